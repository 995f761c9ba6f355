"""All that is known of one thing, in sections; what holds, what is coming, what is past and what is only talked of."""

from collections.abc import Iterable
from typing import ClassVar

from commonseal.answers.base import Answer, AnswerPart, NamedThing, Row
from commonseal.answers.cited import UNREVIEWED, cite
from commonseal.answers.naming import Names
from commonseal.answers.outstanding import matters_of, proposals_concerning
from commonseal.answers.scope import organs_of, sets_of
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import begin_order, holding, is_coming
from commonseal.vocabulary import Attribution, Holds, Snapshot, Standing, Statement
from commonseal.vocabulary.catalogue import classifications, role_name
from commonseal.vocabulary.facts import Body, Dependency, Identifier, Person, Post, Question
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.names import names_in
from commonseal.vocabulary.periods import describe_day

SECTIONS: tuple[tuple[str, frozenset[str]], ...] = (
    ("what it is", frozenset({"body", "person"})),
    ("posts and holders", frozenset({"post", "appointment", "employment"})),
    ("memberships", frozenset({"membership"})),
    ("interests", frozenset({"interest"})),
    ("arrangements", frozenset({"arrangement"})),
    ("functions and delegations", frozenset({"function", "delegation"})),
    ("contracts, services, systems and budgets", frozenset({"contract", "service", "system", "budget"})),
    ("ratings and populations", frozenset({"rating", "population"})),
    ("succession and transfers", frozenset({"succession", "transfer"})),
    ("proposals and approvals", frozenset({"proposal", "option", "approval", "meeting"})),
    ("questions and dependencies", frozenset({"question", "dependency"})),
    ("findings acknowledged", frozenset({"acknowledgement"})),
)
"""The sections in order, each with the kinds of fact that stand in it; every kind stands in one."""


class Line(AnswerPart):
    """One statement as a line of a section."""

    statement: str
    kind: str
    sentence: str
    standing: Standing
    attribution: Attribution
    when: str
    holds: Holds
    unreviewed: bool
    evidence_count: int
    note: str | None


class Section(AnswerPart):
    """Lines of one sort: those that hold or may hold on the date, those to come, those past, those only talked of."""

    title: str
    now: tuple[Line, ...]
    coming: tuple[Line, ...]
    past: tuple[Line, ...]
    talked_of: tuple[Line, ...]


class Identity(AnswerPart):
    """What a thing is: its names, what kind of body or post, its identifiers elsewhere, its parent and organs."""

    thing: NamedThing
    other_names: tuple[str, ...]
    classification: str | None
    identifiers: tuple[Identifier, ...]
    area: str | None
    parent: NamedThing | None
    organs: tuple[NamedThing, ...]
    sets: tuple[NamedThing, ...]


class ShowAnswer(Answer):
    """All that is known of one thing."""

    columns: ClassVar[tuple[str, ...]] = (
        "section",
        "part",
        "sentence",
        "standing",
        "when",
        "holds",
        "attribution",
        "evidence",
        "statement",
        "reviewed",
    )

    identity: Identity
    sections: tuple[Section, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return one row for each line, section by section, what holds first."""
        return tuple(
            _row(section.title, part, line)
            for section in self.sections
            for part, lines in (
                ("now", section.now),
                ("coming", section.coming),
                ("past", section.past),
                ("talked of", section.talked_of),
            )
            for line in lines
        )


def show(snapshot: Snapshot, *, thing: str) -> ShowAnswer:
    """Answer with all that is known of a body, person, post, arrangement, proposal or any other thing.

    Args:
        snapshot: What is known.
        thing: Its identifier.
    """
    names = Names(snapshot)
    statements = statements_on(thing, names)
    sections = tuple(_section(title, kinds, statements, names) for title, kinds in SECTIONS)
    kept = tuple(each for each in sections if each.now or each.coming or each.past or each.talked_of)
    return ShowAnswer(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(thing, len(statements), names),
        identity=_identity(thing, names),
        sections=kept,
    )


def statements_on(thing: str, names: Names) -> tuple[Statement, ...]:
    """Return every known statement on a thing: those that name it and, through its organs and proposals, approvals.

    The questions and dependencies of a proposal's options and of what it concerns are the proposal's too.
    """
    found = {each.number: each for each in names.snapshot.about(thing)}
    if kind_of(thing) == "body":
        for organ in organs_of(thing, names):
            kept = (each for each in names.snapshot.about(organ) if each.fact.kind in {"approval", "meeting"})
            found |= {each.number: each for each in kept}
    elif kind_of(thing) == "proposal":
        for matter in matters_of(thing, names):
            kept = (each for each in names.snapshot.about(matter) if isinstance(each.fact, Question | Dependency))
            found |= {each.number: each for each in kept}
    else:
        for proposal in proposals_concerning(thing, names):
            found |= {each.number: each for each in names.snapshot.about(proposal) if each.fact.kind == "approval"}
    return tuple(found[number] for number in sorted(found))


def _section(title: str, kinds: frozenset[str], statements: Iterable[Statement], names: Names) -> Section:
    parts: dict[str, list[Statement]] = {"now": [], "coming": [], "past": [], "talked_of": []}
    for each in statements:
        if each.fact.kind in kinds:
            parts[_part(each, names)].append(each)
    for found in parts.values():
        found.sort(key=lambda each: (begin_order(each.period), each.number))
    return Section(title=title, **{part: tuple(_line(each, names) for each in found) for part, found in parts.items()})


def _part(statement: Statement, names: Names) -> str:
    if statement.standing in NOT_YET:
        return "talked_of"
    if is_coming(names.snapshot, statement):
        return "coming"
    return "past" if holding(names.snapshot, statement) is Holds.NO else "now"


def _line(statement: Statement, names: Names) -> Line:
    cited = cite(statement, names)
    return Line(
        statement=cited.id,
        kind=statement.fact.kind,
        sentence=cited.sentence,
        standing=cited.standing,
        attribution=cited.attribution,
        when=cited.when,
        holds=cited.holds,
        unreviewed=cited.unreviewed,
        evidence_count=len(cited.evidence),
        note=cited.note,
    )


def _identity(thing: str, names: Names) -> Identity:
    described = names.snapshot.describing(thing)
    fact = described.fact if described else None
    body = fact if isinstance(fact, Body) else None
    shown = names.thing(thing)
    others = [name for name in (names_in(fact) if fact else ()) if name not in {shown.name, *_other_ids(body)}]
    if isinstance(fact, Person) and fact.honorific_prefix:
        others.remove(fact.name)
    classification = classifications()[body.classification].name if body else None
    return Identity(
        thing=shown,
        other_names=tuple(others),
        classification=role_name(fact.role) if isinstance(fact, Post) else classification,
        identifiers=body.identifiers if body else (),
        area=body.area if body else None,
        parent=names.thing(body.parent) if body and body.parent else None,
        organs=names.things(organs_of(thing, names)) if body else (),
        sets=names.things(sets_of(thing, names)) if body else (),
    )


def _other_ids(body: Body | None) -> tuple[str, ...]:
    return tuple(each.identifier for each in body.identifiers) if body else ()


def _sentence(thing: str, count: int, names: Names) -> str:
    day = describe_day(names.snapshot.on)
    described = names.snapshot.describing(thing)
    if not count:
        return f"The register knows nothing of {thing}"
    lead = cite(described, names).words if described else f"{thing} is named in the register and not described"
    return f"{lead}; {count} statement{'' if count == 1 else 's'} looked at on {day}"


def _row(section: str, part: str, line: Line) -> Row:
    return (
        section,
        part,
        line.sentence,
        line.standing,
        line.when,
        line.holds,
        line.attribution,
        str(line.evidence_count),
        line.statement,
        UNREVIEWED if line.unreviewed else "reviewed",
    )
