"""A career in lines: “2002–08 Director of commissioning, Dale Trust”, under a heading such as “CV”."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft

_HEADING = re.compile(
    r"\W*(?:the |[\w'’ -]{0,40} )?(?:CV|curriculum vitae|career(?: (?:history|path|so far|in brief|to date))?"
    r"|career at a glance|life and times|timeline)\b(?:[:\s–-]+(?P<name>[\w'’ -]{3,40}))?\W*",
    re.IGNORECASE,
)
_YEARS = (
    r"(?P<first>(?:19|20)\d\d)\s?(?:[–-]|to)\s?(?P<last>(?:19|20)\d\d|\d\d(?!\d)|(?:the )?present(?: day)?|now|date"
    r"|today|current|ongoing)?"
)
_LINE = re.compile(rf"\W*{_YEARS}(?=[:,\s])[:,\s]*", re.IGNORECASE)
_AFTER = re.compile(rf"[,:\s]*\(?\s?(?:from )?{_YEARS}\)?\W*$", re.IGNORECASE)
_FAR = 16


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the posts that a list of years under a heading gives the person whom it is about.

    Args:
        paper: The paper.
    """
    for number, view in enumerate(paper.views):
        heading = _HEADING.fullmatch(_words(paper, view))
        person = _whose(paper, heading["name"] or "") if heading else ""
        for line in paper.views[number + 1 : number + 1 + _FAR] if person else ():
            if line.sentence.block.kind == "paragraph":
                break
            yield from _post(paper, line, person)


def _words(paper: Paper, view: View) -> str:
    return paper.document.flow[view.sentence.start : view.sentence.end]


def _whose(paper: Paper, name: str) -> str:
    """The person whom a heading names, else the one whom the paper names most often by far."""
    counted = Counter(person.name for person in paper.people if " " in person.name).most_common(2)
    named = [person.name for person in paper.people if person.name.casefold() == name.strip().casefold()]
    if named or not counted:
        return named[0] if named else ""
    alone = len(counted) == 1 or counted[0][1] >= _DOMINANT * counted[1][1]
    return counted[0][0] if alone else ""


_DOMINANT = 3


def _post(paper: Paper, view: View, person: str) -> Iterator[AppointmentDraft]:
    words = _words(paper, view)
    found = _LINE.match(words) or _AFTER.search(words)
    posts = [post for _, post in view.posts.placed("O", Post)]
    if found is None or len(posts) != 1 or not posts[0].bodies or "[P" in view.posts.text:
        return
    last = found["last"] or ""
    ended = last.isdigit()
    status: AppointmentStatus = "former" if ended else "held"
    span = (view.sentence.start, view.sentence.end)
    draft = AppointmentDraft(person, posts[0].title, posts[0].bodies, status, [span], "career", basis=posts[0].basis)
    draft.start = found["first"]
    draft.end = (found["first"][: 4 - len(last)] + last) if ended else None
    yield draft
