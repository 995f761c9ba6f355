"""Between whom: the bodies that an arrangement joins, from its clause, its sentence or what went before."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.registry import Body, can_be_party
from commonseal.reading.rules.drafts import Span

_LINK_AFTER = re.compile(
    r"^(?P<gap>[^\[.;]{0,70}?\b(?P<link>with|between|for|across|among|of|by|covering|serving"
    r"|to)\s+(?:the |both |all |itself(?: and)? ?|itself, |each of )?)(?P<body>\[B\d+\])"
)


@dataclass(slots=True)
class PartyFinder:
    """Finds the parties of one paper's arrangements, and remembers the last ones for what names none."""

    paper: Paper
    _last: tuple[str, ...] = ()
    _last_number: int = -99
    _main: tuple[str, ...] | None = field(default=None)
    signals: set[str] = field(default_factory=set)

    def find(self, view: View, span: Span, clause: Span, kind: str = "") -> tuple[tuple[str, ...], bool]:
        """Find the parties of what stands at ``span`` (offsets into the paper) in a clause.

        Returns:
            The parties, and whether the sentence itself gives them.
        """
        self.signals = set()
        here = self._candidates(view, kind)
        linked, link = self._linked(view, span)
        found = self._from_sentence(here, linked, link, span, clause)
        if len(found) >= 2 or (found and self._is_set(here, found)):
            self.signals.add("parties linked " + link if linked else "parties in clause")
            return self._remember(found, view), True
        if found:
            widened = self._widen(found[0], view)
            self.signals.add("parties widened")
            return (self._remember(widened, view), True) if len(widened) > 1 else (widened, True)
        self.signals.add("parties inherited")
        return self._inherited(view), False

    def main(self) -> tuple[str, ...]:
        """The bodies the paper is about: those it speaks for, or the two it names most."""
        if self._main is None:
            self._main = self._find_main()
        return self._main

    def _candidates(self, view: View, kind: str) -> list[BodyMention]:
        found = []
        for _, body in bodies_of(view.plain):
            classes = {self.paper.class_of(name) or body.body_class for name in body.names}
            if "company" in classes and kind != "contract":
                continue
            if (kind == "delegation" and (body.names == ("NHS England",) or body.body_class == "committee")) or (
                (body.organ and body.form != "organs")
                or all(can_be_party(c) for c in classes)
                or (body.is_set and body.form != "organs")
            ):
                found.append(body)
        return found

    def _linked(self, view: View, span: Span) -> tuple[BodyMention | None, str]:
        text = view.plain.text
        place = next((i for i, end in enumerate(view.plain.ends) if end >= span[1]), len(text) - 1)
        match = _LINK_AFTER.match(text[place + 1 :])
        if not match:
            return None, ""
        item = view.plain.item(match["body"])
        if isinstance(item, BodyMention) and (can_be_party(item.body_class) or item.is_set):
            return item, match["link"]
        return None, ""

    def _from_sentence(
        self, here: list[BodyMention], linked: BodyMention | None, link: str, span: Span, clause: Span
    ) -> tuple[str, ...]:
        before = [b for b in here if b.start < span[0] and b.start >= clause[0]] or [
            b for b in here if b.start < span[0]
        ]
        inside = [b for b in here if span[0] <= b.start < span[1]]
        reach = 60 if self._last and not before and not inside else 400
        after = [b for b in here if b.start >= span[1] and b.start < min(clause[1], span[1] + reach)]
        if linked is not None:
            if link == "with" or (len(linked.names) == 1 and not linked.is_set):
                lead = next((b for b in reversed(before) if set(b.names) != set(linked.names)), None)
                lead_names = lead.names if lead else self._own(linked.names)
                return _union(lead_names, linked.names)
            return linked.names
        for group in (*reversed(before), *inside, *after):
            if len(group.names) > 1 or group.is_set:
                return group.names
        names: tuple[str, ...] = ()
        for body in (*before, *inside, *after):
            names = _union(names, body.names)
        return names

    def _own(self, others: tuple[str, ...]) -> tuple[str, ...]:
        """The paper's own body, which “with X” leaves out."""
        author = self.paper.author
        return (
            author
            if len(author) == 1 and author[0] not in others and can_be_party(self.paper.class_of(author[0]))
            else ()
        )

    def _is_set(self, here: list[BodyMention], names: tuple[str, ...]) -> bool:
        return any(b.is_set and b.names == names for b in here)

    def _widen(self, name: str, view: View) -> tuple[str, ...]:
        """One body alone shares with those it was last joined with, or with the paper's own."""
        author = self.paper.author
        if name in self._last and view.number - self._last_number < 25:
            return self._last
        if len(author) == 1 and author[0] != name and can_be_party(self.paper.class_of(author[0])):
            return (author[0], name)
        for group in reversed(view.before):
            if len(group.names) > 1 and name in group.names:
                return group.names
        if name in self.main():
            return self.main()
        return (name,)

    def _inherited(self, view: View) -> tuple[str, ...]:
        if self._last and view.number - self._last_number < 12:
            return self._last
        recent = [
            g
            for g in view.before[-6:]
            if len(g.names) > 1 and all(can_be_party(self.paper.class_of(n)) for n in g.names)
        ]
        return recent[-1].names if recent else self.main()

    def _remember(self, names: tuple[str, ...], view: View) -> tuple[str, ...]:
        self._last, self._last_number = names, view.number
        return names

    def _find_main(self) -> tuple[str, ...]:
        paper = self.paper
        if len(paper.author) > 1:
            return tuple(name for name in paper.author if can_be_party(paper.class_of(name)))
        parties = [b for b in paper.registry.parties() if b.body_class != "company"]
        sets = [b for v in paper.views for b in v.bodies if b.is_set and b.form == "set"]
        if sets and (len(parties) < 2 or len(sets) > len(parties[0].mentions)):
            return sets[0].names
        found = self._beside_author(parties) if len(paper.author) == 1 else self._first_group()
        if found:
            return found
        if len(parties) < 2:
            return sets[0].names if sets else ()
        return tuple(b.name for b in sorted(parties[:2], key=lambda b: min(b.mentions)))

    def _beside_author(self, parties: list[Body]) -> tuple[str, ...]:
        """The paper's own body and the one it names most; a committee's paper is about council and commissioner."""
        author = self.paper.author[0]
        if parties and can_be_party(self.paper.class_of(author)):
            others = [b.name for b in parties if b.name != author]
            return (author, *others[:1])
        council = next((b.name for b in parties if b.body_class == "council"), "")
        commissioner = next((b.name for b in parties if b.body_class in {"ccg", "icb", "pct"}), "")
        return (council, commissioner) if council and commissioner else ()

    def _first_group(self) -> tuple[str, ...]:
        for view in self.paper.views[:12]:
            for group in (b for _, b in bodies_of(view.plain)):
                if len(group.names) > 1 and all(can_be_party(self.paper.class_of(n)) for n in group.names):
                    return group.names
        return ()


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
