"""Whose post it is where nobody says: what the paper is about, what stands above a list, who was named together."""

from __future__ import annotations

from collections import Counter

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.posts import Post

HEADED = frozenset(["ccg", "icb", "trust", "council", "fire", "police", "authority", "pct", "provider"])

_BODY_LINE = re.compile(r"^\W*(?:(?:for|from|representing) )?(?:the )?\[[BG]\d+\]\W*$", re.IGNORECASE)
_LINES_ABOVE = 14


def under_a_body(paper: Paper, view: View) -> tuple[str, ...]:
    """In a list of persons, the body that has a line of its own above them: its members follow."""
    if view.sentence.block.kind == "paragraph":
        return ()
    for other in reversed(paper.views[max(0, view.number - _LINES_ABOVE) : view.number]):
        text = other.posts.text
        if _BODY_LINE.match(text):
            found = bodies_of(other.plain)
            return found[0][1].names if len(found) == 1 and found[0][1].form != "us" else ()
        if "[P" not in text or other.sentence.block.kind == "paragraph":
            return ()
    return ()


def main_body(paper: Paper, usual: list[str]) -> tuple[str, ...]:
    """The body of a kind that a story is about: named at least twice as often as any other of its kind."""
    ranked = [item for item in _counted(paper) if paper.class_of(item[0]) in usual][:2]
    if not ranked or (len(ranked) > 1 and ranked[0][1] < _DOMINANT * ranked[1][1]):
        return ()
    return (ranked[0][0],)


_POLITICAL = re.compile(
    r"(?:deputy |shadow |opposition |group |executive )*"
    r"(?:cabinet (?:member|lead)|portfolio holder|executive member|group leader"
    r"|leader of the (?:opposition|[a-z ]+ group)|(?:[a-z]+ ){0,2}group leader)\b",
    re.IGNORECASE,
)
_OPENING = 4


def council_told_first(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """Give the council that a story opens with, whose members it means who are told without one.

    Args:
        paper: The paper.
        view: The sentence of the post.
        post: The post, of which only those of politicians are looked at.
    """
    if view.sentence.block.kind != "paragraph" or not _POLITICAL.match(post.title):
        return ()
    for other in paper.views[:_OPENING]:
        for body in other.bodies:
            if body.body_class == "council" and len(body.names) == 1 and body.form in {"name", "short"}:
                return body.names
    return ()


_DOMINANT = 2
_Counts = list[tuple[str, int]]
_counted_last: list[tuple[Paper, _Counts]] = []


def _counted(paper: Paper) -> _Counts:
    """The bodies by how often they are named; kept for the paper in hand, as many posts ask for them."""
    if not _counted_last or _counted_last[0][0] is not paper:
        counts = Counter(
            body.names[0]
            for view in paper.views
            for body in view.bodies
            if len(body.names) == 1 and body.form in {"name", "short"}
        )
        _counted_last[:] = [(paper, counts.most_common())]
    return _counted_last[0][1]


def last_group(paper: Paper, view: View, post: Post) -> tuple[str, ...]:
    """“Group Chief Executive”: of the trusts or councils that the paper has named together last."""
    own = set(paper.author) if len(paper.author) == 1 else set()
    for other in reversed(paper.views[max(0, view.number - _FAR) : view.number + 1]):
        groups = [body.names for _, body in bodies_of(other.plain) if body.start < post.end and len(body.names) > 1]
        for names in reversed(groups):
            if own <= set(names) and all(paper.class_of(name) in HEADED for name in names):
                return names
    return ()


_FAR = 60


def members_sharing(paper: Paper, post: Post) -> tuple[str, ...]:
    """“Joint Chief Executive” in a partnership's own paper: of the bodies that it names together most, which share it.

    A committee or partnership has no staff of its own that would be joint or a group's.
    """
    is_joint = "shared" in post.modifiers or post.title.casefold().startswith("group ")
    if not is_joint or len(paper.author) != 1 or paper.class_of(paper.author[0]) in HEADED:
        return ()
    groups = [
        body.names
        for view in paper.views
        for _, body in bodies_of(view.plain)
        if len(body.names) > 1 and all(paper.class_of(name) in HEADED for name in body.names)
    ]
    return Counter(groups).most_common(1)[0][0] if groups else ()


def run_by_holder(view: View, post: Post) -> tuple[str, ...]:
    """Give the body that the words after a post say its holder runs."""
    run = _RUNS.match(view.posts.text, _after(view, post))
    body = view.posts.item(run["of"] or run["at"]) if run else None
    return body.names if isinstance(body, BodyMention) and body.body_class in HEADED else ()


# “Chief Fire Officer Jane Doe, who has run Somewhere's brigade”, “…, who already does the job at Somewhere”
_RUNS = rule_pattern(
    r",? {P},? who (?:has |have |had )?(?:(?:also |now |already |currently )?(?:runs?|ran|led|leads|headed|heads"
    r"|fronted|fronts)"
    r" (?:the )?{B:of}(?!'s)|(?:already |currently |now |also )?(?:does|do|holds|has|fills|occupies|performs)"
    r" (?:the|that|this) (?:job|role|post|position) (?:at|for|in|of) {B:at})"
)


def _after(view: View, post: Post) -> int:
    """Where the marked text goes on after a post."""
    return next((place for place, end in enumerate(view.posts.starts) if end >= post.end), len(view.posts.text))


def place_named_last(view: View, position: int) -> tuple[str, ...]:
    """“Jane Doe, who is the medical director there”: of the body named last before."""
    named = [
        body
        for body in (*view.before, *view.bodies)
        if body.start < position and len(body.names) == 1 and body.form in {"name", "short"}
    ]
    return named[-1].names if named else ()
