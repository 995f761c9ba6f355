"""What became of a matter at a meeting, told without who decided: motions that fell, reports sent back."""

from __future__ import annotations

from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.paper import View

_COUNT = (
    r"(?:,? (?:by )?(?:a (?:vote|majority|margin) of )?(?:\[F\d+\]|\w+)(?: votes?)?(?: to|-|–| votes\b|, )"
    r"(?:\[F\d+\]|\w+)|,? unanimously\b|,? on (?:the )?(?:chair|mayor)(?:man)?'s casting vote)"
)
_WAS = r"(?:was|were)(?: \w+ly| then| also| duly| therefore| eventually| again| instead)*"
_OFF = (
    r"(?:put off|put back|deferred|postponed|held over|adjourned|sent back|referred back|delayed|left for another"
    r"|pulled|withdrawn|kicked into (?:touch|the long grass)|held back|carried over|rolled over)"
)
_THING = (
    r"(?:decision|report|paper|item|matter|question|plans?|proposals?|scheme|contract|application|vote|bid|recommendation"
    r"|business case|idea|deal|choice|budget|strategy|review|request|motion|move)"
)
_TOLD = re.compile(
    # “a decision on the walk-in centre, whose lease is up, was put off”
    rf"(?P<deferred>\b(?:[Aa]n?|[Tt]he|[Tt]hat|[Tt]his|[Aa]ny) (?:\w+ ){{0,2}}?{_THING}\b"
    rf"(?:(?: (?:on|about|as to|for|over|of|to)\b)[^.;]{{1,110}}?)?(?:, [^.;,]{{1,80}},)? {_WAS} {_OFF}\b(?! by)"
    rf"|^\W*(?:\[B\d+\]|It|That|This) {_WAS} {_OFF}\b(?! by)"
    rf"|\b(?:won|got|had|secured|gained|found|mustered) (?:enough |sufficient |the |cross-party )*(?:support|backing"
    rf"|votes|signatures) (?:\w+ ){{0,3}}?to (?:have|get|see) [^.;]{{1,60}} {_OFF}\b"
    rf"|\b(?:succeeded in|managed to|were able to|was able to) (?:having|have|getting|get) [^.;]{{1,60}} {_OFF}\b"
    rf"|\b(?:persuaded|convinced) (?:colleagues|fellow members|the rest|members|the others|them) to"
    rf" (?:wait|defer|put|delay|hold|send|think|postpone)\b"
    rf"|^\W*(?:But )?[Nn]o (?:decision|vote) was (?:taken|made|reached)\b)"
    # “his motion fell, 14–21”
    r"|(?P<rejected>\b(?:motion|amendment|resolution|proposal|counter-motion|counter-proposal|call|bid|attempt|move)\b"
    r"(?: (?:to|for|calling|that|by|from)\b[^.;]{1,110}?)?(?:, [^.;,]{1,80},)? (?:fell(?! (?:to|in|on|under)\b)"
    rf"|failed\b(?! to \w+ (?!win|get|carry|find|gain|attract))|did not (?:pass|carry|get through)|{_WAS} (?:lost"
    r"|defeated|rejected|thrown out|voted down|turned down|not carried)\b(?! by \[[BG]))"
    r"|\b(?:[Tt]he|[Tt]hat|[Aa]) vote (?:was|went) (?:lost|against)\b)"
    # “the motion was carried”, “it went through by 22 votes to 15”
    rf"|(?P<approved>\b(?:motion|recommendations?|resolution|proposals?|plans?|report|paper|budget|idea|scheme|move"
    rf"|deal|request|application|business case|arrangements?|\[B\d+\]|[Ii]t|[Tt]his|[Tt]hat)\b"
    rf"(?: (?:to|for|on|that|of)\b[^.;]{{1,90}}?)?(?:, [^.;,]{{1,80}},)?"
    rf" (?:{_WAS} (?:carried|passed|approved|agreed|adopted|backed|supported|accepted|endorsed|voted through"
    rf"|nodded through|waved through)|(?:went|got|sailed|squeaked|scraped) through|passed){_COUNT}"
    rf"|\bmotion\b[^.;,]{{0,60}} {_WAS} (?:carried|passed)\b(?! by \[[BG])"
    rf"|\b[Tt]he (?:\w+ )?(?:recommendations?|proposals?) {_WAS} (?:agreed|approved|accepted|carried)\b(?! by))"
)
_CASTING = re.compile(r"\b(?:if|unless|whether|should|would|could|might)\b")


def outcome_told(text: str) -> Outcome | None:
    """Give what a sentence says became of a matter, or ``None``.

    Args:
        text: The marked sentence.
    """
    found = _TOLD.search(text)
    if found is None or _CASTING.search(text, max(0, found.start() - 25), found.start()):
        return None
    return cast("Outcome", next(name for name, words in found.groupdict().items() if words))


_WAS_TO = re.compile(
    r"(?:meeting|session|vote|decision|members|councillors|governors|trustees|directors|board|\[[BG]\d+\])[^.;]{0,60}? "
    r"(?:was|were|had been)(?: \w+ly)? (?:meant|supposed|due|expected|to have been asked|asked|set|intended|hoped)"
    r" to [a-z]",
    re.IGNORECASE,
)
_DID_NOT = re.compile(r"^\W*(?:But |In the event,? |In the end,? )?(?:\[[BG]\d+\]|[Ii]t|[Tt]hey) did not\W*$")


def outcome_unsaid(before: View, text: str) -> Outcome | None:
    """“Monday's meeting was meant to sign it off. It didn't”: what did not come about is put off.

    Args:
        before: The sentence before.
        text: The marked sentence.
    """
    return "deferred" if _DID_NOT.match(text) and _WAS_TO.search(before.plain.text) else None
