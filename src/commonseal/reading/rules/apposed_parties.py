"""The other party where it is only told what it is and how it is called: “with a larger association, Meridian Living”.

No register of names knows such a name as that of a body; the noun beside it says that it is one. And “the three” that
are spoken of just after such names are those.
"""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import Span

_NOUN = (
    r"(?:association|trust|practice|surgery|school|academy|college|university|charity|firm|company|provider|society|club"
    r"|council|authority|landlord|hospice|hospital|federation|co-operative|cooperative|group|agency|club|union|bank|museum"
    r"|theatre|brigade|board|organisation)"
)
_NAME = r"(?P<name>(?-i:(?:the )?[A-Z][\w'’.-]+(?: (?:(?:of|the|and|for|in|on|&) )?[A-Z][\w'’.-]+){0,4}))"
_APPOSED = re.compile(
    r"[^.;,]{0,60}?\b(?:with|to|into|by|from|and|join|joins|joined|joining) (?:an?|another|its|their|the|his|her)"
    rf" (?:[\w-]+ ){{0,4}}?{_NOUN},? (?:called |named |known as )?{_NAME}(?=[,.;]|$)",
    re.IGNORECASE,
)
_THE_SO_MANY = re.compile(
    r"\b(?:[Tt]he|[Aa]ll|[Tt]hese) \[F\d+\](?= (?:already |also |now |both |all |still |will |would |have )*[a-z])"
)
_COUNTED = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8}


def apposed_party(paper: Paper, view: View, place: Span) -> str:
    """Give the name that stands beside a noun of a body after what stands at ``place``, or nothing.

    Args:
        paper: The paper.
        view: The sentence.
        place: Where the words that tell an arrangement stand in ``view.posts``.
    """
    start, _ = view.posts.source(*place)
    match = _APPOSED.match(paper.document.flow, start, view.sentence.end)
    return " ".join(match["name"].split()).removeprefix("the ").rstrip(".") if match else ""


def the_so_many(view: View, place: Span, told: Sequence[tuple[str, ...]]) -> tuple[str, ...]:
    """Give the parties that “the three” before ``place`` stands for: as many as were told together last, or nothing.

    Args:
        view: The sentence.
        place: Where the words that tell an arrangement stand in ``view.posts``.
        told: The parties of the arrangements told so far.
    """
    match = _THE_SO_MANY.search(view.posts.text, max(0, place[0] - 60), place[0])
    if match is None:
        return ()
    token = match.group()[match.group().index("[") :]
    written = str(getattr(view.posts.item(token), "value", "")).lower()
    count = int(written) if written.isdigit() else _COUNTED.get(written, 0)
    return next((parties for parties in reversed(told) if len(parties) == count > 1), ())
