"""What nobody has answered, and what must exist first and does not, or is not said to."""

from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, NamedThing, Row, joined
from commonseal.answers.cited import UNREVIEWED, CitedStatement, cite
from commonseal.answers.naming import Names
from commonseal.answers.outstanding import is_open_question, is_unmet, matters_of, proposals_concerning
from commonseal.answers.scope import organs_of
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.facts import Dependency, Question
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import describe_day


class OpenQuestion(AnswerPart):
    """A question without an answer: its text, who owns finding out, and what it is about."""

    id: str
    text: str
    owner: NamedThing | None
    about: tuple[NamedThing, ...]
    statement: CitedStatement


class UnmetDependency(AnswerPart):
    """Something that must exist first; ``met`` is None where nobody has said whether it does."""

    of: NamedThing
    needs: str
    on_thing: NamedThing | None
    met: bool | None
    risk: str | None
    statement: CitedStatement


class QuestionsAnswer(Answer):
    """Open questions, and dependencies that are not met or not known to be; of everything where ``thing`` is None."""

    columns: ClassVar[tuple[str, ...]] = (
        "what",
        "text",
        "about",
        "owner",
        "met",
        "evidence",
        "statement",
        "reviewed",
    )

    thing: NamedThing | None
    questions: tuple[OpenQuestion, ...]
    dependencies: tuple[UnmetDependency, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each question, then one for each dependency."""
        asked = tuple(
            (
                "question",
                each.text,
                joined([thing.name for thing in each.about]),
                each.owner.name if each.owner else "",
                "",
                *_cited(each.statement),
            )
            for each in self.questions
        )
        needed = tuple(
            (
                "dependency",
                each.needs,
                each.of.name,
                "",
                "not known" if each.met is None else "no",
                *_cited(each.statement),
            )
            for each in self.dependencies
        )
        return asked + needed


def questions(snapshot: Snapshot, *, thing: str | None = None) -> QuestionsAnswer:
    """Answer which questions are open and which dependencies are not known to be met.

    Args:
        snapshot: What is known.
        thing: What they are to be about, itself or by its organs, proposals and their matters; None for all.
    """
    names = Names(snapshot)
    statements = snapshot.known if thing is None else _near(thing, names)
    asked = [_question(each, names) for each in statements if is_open_question(each, names)]
    needed = [_dependency(each, names) for each in statements if is_unmet(each, names)]
    named = names.thing(thing) if thing else None
    return QuestionsAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(named, len(asked), len(needed), snapshot),
        thing=named,
        questions=tuple(asked),
        dependencies=tuple(needed),
    )


def _near(thing: str, names: Names) -> tuple[Statement, ...]:
    things = {thing}
    if kind_of(thing) == "body":
        things |= set(organs_of(thing, names))
    for proposal in proposals_concerning(thing, names):
        things |= matters_of(proposal, names)
    found = {each.number: each for named in things for each in names.snapshot.about(named)}
    return tuple(found[number] for number in sorted(found))


def _question(statement: Statement, names: Names) -> OpenQuestion:
    fact = statement.fact
    if not isinstance(fact, Question):
        raise TypeError(f"{statement.id} is no question")
    return OpenQuestion(
        id=fact.id,
        text=fact.text,
        owner=names.thing(fact.owner) if fact.owner else None,
        about=names.things(fact.about),
        statement=cite(statement, names),
    )


def _dependency(statement: Statement, names: Names) -> UnmetDependency:
    fact = statement.fact
    if not isinstance(fact, Dependency):
        raise TypeError(f"{statement.id} is no dependency")
    return UnmetDependency(
        of=names.thing(fact.of),
        needs=fact.needs,
        on_thing=names.thing(fact.on_thing) if fact.on_thing else None,
        met=fact.met,
        risk=fact.risk,
        statement=cite(statement, names),
    )


def _sentence(thing: NamedThing | None, asked: int, needed: int, snapshot: Snapshot) -> str:
    about = f" about {thing.name}" if thing else ""
    open_ones = "1 question is open" if asked == 1 else f"{asked or 'no'} questions are open"
    unmet = "1 dependency is" if needed == 1 else f"{needed or 'no'} dependencies are"
    return f"On {describe_day(snapshot.on)} {open_ones}{about}, and {unmet} recorded as unmet or not known to be met"


def _cited(cited: CitedStatement) -> Row:
    shown = "; ".join(each.words for each in cited.evidence)
    return shown, cited.id, UNREVIEWED if cited.unreviewed else "reviewed"
