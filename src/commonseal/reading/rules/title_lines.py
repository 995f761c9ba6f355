"""Titles that stand on a line of their own above a name, or above a list or table of names: who's who on a web page.

At the foot of a letter the name comes first and the title below it; which comes first is told by where the lines begin.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.one_title import singular
from commonseal.reading.rules.tenures import basis_in
from commonseal.reading.rules.whose import bodies_for, own_bodies

_TITLE_ALONE = re.compile(
    r"^[\W\d]*(?:(?:our|the) )?(?P<post>\[O\d+\])(?: \((?:interim|acting|designate|job share|shared|joint)\)"
    r"|, [A-Z][\w &-]{2,40})?\W*$",
    re.IGNORECASE,
)
_NAME_ALONE = re.compile(
    r"^\W*(?P<who>\[P\d+\])(?:,? (?:[A-Z][A-Za-z]?){2,6})*(?: \((?:interim|acting|chair|[A-Z]{2,4})\))?\W*$"
)
_SINCE = rule_pattern(
    r"^\W*(?:(?:in (?:post|office)|appointed|in this role|joined|started|took up (?:the )?(?:post|role))"
    r"(?: permanently| substantively)?|{P}(?:,? who)? (?:has been in (?:post|this role)"
    r"|was appointed|took up (?:the |this )?"
    r"(?:post|role)|started))(?: on| in| since| from)? {D:since}"
)
_LINES = frozenset(["heading", "item", "paragraph"])
_NEAR = 3


def first_of_pairs(paper: Paper) -> dict[int, Post]:
    """Give for each line that holds a name alone the title on the line above, where titles come first.

    Args:
        paper: The paper.

    Returns:
        The post of each such line, by the line's number. A title between two names is that of the name above it, unless
        the lines begin with a title.
    """
    found: dict[int, Post] = {}
    held: Post | None = None
    title_first = False
    for view in paper.views:
        title, name = title_alone(view), _NAME_ALONE.match(view.posts.text)
        if title is not None and not title.plural:
            title_first = title_first or not _is_name(paper, view.number - 1)
            held = title if title_first else None
        elif name and held is not None:
            found[view.number] = held
            held = None
        else:
            held, title_first = None, False
    return found


def title_alone(view: View) -> Post | None:
    """Give the title that is all of a line."""
    match = _TITLE_ALONE.match(view.posts.text) if view.sentence.block.kind in _LINES else None
    post = view.posts.item(match["post"]) if match else None
    return post if isinstance(post, Post) and not view.posts.text.rstrip().endswith((".", ":")) else None


def _is_name(paper: Paper, number: int) -> bool:
    return number >= 0 and _NAME_ALONE.match(paper.views[number].posts.text) is not None


def find(paper: Paper, pairs: dict[int, Post]) -> Iterator[AppointmentDraft]:
    """Find who stands below a title: on the next line, or in the list that a plural title heads.

    Args:
        paper: The paper.
        pairs: What ``first_of_pairs`` gives for it.
    """
    for number, post in pairs.items():
        if not post.plural:
            yield from _below(paper, paper.views[number - 1], paper.views[number], post)
    heads: dict[str, tuple[View, Post]] = {}
    for view in paper.views:
        title = title_alone(view)
        if title is not None and title.plural:
            heads[view.section] = (view, title)
        elif view.section in heads and view.sentence.block.kind == "item":
            head, post = heads[view.section]
            yield from _below(paper, head, view, post)


def _below(paper: Paper, head: View, view: View, post: Post) -> Iterator[AppointmentDraft]:
    match = _NAME_ALONE.match(view.posts.text)
    person = view.posts.item(match["who"]) if match else None
    if not isinstance(person, PersonMention) or " " not in person.name:
        return
    bodies = own_bodies(paper, head, post) or bodies_for(paper, head, post, 0)
    if not bodies:
        return
    spans = [(view.sentence.start, view.sentence.end), (head.sentence.start, head.sentence.end)]
    draft = AppointmentDraft(person.name, singular(post.title), bodies, "held", spans, "name below a title")
    draft.basis = post.basis or basis_in(head.posts.text) or basis_in(view.posts.text)
    draft.status = "planned" if "planned" in post.modifiers else "held"
    if not post.bodies:
        draft.signals.add("body inherited")
    _since(paper, draft, view)
    yield draft


def _since(paper: Paper, draft: AppointmentDraft, view: View) -> None:
    """“Appointed 1 April 2019”, “In post permanently since May”: right below the name."""
    for other in paper.views[view.number + 1 : view.number + 1 + _NEAR]:
        if other.section != view.section and other.sentence.block.kind != "heading":
            return
        if title_alone(other) is not None:
            return
        match = _SINCE.match(other.posts.text)
        date = other.posts.item(match["since"]) if match else None
        if isinstance(date, DateMention):
            draft.start = date.bounded
            draft.basis = draft.basis or basis_in(other.posts.text)
            return
