"""Snapshots of invented bodies, made in memory for the tests of the answers."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from commonseal.vocabulary import (
    PaperInfo,
    Period,
    RecordedPeriod,
    Snapshot,
    Statement,
    Viewer,
    Visibility,
    fact_adapter,
    sha256_of,
)
from commonseal.vocabulary.periods import OPEN, day_of, parse_day

TODAY = date(2019, 7, 10)
PAPER = PaperInfo(id="paper/minutes", title="Minutes of the board", publisher="Saltmarsh CCG", sha256=sha256_of(""))

ABOUT_A_STATEMENT = {
    "standing", "attribution", "visibility", "evidence", "note", "unreviewed", "origin", "supersedes", "closure"
}  # fmt: skip


class Book:
    """Collects statements as one would write them, numbering them from 1."""

    def __init__(self) -> None:
        self.statements: list[Statement] = []

    def add(
        self,
        kind: str,
        *,
        start: str | None = None,
        end: str | None = None,
        recorded: str = "2019-01-01",
        until: str | None = None,
        **fields: Any,
    ) -> Statement:
        """Add a statement; ``start`` and ``end`` are EDTF, ``recorded`` and ``until`` the days it was held."""
        about = {name: fields.pop(name) for name in list(fields) if name in ABOUT_A_STATEMENT}
        statement = Statement(
            fact=fact_adapter.validate_python({"kind": kind, **fields}),
            period=Period.parse(start, end),
            number=len(self.statements) + 1,
            recorded=RecordedPeriod(day_of(parse_day(recorded)), day_of(parse_day(until)) if until else OPEN),
            act=1,
            author="Governance team",
            **about,
        )
        self.statements.append(statement)
        return statement

    def body(self, key: str, name: str, classification: str = "ccg", **fields: Any) -> Statement:
        """Add a body."""
        return self.add("body", id=f"body/{key}", name=name, classification=classification, **fields)

    def person(self, key: str, name: str, **fields: Any) -> Statement:
        """Add a person."""
        return self.add("person", id=f"person/{key}", name=name, **fields)

    def post(self, key: str, role: str, *bodies: str, **fields: Any) -> Statement:
        """Add a post that serves bodies."""
        return self.add("post", id=f"post/{key}", role=role, bodies=[f"body/{each}" for each in bodies], **fields)

    def appoint(self, person: str, post: str, *bodies: str, **fields: Any) -> Statement:
        """Add an appointment of a person to a post for bodies."""
        return self.add(
            "appointment",
            person=f"person/{person}",
            post=f"post/{post}",
            bodies=[f"body/{each}" for each in bodies],
            **fields,
        )

    def approval(self, step: str, body: str, *after: str, proposal: str = "joining", **fields: Any) -> Statement:
        """Add a step of a proposal."""
        return self.add(
            "approval",
            proposal=f"proposal/{proposal}",
            step=step,
            body=f"body/{body}",
            act=fields.pop("act", "approves"),
            subject_matter=fields.pop("subject_matter", "the joint post"),
            after=list(after),
            **fields,
        )

    def snapshot(self, on: date = TODAY, known_at: date | None = None) -> Snapshot:
        """Return the snapshot of all that was held at the end of a day; of all added where no day is given."""
        held = [each for each in self.statements if known_at is None or each.recorded.known_on(known_at)]
        return snapshot_of(held, on=on, known_at=known_at or TODAY)


def snapshot_of(statements: Iterable[Statement], on: date = TODAY, known_at: date = TODAY) -> Snapshot:
    """Return a snapshot of these statements for somebody who may see everything."""
    viewer = Viewer(name="an auditor", clearance=Visibility.RESTRICTED)
    return Snapshot(on=on, known_at=known_at, viewer=viewer, known=statements, papers={PAPER.id: PAPER})


def quoted(text: str) -> list[dict[str, str]]:
    """Return evidence: a quote from the one paper there is."""
    return [{"paper": PAPER.id, "quote": text}]


def two_bodies() -> Book:
    """Return a book with a CCG, a council, their officers, and one joint post that is only proposed."""
    book = Book()
    book.body("saltmarsh", "NHS Saltmarsh CCG")
    book.body("saltmarsh/governing-body", "Saltmarsh governing body", "governing_body", parent="body/saltmarsh")
    book.body("tidewater", "Tidewater Council", "unitary_council")
    book.person("ann", "Ann Reed", honorific_prefix="Dr", other_names=[{"name": "Anne Reed"}])
    book.person("bob", "Bob Marsh")
    book.post("saltmarsh/accountable-officer", "AO", "saltmarsh")
    book.post("tidewater/chief-executive", "chief executive", "tidewater")
    book.appoint(
        "ann", "saltmarsh/accountable-officer", "saltmarsh", start="2015-04-01", evidence=quoted("Dr Reed, AO")
    )
    book.appoint("bob", "tidewater/chief-executive", "tidewater", start="2012")
    book.appoint("bob", "saltmarsh/accountable-officer", "saltmarsh", standing="proposed")
    return book
