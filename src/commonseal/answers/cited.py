"""A statement as answers show it: its sentence, when it holds, how far along it is, and what shows it."""

from collections.abc import Iterable

from commonseal.answers.base import AnswerPart
from commonseal.answers.naming import Names
from commonseal.answers.sentences import sentence
from commonseal.answers.when import holding
from commonseal.vocabulary import Attribution, Evidence, Holds, Standing, Statement, Visibility
from commonseal.vocabulary.facts import Approval, Meeting

UNREVIEWED = "not reviewed"
"""What marks a statement that nobody has reviewed, wherever it is shown."""


class EvidenceShown(AnswerPart):
    """A place that shows a statement: a quote from a paper with its title, or a source outside the papers."""

    paper: str | None = None
    paper_title: str | None = None
    quote: str | None = None
    where: str | None = None
    source: str | None = None
    start: int | None = None
    end: int | None = None

    @property
    def words(self) -> str:
        """The evidence in one line."""
        return f"{self.paper_title}: “{self.quote}”" if self.paper else str(self.source)


class CitedStatement(AnswerPart):
    """A statement in an answer. ``holds`` says whether it holds on the answer's date, ``when`` its dates in words."""

    id: str
    sentence: str
    standing: Standing
    attribution: Attribution
    holds: Holds
    when: str
    unreviewed: bool
    visibility: Visibility
    evidence: tuple[EvidenceShown, ...]
    note: str | None = None

    @property
    def marked(self) -> str:
        """The sentence, marked where nobody has reviewed it."""
        return f"{self.sentence} ({UNREVIEWED})" if self.unreviewed else self.sentence

    @property
    def words(self) -> str:
        """The sentence with its dates, marked where nobody has reviewed it."""
        marks = [*([self.when] if self.when else []), *([UNREVIEWED] if self.unreviewed else [])]
        return f"{self.sentence} ({'; '.join(marks)})" if marks else self.sentence


def cite(statement: Statement, names: Names) -> CitedStatement:
    """Return a statement as answers show it on the snapshot's date."""
    return CitedStatement(
        id=statement.id,
        sentence=sentence(statement, names),
        standing=statement.standing,
        attribution=statement.attribution,
        holds=holding(names.snapshot, statement),
        when=dated(statement),
        unreviewed=statement.unreviewed,
        visibility=statement.visibility,
        evidence=evidence_of([statement], names),
        note=statement.note,
    )


def dated(statement: Statement) -> str:
    """Return when a statement holds, in words; nothing of a step or a meeting, whose sentence says its own day."""
    own_day = isinstance(statement.fact, Approval | Meeting)
    undated = statement.period.start is None and statement.period.end is None
    return "" if own_day and undated else statement.period.describe()


def cite_all(statements: Iterable[Statement], names: Names) -> tuple[CitedStatement, ...]:
    """Return statements as answers show them, each once, in the order given."""
    return tuple(cite(each, names) for each in {each.number: each for each in statements}.values())


def evidence_of(statements: Iterable[Statement], names: Names) -> tuple[EvidenceShown, ...]:
    """Return the evidence of statements, each place once."""
    found = (_shown(each, names) for statement in statements for each in statement.evidence)
    return tuple(dict.fromkeys(found))


def said_by(cited: Iterable[CitedStatement]) -> str:
    """Return the identifiers of statements in one line, those that nobody has reviewed marked."""
    return ", ".join(f"{each.id} ({UNREVIEWED})" if each.unreviewed else each.id for each in cited)


def _shown(evidence: Evidence, names: Names) -> EvidenceShown:
    paper = names.snapshot.papers.get(evidence.paper) if evidence.paper else None
    return EvidenceShown(
        paper=evidence.paper,
        paper_title=paper.title if paper else evidence.paper,
        quote=evidence.quote,
        where=evidence.where,
        source=evidence.source,
        start=evidence.start,
        end=evidence.end,
    )
