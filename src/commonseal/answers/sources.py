"""One statement with all that shows it: papers, quotes, outside sources, its author and its history."""

from datetime import date
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, DateShown, Row
from commonseal.answers.cited import UNREVIEWED, CitedStatement, cite
from commonseal.answers.naming import Names
from commonseal.vocabulary import Closure, Evidence, Fact, Origin, Snapshot, Statement


class SourceShown(AnswerPart):
    """A place that shows a statement: a quote in a paper, or a source outside the papers.

    The title, publisher and date are None where the snapshot does not hold the paper.
    """

    paper: str | None
    title: str | None
    publisher: str | None
    published: DateShown | None
    sha256: str | None
    quote: str | None
    start: int | None
    end: int | None
    where: str | None
    source: str | None


class SourcesAnswer(Answer):
    """A statement and its evidence; ``statement`` is None where the snapshot does not hold that number.

    ``superseded_by`` are statements in the snapshot that took its place.
    """

    columns: ClassVar[tuple[str, ...]] = (
        "statement",
        "paper",
        "title",
        "publisher",
        "published",
        "quote",
        "start",
        "end",
        "where",
        "source",
        "reviewed",
    )

    number: int
    statement: CitedStatement | None = None
    fact: Fact | None = None
    sources: tuple[SourceShown, ...] = ()
    author: str | None = None
    act: int | None = None
    recorded_since: date | None = None
    recorded_until: date | None = None
    origin: Origin | None = None
    closure: Closure | None = None
    supersedes: str | None = None
    superseded_by: tuple[str, ...] = ()

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each source; one empty of sources where a statement has none."""
        if self.statement is None:
            return ()
        empty = [SourceShown.model_validate(dict.fromkeys(SourceShown.model_fields))]
        return tuple(self._row(each) for each in self.sources or empty)

    def _row(self, source: SourceShown) -> Row:
        cells = (
            f"statement/{self.number}",
            source.paper,
            source.title,
            source.publisher,
            source.published.words if source.published else None,
            source.quote,
            source.start,
            source.end,
            source.where,
            source.source,
            UNREVIEWED if self.statement and self.statement.unreviewed else "reviewed",
        )
        return tuple("" if cell is None else str(cell) for cell in cells)


def sources(snapshot: Snapshot, *, number: int) -> SourcesAnswer:
    """Answer what shows a statement, who recorded it, and what it stands in place of.

    Args:
        snapshot: What is known.
        number: The statement's number; one that the snapshot does not hold gives an answer that says so.
    """
    names = Names(snapshot)
    found = next((each for each in snapshot.known if each.number == number), None)
    if found is None:
        return SourcesAnswer(
            on=snapshot.on,
            known_at=snapshot.known_at,
            sentence=f"There is no statement/{number} among what is known here",
            number=number,
        )
    later = (each.id for each in snapshot.known if each.supersedes == number)
    shown = tuple(_source(each, snapshot) for each in found.evidence)
    cited = cite(found, names)
    return SourcesAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(cited, found, len(shown)),
        number=number,
        statement=cited,
        fact=found.fact,
        sources=shown,
        author=found.author,
        act=found.act,
        recorded_since=found.recorded.since_date,
        recorded_until=found.recorded.until_date,
        origin=found.origin,
        closure=found.closure,
        supersedes=f"statement/{found.supersedes}" if found.supersedes is not None else None,
        superseded_by=tuple(later),
    )


def _sentence(cited: CitedStatement, statement: Statement, count: int) -> str:
    shown = {0: "no evidence", 1: "one source"}.get(count, f"{count} sources")
    return f"{cited.words}: recorded by {statement.author}, with {shown}"


def _source(evidence: Evidence, snapshot: Snapshot) -> SourceShown:
    paper = snapshot.papers.get(evidence.paper) if evidence.paper else None
    return SourceShown(
        paper=evidence.paper,
        title=paper.title if paper else None,
        publisher=paper.publisher if paper else None,
        published=DateShown.of(paper.published) if paper else None,
        sha256=paper.sha256 if paper else None,
        quote=evidence.quote,
        start=evidence.start,
        end=evidence.end,
        where=evidence.where,
        source=evidence.source,
    )
