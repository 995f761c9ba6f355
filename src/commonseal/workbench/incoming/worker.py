"""Reading the papers that wait, in the background: each by one worker at a time, and none lost when one stops.

A worker that takes a paper holds a lease on it and renews it while it reads. A paper whose lease has run out, because
its worker was stopped, is taken by the next. No other service takes part: the table of readings is the queue.
"""

import os
import secrets
import socket
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db import close_old_connections
from django.db.models import F, Q

from commonseal.reading import PaperClaims
from commonseal.register.register import Register
from commonseal.review import claim_key, first_line
from commonseal.vocabulary import Viewer, Visibility, sha256_of
from commonseal.workbench import as_of
from commonseal.workbench.incoming.apart import Apart, BrokenOffError, Made, TooLongError, Work
from commonseal.workbench.incoming.models import Reading, State
from commonseal.workbench.incoming.shelf import Envelope, forget_erased, held_already, seen_by, take_in, title_of

LEASE = timedelta(seconds=30)
_BEAT = 5.0
_PAUSE = 1.0
_MOST_ATTEMPTS = 3
_FORGET_EVERY = 60
_DIED = "{} was broken off {} times while it was read; take it apart, or save it anew as a PDF or text."
_TOO_LONG = "{} took longer to read than a paper may; split it into parts."
_KEPT = ("attempts", "state", "worker", "leased_until")


class Worker:
    """Reads the papers that wait.

    Args:
        apart: what reads one paper.
        now: tells the time.
    """

    def __init__(self, apart: Apart | None = None, now: Callable[[], datetime] | None = None) -> None:
        self._apart, self._now = apart or Apart(), now or as_of.now
        self._register = Register("default")
        self.name = f"{socket.gethostname()}:{os.getpid()}:{secrets.token_hex(4)}"[:80]

    def run(self, stop: threading.Event, *, once: bool = False) -> int:
        """Read papers as they come in until told to stop, or those that wait ``once``; return how many it settled."""
        settled = idle = 0
        try:
            while not stop.is_set():
                if idle % _FORGET_EVERY == 0:
                    forget_erased(self._register)
                if self.step():
                    settled, idle = settled + 1, 1
                    continue
                if once:
                    break
                idle += 1
                close_old_connections()
                stop.wait(_PAUSE)
        finally:
            self._apart.close()
        return settled

    def step(self) -> bool:
        """Take one paper that waits, read it, and keep what came of it; return whether there was one."""
        reading = self.take()
        if reading is None:
            return False
        try:
            work = Work(reading.file_name, bytes(reading.content or b""), reading.published or None)
            made = self._apart.read(work, _BEAT, lambda: self._renew(reading))
        except BrokenOffError:
            self._broken_off(reading)
        except TooLongError:
            self._refuse(reading, _TOO_LONG.format(reading.file_name))
        else:
            if made is not None:
                self._keep(reading, made)
        return True

    def take(self) -> Reading | None:
        """Take a paper that nobody reads, so that nobody else does; None where there is none."""
        now = self._now()
        free = Q(state=State.WAITING) | Q(state=State.READING, leased_until__lt=now)
        for key in Reading.objects.filter(free).values_list("pk", flat=True)[:5]:
            # One statement: of two workers at once the database lets one change the row, and the other finds it taken.
            taken = Reading.objects.filter(free, pk=key).update(
                state=State.READING, worker=self.name, leased_until=now + LEASE, attempts=F("attempts") + 1
            )
            if taken:
                return Reading.objects.get(pk=key)
        return None

    def _mine(self, reading: Reading) -> "Q":
        return Q(pk=reading.pk, worker=self.name, state=State.READING)

    def _renew(self, reading: Reading) -> bool:
        mine = Reading.objects.filter(self._mine(reading))
        return bool(mine.update(leased_until=self._now() + LEASE))

    def _broken_off(self, reading: Reading) -> None:
        if reading.attempts >= _MOST_ATTEMPTS:
            self._refuse(reading, _DIED.format(reading.file_name, reading.attempts))
        else:
            Reading.objects.filter(self._mine(reading)).update(state=State.WAITING, leased_until=None)

    def _refuse(self, reading: Reading, why: str) -> None:
        Reading.objects.filter(self._mine(reading)).update(
            state=State.REFUSED, why_refused=why, content=None, settled_at=self._now(), leased_until=None
        )

    def _keep(self, reading: Reading, made: Made) -> None:
        if made.why_refused:
            self._refuse(reading, made.why_refused)
            return
        sha256 = sha256_of(made.text)
        viewer = Viewer(name=reading.brought_by, clearance=Visibility(reading.clearance))
        same = seen_by(viewer).filter(sha256=sha256, state=State.READ).first()
        if same is not None:
            self._refuse(reading, f"{reading.file_name} has the same text as “{title_of(same)}”, which came in before.")
            return
        held = held_already(sha256, self._register, viewer)
        said = {"paper": held.id, "title": held.title, "visibility": held.visibility.value} if held else {}
        title = reading.title or made.title or first_line(made.text)
        claims = PaperClaims.from_json(made.claims, source=reading.paper)
        keys = [claim_key(said.get("paper", reading.paper), each) for each in claims.claims]
        kept = Reading.objects.filter(self._mine(reading)).update(
            **{"title": title[:200], **said},
            state=State.READ, content=None, text=made.text, sha256=sha256, claims=made.claims,
            claim_keys="\n".join(keys), to_look_at="\n".join(made.notes), settled_at=self._now(), leased_until=None,
        )  # fmt: skip
        if kept:
            self._take_attached(reading, made)

    def _take_attached(self, reading: Reading, made: Made) -> None:
        """Take in the papers that came within one, as brought by the same person on the same terms."""
        envelope = Envelope(reading.brought_by, Visibility(reading.clearance), Visibility(reading.visibility))
        for name, content in made.attached:
            take_in(name, content, envelope, now=self._now())


__all__ = ["LEASE", "Worker"]
