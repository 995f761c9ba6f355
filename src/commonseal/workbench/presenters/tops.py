"""What stands at the top of the page of a person, a post or an arrangement: what people open the page for."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.answers import Holder, Names
from commonseal.answers.holding_posts import Tenures
from commonseal.answers.naming import ARRANGEMENT_WORDS
from commonseal.answers.when import begin_order
from commonseal.vocabulary import Snapshot, Statement
from commonseal.vocabulary.catalogue import role_name
from commonseal.vocabulary.facts import Appointment, Arrangement, FactModel, Post
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.facts import is_uncertain
from commonseal.workbench.presenters.listed import said_of
from commonseal.workbench.presenters.words import in_words, upper_first

Part = tuple[str, str | None]
"""Words, and where they lead, if anywhere."""


@dataclass(frozen=True)
class SummaryRow:
    """One line of a summary: what it is, and what is known of it; ``is_lacking`` where nobody has said."""

    label: str
    parts: tuple[Part, ...]
    is_lacking: bool = False


@dataclass(frozen=True)
class TenureLine:
    """One time in one post: which, at which bodies, on what footing, when, and whether it holds on the date."""

    person: Part
    post: Part
    bodies: tuple[Part, ...]
    footing: str
    when: str
    is_uncertain: bool
    stands: str
    standing: str
    link: str


class Top:
    """Says what stands at the top of a page, from one snapshot."""

    def __init__(self, snapshot: Snapshot, as_of: AsOf) -> None:
        self._snapshot, self._as_of = snapshot, as_of
        self._names = Names(snapshot)

    def tenures(self, thing: str) -> tuple[TenureLine, ...]:
        """Return the times of a person in posts, or of people in a post, those on the date first."""
        found = [each for each in self._snapshot.about(thing) if isinstance(each.fact, Appointment)]
        order = ("holds", "may hold", "is to come", "is over", "is talked of")
        lines = [(each, self._tenure(each, each.fact)) for each in found if isinstance(each.fact, Appointment)]
        lines.sort(key=lambda pair: (order.index(pair[1].stands), tuple(-part for part in begin_order(pair[0].period))))
        return tuple(line for _, line in lines)

    def post(self, post: str) -> tuple[SummaryRow, ...]:
        """Return what a post is: who holds it, which bodies it serves, to whom it reports, what comes with it."""
        fact = self._fact(post, Post)
        if not isinstance(fact, Post):
            return ()
        given = (each for each in self._snapshot.about(post) if isinstance(each.fact, Appointment))
        tenures = Tenures((each for each in given if getattr(each.fact, "post", "") == post), self._names)
        before, after = tenures.last(), tenures.next()
        return self._rows(
            ("Held by", [self._holder(each) for each in tenures.holders()], "nobody is known to hold it on the date"),
            ("Held last by", [self._holder(before)] if before and not tenures.holding else [], None),
            ("Next holder", [self._holder(after)] if after else [], None),
            ("Bodies served", self._links(fact.bodies), None),
            ("Reports to", self._links(fact.reports_to), "nobody has said"),
            ("Reported to by", self._links(self._reporting_to(post)), None),
            ("Portfolio", self._links(fact.portfolio), None),
            ("Shared by", self._links(self._shared_by(post)), None),
            ("Hosted by", self._links((fact.hosted_by,) if fact.hosted_by else ()), None),
            ("Grade", [(fact.grade, None)] if fact.grade else [], None),
            ("Whole-time equivalents", [(f"{fact.wte:g}", None)] if fact.wte else [], None),
        )

    def arrangement(self, arrangement: str) -> tuple[SummaryRow, ...]:
        """Return what an arrangement is: its parties, what is shared, by what law, who answers for it, until when."""
        fact = self._fact(arrangement, Arrangement)
        statement = self._snapshot.describing(arrangement)
        if not isinstance(fact, Arrangement) or statement is None:
            return ()
        shared = [ARRANGEMENT_WORDS[fact.type] + (f" of {role_name(fact.role)}" if fact.role else "")]
        period = statement.period
        return self._rows(
            ("Parties", self._links(fact.parties), None),
            ("What is shared", [(upper_first(each), None) for each in shared], None),
            ("The post", self._links((fact.post,) if fact.post else ()), None),
            ("Functions", _texts(fact.functions), None),
            ("It covers", _texts((fact.scope,) if fact.scope else ()), None),
            ("It leaves out", _texts(fact.excludes), None),
            ("Kept apart", _texts(fact.keeps_apart), None),
            ("It forms", self._links((fact.forms,) if fact.forms else ()), None),
            ("Hosted by", self._links((fact.host,) if fact.host else ()), None),
            ("Legal basis", _texts((fact.legal_basis,) if fact.legal_basis else ()), "not recorded"),
            ("Who answers in law", self._links(fact.liability), "nobody has said"),
            ("Stands", [(in_words(statement.standing.value), None)], None),
            ("Begins", _texts((period.start.describe(),) if period.start else ()), "not known"),
            ("Ends", _texts((period.end.describe(),) if period.end else ()), "no end is recorded"),
            ("To be reviewed", _texts((fact.review.describe(),) if fact.review else ()), None),
        )

    def _fact(self, thing: str, model: type[FactModel]) -> FactModel | None:
        statement = self._snapshot.describing(thing)
        return statement.fact if statement is not None and isinstance(statement.fact, model) else None

    def _tenure(self, statement: Statement, fact: Appointment) -> TenureLine:
        return TenureLine(
            person=(self._names.of(fact.person), self._as_of.thing(fact.person)),
            post=(upper_first(fact.title or self._names.post(fact.post)), self._as_of.thing(fact.post)),
            bodies=tuple(self._links(fact.bodies)),
            footing=fact.basis.value if fact.basis else "",
            when=statement.period.describe(),
            is_uncertain=is_uncertain(statement),
            stands=said_of(statement, self._snapshot),
            standing=statement.standing.value,
            link=self._as_of.thing(statement.id),
        )

    def _holder(self, holder: Holder) -> Part:
        said = [holder.basis.value if holder.basis else "", holder.when]
        may_be = "may hold it; " if holder.holds.value == "unknown" else ""
        return f"{holder.person.name} ({may_be}{', '.join(each for each in said if each)})", self._as_of.thing(
            holder.person.id
        )

    def _reporting_to(self, post: str) -> tuple[str, ...]:
        facts = (each.fact for each in self._snapshot.about(post))
        return tuple(dict.fromkeys(each.id for each in facts if isinstance(each, Post) and post in each.reports_to))

    def _shared_by(self, post: str) -> tuple[str, ...]:
        facts = (each.fact for each in self._snapshot.about(post))
        return tuple(dict.fromkeys(each.id for each in facts if isinstance(each, Arrangement) and each.post == post))

    def _links(self, things: Iterable[str]) -> list[Part]:
        return [(upper_first(self._names.of(each)), self._as_of.thing(each)) for each in things]

    @staticmethod
    def _rows(*given: tuple[str, list[Part], str | None]) -> tuple[SummaryRow, ...]:
        """Return the rows that have something to say; where it counts that nothing is known, one that says so."""
        return tuple(
            SummaryRow(label, tuple(parts) or ((lacking or "", None),), is_lacking=not parts)
            for label, parts, lacking in given
            if parts or lacking
        )


def _texts(words: Iterable[str]) -> list[Part]:
    return [(each, None) for each in words]
