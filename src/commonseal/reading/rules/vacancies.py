"""Posts that stand empty: “B has been without a chief executive since John Roe left”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import View
from commonseal.reading.posts import Post
from commonseal.reading.rules.departures import verbs
from commonseal.reading.rules.drafts import AppointmentDraft

_WITHOUT = rule_pattern(
    rf"{{B:body}}(?:'s)? ?(?:(?: ?(?:has|had|have) been)? without (?:an? |its |their )?(?P<post>one|{{O}})"
    rf"|(?:job|post|role|position|chair|vacancy)(?: (?:there|itself))? (?:has|had) (?:been |stood |lain )?"
    rf"(?:vacant|empty|unfilled|open))"
    rf" (?:ever )?since (?:the (?:departure|retirement|resignation|death) of )?{{P:old}}(?:'s)? "
    rf"(?:went back|departure|retirement|resignation|death|exit|move|{verbs('left')})"
    rf"(?:(?:[^\[.;]|\[B\d+\]){{0,50}}(?P<date>{{D}}))?"
)


def find(view: View, known: list[AppointmentDraft]) -> Iterator[AppointmentDraft]:
    """Find who held the posts that one sentence calls vacant.

    Args:
        view: The sentence.
        known: The appointments found so far: the last one named before gives the title of a post that is only “one”.
    """
    for match in _WITHOUT.finditer(view.posts.text):
        yield from _held_by_whoever_left(view, match, known)


def _held_by_whoever_left(
    view: View, match: re.Match[str], known: list[AppointmentDraft]
) -> Iterator[AppointmentDraft]:
    """“B has been without one since John Roe left”: he held there the post named last."""
    marked = view.posts
    old, body = marked.item(match["old"]), marked.item(match["body"])
    if not isinstance(old, PersonMention) or " " not in old.name or not isinstance(body, BodyMention):
        return
    span = marked.source(match.start(), match.end())
    post = marked.item(match["post"]) if (match["post"] or "").startswith("[") else None
    before = sorted((min(a for a, _ in d.spans), d.role) for d in known if min(a for a, _ in d.spans) < span[0])
    role = post.title if isinstance(post, Post) else before[-1][1] if before else ""
    date = marked.item(match["date"]) if match["date"] else None
    if role:
        end = date.edtf if isinstance(date, DateMention) else None
        yield AppointmentDraft(old.name, role, body.names, "former", [span], "since the other left", end=end)
