"""“The boards of A and B met on 3 May. Each board approved …”: who is meant by each, and on which day they met."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.drafts import DecisionDraft

_EACH = rule_pattern(
    r"^\W*(?:(?:But|And|So|There|Then|In the event),? )?(?:{G:who}|(?P<bare>[Bb]oth|[Ee]ach|[Aa]ll (?:two|three|four"
    r"|five|six)|[Tt]hey (?:both|all|each))(?: of (?:them|those|the (?:\w+ )?(?:boards|bodies|cabinets|councils)))?)"
    r"(?= (?:[a-z]+ly |also |then |duly |has |have |had )*(?:agreed|approved|voted|resolved|decided|backed|endorsed"
    r"|supported|ratified|rejected|refused|declined|deferred|put off|gave|signed|accepted|chose|turned|threw)\b)"
)
_EACH_ORGAN = re.compile(
    r"(?:each|both|all|every|(?:the |all |both )?(?:two|three|four|five|six))(?: of the| the)?(?: (?:two|three|four"
    r"|five|six))? (?P<noun>boards?|governing bod(?:y|ies)|cabinets?|executives?|committees?|councils?)",
    re.IGNORECASE,
)
_COUNT = re.compile(r"\b(?:both|two|three|four|five|six)\b", re.IGNORECASE)
_STEM = re.compile(r"board|governing bod|cabinet|executive|committee|council", re.IGNORECASE)


def with_each(marked: Marked, before: View | None) -> Marked:
    """Give a sentence with a token for the organs that it means by “each board” or “both” and the last one names.

    A set named as a set stays one; these are told one by one in the sentence just before.

    Args:
        marked: The marked sentence.
        before: The sentence before it, marked.
    """
    if before is None or _EACH.match(marked.text) is None:
        return marked
    return marked.replaced(_EACH, "G", lambda source, match: _named(source, match, before))


def _named(source: Marked, match: re.Match[str], before: View) -> BodyMention | None:
    who = source.item(match["who"]) if match["who"] else None
    words = match["bare"] or (who.names[0] if isinstance(who, BodyMention) and who.is_set else "")
    noun = _EACH_ORGAN.fullmatch(words)
    if not match["bare"] and noun is None:
        return None
    found = _organs(before, _STEM.search(noun["noun"]) if noun else None)
    names = dict.fromkeys(name for body in found for name in body.names)
    count = _COUNT.search(words)
    if len(names) < 2 or (count and COUNTS[count.group().lower()] != len(names)):
        return None
    start, end = source.source(*match.span("who" if match["who"] else "bare"))
    return BodyMention(start, end, tuple(names), "organ", "list", organ=found[0].organ)


def _organs(before: View, stem: re.Match[str] | None) -> list[BodyMention]:
    """The organs of one kind that the sentence before names, each with its body."""
    organs = [
        body
        for _, body in bodies_of(before.plain)
        if body.organ and not body.is_set and body.form != "organs" and (body.form != "us" or len(body.names) == 1)
    ]
    kinds = {_kind(body.organ) for body in organs}
    if len(kinds) != 1 or (stem is not None and stem.group().lower() not in next(iter(kinds))):
        return []
    return organs


def _kind(organ: str) -> str:
    found = _STEM.search(organ)
    return found.group().lower() if found else organ.lower()


_MET = re.compile(
    r"\](?:'s)?,?(?: [a-z]+){0,3} (?:met(?! (?:the|its|their|an?|all|these|those|every|with)\b)|sat|gathered|convened"
    r"|(?:held|had) (?:its|their|an?|the) (?:\w+ ){0,3}meeting)\b"
    r"|(?<!not )(?<!be )\b(?:met|sat)(?: (?!the |its |their |with )[^;.\[]{0,60})? on \[D\d+\]"
)


_LONGEST_REPORT = 80  # sentences after the one that tells when a body met
_EARLIER = re.compile(r"\b(?:had|previously|already|earlier|before then|last (?:week|month|year)|since then|later)\b")


class Meetings:
    """The meetings that a paper has told so far, each of a body and on a day."""

    def __init__(self) -> None:
        self._told: dict[str, tuple[int, str]] = {}

    def hear(self, view: View) -> None:
        """“The Board met on 3 May”: what it is then told to have done was done there."""
        if not _MET.search(view.plain.text):
            return
        items = map(view.plain.item, _DAY.findall(view.plain.text))
        days = {item.edtf for item in items if isinstance(item, DateMention) and _FULL.fullmatch(item.edtf)}
        if len(days) == 1:
            day = days.pop()
            self._told |= {name: (view.number, day) for _, body in bodies_of(view.plain) for name in body.deciding}

    def set_day(self, view: View, draft: DecisionDraft) -> None:
        """“The Board met on 3 May. It approved …”: a decision without a day of its own is of the meeting just told.

        Args:
            view: The sentence.
            draft: A decision of the sentence.
        """
        if draft.date or draft.status != "done" or "[D" in _AFTERWARDS.sub("", view.plain.text):
            return
        number, day = self._told.get(draft.body, (view.number, ""))
        is_next = view.number - number == 1
        if day and (is_next or (view.number - number <= _LONGEST_REPORT and not _EARLIER.search(view.plain.text))):
            draft.date = day


_DAY = re.compile(r"\[D\d+\]")
_AFTERWARDS = re.compile(
    r"\b(?:from|until|till|since|to (?:begin|start|open|close|take effect)(?: in| on)?|by|with effect from"
    r"|(?:beginn|start)ing (?:in|on)) \[D\d+\]|\b(?:in|on) \[D\d+\](?= (?:would|will|to)\b)"
)

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
