"""Stage 3b: whose words a quotation gives: “our chief executive”, said by the leader of A, is A's, whoever A speaks of.

What stands outside the quotation says who speaks; a body named inside it is as a rule the other one.
"""

from __future__ import annotations

from bisect import bisect_right
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


class Speakers:
    """Tells the body that whoever is quoted speaks for."""

    def __init__(
        self, document: Document, found: list[FullName], registry: Registry, shorts: re.Pattern[str] | None
    ) -> None:
        self._document = document
        self._registry = registry
        self._found = found
        self._shorts = shorts

    def body_of(self, position: int, past: Past) -> tuple[str, ...]:
        """Give the body of who says the words at a place inside a quotation, or nothing where the paper tells none.

        Args:
            position: Where “we” or “our” stands.
            past: What was named before it.
        """
        if told := self._after(position):
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

    def _named(self, start: int, end: int) -> Iterator[tuple[int, tuple[str, ...]]]:
        for name in self._found:
            if start <= name.start and name.end <= end and len(name.names) == 1:
                body = self._registry.body(name.names[0])
                if can_be_party(body.body_class):
                    yield name.start, (body.name,)
        if self._shorts is not None:
            for match in self._shorts.finditer(self._document.flow, start, end):
                body = self._registry.bodies[self._registry.aliases[match["short"]]]
                if can_be_party(body.body_class):
                    yield match.start(), (body.name,)


def may_say_we(mention: BodyMention, position: int) -> bool:
    """Say whether a body named before a place is one that people speak for, and not too far from it."""
    return can_be_party(mention.body_class) and position - mention.end < _REACH and mention.passing != "career"
