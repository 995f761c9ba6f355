"""Reading in the background: each paper by one worker, none lost when one stops, on SQLite and on PostgreSQL.

What runs here runs in a process of its own, with the settings of the workbench.
"""

import subprocess
import sys
import time

import pytest

from commonseal.workbench.incoming.apart import Apart, BrokenOffError, TooLongError, Work, read_one
from support.command import commonseal, environment
from support.minutes import Matter
from support.places import Place

_HEAD = """
import sys, threading, time
from datetime import UTC, datetime, timedelta
from commonseal.workbench import serving
serving.settle(sys.argv[1])
from commonseal.vocabulary import Visibility
from commonseal.workbench.incoming.apart import BrokenOffError, Made, TooLongError
from commonseal.workbench.incoming.models import Reading
from commonseal.workbench.incoming.shelf import Envelope, take_in
from commonseal.workbench.incoming.worker import LEASE, Worker

NOW = datetime(2026, 11, 29, 12, tzinfo=UTC)
TEXT = sys.argv[2]
by = Envelope("secretary", Visibility.INTERNAL, Visibility.PUBLIC)

def came_in(name="minutes.txt", text=TEXT):
    return take_in(name, text.encode(), by, now=NOW)

class Pretends:
    def __init__(self, does): self.does, self.times = does, 0
    def read(self, work, every, beat):
        self.times += 1
        return self.does(work, beat)
    def close(self): pass

def raises(error):
    def does(work, beat): raise error
    return does

def state(reading): return Reading.objects.get(pk=reading.pk)
"""
TEXT = Matter("Norwick", "Sutwick", "Hexwick").text


def run(url: str, script: str, *, fresh: bool = True) -> None:
    """Run a script with the settings of the workbench on a register, where no paper came in before."""
    emptied = "Reading.objects.all().delete()\n" if fresh else ""
    words = [sys.executable, "-c", _HEAD + emptied + script, url, TEXT]
    done = subprocess.run(words, env=environment(), capture_output=True, text=True, timeout=180, check=False)
    assert done.returncode == 0, done.stderr


def test_of_two_workers_one_takes_a_paper(place: Place) -> None:
    """Several at once take each of some papers once, in all."""
    assert place.register
    run(
        place.url,
        """
for number in range(4): came_in(f"{number}.txt")
taken, start = [], threading.Barrier(3)
def take():
    from django.db import connection
    worker = Worker(Pretends(None), lambda: NOW)
    start.wait()
    for _ in range(8):
        reading = worker.take()
        if reading is not None: taken.append((reading.pk, worker.name))
    connection.close()
threads = [threading.Thread(target=take) for _ in range(3)]
for each in threads: each.start()
for each in threads: each.join()
assert sorted(pk for pk, _ in taken) == sorted(Reading.objects.values_list("pk", flat=True)), taken
assert all(Reading.objects.get(pk=pk).worker == name for pk, name in taken)
""",
    )


def test_what_a_stopped_worker_had_is_read_by_the_next(place: Place) -> None:
    """Its lease runs out and another takes the paper; what the first would still keep is not kept."""
    assert place.register
    run(
        place.url,
        """
reading = came_in()
first, second = Worker(Pretends(None), lambda: NOW), Worker(Pretends(None), lambda: NOW + LEASE + timedelta(seconds=1))
mine = first.take()
assert mine is not None and Worker(Pretends(None), lambda: NOW + LEASE / 2).take() is None
assert second.take() is not None
assert not first._renew(mine)
first._keep(mine, Made(why_refused="of no use"))
assert (state(reading).state, state(reading).worker, state(reading).attempts) == ("reading", second.name, 2)
""",
    )


def test_a_paper_that_breaks_the_reader_is_given_up_after_three_times(sqlite_place: Place) -> None:
    """It is tried again, and then refused with what to do; one that takes too long is refused at once."""
    assert sqlite_place.register
    run(
        sqlite_place.url,
        """
breaks = Pretends(raises(BrokenOffError()))
reading = came_in()
for expected in ("waiting", "waiting", "refused"):
    assert Worker(breaks, lambda: NOW).step()
    assert state(reading).state == expected
assert "broken off 3 times while it was read" in state(reading).why_refused
assert state(reading).content is None
long = came_in("long.txt", "other words")
assert Worker(Pretends(raises(TooLongError())), lambda: NOW).step()
assert "took longer to read than a paper may; split it" in state(long).why_refused
assert not Worker(breaks, lambda: NOW).step()
""",
    )


def test_papers_attached_to_an_email_come_in_too(sqlite_place: Place) -> None:
    """What came within a paper is a paper of its own, by the same person and for the same eyes."""
    assert sqlite_place.register
    run(
        sqlite_place.url,
        """
from commonseal.workbench.incoming.apart import Apart
from email.message import EmailMessage
mail = EmailMessage()
mail["From"], mail["To"], mail["Subject"] = "a@x.uk", "b@x.uk", "Minutes"
mail["Date"] = "Wed, 10 Jul 2019 10:00:00 +0100"
mail["Message-ID"] = "<1@x.uk>"
mail.set_content("Please find the minutes of the meeting with this letter.")
mail.add_attachment(TEXT, filename="minutes.txt")
reading = take_in("mail.eml", mail.as_bytes(), by, now=NOW)
assert Worker(Apart()).run(threading.Event(), once=True) == 2
found = Reading.objects.exclude(pk=reading.pk).get()
assert (found.file_name, found.state) == ("minutes.txt", "read")
assert (found.brought_by, found.visibility) == ("secretary", "public")
""",
    )


def test_what_came_in_while_nothing_read_is_read_by_the_command(place: Place) -> None:
    """The command reads what waits and ends; the file goes, the text and the claims stay."""
    assert place.register
    run(place.url, "came_in()")
    done = commonseal("read-waiting", "--once", db=place.url)
    assert done.code == 0, done.err
    assert "1 paper was read or refused." in done.err
    run(
        place.url,
        """
(reading,) = Reading.objects.all()
assert reading.state == "read" and reading.content is None
assert reading.text == TEXT and len(reading.claim_keys.split()) == 6
assert reading.title == "NHS Norwick Clinical Commissioning Group"
""",
        fresh=False,
    )


def test_reading_apart_gives_what_reading_here_does() -> None:
    """The process gives the text and the claims, or the reader’s own sentence; a beat that says no ends it."""
    apart = Apart()
    try:
        work = Work("minutes.txt", TEXT.encode())
        assert apart.read(work, 5.0, lambda: True) == read_one(work)
        assert apart.read(Work("x.pdf", b"no"), 5.0, lambda: True) == read_one(Work("x.pdf", b"no"))
        assert apart.read(Work("slow.txt", TEXT.encode() * 200), 0.05, lambda: False) is None
    finally:
        apart.close()


@pytest.mark.parametrize(("longest", "error"), [(0.1, TooLongError), (60, BrokenOffError)])
def test_a_process_that_hangs_or_dies_is_found_out(longest: float, error: type[Exception]) -> None:
    """One that takes too long is ended; one that dies is told of, and the next paper is read in a new one."""
    apart = Apart(longest)

    def beat() -> bool:
        if error is BrokenOffError and apart._pool is not None:
            for each in list(apart._pool._processes.values()):
                each.kill()
        return True

    try:
        with pytest.raises(error):
            apart.read(Work("slow.txt", TEXT.encode() * 200), 0.05, beat)
        time.sleep(0.1)
        apart._longest = 60
        assert apart.read(Work("minutes.txt", TEXT.encode()), 5.0, lambda: True) is not None
    finally:
        apart.close()
