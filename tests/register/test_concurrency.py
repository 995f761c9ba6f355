"""Several at once, and one that dies: the chain holds, no number is lost, and readers see one moment."""

import multiprocessing
import os
import queue
import signal
from collections.abc import Iterator
from typing import Any

import pytest

from commonseal.register.register import Register
from support.places import TABLES, Place
from support.saying import EVERYTHING, act, appointment, body, day, edtf, record, said
from support.writers import append, load_for_ever, record_one

SPAWN = multiprocessing.get_context("spawn")
PROCESSES, THREADS, ACTS = 2, 2, 8
PATIENCE = 60.0  # seconds


def test_many_writers_at_once_make_one_chain(place: Place) -> None:
    """Processes and threads that append to one register each get numbers of their own, and lose none."""
    results = SPAWN.Queue()
    writers = [
        SPAWN.Process(target=append, args=(place.url, each, THREADS, ACTS, results)) for each in range(PROCESSES)
    ]
    for each in writers:
        each.start()
    total = PROCESSES * THREADS * ACTS
    got: list[tuple[str, int, int]] = []
    while len(got) < total:
        got.append(results.get(timeout=PATIENCE))
        assert got[-1][1], got[-1][0]
        look(place.register)
    for each in writers:
        each.join(PATIENCE)
        assert each.exitcode == 0
    verdict = place.register.verify()
    assert verdict.is_sound, verdict.tampering
    ended = total // 2
    assert (verdict.acts, verdict.statements) == (total, 2 * total + ended)
    numbers = [number for _, first, second in got for number in (first, second)]
    assert len(set(numbers)) == 2 * total
    for who, first, second in got:
        assert second == first + 1
        assert place.register.statement(first).author == who
    last = place.register.as_of(on=day("2016-06-01"), known_at=day("2020-01-01")).known
    assert len(last) == 2 * total


def look(register: Register) -> None:
    """Look at a register that others write to: what one act did is there as a whole or not at all."""
    known = register.as_of(on=day("2016-06-01"), known_at=day("2020-01-01")).known
    people = [each.author for each in known if each.fact.kind == "appointment"]
    bodies = [each.author for each in known if each.fact.kind == "body"]
    assert sorted(people) == sorted(bodies)
    assert len(set(bodies)) == len(bodies)


def test_a_reader_sees_one_moment(place: Place) -> None:
    """What is written while somebody reads within one transaction is not seen by them until they are done."""
    register = place.register
    record(register, said(body("Ashford CCG")))
    with register.sql.reading():
        before = register.as_of(on=day("2020-01-01"), known_at=day("2020-01-01")).known
        other = SPAWN.Process(target=record_one, args=(place.url,))
        other.start()
        other.join(PATIENCE)
        assert other.exitcode == 0
        assert register.as_of(on=day("2020-01-01"), known_at=day("2020-01-01")).known == before
        assert register.find("Dover CCG", known_at=day("2020-01-01")).candidates == ()
    assert len(register.as_of(on=day("2020-01-01"), known_at=day("2020-01-01")).known) == 2


@pytest.fixture
def loading(place: Place) -> Iterator[tuple[Any, Any]]:
    """Give a process that loads into the register without end, and the queue on which it tells how far it is."""
    record(place.register, said(body("Ashford CCG")))
    begun = SPAWN.Queue()
    process = SPAWN.Process(target=load_for_ever, args=(place.url, begun))
    process.start()
    yield process, begun
    if process.is_alive():
        process.kill()
    process.join(PATIENCE)


def contents(place: Place) -> dict[str, list[tuple[object, ...]]]:
    """Return every row of every table."""
    with place.connected() as raw:
        return {table: sorted(raw.all(f'SELECT * FROM "{table}"'), key=repr) for table in TABLES}


def test_a_load_that_is_killed_leaves_the_register_as_it_was(place: Place, loading: tuple[Any, Any]) -> None:
    """A process killed in the middle of a long load leaves no row of it; the chain holds and writing goes on."""
    process, begun = loading
    before, verdict = contents(place), place.register.verify()
    try:
        while begun.get(timeout=PATIENCE) < 2_000:
            pass
    except queue.Empty:
        pytest.fail("the load did not get anywhere")
    assert contents(place) == before
    os.kill(process.pid, signal.SIGKILL)
    process.join(PATIENCE)
    assert process.exitcode == -signal.SIGKILL
    place.close()
    assert contents(place) == before
    assert place.register.verify() == verdict
    with act(place.register) as writer:
        number = writer.record(said(appointment("Alan Blair", "Ashford CCG"), "2016"))
        writer.end(number, edtf("2017"))
    assert place.register.verify().is_sound
    assert len(place.register.history("body/ashford-ccg", viewer=EVERYTHING)) == 4
