"""Posts, costs and what is done twice, as people see them in a terminal."""

from collections.abc import Iterable, Iterator, Sequence

from rich.console import RenderableType
from rich.text import Text

from commonseal.cli.output import table
from commonseal.cli.views import bulleted, head, indented
from commonseal.planning.structure import (
    CostTold,
    Duplicate,
    DuplicatesTold,
    PostChange,
    PostCost,
    Stays,
    StructureTold,
    money,
)
from commonseal.planning.structure.cost_model import BodyCost
from commonseal.planning.structure.duplicates_model import DoneBy
from commonseal.planning.structure.model import BodyCount, PostShown
from commonseal.planning.structure.telling import DOINGS, STAYS, law_words, limit_lines


def structure_view(told: StructureTold) -> Iterator[RenderableType]:
    """Show the posts of each body, with what becomes of each, and what is different."""
    yield head(told.sentence)
    by_id = {each.post.id: each for each in told.posts}
    for each in (one for one in told.bodies if one.posts):
        yield Text()
        yield head(f"{each.body.name}: {_count(each.before)}; then {_count(each.after)}")
        rows = [_post_row(by_id[post]) for post in each.posts]
        yield table(("post", "becomes", "grade", "wte", "held by", "shared by"), rows)
    yield from _changes(told.posts)
    yield from _notes(told.notes)


def _count(count: BodyCount) -> str:
    posts = "1 post" if count.posts == 1 else f"{count.posts} posts"
    more = [f"{count.shared} shared" if count.shared else "", f"{count.vacant} held by nobody on record"]
    more = [each for each in more if each and not each.startswith("0 ")]
    wte = f", {count.wte} wte" if count.wte else ""
    beside = f" ({', '.join(more)})" if more else ""
    return f"{posts}{beside}{wte}"


def _post_row(change: PostChange) -> tuple[object, ...]:
    before, after = change.before, change.after
    shared = len(change.post.bodies) if change.post.is_shared else ""
    return (
        *(change.post.name, change.fate.value),
        _then(before, after, "grade"),
        _then(before, after, "wte"),
        _then(before, after, "who"),
        f"{shared} bodies" if shared else "",
    )


def _then(before: PostShown | None, after: PostShown | None, field: str) -> str:
    said = [str(getattr(each, field)) for each in (before, after) if each is not None]
    said = ["-" if each == "None" else each for each in dict.fromkeys(said)]
    return " → ".join(said)


def _changes(posts: Iterable[PostChange]) -> Iterator[RenderableType]:
    shown = [each for each in posts if each.changes or each.taken_over_by]
    if shown:
        yield Text()
        yield head("What changes")
    for each in shown:
        for line in each.changes:
            yield bulleted(f"{each.post.name} ({each.post.id}): {line}")
        if each.taken_over_by:
            then = ", ".join(f"{one.name} ({one.id})" for one in each.taken_over_by)
            yield bulleted(f"{each.post.name} ({each.post.id}) ends; its role goes to {then}")


def cost_view(told: CostTold) -> Iterator[RenderableType]:
    """Show what each body bears, how that lies to its limit, how each amount was come by, and what is not in it."""
    yield head(told.sentence)
    yield Text()
    rows = [_body_row(each, told.currency) for each in told.bodies]
    yield table(("body", "now", "with the option", "difference", "limit", "left under it"), rows)
    others = [money(each, told.currency) for each in told.by_others]
    if any(told.by_others):
        yield indented(f"Other bodies bear {others[0]} of these posts now and {others[1]} with the option.")
    for title, posts in (("Now", told.posts_before), ("With the option", told.posts_after)):
        yield Text()
        yield head(title)
        for post in posts:
            yield from _post_cost(post, told.currency)
    yield from _limits(told)
    yield from _notes(told.notes)


def _body_row(each: BodyCost, currency: str) -> tuple[object, ...]:
    limit, headroom = each.after.limit, each.after.headroom
    return (
        *(each.body.name, money(each.before.amount, currency), money(each.after.amount, currency)),
        money(each.difference, currency),
        money(limit.amount) if limit and limit.amount is not None else "not told",
        money(headroom) if headroom is not None else "",
    )


def _post_cost(post: PostCost, currency: str) -> Iterator[RenderableType]:
    wte = f"{post.wte} wte{' (taken as one)' if post.is_wte_assumed else ''}"
    yield bulleted(f"{post.post.name}: {money(post.cost, currency)} ({post.grade}, {wte}; {post.table})")
    shared = f" by {post.method.replace('_', ' ')}" if post.method else ""
    for part in post.parts:
        of = f": {part.per_cent.normalize():f} %{shared}" if post.method else ""
        yield indented(f"{part.body.name} {money(part.amount, currency)}{of}", 6)
    yield indented(" ".join(each.statement for each in post.statements), 6, "dim")


def _limits(told: CostTold) -> Iterator[RenderableType]:
    lines: dict[str, None] = {}
    for each in told.bodies:
        lines |= dict.fromkeys(limit_lines(each.body.name, each.after if each.after.limit else each.before))
    if lines:
        yield Text()
        yield head("Running-cost limits")
        yield from (bulleted(each) for each in lines)


def duplicates_view(told: DuplicatesTold) -> Iterator[RenderableType]:
    """Show what each does, what of it could be done once, what stays separate in law, and what is kept apart."""
    yield head(told.sentence)
    could, own, rest = told.sorted_out()
    for title, shown in (
        ("Could be done once", could),
        ("Two, and kept so", own),
        ("Once, or by one person", rest),
    ):
        if shown:
            yield Text()
            yield head(title)
        for each in shown:
            yield from _duplicate(each, len(told.bodies))
    if told.separate_in_law:
        yield Text()
        yield head("What the law has each keep to itself")
    for said in told.separate_in_law:
        yield bulleted(law_words(said, len(told.bodies)))
    loose = [each for each in told.keeps if not any(each in one.kept_apart_by for one in told.duplicates)]
    if loose:
        yield Text()
        yield head("Also to be kept")
    for words in loose:
        yield bulleted(f"{words.words} ({words.source.name})")


def _duplicate(each: Duplicate, bodies: int) -> Iterator[RenderableType]:
    yield bulleted(f"{each.name}: {DOINGS[each.before]}{_option_words(each)}")
    if each.is_implied:
        yield indented("nothing on record says who does it; a plan speaks of sharing it, so each does it now", 6)
    else:
        yield from _done(each.done_before)
    if each.stays is not Stays.NOTHING:
        yield indented(f"{STAYS[each.stays]}:", 6)
        yield from (indented(law_words(one, bodies), 8) for one in each.law)
    for words in each.kept_apart_by:
        yield indented(f"kept apart: {words.words} ({words.source.name})", 6)
    yield indented(" ".join(one.statement for one in each.statements), 6, "dim")


def _option_words(each: Duplicate) -> str:
    if each.after is None or each.effect is None:
        return ""
    return f"; with the option {DOINGS[each.after]} ({each.effect.value.replace('_', ' ')})"


def _done(done: Sequence[DoneBy]) -> Iterator[RenderableType]:
    for one in done:
        by = ", ".join(each.name for each in one.by) or "not on record by whom"
        held = f": {', '.join(each.name for each in one.held_by)}" if one.held_by else ""
        yield indented(f"{one.body.name}: {by}{held}", 6)


def _notes(notes: Sequence[str]) -> Iterator[RenderableType]:
    if notes:
        yield Text()
        yield head("To bear in mind")
        yield from (bulleted(each) for each in notes)
