"""Stage 3b: whose words a quotation gives: “our chief executive”, said by the leader of A, is A's, whoever A speaks of.

What stands outside the quotation says who speaks; a body named inside it is as a rule the other one.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.document import Document
from commonseal.reading.mentions import BodyMention
from commonseal.reading.names import FullName
from commonseal.reading.past import Past
from commonseal.reading.registry import Registry, can_be_party

_REACH = 600
_POST = (
    r"(?:leader|chief|chair\w*|director|officer|boss|head|spokes\w+|councillors?|mayor|commissioner|executive|nurse"
    r"|secretary|lead|member|manager|president|governor|partner)s?\b"
)
# “leader of [A]”, “who runs [A]”
_HOLDS = re.compile(
    rf"\b{_POST}(?:[ \w'’-]{{0,30}})? (?:of|at|for|in) (?:the )?$"
    r"|\bwho (?:\w+ )?(?:leads?|led|runs?|heads?|chairs?|speaks for) (?:the )?$"
)
# “[A]’s leader”, “[A] leader”
_HELD = re.compile(rf"(?:['’]s?)? (?:[\w'’-]+ ){{0,3}}{_POST}")
_SAID_AFTER = re.compile(r"[^.;]{0,12}\b(?:said|says|added|adds|told|explained|warned|insisted|argued|claimed)\b[^.]*")


_SAYING = 90
_POST_REACH = 90
_NAME_REACH = 400  # as far as a name may begin that ends within reach
_A_POST = re.compile(rf"\b{_POST}|\b(?:leads?|led|runs?|ran|heads?|chairs?|speaks for)\b")
_VERB = r"(?:said|says|added|adds|told|explained|warned|insisted|argued|claimed|asked|went on|continued|replied|joked)"
_WHO = (
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Sir|Dame|Lord|Lady)\.? (?:[A-Z][\w’'-]+ )?"
    r"|(?!The |His |Her |Its |Our |Their |A )[A-Z][\w’'-]+ )(?P<name>[A-Z][\w’'-]+)"
)
# “…”, said Ms Doe; “…,” Jane Doe said
_SAYS = re.compile(rf"[”\"’']?,? (?:{_VERB} )?{_WHO}(?:,| {_VERB}\b|\.|$)")
# Ms Doe said: “…”
_SAID_BEFORE = re.compile(rf"\b{_WHO} (?:also |then |has )?{_VERB}\b[^”“\"]*$")


class Speakers:
    """Tells the body that whoever is quoted speaks for."""

    def __init__(
        self, document: Document, found: list[FullName], registry: Registry, shorts: re.Pattern[str] | None
    ) -> None:
        self._document = document
        self._registry = registry
        self._found = found
        self._shorts = shorts
        self._posts: dict[str, tuple[str, ...]] = {}

    def body_of(self, position: int, past: Past) -> tuple[str, ...]:
        """Give the body of who says the words at a place inside a quotation, or nothing where the paper tells none.

        Args:
            position: Where “we” or “our” stands.
            past: What was named before it.
        """
        if told := self._after(position) or self._of_who_speaks(position, past):
            return told
        outside = [
            mention
            for mention in past.single[-40:]
            if may_say_we(mention, position) and not self._document.is_quoted(mention.start, mention.end)
        ]
        if not outside:
            return ()
        sentence = past.sentence(outside[-1].start)
        there = [mention for mention in outside if past.sentence(mention.start) == sentence]
        return next((mention for mention in there if self._is_holders(mention)), there[-1]).names

    def _is_holders(self, mention: BodyMention) -> bool:
        flow = self._document.flow
        return bool(_HOLDS.search(flow[max(0, mention.start - 70) : mention.start])) or bool(
            _HELD.match(flow, mention.end)
        )

    def _after(self, position: int) -> tuple[str, ...]:
        """“Our …”, said A's leader: the body named after the quotation, in the words that say who spoke."""
        quotations = self._document.quotations
        index = bisect_right(quotations, (position, len(self._document.flow))) - 1
        end = quotations[index][1] if index >= 0 else position
        said = _SAID_AFTER.match(self._document.flow, end)
        if said is None:
            return ()
        return next((names for start, names in self._named(end, said.end()) if start >= end), ())

    def _of_who_speaks(self, position: int, past: Past) -> tuple[str, ...]:
        """“Our …”, said Ms Doe: the body in which the paper gave Jane Doe a post when it named her first."""
        flow = self._document.flow
        quotations = self._document.quotations
        index = bisect_right(quotations, (position, len(flow))) - 1
        start, end = quotations[index] if index >= 0 else (position, position)
        before = _SAID_BEFORE.search(flow, max(0, start - _SAYING), start)
        said = _SAYS.match(flow, end) or before
        return self._post_of(said["name"], past) if said is not None else ()

    def _post_of(self, surname: str, past: Past) -> tuple[str, ...]:
        """The body beside a person where the paper first gives the whole name, with the word of a post between."""
        if surname not in self._posts:
            self._posts[surname] = self._post_where_named(surname, past)
        return self._posts[surname]

    def _post_where_named(self, surname: str, past: Past) -> tuple[str, ...]:
        flow = self._document.flow
        first = re.compile_for_now(rf"(?<![\w-])[A-Z][\w’'-]+ {re.escape(surname)}(?![\w-])").search(flow)
        if first is None:
            return ()
        start, end = first.span()
        sentence = past.sentence(start)
        near: list[tuple[int, tuple[str, ...]]] = []
        first_near = bisect_left(past.single, start - _NAME_REACH, key=_begins)
        last_near = bisect_left(past.single, end + _NAME_REACH, key=_begins)
        for mention in past.single[first_near:last_near]:
            is_party = can_be_party(mention.body_class) and mention.passing != "career"
            if not is_party or past.sentence(mention.start) != sentence:
                continue
            gap = flow[mention.end : start] if mention.end <= start else flow[end : mention.start]
            if len(gap) < _POST_REACH and _A_POST.search(gap):
                near.append((len(gap), mention.names))
        return min(near)[1] if near else ()

    def _named(self, start: int, end: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        first = bisect_left(self._found, start, key=_begins)
        for name in self._found[first : bisect_left(self._found, end, key=_begins)]:
            if name.end <= end and len(name.names) == 1:
                body = self._registry.body(name.names[0])
                if can_be_party(body.body_class):
                    yield name.start, (body.name,)
        if self._shorts is not None:
            for match in self._shorts.finditer(self._document.flow, start, end):
                body = self._registry.bodies[self._registry.aliases[match["short"]]]
                if can_be_party(body.body_class):
                    yield match.start(), (body.name,)


def _begins(named: BodyMention | FullName) -> int:
    return named.start


def may_say_we(mention: BodyMention, position: int) -> bool:
    """Say whether a body named before a place is one that people speak for, and not too far from it."""
    return can_be_party(mention.body_class) and position - mention.end < _REACH and mention.passing != "career"
