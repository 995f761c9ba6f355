"""Stage 3b: what pronouns stand for: “it”, “they”, “we”, “the former”, “both”, “its neighbour”.

“It” goes on about the subject of the sentence before, “we” is who writes or who is quoted, “they” are the group that
the text goes on about.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from commonseal.reading import expressions as re
from commonseal.reading.document import Document
from commonseal.reading.mains import pair_before
from commonseal.reading.mentions import BodyMention
from commonseal.reading.past import Past
from commonseal.reading.reference_forms import (
    BEFORE_IT,
    COUNTS,
    IT_ENDS,
    ITS_PEOPLE,
    LEADS_IT,
    NO_BODY_BETWEEN,
    OPENING,
    ORGAN_OPENS,
    THING_OPENS,
    WE,
)
from commonseal.reading.registry import Body, Registry, can_be_party
from commonseal.reading.speakers import Speakers

# “it” and “its” mean no “six groups” whose names the paper does not give
_SEVERAL = re.compile(r"(?:s|ies)(?: (?:in|of|across) .*)?$")
_AT_ONCE = 4  # where a sentence begins, after a quotation mark or a number
_IT_REACH = 400

Members = Callable[[str, int | None, Past, int], tuple[str, ...]]


class Pronouns:
    """Tells what the pronouns of one paper stand for, from left to right."""

    def __init__(
        self, document: Document, registry: Registry, author: tuple[str, ...], speakers: Speakers, members: Members
    ) -> None:
        self._document = document
        self._registry = registry
        self._author = author
        self._speakers = speakers
        self._members = members
        self._speaks_for_itself = WE.search(document.flow) is not None

    def meant(self, match: re.Match[str], past: Past, mains: Mapping[str, Body]) -> BodyMention | None:
        """Give the body or bodies that a pronoun stands for, or nothing.

        Args:
            match: A match of ``PRONOUN``.
            past: What the paper has named before it.
            mains: For each kind the body that the paper is about.
        """
        groups = match.groupdict()
        start, end = match.span()
        if groups["one"]:
            return self._former_or_latter(start, end, groups["one"], past)
        if groups["neighbour"]:
            return self._neighbour(start, end, past)
        if groups["us"]:
            return self._ours(start, end, past)
        if groups["them"]:
            return self._theirs(start, end, groups["them"].lower(), past, mains)
        return self._it(start, end, past)

    def _it(self, start: int, end: int, past: Past) -> BodyMention | None:
        is_short = end - start == len("it")
        if is_short and self._is_led(start, end):
            return self._opening_body(start, end, past)
        if is_short and not BEFORE_IT.search(self._document.flow, max(0, start - 14), start):
            return None
        if self._goes_on_about_a_thing(start, past):
            return None
        last = past.topic(start)
        if last is not None and last.is_set and _SEVERAL.search(last.names[0]):
            last = past.topic(start, self._registry.classes)
        if last is not None and start - last.end < _IT_REACH:
            return BodyMention(start, end, last.names, last.body_class, "it", is_set=last.is_set)
        return None

    def _is_led(self, start: int, end: int) -> bool:
        """Say whether somebody is said to lead “it”, which then is what the sentence before opens with."""
        flow = self._document.flow
        return LEADS_IT.search(flow, max(0, start - 14), start) is not None and IT_ENDS.match(flow, end) is not None

    def _opening_body(self, start: int, end: int, past: Past) -> BodyMention | None:
        """The one body that the sentence before opens with."""
        first = past.sentence(start)
        before = past.sentence(max(0, first - 2)) if first else 0
        opens = [mention for mention in past.single[-6:] if before <= mention.start <= before + len("The new ")]
        if not first or not opens:
            return None
        return BodyMention(start, end, opens[0].names, opens[0].body_class, "it")

    def _goes_on_about_a_thing(self, start: int, past: Past) -> bool:
        """“A joint committee has met. Its chair is …”: what the sentence before opens with is no body, but a thing."""
        first = past.sentence(start)
        if start - first > _AT_ONCE or first == 0:
            return False
        before = past.sentence(first - 2)
        opens = THING_OPENS.match(self._document.flow, before, first)
        return (
            opens is not None
            and not ORGAN_OPENS.search(opens.group())
            and not any(before <= mention.start <= opens.end() for mention in (*past.single[-6:], *past.groups[-3:]))
        )

    def _ours(self, start: int, end: int, past: Past) -> BodyMention | None:
        names = self._author or self._opening_group(start, past)
        if self._document.is_quoted(start, end):
            names = self._speakers.body_of(start, past) or names
        if not names:
            return None
        return BodyMention(start, end, names, self._registry.class_of(names[0]), "us")

    def _neighbour(self, start: int, end: int, past: Past) -> BodyMention | None:
        """“Penmarsh and its neighbour”: the other of its kind, where there is one or where it was just named."""
        topic = past.topic(start)
        names = topic.names if topic is not None else self._author
        if len(names) != 1:
            return None
        others = [
            body.name for body in self._registry.of_class(self._registry.class_of(names[0])) if body.name != names[0]
        ]
        latest = next((m.names[0] for m in reversed(past.single[-8:]) if m.names[0] in others), "")
        other = others[0] if len(others) == 1 else latest
        return BodyMention(start, end, (other,), self._registry.class_of(other), "short") if other else None

    def _opening_group(self, position: int, past: Past) -> tuple[str, ...]:
        """“Our shared team” in what several bodies publish together: those that the paper opens with."""
        if not past.groups or self._document.is_quoted(position, position + 2):
            return ()
        first = past.groups[0]
        is_opening = first.start < OPENING and (not past.single or first.start <= past.single[0].start)
        return first.names if is_opening and first.form in {"list", "set"} else ()

    def _theirs(self, start: int, end: int, words: str, past: Past, mains: Mapping[str, Body]) -> BodyMention | None:
        count = next((n for w, n in COUNTS.items() if re.search(rf"\b{w}\b", words)), None)
        if count is None and words.startswith("the") and (other := self._the_other_side(start, end, past)):
            return other
        if count is None and (of_people := self._of_its_people(start, past, mains)):
            return of_people
        names = self._of_the_subject(start, past) if count is None else ()
        names = names or (self._with_own(start, past) if count == 2 else ())
        names = names or self._members("anybody", count, past, start)
        if not names:
            return None
        return BodyMention(start, end, names, self._registry.class_of(names[0]), "they", is_set=len(names) == 1)

    def _of_the_subject(self, start: int, past: Past) -> tuple[str, ...]:
        """“The four groups have a committee … for A. They plan to …”: the group that the sentence before is about."""
        first = past.sentence(start)
        if start - first > _AT_ONCE or not first:
            return ()
        before = past.sentence(first - 2)
        group = next((group for group in past.groups[-4:] if before <= group.start <= before + _AT_ONCE), None)
        return group.names if group is not None and group.form in {"set", "list"} else ()

    def _the_other_side(self, start: int, end: int, past: Past) -> BodyMention | None:
        """“Wharram have had a rough winter. Their last chair …”, where “we” are somebody else: the body just named."""
        first = past.sentence(start)
        if len(self._author) != 1 or not self._speaks_for_itself or start - first > 2 or not first:
            return None
        before = past.sentence(first - 2)
        if not any(m.start >= before for m in past.single[-3:]) and first - before < NO_BODY_BETWEEN:
            before = past.sentence(max(0, before - 2))  # a sentence on somebody's post lies between
        named = [m for m in past.single[-6:] if before <= m.start < first and m.form in {"name", "short"}]
        others = {m.names[0] for m in named} - set(self._author)
        groups = [m for m in past.groups[-3:] if before <= m.start and m.form in {"name", "list"}]
        if len(others) != 1 or groups:
            return None
        name = others.pop()
        kind = self._registry.class_of(name)
        return BodyMention(start, end, (name,), kind, "it") if can_be_party(kind) else None

    def _of_its_people(self, position: int, past: Past, mains: Mapping[str, Body]) -> BodyMention | None:
        """“But councillors stopped short. They voted …”: the council that the story is about."""
        main = mains.get("council")
        first = past.sentence(position)
        before = past.sentence(max(0, first - 2)) if first else 0
        if main is None or first != position or not ITS_PEOPLE.match(self._document.flow, before, first):
            return None
        return BodyMention(position, position + 4, (main.name,), main.body_class, "it")

    def _former_or_latter(self, start: int, end: int, words: str, past: Past) -> BodyMention | None:
        """“The former’s chair”, “the latter's debts”: the first or the second of the two bodies named last."""
        pair = pair_before(past, start)
        if len(pair) != 2:
            return None
        name = pair[0] if "former" in words else pair[1]
        return BodyMention(start, end, (name,), self._registry.class_of(name), "short")

    def _with_own(self, position: int, past: Past) -> tuple[str, ...]:
        """“The arrangement with A under which she serves both”: A and the paper's own body."""
        first = past.sentence(position)
        here = [mention for mention in past.single[-6:] if mention.start >= first]
        groups = [mention for mention in past.groups[-2:] if mention.start >= first]
        names = {mention.names[0] for mention in here}
        if len(self._author) != 1 or groups or len(names - set(self._author)) != 1:
            return ()
        other = next(mention for mention in here if mention.names[0] not in self._author)
        before = self._document.flow[max(first, other.start - 12) : other.start]
        is_with = re.search(r"\b[Ww]ith(?: the)? $", before) is not None and can_be_party(other.body_class)
        return (*self._author, other.names[0]) if is_with else ()
