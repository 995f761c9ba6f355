"""Who holds posts on a date, who held them last and who is to hold them next, from the appointments known."""

from collections.abc import Iterable, Sequence

from commonseal.answers.base import AnswerPart, DateShown, NamedThing
from commonseal.answers.cited import CitedStatement, cite, cite_all
from commonseal.answers.naming import Names
from commonseal.answers.standing import NOT_YET
from commonseal.answers.when import CERTAINTY, begin_order, end_order, holding, is_coming, surest
from commonseal.vocabulary import Attribution, Holds, Standing, Statement
from commonseal.vocabulary.facts import Appointment, Approval, Arrangement, Basis, Option, Person, Proposal


class OtherPost(AnswerPart):
    """Another post that the same person holds on the date."""

    post: NamedThing
    bodies: tuple[NamedThing, ...]
    title: str | None
    basis: Basis | None
    holds: Holds
    statement: CitedStatement


class Holder(AnswerPart):
    """A person in a post: on what footing, since when, on whose decision, and what shows it.

    ``holds`` is "unknown" where the dates known cannot tell, or where another statement says that it has ended.
    ``statements`` are all that say so, the first the one the rest is taken from.
    """

    person: NamedThing
    honorific: str | None
    also_called: tuple[str, ...]
    post: NamedThing
    bodies: tuple[NamedThing, ...]
    title: str | None
    basis: Basis | None
    since: DateShown | None
    until: DateShown | None
    when: str
    holds: Holds
    doubted_by: tuple[CitedStatement, ...]
    standing: Standing
    attribution: Attribution
    unreviewed: bool
    decided_by: tuple[NamedThing, ...]
    approvals: tuple[CitedStatement, ...]
    statements: tuple[CitedStatement, ...]
    other_posts: tuple[OtherPost, ...]


class Tenures:
    """The appointments that bear on one question, parted by whether they hold, are over, are coming or only proposed.

    Each group holds the statements on one person in one post together, the weightiest first.
    """

    def __init__(self, appointments: Iterable[Statement], names: Names) -> None:
        self.names = names
        given = list({each.number: each for each in appointments}.values())
        firm = [each for each in given if each.standing not in NOT_YET]
        self.holding = _by_tenure([each for each in firm if self._holds(each)], names)
        out = [each for each in firm if not self._holds(each)]
        self.coming = sorted(
            (each for each in out if is_coming(names.snapshot, each)),
            key=lambda each: (begin_order(each.period), each.number),
        )
        done = [each for each in out if not is_coming(names.snapshot, each)]
        # What was agreed for a time now over, and never recorded as in force, shows no holder: it was only talked of.
        lapsed = {each.number for each in done if each.standing is Standing.AGREED}
        self.proposed = [each for each in given if each.standing in NOT_YET or each.number in lapsed]
        self.over = sorted(
            (each for each in done if each.standing is not Standing.AGREED),
            key=lambda each: (end_order(each.period), each.number),
        )

    def holders(self) -> tuple[Holder, ...]:
        """Return everybody who holds or may hold the posts, those who certainly do first."""
        found = [self._holder(group, self._doubts(group[0])) for group in self.holding]
        return tuple(sorted(found, key=lambda holder: -CERTAINTY[holder.holds]))

    def last(self) -> Holder | None:
        """Return who held the posts last of those whose time is over, or None."""
        return self._holder([self.over[-1]]) if self.over else None

    def next(self) -> Holder | None:
        """Return who is next to hold the posts, or None."""
        return self._holder([self.coming[0]]) if self.coming else None

    def _holds(self, statement: Statement) -> bool:
        return holding(self.names.snapshot, statement) is not Holds.NO

    def _holder(self, group: list[Statement], doubts: Sequence[Statement] = ()) -> Holder:
        first, fact = group[0], _appointment(group[0])
        person = _person(fact.person, self.names)
        holds = surest([holding(self.names.snapshot, each) for each in group])
        return Holder(
            person=self.names.thing(fact.person),
            honorific=person.honorific_prefix if person else None,
            also_called=tuple(other.name for other in person.other_names) if person else (),
            post=self.names.post_thing(fact.post),
            bodies=self.names.things(fact.bodies),
            title=fact.title,
            basis=fact.basis,
            since=DateShown.of(first.period.start),
            until=DateShown.of(first.period.end),
            when=first.period.describe(),
            holds=Holds.UNKNOWN if doubts and holds is Holds.YES else holds,
            doubted_by=cite_all(doubts, self.names),
            standing=first.standing,
            attribution=first.attribution,
            unreviewed=first.unreviewed,
            decided_by=self.names.things(fact.decided_by),
            approvals=cite_all(approvals_concerning(fact.post, self.names), self.names),
            statements=cite_all(group, self.names),
            other_posts=_other_posts(group, self.names),
        )

    def _doubts(self, statement: Statement) -> list[Statement]:
        """Return the statements by which the same tenure is over, where this one only lacks an end."""
        if statement.period.end is not None:
            return []
        fact = _appointment(statement)
        return [
            each
            for each in self.over
            if _appointment(each).person == fact.person
            and _appointment(each).post == fact.post
            and _same_footing(_appointment(each), fact)
            and each.period.overlaps(statement.period) is Holds.YES
        ]


def approvals_concerning(post: str, names: Names) -> tuple[Statement, ...]:
    """Return the approvals of every proposal that concerns a post, or an arrangement by which it is shared."""
    about = names.snapshot.about(post)
    things = {post} | {each.fact.id for each in about if isinstance(each.fact, Arrangement)}
    linked = [each.fact for thing in sorted(things) for each in names.snapshot.about(thing)]
    proposals = {fact.id for fact in linked if isinstance(fact, Proposal)}
    proposals |= {fact.proposal for fact in linked if isinstance(fact, Option)}
    found = (each for proposal in sorted(proposals) for each in names.snapshot.about(proposal))
    return tuple(each for each in found if isinstance(each.fact, Approval))


def _by_tenure(statements: list[Statement], names: Names) -> list[list[Statement]]:
    groups: dict[tuple[str, str], list[Statement]] = {}
    for each in statements:
        fact = _appointment(each)
        groups.setdefault((fact.person, fact.post), []).append(each)

    def weight(each: Statement) -> tuple[int, bool, bool, int]:
        sure = CERTAINTY[holding(names.snapshot, each)]
        return sure, each.standing is not Standing.AGREED, not each.unreviewed, each.number

    return [sorted(group, key=weight, reverse=True) for group in groups.values()]


def _same_footing(one: Appointment, other: Appointment) -> bool:
    return one.basis is None or other.basis is None or one.basis is other.basis


def _appointment(statement: Statement) -> Appointment:
    if not isinstance(statement.fact, Appointment):
        raise TypeError(f"{statement.id} is no appointment")
    return statement.fact


def _person(person: str, names: Names) -> Person | None:
    statement = names.snapshot.describing(person)
    return statement.fact if statement is not None and isinstance(statement.fact, Person) else None


def _other_posts(group: list[Statement], names: Names) -> tuple[OtherPost, ...]:
    mine = {each.number for each in group}
    fact = _appointment(group[0])
    found = [
        each
        for each in names.snapshot.about(fact.person)
        if isinstance(each.fact, Appointment)
        and each.number not in mine
        and each.standing not in NOT_YET
        and holding(names.snapshot, each) is not Holds.NO
        and (each.fact.post != fact.post or not set(each.fact.bodies) <= set(fact.bodies))
    ]
    return tuple(_other_post(each, names) for each in found)


def _other_post(statement: Statement, names: Names) -> OtherPost:
    fact = _appointment(statement)
    return OtherPost(
        post=names.post_thing(fact.post),
        bodies=names.things(fact.bodies),
        title=fact.title,
        basis=fact.basis,
        holds=holding(names.snapshot, statement),
        statement=cite(statement, names),
    )
