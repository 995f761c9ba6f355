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
    name = signed or sent
    if opened is None or name is None:
        return mentions
    names = [m for m in mentions if name.end() <= m.start < name.end() + _SIGNATURE and m.form == "name"]
    if not names or " " not in names[0].name or len({m.name for m in names}) > 1:
        return mentions
    taken = [(m.start, m.end) for m in mentions]
    first = [
        PersonMention(match.start(), match.end(), names[0].name, "pronoun")
        for match in _FIRST_PERSON.finditer(flow, opened.end(), signed.start() if signed else len(flow))
        if not document.is_quoted(match.start(), match.end())
        and all(match.end() <= a or match.start() >= b for a, b in taken)
    ]
    return sorted([*mentions, *first], key=lambda mention: mention.start)
