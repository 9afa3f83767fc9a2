import pandas as pd

from analysis.explorers.notice import LONGEST, Notice

HOSTILE = "<img src=x onerror=alert(1)>"


def problems(*messages):
    return pd.DataFrame({"place": "nile-dam", "message": list(messages)})


def told(notice):
    return "".join(line.value for line in notice.children)


def test_nothing_to_say_takes_no_room():
    notice = Notice()
    notice.tell(problems())
    notice.complain("")
    assert told(notice) == "" and notice.layout.display == "none"


def test_notes_are_counted_and_folded():
    notice = Notice()
    notice.tell(problems("no date given", "not English"))
    assert "<details><summary>2 notes from the reading" in told(notice)
    assert notice.layout.display == ""


def test_many_notes_are_cut_and_the_rest_counted():
    notice = Notice()
    notice.tell(problems(*["no date"] * (LONGEST + 3)))
    assert told(notice).count("<li>") == LONGEST + 1 and "and 3 more" in told(notice)


def test_a_complaint_stands_until_it_is_mended():
    notice = Notice()
    notice.complain("since is after until; swap them")
    assert 'role="alert"' in told(notice)
    notice.complain("")
    assert told(notice) == ""


def test_hostile_words_stay_words():
    notice = Notice()
    notice.tell(problems(HOSTILE))
    notice.complain(HOSTILE)
    assert HOSTILE not in told(notice)
