"""Whether a figure is of what is to come, by its place in the sentence: “about 35 staff, mostly nurses, would move”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.rules.figure_patterns import Found

_WILL = r"(?:will|would|are to|is to|are due to|are set to|are expected to|may|might|could)"
# the figure is of the subject of a verb to come, whatever stands between them
_WILL_BE = re.compile(
    r"(?:(?: (?!(?:and|but|who|which|that|while)\b)[A-Za-z'-]+){0,3}? (?:people|staff|officers|employees|posts|nurses"
    r"|colleagues|workers|jobs|strong))?(?: in all| altogether| in total)?"
    r"(?:, (?:mostly|mainly|largely|chiefly|including|most of them|many of them|some of them)[^,;.]{1,90})?,?"
    rf" {_WILL} (?:all |also |then )?(?:move|transfer|join|form|become|merge|go (?:over|across|to)|come (?:over|across"
    r"|together)|work (?:as|in|under|together)|be (?:transferred|moved|brought|merged|built|needed|recruited|set up))\b"
)
# “– about 210 at A alone – may transfer”: so many of them A has
_AT_ONE = re.compile(r" (?:at|in|with) (?:the )?\[B\d+\](?: alone)?(?: [–-]|\)|,)")
# “the 17 who are employed by A are to move”: so many there are now
_WHO_ARE = re.compile(
    r"(?: (?:people|staff))? who (?:are|were|is)(?: now| currently| still)? (?:employed|paid|based)\b"
)
_ARE_EMPLOYED = re.compile(
    r" (?:people|staff|officers)(?: (?:are|were|is))?(?: now| currently)? (?:employed|working|work"
    r"|based)\b[^.;,]{0,60}?"
    rf",? and (?:the|its|their|an?|it|that|\[)[^.;,]{{0,60}} (?:says?|said|{_WILL})\b"
)
# “agreed in December to delegate £64m”: what has been decided is still to be done
_DECIDED_TO = re.compile(
    r"\b(?:agreed|voted|decided|opted|resolved|signed up|chosen|chose|promised|undertaken|(?:approved"
    r"|backed) plans)\b"
    r"(?:,? (?:[a-z]+ )?(?:in|on|at|last|this)? ?\[D\d+\],?| [a-z]+ly| last (?:week|month|night)){0,2}"
    r" to (?:[a-z]+ly )?(?:delegat|pool|hand|transfer|put|mov|shar|devolv|spend|invest|commit|contribut"
    r"|set aside|pay)"
    r"(?:e|ing)?\b(?: (?:over|in|into|together|up|a further|another|an extra|about|around|some))* $"
)


def is_to_come(text: str, found: Found) -> bool | None:
    """Say whether a figure is of what is to come; ``None`` where its place does not tell.

    Args:
        text: The marked sentence.
        found: The figure.
    """
    if found.kind == "staff":
        if any(sign.match(text, found.end) for sign in (_WHO_ARE, _ARE_EMPLOYED, _AT_ONE)):
            return False
        return True if _WILL_BE.match(text, found.end) else None
    is_ahead = is_decided(text, found) or _POOLING_MORE.search(text, 0, found.start)
    return True if is_ahead else None


# “suggests pooling a further £140m”
_POOLING_MORE = re.compile(r"\bpooling (?:(?:an?|some|about|around) )?(?:further|extra|another|additional) $")


def is_decided(text: str, found: Found) -> bool:
    """Say whether a sum is what a body has decided to hand on or to put in, and its day that of the decision.

    Args:
        text: The marked sentence.
        found: The figure.
    """
    return found.kind == "finance" and _DECIDED_TO.search(text, max(0, found.start - 160), found.start) is not None
