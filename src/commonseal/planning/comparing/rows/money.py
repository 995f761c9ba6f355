"""What each option's posts cost, and how that lies to the running-cost limit; and how many posts there are."""

from collections.abc import Sequence

from commonseal.planning.comparing.considered import Considered
from commonseal.planning.comparing.model import Cell, Leaning, Row
from commonseal.planning.comparing.words import counted, pounds
from commonseal.planning.structure.cost_model import BodyCost, CostTold


def posts_row(options: Sequence[Considered]) -> Row:
    """Return how many posts of these bodies each option ends and brings."""
    return Row(
        "posts",
        "Posts",
        "Posts on record at these bodies, and how many the option would end and bring.",
        tuple(_posts(each) for each in options),
    )


def _posts(one: Considered) -> Cell:
    told = one.structure
    fates = [each.fate.value for each in told.posts]
    after = sum(each != "ended" for each in fates)
    ended, new = fates.count("ended"), fates.count("new")
    text = counted(after, "post", "posts")
    if ended or new:
        text += f" ({counted(new, 'new one', 'new ones')}, {ended} ended)"
    shown = dict.fromkeys(each.statement for change in told.posts for each in change.post.statements)
    return Cell(
        text=text,
        value=after,
        rests_on=tuple(shown) if ended or new else (),
        details=tuple(
            f"{change.fate.value.capitalize()}: {change.post.name} of {', '.join(b.name for b in change.post.bodies)}."
            for change in told.posts
            if change.fate.value in {"ended", "new"}
        ),
    )


def cost_row(options: Sequence[Considered]) -> Row:
    """Return what the posts cost in a year with each option, and how that lies to the limit where the law sets one."""
    return Row(
        "cost",
        "Cost of the posts in a year",
        "By the pay table and the shares of the day, for the posts on record, which are not all that a body costs.",
        tuple(_cost(each) for each in options),
    )


def _cost(one: Considered) -> Cell:
    told = one.cost
    if isinstance(told, tuple):
        return Cell("Not known", details=told)
    if not told.posts_after and not told.posts_before:
        return Cell("No post of these bodies is on record", details=told.notes)
    change = told.difference
    text = pounds(told.after)
    if change:
        text += f" ({pounds(abs(change))} {'more' if change > 0 else 'less'} than now)"
    over = [each for each in told.bodies if each.after.headroom is not None and each.after.headroom < 0]
    if over:
        text += f"; over the limit at {', '.join(each.body.name for each in over)}"
    return Cell(
        text=text,
        value=float(told.after),
        rests_on=_sources(told),
        details=(*(_body(each) for each in told.bodies), *told.notes),
        leaning=Leaning.AGAINST if over else Leaning.FOR if change < 0 else Leaning.NEITHER,
    )


def _sources(told: CostTold) -> tuple[str, ...]:
    of_posts = [each.statement for post in told.posts_after for each in post.statements]
    limits = [each.after.limit for each in told.bodies if each.after.limit is not None]
    of_limits = [f"law:{each.provision}" for each in limits]
    people = [each.population_statement for each in limits if each.population_statement]
    return tuple(dict.fromkeys([*of_posts, *people, *of_limits]))


def _body(each: BodyCost) -> str:
    said = f"{each.body.name}: {pounds(each.after.amount)} a year, {pounds(each.before.amount)} now"
    limit = each.after.limit
    if limit is None:
        return f"{said}."
    if limit.amount is None:
        return f"{said}; the limit of £{limit.per_head} a head cannot be held against it: {limit.lacking}."
    sure = "" if limit.confidence == "sure" else f", {limit.confidence}"
    a_head = f", £{each.after.a_head:.2f} a head" if each.after.a_head is not None else ""
    return f"{said}{a_head}; the running-cost limit is {pounds(limit.amount)} (£{limit.per_head} a head{sure})."
