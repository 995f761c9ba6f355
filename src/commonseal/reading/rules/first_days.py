"""The words that tell the first day of what stands beside them: “which began in January”, “signed in May”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.rules.denials import NO_SOONER
from commonseal.reading.rules.drafts import ArrangementDraft

# “the joint team, which began in January”, “the system, which is due to go live in April”
BEGAN = rule_pattern(
    r"(?: (?:of|with|between|for|across) (?:the |both )?{BG})?(?: (?:of|worth) {F}(?: a year| [a-z]+)?)?"
    r"(?:, (?:the )?(?:[\w'&-]+|{B})(?: [\w'&-]+){0,5},)?,?"
    r" (?:which|that) (?:(?:the )?{B} )?(?:\w+ ){0,3}?"
    r"(?:began|begun|started|hosted|provided|managed|operated"
    r"|starts?|launched|set up|formed|created|established|opened"
    r"|opens?|begins?|run|running|in place|operating|existed|let|signed|awarded|go(?:es)? live|went live|takes? effect"
    r"|(?:come|came) into (?:being|effect|force|operation)|commenced?|dates?(?: back)?|met|meeting|sat"
    r"|(?:meets?|sits?) for the first time|(?:holds?|held) its (?:first|inaugural) (?:\w+ )?(?:meeting|session)"
    r"|establishes|creates|sets up)"
    r"(?: (?:\w+|\[B\d+\])){0,5}? (?:in|on|since|from|to) {D}"
)
# “a waste contract (since 2014)”
_IN_BRACKETS = rule_pattern(r" \((?:since|from|established|set up|formed|created|began)(?: in| on)? ?{D}")
# “is shared by A and B, and has been since 2016”
_AND_HAS_BEEN = rule_pattern(
    r"[^.;]{0,60}?,? (?:and|as (?:it|they|{B})) (?:has|have|had)(?: been| done)?(?: so)? (?:since )?{D}"
)
# “is a joint service of A and B and began in April”
_AND_BEGAN = rule_pattern(
    r"(?: (?:of|for|with|between|across) (?:the |both )?{BG})?,? and (?:which |it )?(?:(?:was|has been"
    r"|had been) (?:first "
    r"|formally )?(?:set up|formed|created|established|launched|opened|introduced|founded)|began|started|opened"
    r"|launched"
    r"|went live|has (?:run|been running|operated))(?: (?:work|life|operations))? (?:in|on|since) {D}"
)
# “which will meet monthly from October”
_MEETS_FROM = rule_pattern(
    r"(?: (?:of|for|between) (?:the |both )*(?:{B}|two|three|both))?(?:,[^,;]{1,60},)?,? which (?:will|would|is to"
    r"|are to|was to|has|have|had)(?: been)?"
    r" (?:meet|sit|work|run|operate|serve|be run|met|sat|worked|operated|meeting|sitting)(?: \w+){0,3}?"
    r" (?:from|since) {D}"
)
SINCE_ITS_START = rule_pattern(
    r"[^.;]{0,60}? since (?:(?:it|they|\[B\d+\]) (?:was |were )?(?:first |formally )?(?:began|started|launched"
    r"|set up|formed|created|established|opened)|(?:its|their|\[B\d+\]) (?:creation|launch|establishment|inception"
    r"|formation|start)|\[P\d+\](?:'s)? (?:appointment|arrival|election))"
    r"(?: \w+){0,2}? (?:in|on) {D}"
)
# “the homes team, which has worked across both since 2016”
_WHICH_HAS_SINCE = rule_pattern(
    r"(?: (?:of|for|between|with|across) (?:the |both )?{BG})?,? (?:which|that) (?:has|have|had) (?:\w+ ){0,2}?"
    r"(?:been (?:running|working|meeting|going|operating|serving|covering|there|around|based|up and running|run|shared"
    r"|hosted|in (?:place|operation|existence|use|force))|worked|met|sat|run|served|covered|looked after|operated"
    r"|existed|handled|dealt|provided|supported|acted|bought|advised|managed|linked|brought)\b"
    r"(?:[^.;,\[]|\[[BGF]\d+\]){0,70}? since {D}"
)
TOLD_BEGUN = (_WHICH_HAS_SINCE, BEGAN, _MEETS_FROM, _IN_BRACKETS, _AND_HAS_BEEN, _AND_BEGAN, SINCE_ITS_START)
FIRST_MEETING = re.compile(
    r"\b(?:(?:first|inaugural) (?:[a-z]+ )?(?:meetings?|sessions?)(?: (?:will|is|was|to|be|held|take|takes|took"
    r"|place)){0,4}"
    r"|(?:meet|meets|met|sit|sat) for the first time) $"
)
_BY_SIGNING = frozenset(["partnership", "pooled_budget"])
_SIGNED = re.compile(r"\bsigned (?!up\b|off\b|a letter\b)(?:[^.;:,\[]|\[[BGF]\d+\],?| and\b){0,100}$")


def is_signed_then(draft: ArrangementDraft, text: str, lead: str, place: int) -> bool:
    """Say whether a day is that on which what bodies have by agreement was signed, so that it began then."""
    if draft.type not in _BY_SIGNING or lead not in {"on", "in", ""} or draft.status in {"ended", "rejected"}:
        return False
    signed = _SIGNED.search(text, max(0, place - 120), place)
    return signed is not None and not _TO_SIGN.search(text[: signed.start()][-24:])


_TO_SIGN = re.compile(r"\b(?:be|being|not|once|when|until|if)(?: \w+)? $")


_EARLIEST = re.compile(r",? at the (?:very )?(?:earliest|soonest)\b")


def is_no_sooner(text: str, led: re.Match[str] | None, position: int, following: int) -> bool:
    """Say whether a day is the first on which something can come: “at the earliest”, “no merger before April”."""
    if _EARLIEST.match(text, following):
        return True
    lead = led["lead"].lower() if led else ""
    if lead not in {"before", "until", "till"}:
        return False
    return any(m.end() == position + len("[D") for m in NO_SOONER.finditer(text, max(0, position - 140), position + 2))
