"""Stage 2: what stands beside a name and says that it is a person's."""

from __future__ import annotations

from commonseal.reading import expressions as re

PLACE_BEFORE = re.compile(r"\b(?:the|in|across|throughout|near|within|around|serving|Greater|outside|towards) $")
_SAYING = (
    r"(?:said|says|told|added|adds|explained|commented|asked|wrote|writes|replied|thanked|welcomed|confirmed|warned"
    r"|reported|noted|presented|introduced|agreed|proposed|seconded|will|has|is|was|who|chairs|leads)"
)
PERSON_AFTER = re.compile(rf",? {_SAYING}\b|,? \(?(?:aged? )?\d\d\)?,")
# “Third floor,” says Thornbury; Thornbury, 51, has been …
SPOKEN_OF_ALONE = re.compile(
    r"[,?!.]['\"”’]+ (?:says|said|adds|added|explains|explained|recalls|recalled|insists|admits|laughs)"
    r" (?P<says>[A-Z][\w'’-]+)\b(?! [A-Z])|(?<![A-Z][a-z] )\b(?P<aged>[A-Z][\w'’-]+), (?:aged )?[2-9]\d, "
)
TAKES_A_POST = re.compile(
    r",? (?:who )?(?:(?:will|is to|is due to|is set to) (?:join|become|take|succeed|replace|start|step|retire|leave"
    r"|chair)"
    r"|(?:has|had|have) (?:been (?:appointed|named|confirmed|elected|chosen|selected|recruited|in post)|joined|retired"
    r"|resigned|stepped|taken up|led|chaired)|was (?:appointed|elected|named|chosen|previously|formerly)|joins|joined"
    r"|succeeds|succeeded|replaces|replaced|retires|retired|resigned|stepped down|steps down|took over|takes over"
    r"|chaired|told)\b"
)
APPOINTED_BEFORE = re.compile(
    r"\b(?:appointment|election|retirement|departure|resignation|promotion|secondment|nomination|death"
    r"|congratulated|succeeds|replaces|succeeding|replacing|succeeded by|replaced by|chaired by|led by)(?: of)? $"
)
POST_BEFORE = re.compile(
    r"\b(?:executive|director|chair|chairman|head|president|manager|officer|partner|trustee|[Ll]eader|[Mm]ayor|clerk"
    r"|constable) (?:of|at) (?:the )?$"
)
# “Harlow Vale's chief executive”: whoever has one is a body or a place
OWNS_A_POST = re.compile(
    r"['’]s (?:own |new |current |present |first |interim |acting |former |outgoing )*"
    r"(?:chief (?:executive|officer|constable)"
    r"|section 151 officer|accountable officer|council(?:lors?)?\b|cabinet|governing body|residents|chair(?:man)?\b"
    r"|monitoring officer|medical director|(?:[\w-]+ )?director of)"
)
POST_AFTER = re.compile(
    r"(?:,| –| -| \(|\t| \|) ?(?:the |its |our )?(?:[A-Za-z]+ ){0,3}(?:[Cc]hief|[Dd]irector|[Cc]hair|[Hh]ead of"
    r"|[Ll]eader"
    r"|[Oo]fficer|[Mm]ember|[Mm]anager|[Ss]ecretary)\b"
)
PERSON_BEFORE = re.compile(r"\b(?:said|says|added|told|by|from|To|Dear|cc|Cc|appointed|appoint|colleague) $")
TITLE_BELOW = re.compile(
    r"[ \t]*\n\s*(?:Group |Deputy |Interim |Acting |Joint |Regional )?(?:Chief|Director|Chair|Leader|Head|Managing"
    r"|Accountable|Executive|Clerk|Secretary|Mayor|Commissioner)\b"
)
# “chief executive J Maule”, “Lead officer: R Tanner”
TITLE_BEFORE = re.compile(
    r"\b(?:[Oo]fficer|[Dd]irector|[Ee]xecutive|[Cc]hair(?:man|woman|person)?|[Ll]eader|[Mm]anager|[Nn]urse|[Cc]lerk"
    r"|[Ss]ecretary|[Tt]reasurer|[Ss]olicitor|[Mm]ember|[Mm]ayor|[Hh]older|[Cc]onstable|[Cc]ommissioner|[Ll]ead"
    r"|[Pp]resident|[Pp]harmacist|[Cc]hief|(?:[Dd]irector|[Hh]ead|[Mm]ember|[Hh]older|[Ll]ead) (?:of|for) [\w' ]{3,40})"
    r"(?:,|:)? $"
)
# “has appointed J Maule as its clerk”, “chose Anna Head to replace …”
_NAMED_BEFORE = re.compile(
    r"\b(?:appoint(?:s|ed|ing)?|named|names|chose|chosen|elect(?:s|ed)?|picked|recruited|hired|promoted|by|from|replac(?:es|ed|ing)"
    r"|succeed(?:s|ed|ing)|followed|welcomed?|thanked|(?:appointment|election|retirement|departure|resignation) of) $"
)
_NAMED_AFTER = re.compile(
    r",? (?:as|to (?:be|become|replace|succeed|follow|take|lead|chair)|in (?:the|a) (?:post|role))\b|[.,;)]|$"
)


def is_told_of(text: str, start: int, end: int) -> bool:
    """Say whether what stands on either side of a name tells of a person: a post, a verb of saying, a step."""
    return bool(
        POST_AFTER.match(text, end)
        or PERSON_AFTER.match(text, end)
        or TAKES_A_POST.match(text, end)
        or TITLE_BELOW.match(text, end)
        or TITLE_BEFORE.search(text, max(0, start - 60), start)
        or (_NAMED_BEFORE.search(text, max(0, start - 24), start) and _NAMED_AFTER.match(text, end))
    )
