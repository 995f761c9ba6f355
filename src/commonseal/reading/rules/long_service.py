"""Posts told by how long somebody has had them who goes: “retires in June after nine years as our chief executive”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import attribution_of
from commonseal.reading.date_forms import counted
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import words_between
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import forward
from commonseal.reading.rules.whose import bodies_for

_LEFT, _LEAVES = ("|".join(phrases("appointments", key)) for key in ("left", "leaves"))
_AFTER_YEARS = rule_pattern(
    rf"{{P:who}}(?:,? (?:who )?[^\[;.]{{2,60}},)?,?(?: who)?(?: (?:has|have) (?:announced|decided|said"
    rf"|told \w+)(?: that)?(?: {{P}})?)?"
    rf" (?:(?P<leaves>{_LEAVES})|(?P<left>{_LEFT}))(?P<mid>(?:[^\[;.]|\[[DB]\d+\]){{0,60}}?),? (?:after|following)"
    r" (?P<long>(?:almost|nearly|more than|over|just|about|around|some|only|the best part of|well over)?"
    r" ?(?:\[F\d+\]|a|one|two|three) ?(?:and a half )?(?:happy |long |good |full )?(?:years?|months?|decades?|terms?)"
    r"(?: (?:in|with|at|of) [^;,\[]{2,40},? (?:the (?:last|final|past)|and the last|including) (?P<last>\[F\d+\])"
    r"(?: of (?:them|these|those|which)| years)?)?),? (?:spent )?"
    r"(?:as|in (?:post|office|the (?:job|role|post)) (?:as|of)|in (?:the )?(?:role|post|job) of|being)(?: (?:the|its"
    r"|their|our|an?))* (?P<post>{O})"
    r"(?!'s)"
)
_YEARS = re.compile(
    r"(?P<rough>almost|nearly|over|more than|about|around|some|best part|well)?.*?(?P<count>\d{1,2}"
    r"|[a-z]+) (?:happy |long |good |full )?years?$"
)


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find whoever goes after so many years in a post.

    Args:
        paper: The paper.
        view: The sentence.
    """
    marked = view.posts
    for match in _AFTER_YEARS.finditer(marked.text):
        person, post = marked.item(match["who"]), marked.item(match["post"])
        if not isinstance(person, PersonMention) or " " not in person.name or not isinstance(post, Post) or post.plural:
            continue
        bodies = post.bodies or bodies_for(paper, view, post, match.start())
        if not bodies:
            continue
        span = marked.source(*match.span())
        status: AppointmentStatus = "former" if match["left"] else "held"
        draft = AppointmentDraft(person.name, post.title, bodies, status, [span], "departure", basis=post.basis)
        draft.attribution = attribution_of(paper.document, [span], "")
        draft.signals |= {"leaving"} | (set() if post.bodies else {"body inherited"})
        dates = [marked.item(token) for token in re.findall(r"\[D\d+\]", match["mid"])]
        day = next((date for date in dates if isinstance(date, DateMention)), None)
        if day is not None:
            draft.end = day.bounded
            if status == "held" and not day.has_year:
                draft.end = forward(draft.end, paper.published)
        draft.start = _began(marked, match, draft.end or paper.published)
        yield draft


def _began(marked: Marked, match: re.Match[str], until: str | None) -> str | None:
    """The year in which so many years began that end on a day."""
    last = words_between(marked, match.start("last"), match.end("last")) if match["last"] else ""
    words = f"{last} years" if last else " ".join(words_between(marked, match.start("long"), match.end("long")).split())
    found = _YEARS.match(words)
    if found is None or found["rough"] or "half" in words or not until or not until[:4].isdigit():
        return None
    count = counted(found["count"])
    return str(int(until[:4]) - count) if 0 < count <= _LONGEST else None


_LONGEST = 60
