"""Posts, costs and what is done twice as pages show them: rows of words."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.planning.structure import CostTold, Duplicate, DuplicatesTold, PostChange, StructureTold, money
from commonseal.planning.structure.duplicates_model import DoneBy
from commonseal.planning.structure.model import BodyCount, PostShown
from commonseal.planning.structure.telling import DOINGS, STAYS, law_words, limit_lines

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class BodyPosts:
    """The posts of one body: how many before and after, and a row for each."""

    id: str
    name: str
    counted: str
    rows: Rows


@dataclass(frozen=True)
class DuplicateShown:
    """One thing that several bodies do: how, what the option does about it, by whom, and what stays apart."""

    name: str
    how: str
    done: tuple[str, ...]
    stays: str
    law: tuple[str, ...]
    apart: tuple[str, ...]


def posts_shown(told: StructureTold) -> tuple[BodyPosts, ...]:
    """Return the posts of each body that has any, with what becomes of each."""
    by_id = {each.post.id: each for each in told.posts}
    return tuple(
        BodyPosts(
            each.body.id,
            each.body.name,
            f"{_count(each.before)} now; {_count(each.after)} with the option",
            tuple(_post(by_id[post]) for post in each.posts),
        )
        for each in told.bodies
        if each.posts
    )


def changes_shown(told: StructureTold) -> tuple[str, ...]:
    """Return in sentences what changes about posts, and to which others a role goes."""
    found = []
    for each in told.posts:
        found += [f"{each.post.name}: {line}" for line in each.changes]
        if each.taken_over_by:
            found.append(f"{each.post.name} ends; its role goes to {', '.join(one.name for one in each.taken_over_by)}")
    return tuple(found)


def cost_shown(told: CostTold) -> Rows:
    """Return what each body bears now and with the option, and how that lies to its limit."""
    return tuple(
        (
            each.body.name,
            money(each.before.amount, told.currency),
            money(each.after.amount, told.currency),
            money(each.difference, told.currency),
            money(each.after.limit.amount)
            if each.after.limit is not None and each.after.limit.amount is not None
            else "not told",
            "" if each.after.headroom is None else money(each.after.headroom),
        )
        for each in told.bodies
    )


def shares_shown(told: CostTold) -> Rows:
    """Return what each body bears of each post, before and after."""
    sides = (("now", told.posts_before), ("with the option", told.posts_after))
    return tuple(
        (
            *(post.post.name, side, f"{post.grade}, {post.wte} wte{' (taken as one)' if post.is_wte_assumed else ''}"),
            *(part.body.name, money(part.amount, told.currency)),
            f"{part.per_cent.normalize():f} % by {post.method.replace('_', ' ')}" if post.method else "all of it",
        )
        for side, posts in sides
        for post in posts
        for part in post.parts
    )


def limits_shown(told: CostTold) -> tuple[str, ...]:
    """Return in sentences how each limit was come by, with its source."""
    lines: dict[str, None] = {}
    for each in told.bodies:
        lines |= dict.fromkeys(limit_lines(each.body.name, each.after if each.after.limit else each.before))
    return tuple(lines)


def duplicates_shown(told: DuplicatesTold) -> tuple[tuple[str, tuple[DuplicateShown, ...]], ...]:
    """Return what is done twice: what could be done once first, then what is kept so, then the rest."""
    could, own, rest = told.sorted_out()
    titles = (("Could be done once", could), ("Two, and kept so", own), ("Once, or by one person", rest))
    many = len(told.bodies)
    return tuple((title, tuple(_duplicate(each, many) for each in mine)) for title, mine in titles if mine)


def _count(count: BodyCount) -> str:
    posts = "1 post" if count.posts == 1 else f"{count.posts} posts"
    beside = [f"{count.shared} shared" if count.shared else "", f"{count.vacant} vacant" if count.vacant else ""]
    said = ", ".join(each for each in beside if each)
    return f"{posts}{f' ({said})' if said else ''}"


def _post(change: PostChange) -> tuple[str, ...]:
    shared = ", ".join(each.name for each in change.post.bodies) if change.post.is_shared else ""
    fields = (_then(change, field) for field in ("grade", "wte", "who"))
    return (change.post.name, change.fate.value, *fields, shared)


def _then(change: PostChange, field: str) -> str:
    sides: Iterable[PostShown | None] = (change.before, change.after)
    said = dict.fromkeys(str(getattr(each, field)) for each in sides if each is not None)
    return ", then ".join("not known" if each == "None" else each for each in said)


def _duplicate(each: Duplicate, bodies: int) -> DuplicateShown:
    then = ""
    if each.after is not None and each.effect is not None:
        then = f"; with the option {DOINGS[each.after]} ({each.effect.value.replace('_', ' ')})"
    implied = ("Nothing on record says who does it; a plan speaks of sharing it, so each does it now",)
    return DuplicateShown(
        name=each.name,
        how=f"{DOINGS[each.before]}{then}",
        done=implied if each.is_implied else tuple(map(_done, each.done_before)),
        stays=STAYS[each.stays],
        law=tuple(law_words(one, bodies) for one in each.law),
        apart=tuple(f"{one.words} ({one.source.name})" for one in each.kept_apart_by),
    )


def _done(one: DoneBy) -> str:
    by = ", ".join(each.name for each in one.by) or "not on record by whom"
    held = f": {', '.join(each.name for each in one.held_by)}" if one.held_by else ""
    return f"{one.body.name}: {by}{held}"
