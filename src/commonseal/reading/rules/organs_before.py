"""“The boards of A and B met on 3 May. Each board approved …”: who is meant by each, and on which day they met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View, bodies_of
from commonseal.reading.reference_forms import COUNTS
from commonseal.reading.rules.decider_names import singular
from commonseal.reading.rules.drafts import DecisionDraft

_EACH = rule_pattern(
    r"^\W*(?:(?:But|And|So|There|Then|In the event),? )?(?:{G:who}|{B:they}|(?P<bare>[Bb]oth|[Ee]ach|[Aa]ll"
    r" (?:two|three|four"
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


_OURS = rule_pattern(
    r"(?:^\W*|(?<=; )|(?<=, and )|(?<=, but )|(?<= and )|(?<= but ))(?P<ours>[Oo]urs)(?= (?:did|had|has|voted"
    r"|agreed|approved|backed"
    r"|rejected|turned|put|decided|will|is|was|followed|gave|meets|met|signed|said|noted|considered|endorsed"
    r"|supported)\b)"
)


def with_ours(marked: Marked, view: View, author: str | None) -> Marked:
    """“The governing bodies of A and B agreed in May. Ours did so in June”: the same organ of the body that writes.

    Args:
        marked: The marked sentence.
        view: The sentence, with the bodies named before it.
        author: The one body whose paper it is.
    """
    if author is None or "urs " not in marked.text:
        return marked
    organs = [body.organ for body in view.before[-6:] if body.organ]
    organ = singular(organs[-1]) if organs else ""

    def build(source: Marked, match: re.Match[str]) -> BodyMention:
        return BodyMention(*source.source(*match.span("ours")), (author,), "organ", "organ", organ=organ)

    return marked.replaced(_OURS, "G", build) if organ else marked


def _named(source: Marked, match: re.Match[str], before: View) -> BodyMention | None:
    who = source.item(match["who"]) if match["who"] else None
    they = source.item(match["they"]) if match["they"] else None
    if match["they"] and not (isinstance(they, BodyMention) and they.form == "they" and not they.organ):
        return None
    words = match["bare"] or (who.names[0] if isinstance(who, BodyMention) and who.is_set else "")
    noun = _EACH_ORGAN.fullmatch(words)
    if not match["bare"] and not match["they"] and noun is None:
        return None
    found = _organs(before, _STEM.search(noun["noun"]) if noun else None)
    names = dict.fromkeys(name for body in found for name in body.names)
    count = _COUNT.search(words)
    if len(names) < 2 or (count and COUNTS[count.group().lower()] != len(names)):
        return None
    start, end = source.source(*match.span(next(key for key in ("who", "they", "bare") if match[key])))
    return BodyMention(start, end, tuple(names), "organ", "list", organ=found[0].organ)


def _organs(before: View, stem: re.Match[str] | None) -> list[BodyMention]:
    """The organs of one kind that the sentence before names, each with its body."""
    organs = [
        body
        for body in _with_elided(before)
        if body.organ and not body.is_set and body.form != "organs" and (body.form != "us" or len(body.names) == 1)
    ]
    kinds = {_kind(body.organ) for body in organs}
    if len(kinds) != 1 or (stem is not None and stem.group().lower() not in next(iter(kinds))):
        return []
    return organs


_ELIDED = re.compile(r"'s(?= (?:on|in|at|had|did|met|followed)\b|[.,;]|$)")


def _with_elided(before: View) -> Iterator[BodyMention]:
    """The bodies of a sentence; “A's board met on 3 May and B's on 5 May”: B has the same organ."""
    organ = ""
    for place, body in bodies_of(before.plain):
        is_elided = _ELIDED.match(before.plain.text, before.plain.text.index("]", place) + 1) is not None
        yield replace(body, organ=organ) if organ and is_elided and not body.organ and body.form == "name" else body
        organ = body.organ or organ


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
        self._organs: dict[str, str] = {}
        self._unnamed: tuple[int, str] | None = None

    def hear(self, view: View) -> None:
        """“The Board met on 3 May”: what it is then told to have done was done there."""
        if view.number <= _LEAD and (day := _day_of_unnamed(view)):
            self._unnamed = (view.number, day)
        if not _MET.search(view.plain.text):
            return
        for body, day in _days_of_meeting(view):
            for name in body.deciding:
                self._told[name.casefold()] = (view.number, day)
                if body.organ and len(body.names) == 1 and not body.is_set:
                    self._organs[name.casefold()] = name

    def told_apart(self, view: View, drafts: list[DecisionDraft]) -> list[DecisionDraft]:
        """“A's board met on 3 May and B's on 5 May. Both boards agreed”: each on the day that it met.

        Args:
            view: The sentence.
            drafts: Its decisions.
        """
        found: list[DecisionDraft] = []
        for draft in drafts:
            is_open = draft.status == "done" and draft.date is None and not _EARLIER.search(view.plain.text)
            noun = _EACH_ORGAN.fullmatch(draft.body) if is_open else None
            names = self._of_kind(noun, draft.body) if noun else []
            found += [replace(draft, body=name, signals=set(draft.signals), spans=list(draft.spans)) for name in names]
            found += [] if names else [draft]
        return found

    def _of_kind(self, noun: re.Match[str], words: str) -> list[str]:
        """The organs of a kind that met, where they are as many as the words say."""
        stem, count = _STEM.search(noun["noun"]), _COUNT.search(words)
        names = [name for folded, name in self._organs.items() if stem and stem.group().lower() in folded[-20:]]
        return names if count and COUNTS[count.group().lower()] == len(names) else []

    def set_day(self, view: View, draft: DecisionDraft) -> None:
        """“The Board met on 3 May. It approved …”: a decision without a day of its own is of the meeting just told.

        Args:
            view: The sentence.
            draft: A decision of the sentence.
        """
        if draft.date or draft.status != "done" or "[D" in _AFTERWARDS.sub("", view.plain.text):
            return
        number, day = self._told.get(draft.body.casefold(), (view.number, ""))
        is_next = view.number - number == 1
        if not day and self._unnamed and view.number - self._unnamed[0] <= _STORY:
            words = view.plain.text
            draft.date = None if _EARLIER.search(words) or _OTHER_TIME.search(words) else self._unnamed[1]
        if day and (is_next or (view.number - number <= _LONGEST_REPORT and not _EARLIER.search(view.plain.text))):
            draft.date = day


# sentences that open a story, and those that tell more of what it opens with
_LEAD = 12
_STORY = 15
_UNNAMED = re.compile(
    r"\b(?:vot\w+|agree\w*|approv\w+|back\w+|reject\w+|threw|thrown|decid\w+|gave|given)\b[^.;]{0,60}? (?:at|in"
    r"|during) "
    r"(?:(?:their|two|three|both|separate|special|extraordinary|public|full|packed) )*(?:council )?meetings"
    r" (?:held )?(?:on )?"
    r"(?P<near>last night|yesterday)?[ (]*(?P<date>\[D\d+\])?"
)
_OTHER_TIME = re.compile(r"\b(?:then|first|next|last|in the past|years?|months?|weeks?)\b")


def _day_of_unnamed(view: View) -> str:
    """“… after councillors in both places voted for it at meetings on Tuesday”: the day of what the story tells."""
    told = _UNNAMED.search(view.plain.text)
    when = view.plain.item(told["date"]) if told and told["date"] else None
    return when.edtf if isinstance(when, DateMention) and _FULL.fullmatch(when.edtf) else ""


def _days_of_meeting(view: View) -> list[tuple[BodyMention, str]]:
    """The bodies that a sentence tells to have met, each with its day: one day for all, or one after each."""
    named = {body.start: body for body in _with_elided(view)}
    items = [view.plain.item(token) for token in _TOKEN.findall(view.plain.text)]
    told = [item for item in items if isinstance(item, BodyMention | DateMention)]
    days = [item.edtf for item in told if isinstance(item, DateMention) and _FULL.fullmatch(item.edtf)]
    if len(set(days)) == 1:
        return [(body, days[0]) for body in named.values()]
    pairs = list(zip(told[::2], told[1::2], strict=False))
    is_paired = len(told) == 2 * len(pairs) and len(days) == len(pairs)
    return [
        (named[body.start], day.edtf)
        for body, day in pairs
        if is_paired and isinstance(body, BodyMention) and isinstance(day, DateMention)
    ]


_TOKEN = re.compile(r"\[[BGD]\d+\]")
_AFTERWARDS = re.compile(
    r"\b(?:from|until|till|since|to (?:begin|start|open|close|take effect)(?: in| on)?|by|with effect from"
    r"|(?:beginn|start)ing (?:in|on)) \[D\d+\]|\bwhich (?:will |is to "
    r"|are to )?(?:next )?meets?\b[^.;\[]{0,40}\[D\d+\]|\b(?:in|on) \[D\d+\](?= (?:would|will|to)\b)"
)

_FULL = re.compile(r"\d{4}-\d\d-\d\d")
