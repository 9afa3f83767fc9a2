"""How long an article takes to read, and that twice the text takes twice the time.

CPU seconds of all threads, so that figures hold on a busy machine; ratios come from one run.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections import Counter
from statistics import median

import numpy as np
import pytest

from analysis import corpus
from analysis.lexicons import DATA
from analysis.model import encoder, stance
from analysis.processes import cores, spread
from analysis.schema import Article
from analysis.standoff import answer, no_answer
from analysis.tables import tabulate
from analysis.text import reading
from analysis.text.reading import read

ARTICLE = DATA / "articles" / "lavrov-nbc.txt"
TEXT = ARTICLE.read_text(encoding="utf-8")
TALKS = Article(document="talks", text=TEXT)
ROUNDS = 7
STEPS = "parse find_dates find_actors find_statements find_events find_stances".split()
NETWORKS = ("reader.onnx", "stance.onnx")
FIRST = """
import time, psutil
from analysis.standoff import annotated
before = time.process_time()
annotated('{"id": "a", "text": "Mr. Lavrov said on Friday that Moscow was ready for talks."}')
print(time.process_time() - before, psutil.Process().memory_info().rss / 1e6)
"""


@pytest.fixture(scope="module", autouse=True)
def warm():
    read(TALKS)


def seconds(work, *given) -> float:
    before = time.process_time()
    work(*given)
    return time.process_time() - before


def test_file_to_tables(benchmark):
    tables = benchmark(lambda: tabulate(corpus.read(ARTICLE)))
    assert len(tables.statements)


def test_an_article_beside_a_stock_pipeline(benchmark, stock, tell):
    stock(TEXT)
    pairs = [(seconds(read, TALKS), seconds(stock, TEXT)) for _ in range(ROUNDS)]
    benchmark.pedantic(read, [TALKS], rounds=3)
    ours, theirs = (median(column) for column in zip(*pairs, strict=True))
    tell("an article read, everything in the text floor", f"{ours * 1000:.0f} ms of CPU")
    tell("  times a stock spaCy pipeline of 96x4", f"{median(a / b for a, b in pairs):.1f}")
    assert theirs > 0


class Clock:
    """CPU seconds of each part, without those of the parts inside it."""

    def __init__(self):
        self.spent = Counter()
        self.inside = [0.0]

    def timed(self, part, work):
        def timed(*given, **options):
            before = time.process_time()
            self.inside.append(0.0)
            try:
                return work(*given, **options)
            finally:
                whole = time.process_time() - before
                self.spent[part] += whole - self.inside.pop()
                self.inside[-1] += whole

        return timed


class Timed:
    """One of the networks, with a clock."""

    def __init__(self, session, clock):
        self.session = session
        self.run = clock.timed("encoder", session.run)

    def __getattr__(self, name):
        return getattr(self.session, name)


def test_what_each_room_costs(benchmark, monkeypatch, tell):
    clock = Clock()
    networks = {
        name: Timed(encoder.session(name), clock) for name in ("reader.onnx", "stance.onnx")
    }
    for room in (encoder, stance):
        monkeypatch.setattr(room, "session", networks.__getitem__)
    for step in STEPS:
        monkeypatch.setattr(reading, step, clock.timed(step, getattr(reading, step)))
    benchmark.pedantic(clock.timed("the rest", read), [TALKS], rounds=ROUNDS)
    whole = sum(clock.spent.values())
    for part, spent in clock.spent.most_common():
        tell(f"  {part}", f"{spent / whole:.0%} of the time")
    assert clock.spent["encoder"] >= 2 / 3 * whole


def test_growth_with_length(benchmark, tell):
    lengths = [1, 2, 4, 8, 16, 32]
    articles = [Article(document="long", text="\n".join([TEXT] * times)) for times in lengths]
    spent = [min(seconds(read, article) for _ in range(2)) for article in articles]
    benchmark.pedantic(read, articles[2:3], rounds=1)
    exponent = np.polyfit(np.log(lengths), np.log(spent), 1)[0]
    tell("time from 1 to 32 articles in one", f"grows as length to the power {exponent:.2f}")
    assert exponent < 1.15


def test_the_first_sentence(benchmark, tell):
    command = [sys.executable, "-c", FIRST]
    told = benchmark.pedantic(subprocess.check_output, [command], rounds=1)
    spent, megabytes = map(float, told.split())
    tell("first sentence after import", f"{spent:.2f} s of CPU, {megabytes:.0f} MB in all")
    assert spent < 2
    assert megabytes < 700


def test_annotate_by_as_many_processes_as_cores(benchmark, tell):
    lines = [json.dumps({"id": n, "text": TEXT}).encode() for n in range(24)]

    def annotate():
        return list(spread(answer, lines, lost=no_answer, processes=cores()))

    answers = benchmark.pedantic(annotate, rounds=1)
    assert len(answers) == len(lines) and not any(each.problem for each in answers)
    rate = len(lines) / benchmark.stats.stats.min
    tell(f"articles annotated by {cores()} processes, loading and all", f"{rate:.1f} a second")
