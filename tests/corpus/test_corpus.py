"""Files, pages, tables, pasted text → articles; bad input is told by its name, the rest read."""

from __future__ import annotations

import datetime as dt
import json
import os
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import corpus
from analysis.lexicons import DATA

TALKS = "The foreign minister said on Sunday that no talks with the neighbour were planned.\n"
DAY = dt.date(2025, 8, 24)
HOSTILE = "<img src=x onerror=alert(1)>"


@pytest.fixture
def write(tmp_path, monkeypatch):
    """Write a file of the working folder and return its name; parts of its path are made."""
    monkeypatch.chdir(tmp_path)

    def written(name: str, content: str | bytes = TALKS) -> str:
        path = Path(name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return name

    return written


def told(articles: corpus.Corpus) -> str:
    return "\n".join(f"{problem.place}: {problem.message}" for problem in articles.problems)


# --- what can be read


def test_the_articles_of_the_project_are_read_without_a_problem():
    articles = corpus.read(DATA / "articles")
    assert articles.problems == ()
    assert [article.document for article in articles] == [
        "andes-border", "lavrov-nbc", "nile-dam", "strait-patrols",
    ]  # fmt: skip
    assert {article.language for article in articles} == {"en"}
    assert articles["lavrov-nbc"].date is None
    assert articles["nile-dam"].outlet == "Rift Valley Wire"


@pytest.mark.parametrize("document", ["andes-border", "strait-patrols"])
def test_offsets_count_in_the_text_that_was_marked_by_hand(document):
    marked = (DATA / "gold" / f"{document}.extracted.txt").read_bytes().decode()
    assert corpus.read(DATA / "articles")[document].text == marked


def test_a_text_is_left_as_it_is(write):
    text = "  “No talks,”\r\n\r\n\tthe minister said of the\u00a0plan.\r\n\r\n"
    (article,) = corpus.read(write("talks.txt", "\ufeff" + text))
    assert article.text == text


@given(st.text(min_size=1))
def test_a_pasted_text_is_left_as_it_is(text):
    try:
        (article,) = corpus.paste(text)
    except corpus.CorpusError as error:
        assert "pasted" in str(error)
    else:
        assert text.endswith(article.text)
        assert article.text == text or text.startswith("---")


def test_several_sources_in_the_order_they_were_named_and_each_once(write):
    write("b/two.txt"), write("b/three.md"), write("a/one.txt")
    articles = corpus.read(["b/*.txt", Path("b"), "a", "b/two.txt"])
    assert [article.document for article in articles] == ["two", "three", "one"]


def test_a_folder_with_its_folders_without_what_is_hidden_or_no_article(write):
    for name in ("b.txt", "deep/a.TXT", ".hidden.txt", ".git/x.txt", "p.pdf", "q.pdf", "a.toml"):
        write(f"news/{name}", "" if name == "a.toml" else TALKS)
    articles = corpus.read("news")
    assert [article.document for article in articles] == ["b", "a"]
    assert told(articles) == "news: files of other kinds passed over: .pdf (2)"
    assert articles.lost == ()


def test_a_name_with_signs_of_a_pattern_is_a_name_first(write):
    assert corpus.read(write("talks[1].txt"))["talks-1"]


def test_a_page_is_read_without_what_stands_round_its_article(write):
    page = f"""<html lang="ru"><head><meta charset="utf-8"><title>Talks | Wire</title>
    <meta property="og:site_name" content="The Wire"><meta name="author" content="Ann Lee">
    <meta property="article:published_time" content="2025-08-24T10:00:00+02:00">
    <script>alert(1)</script></head><body><nav><a href="/">Home</a> Subscribe now</nav>
    <article><h1>Talks off</h1><p>{TALKS}<script>alert(2)</script></p>
    <p>“We are ready,” she told reporters, &lt;b&gt; and left the room for the airport.</p>
    </article><footer>Updated 3 March 2021</footer></body></html>"""
    (article,) = corpus.read(write("talks.html", page))
    assert article.text.splitlines()[0] == "Talks off"
    assert "reporters, <b> and" in article.text
    assert not any(word in article.text for word in ("alert", "Subscribe", "Updated", "Home"))
    assert (article.date, article.outlet, article.author) == (DAY, "The Wire", "Ann Lee")
    assert article.language == "en"


def test_a_date_in_the_footer_of_a_page_is_no_date_of_publication(write):
    page = f"<html><body><article><p>{TALKS * 3}</p></article>Updated 3 March 2021</body></html>"
    (article,) = corpus.read(write("talks.html", page))
    assert article.date is None


ROW = {
    "id": "talks-off", "text": "  " + TALKS, "title": "Talks off", "date": "2025-08-24",
    "outlet": "The Wire", "author": "Ann Lee", "url": "https://wire.example/1", "language": "en",
}  # fmt: skip


def as_csv(rows: list[dict], delimiter: str) -> bytes:
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(rows).to_csv(index=False, sep=delimiter).encode()


def as_parquet(rows: list[dict]) -> bytes:
    pd = pytest.importorskip("pandas")
    return pd.DataFrame(rows).to_parquet(index=False)


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("many.csv", lambda rows: as_csv(rows, ",")),
        ("many.csv", lambda rows: as_csv(rows, ";")),
        ("many.tsv", lambda rows: as_csv(rows, "\t")),
        ("many.jsonl", lambda rows: "\r\n\n".join(map(json.dumps, rows)).encode()),
        ("many.parquet", as_parquet),
    ],
    ids=["comma", "semicolon", "tab", "jsonl", "parquet"],
)
@pytest.mark.parametrize("read", ["read", "upload"])
def test_many_articles_in_one_file(write, name, written, read):
    content = written([ROW, {**ROW, "id": "12", "date": None}])
    articles = (
        corpus.upload(name, content) if read == "upload" else corpus.read(write(name, content))
    )
    article, other = articles
    assert {**vars(article), "id": article.document, "date": article.date.isoformat()} == {
        **ROW, "document": "talks-off",
    }  # fmt: skip
    assert (other.document, other.date) == ("12", None)
    assert articles.problems == ()


def test_a_table_of_documents_written_by_us_is_read_again_and_an_inferred_date_inferred_again():
    rows = [{"document": "a", "text": TALKS, "date": "2025-08-24", "date_basis": basis}
            for basis in ("given", "inferred")]  # fmt: skip
    first, second = corpus.upload("documents.csv", as_csv(rows, ","))
    assert (first.date, second.date) == (DAY, None)


# --- what is known about an article


def test_an_argument_counts_more_than_a_sidecar_and_that_more_than_a_front_matter(write):
    front = "---\ntitle: of the text\noutlet: of the text\nauthor: of the text\n---\n"
    write("a.toml", 'title = "of the sidecar"\noutlet = "of the sidecar"\ndocument = "named"')
    (article,) = corpus.read(write("a.md", front + TALKS), title="of the argument")
    assert (article.title, article.outlet, article.author) == (
        "of the argument", "of the sidecar", "of the text",
    )  # fmt: skip
    assert article.document == "named"
    assert article.text == TALKS


@pytest.mark.parametrize("date", [DAY, "2025-08-24"])
def test_a_date_given_holds_for_all(write, date):
    write("a.txt"), write("b.txt")
    assert {article.date for article in corpus.read(["a.txt", "b.txt"], date=date)} == {DAY}


def test_a_wrong_argument_is_the_callers_error(write):
    with pytest.raises(ValueError, match="date is no day: 'Sunday'; write it as 2025-08-24"):
        corpus.read(write("a.txt"), date="Sunday")


def test_a_wrong_date_of_a_text_is_told_and_stays_unknown(write):
    articles = corpus.read(write("a.md", "---\ntitle: A\ndate: 24/08/2025\n---\n" + TALKS))
    assert articles["a"].date is None
    assert told(articles) == "a.md: date is no day: '24/08/2025'; write it as 2025-08-24; left out"


def test_a_broken_sidecar_is_told_and_the_article_read(write):
    write("a.toml", "title = ")
    articles = corpus.read(write("a.txt"))
    assert articles["a"].title is None
    assert "a.toml: passed over: no TOML" in told(articles)


def test_a_pasted_text_is_called_after_its_title():
    assert corpus.paste(TALKS, title="Talks off!")["talks-off"].title == "Talks off!"
    assert corpus.paste(TALKS)["pasted"].title is None


def test_articles_of_one_name_are_told_apart(write):
    write("a/talks.txt"), write("b/talks.txt"), write("b/Talks!.txt")
    articles = corpus.read(["a", "b"])
    assert [article.document for article in articles] == ["talks", "talks-2", "talks-3"]
    assert "there is already an article talks; this one is called talks-2" in told(articles)


def test_an_article_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(KeyError, match="no article 'a'; there are: pasted"):
        corpus.paste(TALKS)["a"]


# --- bad input: named, with the remedy, and the rest goes on


BAD = {
    "empty.txt": (b"", "empty"),
    "blank.txt": (b" \r\n\t\n", "empty"),
    "digits.txt": (b"2025 - 14:30", "no word in it"),
    "binary.txt": (bytes(range(256)) * 4, "binary data"),
    "paper.txt": (b"%PDF-1.7\n%\xe2\xe3", "this is a PDF"),
    "paper.pdf": (b"%PDF-1.7", ".pdf files are not read; one of .txt"),
    "noname": (TALKS.encode(), "a file without extension is not read"),
    "page.html": (b"<html><body></body></html>", "no article found in the page"),
    "other.csv": (b"title,body\na,b\n", "no column text; columns found: title, body"),
    "empty.csv": (b"", "no article in it"),
    "header.csv": (b"id,text\n", "no article in it"),
    "other.parquet": (b"PAR1 not really PAR1", "no Parquet file that can be read"),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_told_by_name_and_the_rest_is_read(write, name):
    content, message = BAD[name]
    articles = corpus.read([write(name, content), write("good.txt")])
    assert [article.document for article in articles] == ["good"]
    assert told(articles).startswith(f"{name}: ")
    assert message in told(articles)
    assert articles.lost == articles.problems


@pytest.mark.parametrize("name", BAD)
def test_a_bad_upload_is_refused_in_the_same_words(name):
    content, message = BAD[name]
    with pytest.raises(corpus.CorpusError) as caught:
        corpus.upload(f"C:\\Users\\x\\{name}", content)
    assert f"\n{name}: " in str(caught.value)
    assert message in str(caught.value)


ROWS = {
    ("rows.jsonl", '{"id": "a", "text": "broken'): "no JSON",
    ("rows.jsonl", "[1, 2]"): "no object",
    ("rows.jsonl", '{"id": "a", "body": "x"}'): "no text under the key text; keys found: id, body",
    ("rows.jsonl", '{"id": "a", "text": ""}'): "empty",
    ("rows.jsonl", '{"id": "a", "text": "half \\ud800 a letter"}'): "half a character",
    ("rows.jsonl", "[" * 100_000): "no JSON that can be read",
    ("rows.csv", "a,the text, with a comma"): "3 cells for id, text; put quotation marks",
    ("rows.csv", 'a,"the "text" in marks"'): "double the quotation marks",
    ("rows.csv", "a,"): "empty",
}


@pytest.mark.parametrize(("name", "line"), ROWS)
def test_a_bad_row_is_told_by_its_line_and_the_rest_is_read(write, name, line):
    good = {"rows.jsonl": json.dumps({"id": "good", "text": TALKS}), "rows.csv": f'good,"{TALKS}"'}
    head = {"rows.jsonl": "", "rows.csv": "id,text"}
    lines = [head[name], good[name], line, good[name], ""]
    number = 1 + "\n".join(lines[:2]).count("\n") + 1
    articles = corpus.read(write(name, "\n".join(lines)))
    assert [article.document for article in articles] == ["good", "good-2"]
    assert f"{name}:{number}: " in told(articles)
    assert ROWS[name, line] in told(articles)
    assert len(articles.lost) == 1


def test_a_quotation_mark_never_closed_names_the_line_that_opens_it(write):
    content = f'id,text\ngood,"{TALKS}"\nbad,"The minister said\nmore,text\n'
    articles = corpus.read(write("rows.csv", content))
    assert [article.document for article in articles] == ["good"]
    assert "rows.csv:4: a quotation mark opened here is never closed" in told(articles)


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("absent.txt", "there is no such file, seen from"),
        ("*.html", "no file matches, seen from"),
        ("empty-folder", "no article in this folder"),
        ("/dev/null", "neither a file nor a folder"),
        ("https://wire.example/1", "pages are not fetched"),
        ("The minister said\nthat no talks were planned.", "goes to corpus.paste"),
        ("The minister said that no talks were planned. " * 50, "goes to corpus.paste"),
        ("x" * 300, "cannot be read"),
        ("nul\0.txt", "no name of a file"),
    ],
)
def test_a_source_that_is_none_is_told(write, source, message):
    Path(write("empty-folder/note.pdf"))
    articles = corpus.read([source, write("good.txt")])
    assert len(articles) == 1
    assert message in told(articles)
    with pytest.raises(corpus.CorpusError, match=message) as caught:
        corpus.read(source)
    assert caught.value.problems == articles.problems


def test_nothing_named_is_an_error_of_its_own():
    with pytest.raises(corpus.CorpusError, match="nothing was named"):
        corpus.read([])


def test_a_file_that_may_not_be_read_is_told(write, monkeypatch):
    def refuse(path):
        raise PermissionError(13, "Permission denied", str(path))

    write("secret.txt"), write("good.txt")
    allowed = Path.read_bytes
    monkeypatch.setattr(
        Path, "read_bytes", lambda path: refuse(path) if "secret" in path.name else allowed(path)
    )
    articles = corpus.read(["secret.txt", "good.txt"])
    assert told(articles) == "secret.txt: cannot be read: Permission denied"


def test_a_folder_that_may_not_be_listed_is_told(write, monkeypatch):
    scan = os.scandir

    def refuse(path):
        if Path(path).name == "secret":
            raise PermissionError(13, "Permission denied", str(path))
        return scan(path)

    write("news/secret/a.txt"), write("news/good.txt")
    monkeypatch.setattr(os, "scandir", refuse)
    articles = corpus.read("news")
    assert told(articles) == "news/secret: cannot be read: Permission denied"
    assert len(articles) == 1


def test_another_encoding_is_read_and_told_and_nothing_is_lost(write):
    articles = corpus.read(write("talks.txt", TALKS.replace("n", "’").encode("cp1252")))
    assert "’" in articles["talks"].text
    assert "talks.txt: read as cp1252" in told(articles)
    assert articles.lost == ()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("talks.txt", "Zelenskyyâ€™s envoy left the talks on Sunday, he said."),
        ("talks.jsonl", '{"id": "talks", "text": "Zelenskyyâ€™s envoy left the talks, he said."}'),
    ],
)
def test_garbled_letters_are_told_by_their_place_in_the_text_and_left(name, content):
    articles = corpus.upload(name, content.encode())
    assert articles["talks"].text[9:12] == "â€™"
    assert "first 'â€™' at character 9, which should be '’'" in told(articles)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Министр сказал в воскресенье, что встреча пока не планируется, но мы готовы.", "ru"),
        ("外交部长周日表示，目前没有计划举行任何会谈。", "zh"),
        ("قال وزير الخارجية يوم الأحد إنه لا توجد محادثات مقررة مع الدولة المجاورة.", "ar"),
        ("שר החוץ אמר ביום ראשון כי לא מתוכננות שיחות עם המדינה השכנה.", "he"),
    ],
)
def test_a_text_that_is_not_english_is_read_and_its_language_said(text, language):
    (article,) = corpus.paste(text)
    assert (article.text, article.language) == (text, language)


def test_hostile_names_and_values_stay_data(write, tmp_path):
    front = f"---\ntitle: {HOSTILE}\nauthor: =cmd|'/c calc'!A1\noutlet: ../../x\n---\n"
    (article,) = corpus.read(write(f"{HOSTILE}.md".replace("/", ""), front + TALKS + HOSTILE))
    assert article.document == "img-src-x-onerror-alert-1"
    assert (article.title, article.outlet) == (HOSTILE, "../../x")
    assert article.author == "=cmd|'/c calc'!A1"
    assert article.text.endswith(HOSTILE)


def test_a_path_that_climbs_is_read_and_decides_no_name(write):
    write("talks.txt"), write("deep/down/x.txt")
    (article,) = corpus.read("deep/down/../../talks.txt")
    assert article.document == "talks"
    rows = json.dumps({"id": "../../etc/passwd", "text": TALKS})
    (climbing,) = corpus.upload("../../rows.jsonl", rows.encode())
    assert climbing.document == "etc-passwd"


def test_very_few_words_are_read_and_told():
    articles = corpus.paste("Lavrov said no.")
    assert "only 3 words; an article has more" in told(articles)


def test_a_sentence_of_20000_words_without_a_stop_is_read():
    (article,) = corpus.paste("the minister said that " * 5_000)
    assert article.language == "en"


@pytest.mark.parametrize("name", ["long.txt", "long.csv", "long.jsonl"])
def test_five_megabytes_are_read_and_told(name):
    text = TALKS * (5_000_000 // len(TALKS))
    content = {
        "long.txt": lambda: text,
        "long.csv": lambda: f'id,text\nlong,"{text}"\n',
        "long.jsonl": lambda: json.dumps({"id": "long", "text": text}),
    }[name]()
    articles = corpus.upload(name, content.encode())
    assert articles["long"].text == text
    assert "characters are more than an article" in told(articles)


def test_reading_takes_time_in_proportion_to_length():
    def seconds(megabytes: int) -> float:
        content = (TALKS.replace("n", "’") * (megabytes * 1_000_000 // len(TALKS))).encode("cp1252")
        start = time.perf_counter()
        corpus.upload("long.txt", content)
        return time.perf_counter() - start

    seconds(1)
    assert seconds(8) < 4 * 8 * max(min(seconds(1), seconds(1)), 0.005)
