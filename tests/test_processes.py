"""Work spread over processes: answers in order, whatever happens to a process."""

from __future__ import annotations

import os
import time

from analysis.processes import AHEAD, FEW, spread

PROCESSES = 2


def lost(item, why):
    return f"{item} lost: {why}"


def spread_out(work, items, **options):
    return spread(work, items, lost=lost, processes=PROCESSES, **options)


def test_answers_come_in_the_order_of_the_items():
    naps = [0.2, 0, 0.1, 0, 0]
    assert list(spread_out(time.sleep, naps)) == [None] * 5
    assert list(spread_out(abs, range(-20, 0))) == list(range(20, 0, -1))


def test_the_work_is_done_elsewhere():
    at_work = set(spread_out(eval, ["__import__('os').getpid()"] * 6))
    assert os.getpid() not in at_work
    assert len(at_work) <= PROCESSES


def test_few_items_are_worked_on_here():
    here = spread(id, [spread] * (FEW - 1), lost=lost)
    assert set(here) == {id(spread)}


def test_a_process_that_dies_costs_the_item_it_was_at():
    first, *rest = spread_out(os._exit, [3])
    assert first == "3 lost: the process that read it ended with code 3"
    assert not rest


def test_the_next_process_goes_on_after_one_has_died():
    found = list(spread_out(eval, ["1", "__import__('os').abort()", "2", "3", "4"]))
    assert [found[0], *found[2:]] == [1, 2, 3, 4]
    assert "by signal 6" in found[1]


def test_what_a_process_prints_is_no_answer(capfd):
    assert list(spread_out(print, ["aloud", "again"])) == [None, None]
    assert "aloud" in capfd.readouterr().err


def test_items_are_taken_as_they_are_needed():
    taken = []
    answers = spread_out(abs, (taken.append(i) or i for i in range(1000)))
    assert next(answers) == 0
    assert len(taken) <= max(FEW * 8, 2 * AHEAD * PROCESSES)
    answers.close()


def test_progress_sees_every_item():
    seen = []
    list(spread_out(abs, range(9), progress=lambda items: (seen.append(i) or i for i in items)))
    assert seen == list(range(9))


def test_who_stops_listening_waits_for_nobody():
    answers = spread_out(time.sleep, [0, 600, 600, 600, 600])
    next(answers)
    before = time.monotonic()
    answers.close()
    assert time.monotonic() - before < 30
