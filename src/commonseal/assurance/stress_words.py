"""What would break without one person, in one sentence; and of several people how many it would break for."""

from collections.abc import Sequence

from commonseal.assurance.stress_model import DutyLost, PostLost, SharedLost, Without
from commonseal.assurance.world.world import joined

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MOST_NAMED = 3


def sentence_without(
    name: str, posts: Sequence[PostLost], lost: Sequence[DutyLost], shared: Sequence[SharedLost]
) -> str:
    """Say what would break: "Without A, B has no chief executive and C no chair; one shared post ends"."""
    doubt = "" if all(each.is_sure for each in posts) else " (whose time in post is not certain then)"
    clauses = list(_clauses(posts))
    parts = [joined(clauses)] if clauses else ["no post falls empty"]
    if lost:
        verb = "has" if len(lost) == 1 else "have"
        parts.append(f"{_counted(len(lost), 'duty', 'duties')} {verb} nobody to answer for {_them(lost)}")
    if shared:
        parts.append(f"{_counted(len(shared), 'shared post')} {'ends' if len(shared) == 1 else 'end'}")
    return f"Without {name}{doubt}, {'; '.join(parts)}"


def _clauses(posts: Sequence[PostLost]) -> list[str]:
    """Return a clause for each set of posts, with the bodies that lose just these; only the first has a verb."""
    by_body: dict[str, list[str]] = {}
    for each in sorted(posts, key=lambda each: not each.statutory):
        by_body.setdefault(each.body_name, []).append(each.post)
    by_posts: dict[tuple[str, ...], list[str]] = {}
    for body, roles in by_body.items():
        by_posts.setdefault(tuple(dict.fromkeys(roles)), []).append(body)
    clauses = []
    for place, (posts_lost, bodies) in enumerate(by_posts.items()):
        named = [*bodies[: _MOST_NAMED - 1], f"{len(bodies) - _MOST_NAMED + 1} other bodies"]
        verb = ("has " if len(bodies) == 1 else "have ") if place == 0 else ""
        clauses.append(f"{joined(bodies if len(bodies) <= _MOST_NAMED else named)} {verb}no {_or(posts_lost)}")
    return clauses


def _or(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"


def _them(lost: Sequence[DutyLost]) -> str:
    return "it" if len(lost) == 1 else "them"


def _counted(count: int, one: str, many: str | None = None) -> str:
    number = _NUMBERS[count] if count < len(_NUMBERS) else str(count)
    return f"{number} {one if count == 1 else many or f'{one}s'}"


def summed_up(found: Sequence[Without], on: str) -> str:
    """Say of several people how many would each leave a post empty that the law asks for."""
    if not found:
        return f"On {on} nobody is shown in a post."
    if len(found) == 1:
        only = found[0].sentence
        return f"On {on}, {only[:1].lower()}{only[1:]}."
    grave = sum(any(one.statutory for one in each.posts) for each in found)
    many = "one leaves" if grave == 1 else f"{grave} each leave"
    lead = f"{many} a post empty that the law asks for" if grave else "none leaves a post empty that the law asks for"
    return f"On {on}, of {len(found)} people in posts {lead}."
