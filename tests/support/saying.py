"""Short ways of saying things to a register, so that a test reads as what it is about."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from typing import Any

from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence, Paper, Period, StatementDraft, UncertainDate, Viewer, Visibility, sha256_of
from commonseal.vocabulary.facts import Appointment, Arrangement, Body, Fact, Person, Post
from commonseal.vocabulary.identifiers import slug

ENTERED = datetime(2030, 1, 1, 12, tzinfo=UTC)
"""When the register was told everything in these tests: after every day on which anything was known."""

EVERYTHING = Viewer(name="the auditor", clearance=Visibility.RESTRICTED)
STAFF = Viewer(name="a member of staff", clearance=Visibility.INTERNAL)
PUBLIC = Viewer()


def day(text: str) -> date:
    """Return a date."""
    return date.fromisoformat(text)


def edtf(text: str) -> UncertainDate:
    """Return an uncertain date."""
    return UncertainDate.parse(text)


def body(name: str, **more: Any) -> Body:
    """Return a body of that name, a CCG unless told otherwise, with its identifier made out of the name."""
    return Body(**{"id": f"body/{slug(name)}", "name": name, "classification": "ccg", **more})


def person(name: str, **more: Any) -> Person:
    """Return a person of that name."""
    return Person(id=f"person/{slug(name)}", name=name, **more)


def post(of: str, role: str = "accountable officer", **more: Any) -> Post:
    """Return the post of that role at a body given by name."""
    return Post(id=f"post/{slug(of)}/{slug(role)}", role=role, bodies=(f"body/{slug(of)}",), **more)


def appointment(who: str, of: str, role: str = "accountable officer", **more: Any) -> Appointment:
    """Return the appointment of a person to a post, all given by name."""
    return Appointment(
        person=f"person/{slug(who)}", post=f"post/{slug(of)}/{slug(role)}", bodies=(f"body/{slug(of)}",), **more
    )


def arrangement(name: str, *parties: str, **more: Any) -> Arrangement:
    """Return an arrangement between bodies given by name."""
    return Arrangement(
        **{
            "id": f"arrangement/{slug(name)}",
            "name": name,
            "type": "joint_committee",
            "parties": tuple(f"body/{slug(each)}" for each in parties),
            **more,
        }
    )


def said(fact: Fact, start: str | None = None, end: str | None = None, **more: Any) -> StatementDraft:
    """Return what is said: a fact, when it holds, and what else there is to say of it."""
    return StatementDraft(fact=fact, period=Period.parse(start, end), **more)


def paper(title: str, text: str, **more: Any) -> Paper:
    """Return a paper of that title and text."""
    return Paper(id=f"paper/{slug(title)}", title=title, text=text, sha256=sha256_of(text), **more)


def quote(of: Paper, words: str) -> Evidence:
    """Return the evidence that words in a paper are."""
    start = of.text.index(words)
    return Evidence(paper=of.id, start=start, end=start + len(words), quote=words)


@contextmanager
def act(register: Register, recorded: str = "2019-07-10", **more: Any) -> Iterator[ActWriter]:
    """Open an act on a day."""
    told: dict[str, Any] = {"author": "ann", "reason": "she read it", "entered_at": ENTERED, **more}
    with register.act(recorded=day(recorded), **told) as writer:
        yield writer


def record(register: Register, *drafts: StatementDraft, recorded: str = "2019-07-10") -> list[int]:
    """Record statements in one act and return their numbers."""
    with act(register, recorded) as writer:
        return [writer.record(each) for each in drafts]
