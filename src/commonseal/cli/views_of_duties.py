"""Duties, what rests on one person, and interests, as people see them in a terminal."""

from collections.abc import Iterable, Iterator

from rich.console import RenderableType
from rich.text import Text

from commonseal.assurance.duties import DelegatedTo, DutiesTold, DutyShown, HowKnown
from commonseal.assurance.interests import AtBody, InterestsTold
from commonseal.assurance.levels import Rests
from commonseal.assurance.stress_model import PostLost, StressTold, Without
from commonseal.assurance.telling import how_sure_words
from commonseal.cli.views import bulleted, head, indented
from commonseal.vocabulary.periods import describe_day

_BY_DEFAULT = "by default in law; nobody is recorded"
_MOST_NAMED = 4


def duties_view(told: DutiesTold) -> Iterator[RenderableType]:
    """Show the duties of a body: first those with nobody, then by who answers for them."""
    yield head(told.sentence)
    alone = [each for each in told.duties if each.has_nobody]
    if alone:
        yield Text()
        yield head("Nobody answers")
    for each in alone:
        yield from _duty(each, with_who=True)
    groups: dict[tuple[str, HowKnown], list[DutyShown]] = {}
    for each in told.duties:
        if not each.has_nobody:
            groups.setdefault((each.who, each.how_known), []).append(each)
    for (who, how_known), mine in groups.items():
        yield Text()
        by_default = f", {_BY_DEFAULT}" if how_known is HowKnown.BY_DEFAULT else ""
        yield head(f"{who[:1].upper()}{who[1:]}{by_default}")
        for each in mine:
            yield from _duty(each, with_who=False)
    if told.other_delegations:
        yield Text()
        yield head("Also delegated")
        yield from _delegated(told.other_delegations, 2)


def _duty(duty: DutyShown, *, with_who: bool) -> Iterator[RenderableType]:
    who = f": {_nobody(duty)}" if with_who else ""
    power = f" ({_power(duty)})" if duty.citation or duty.power else " (no law here names it)"
    yield bulleted(f"{duty.name}{who}{power}")
    yield from _shown(duty.statements, 4)
    yield from _delegated(duty.delegated, 4)


def _nobody(duty: DutyShown) -> str:
    """Say of a duty with nobody who would answer for it."""
    if not duty.answerable:
        return "nobody is named"
    posts = " or ".join(each.name for each in duty.answerable)
    return f"for the {posts}, and nobody is recorded as one"


def _power(duty: DutyShown) -> str:
    sure = how_sure_words(duty.confidence or "sure")
    source = duty.citation or duty.power or ""
    return f"{source}; {sure}" if sure else source


def _delegated(found: Iterable[DelegatedTo], by: int) -> Iterator[RenderableType]:
    for each in found:
        power = f", under {each.legal_basis}" if each.legal_basis else ""
        yield indented(f"delegated to {each.delegate}: {'; '.join(each.functions)}{power}", by)
        yield from _shown(each.statements, by)


def _shown(statements: Iterable[Rests], by: int) -> Iterator[RenderableType]:
    """Show statements, each with its first quote or source."""
    for each in statements:
        first = sorted(each.evidence, key=lambda one: one.quote is None)[:1]
        words = "".join(f"“{one.quote}”" if one.quote else str(one.source) for one in first)
        yield indented(f"{each.statement}  {words}".rstrip(), by, "dim")


def stress_view(told: StressTold) -> Iterator[RenderableType]:
    """Show what would break without each person, gravest first."""
    yield head(told.sentence)
    for place, each in enumerate(told.people, 1):
        yield Text()
        if len(told.people) > 1:
            yield head(f"{place}. {each.sentence}.")
        yield from _without(each)


def _without(each: Without) -> Iterator[RenderableType]:
    yield from _posts(each.posts)
    duties: dict[tuple[str, ...], list[str]] = {}
    for body in dict.fromkeys(duty.body_name for duty in each.duties):
        duties.setdefault(tuple(duty.duty for duty in each.duties if duty.body_name == body), []).append(body)
    for names, bodies in duties.items():
        more = f" and {len(names) - _MOST_NAMED} more" if len(names) > _MOST_NAMED else ""
        yield bulleted(f"nobody for {', '.join(names[:_MOST_NAMED])}{more}: {'; '.join(bodies)}")
    for shared in each.shared:
        named = f"; {'; '.join(shared.arrangements)}" if shared.arrangements else ""
        yield bulleted(f"shared and resting on this one person: {shared.role} ({', '.join(shared.bodies)}{named})")
        yield from _shown(shared.statements, 4)
    for sentence in each.others:
        yield bulleted(sentence)


def _posts(posts: Iterable[PostLost]) -> Iterator[RenderableType]:
    """Show the posts that fall empty, those of the same kind in several bodies together."""
    alike: dict[tuple[str, str], list[PostLost]] = {}
    for post in posts:
        sure = how_sure_words(post.confidence)
        source = f"asked for by law: {post.citation}" if post.statutory else "not asked for by law"
        alike.setdefault((post.post, f"{source}{f'; {sure}' if sure else ''}"), []).append(post)
    for (name, source), mine in alike.items():
        yield bulleted(f"no {name} ({source}): {'; '.join(post.body_name for post in mine)}")
        yield from _shown(dict.fromkeys(one for post in mine for one in post.statements), 4)


def interests_view(told: InterestsTold) -> Iterator[RenderableType]:
    """Show what a person is at each body, what is entered there, and what is lacking."""
    yield head(told.sentence)
    for each in told.bodies:
        yield Text()
        yield head(each.name)
        yield from _at_body(each)


def _at_body(at: AtBody) -> Iterator[RenderableType]:
    kinds = {"": at.posts, "member: ": at.memberships, "employment: ": at.employments, "entered: ": at.entered}
    for label, found in kinds.items():
        for each in found:
            yield bulleted(f"{label}{each.what} ({each.when})")
            yield from _shown(each.statements, 4)
    for lack in at.lacking:
        due = f"due by {describe_day(lack.due)}{', overdue' if lack.overdue else ''}; " if lack.due else ""
        mark = "acknowledged; " if lack.acknowledged else ""
        sure = how_sure_words(lack.confidence)
        yield bulleted(f"lacking: {lack.sentence}")
        yield indented(f"{mark}{due}{lack.citation}{f' ({sure})' if sure else ''}", 4)
        yield indented(f"{lack.key}  to put it right: {lack.remedy}", 4)
