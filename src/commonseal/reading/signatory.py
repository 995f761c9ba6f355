"""Stage 2: “I” and “my” in a letter are whoever signs it."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.document import Document
from commonseal.reading.mentions import PersonMention

_SIGNS_OFF = re.compile(
    r"^\W*(?:Yours\s+(?:sincerely|faithfully|truly|ever|in)|(?:With\s+)?(?:[Kk]ind(?:est)?|[Bb]est|[Ww]arm(?:est)?|[Vv]ery\s+best)"
    r"\s+(?:regards|wishes)|Regards|With\s+(?:every\s+)?(?:thanks|good wishes)|Sincerely|Many\s+thanks)\b[^\n]{0,40}$",
    re.MULTILINE,
)
_OPENS_LETTER = re.compile(r"^\W*(?:Dear|To all|To:|Hello|Hi)\b", re.MULTILINE)
# “From: Jane Doe, Chief Executive” at the head of a message that nobody signs
_FROM = re.compile(r"^[ \t*]*(?:From|FROM|Message from|A message from)[ \t*]*:[ \t*]*", re.MULTILINE)
# a name alone on its line above a title: how many sign who use no formal words
_NAME_ENDS_LINE = re.compile(r",?(?: [A-Z][A-Za-z]{1,5}){0,3}[ \t]*\n\s*(?=[^\n.]{0,60}$)", re.MULTILINE)
_TITLE_LINE = re.compile(
    r"[^\n.]{0,40}\b(?:Chief|Chair(?:man|woman)?|Director|Leader|Officer|Executive|Head|Commissioner|Mayor|Constable)\b"
)
_FIRST_PERSON = re.compile(r"(?<![\w.'’-])(?:I|[Mm]y)(?![\w.-])")
_SIGNATURE = 90


def with_signatory(document: Document, mentions: list[PersonMention]) -> list[PersonMention]:
    """“I have been chief executive since 2016” in a letter or a message: “I” and “my” are whoever signs or sends it.

    Args:
        document: The paper.
        mentions: The persons found so far, in order.

    Returns:
        The mentions with those in the first person, outside quotations and between salutation and signature.
    """
    flow = document.flow
    opened = _OPENS_LETTER.search(flow)
    signed = next((match for match in _SIGNS_OFF.finditer(flow) if opened and match.start() > opened.end()), None)
    sent = _FROM.search(flow, 0, opened.start()) if opened and not signed else None
    names = _near(mentions, signed or sent) or (_above_titles(flow, mentions, opened.end()) if opened else [])
    if opened is None or not names or " " not in names[0].name or len({m.name for m in names}) > 1:
        return mentions
    last = names[0].start if sent is None else len(flow)
    taken = [(m.start, m.end) for m in mentions]
    first = [
        PersonMention(match.start(), match.end(), names[0].name, "pronoun")
        for match in _FIRST_PERSON.finditer(flow, opened.end(), last)
        if not document.is_quoted(match.start(), match.end())
        and all(match.end() <= a or match.start() >= b for a, b in taken)
    ]
    return sorted([*mentions, *first], key=lambda mention: mention.start)


def _near(mentions: list[PersonMention], sign: re.Match[str] | None) -> list[PersonMention]:
    """Who is named right after what closes a letter, or after “From:”."""
    if sign is None:
        return []
    return [m for m in mentions if sign.end() <= m.start < sign.end() + _SIGNATURE and m.form == "name"]


def _above_titles(flow: str, mentions: list[PersonMention], opened: int) -> list[PersonMention]:
    """Who is named alone on a line above a title, below the salutation."""
    found = []
    for mention in mentions:
        ends = _NAME_ENDS_LINE.match(flow, mention.end) if mention.form == "name" and mention.start > opened else None
        is_alone = flow[flow.rfind("\n", 0, mention.start) + 1 : mention.start].strip(" \t*") == ""
        if ends and is_alone and _TITLE_LINE.match(flow, ends.end()):
            found.append(mention)
    return found
