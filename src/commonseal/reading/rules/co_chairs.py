"""Those who chair a board or committee together: “The board is co-chaired by A, the council's leader, and B”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.focus import board_spoken_of
from commonseal.reading.rules.one_title import named_in_full

RULE = "co-chaired by"
_CO_CHAIRED = rule_pattern(
    r"(?P<what>{BG}|\b(?:[Tt]he|[Ii]ts|[Aa]) (?:[\w-]+ ){0,2}(?:board|committee|panel|group|forum|partnership))"
    r"(?:(?!\[P\d+\])[^;.]|\[D\d+\]){0,80}? (?P<verb>(?:(?:is|are|was|will|would|has|have|been|be|to|currently|now) )*)"
    r"(?P<role>co-?chaired|jointly chaired) by (?P<rest>[^.;]{3,240})"
)
_CO_CHAIRS = rule_pattern(
    r"(?P<who>{P}) and (?P<second>{P})(?: (?:also|now|currently|jointly))? (?P<verb>will |would |have |are to )?"
    r"co-?chair(?:ed)? (?:the )?(?P<what>{BG})"
)
_EACH = rule_pattern(r"(?:^|, (?:and )?|\band )(?:(?:{O}|the [^,\[]{0,40}),? )?(?P<who>{P})(?!'s)")


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find those who chair something together in one sentence.

    Args:
        paper: The paper.
        view: The sentence.
    """
    marked = view.posts
    if "chair" not in marked.text:
        return
    for match in _CO_CHAIRED.finditer(marked.text):
        first = match.start("rest")
        tokens = [(each["who"], first + each.end()) for each in _EACH.finditer(match["rest"])]
        if len(tokens) > 1:
            role = "chair" if match["role"].startswith("jointly") else "co-chair"
            yield from _drafts(paper, view, match, tokens, role)
    for match in _CO_CHAIRS.finditer(marked.text):
        yield from _drafts(
            paper, view, match, [(match["who"], match.end()), (match["second"], match.end())], "co-chair"
        )


def _drafts(
    paper: Paper, view: View, match: re.Match[str], tokens: list[tuple[str, int]], role: str
) -> Iterator[AppointmentDraft]:
    names = _chaired(paper, view, match["what"])
    verb = match["verb"] or ""
    status: AppointmentStatus = "proposed" if "would" in verb else "planned" if re.search(r"will|to", verb) else "held"
    for token, end in tokens if names else ():
        person = named_in_full(view.posts, token)
        if person is not None:
            yield AppointmentDraft(person.name, role, names, status, [view.posts.source(match.start(), end)], RULE)


def _chaired(paper: Paper, view: View, token: str) -> tuple[str, ...]:
    """The board that a mention or “the board” stands for, or nothing."""
    body = view.posts.item(token) if token.startswith("[") else None
    if isinstance(body, BodyMention) and not body.organ and body.form == "name":
        return body.names
    place = body.start if isinstance(body, BodyMention) else view.sentence.start
    if spoken_of := board_spoken_of(paper, view, place):
        return spoken_of
    return (body.deciding[:1] if body.organ else body.names) if isinstance(body, BodyMention) else ()
