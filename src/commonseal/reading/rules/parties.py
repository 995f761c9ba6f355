"""Between whom: the bodies that an arrangement joins, from its clause, its sentence or what went before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.context import predicates
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.registry import Body, can_be_party
from commonseal.reading.rules.drafts import Span
from commonseal.reading.rules.joined_boards import boards_joined
from commonseal.reading.rules.one_body import is_its, is_one_body
from commonseal.reading.rules.takers import giver_after, is_taken_up, passes_to

_LINK_AFTER = re.compile(
    r"^(?P<gap>(?:(?!, (?:and|but|while) (?:there|it|they)\b)[^\[.;]"
    r"|\[[FDP]\d+\]){0,90}?\b(?P<link>on behalf of|in partnership with|together with|with"
    r"|between|for"
    r"|across|among|of|(?<!hosted )(?<!employed )(?<!led )(?<!managed )(?<!provided )by|covering|serving|into|to)\s+"
    r"(?:the |both |all |its neighbours?,? |itself(?:,? and|,)? ?|each of |(?:\w+ing )?)?)(?P<body>\[B\d+\])"
)
# “the fund for … services which A has with B”
_HAS_WITH = re.compile(r"\b(?:has|have|had|shares?|shared|runs?|set up) with (?:the )?$")
# “a contract, to be held by A on behalf of B and C”
_HELD_FOR = re.compile(r",? (?:on behalf of|for)(?: the| both| all)*? (?P<body>\[B\d+\])")
# a partnership that has functions and staff of its own, which others take over
_ENTERPRISE = re.compile(r"\bLEP$|\bEnterprise Partnership$")
_WHOLE = frozenset(["merger", "contract", "joint_team", "shared_post", "cluster"])
# After these words come the others; after the rest come all the parties
_ADDS = frozenset(["with", "on behalf of", "in partnership with", "together with", "into", "to"])
_REPORTS = re.compile(
    r"(?! (?:said|says|told|confirmed|explained)(?: that)? (?:it|its|they|their|both)\b)"
    r"(?:'s (?:\w+ ){0,3}(?:papers?|reports?|website|documents?|minutes))?,? "
    r"(?:said|says|told|reported|understands|wrote|explained|confirmed|noted|papers? (?:say|said|show)|heard)\b"
)
_SOURCE = re.compile(r"(?:[Aa]ccording to|(?:papers?|report|letter|statement|minutes) (?:by|from|of|for))(?: the)? $")
_PROVIDES_TO = re.compile(
    r"\b(?:provid|suppl|deliver|host|manag|operat|run)\w*\b[^.;\n]{0,80} (?:to|for)(?: the| both| all)? $"
)
_TOGETHER = re.compile(
    r"\],? (?:together with|along with|as well as|plus|and also|and with|alongside)"
    r"(?: (?:those|that|parts?|some|most) of)?(?: the)? $"
)
_UNNAMED_SET = re.compile(
    r",? and (?:(?:all|most) )?(?P<who>(?:(?:the|its|their|our|local|some|several)\s+)?(?:[\w’'-]+\s+){0,3}?"
    r"(?:primary\s+care\s+networks|PCNs|GP\s+practices|GP\s+surgeries|GP\s+federations?|GPs|general\s+practices"
    r"|hospital\s+trusts|voluntary(?:\s+sector)?\s+(?:organisations|groups)|hospices|care\s+homes|ambulance\s+service"
    r"|housing\s+associations|universities))(?=\W)(?!\s+(?:have|has|will|are|is|were|was|would|could)\b)"
)
_NEAR, _FAR, _REACH = 8, 25, 12
_Named = tuple[list[tuple[int, BodyMention]], list[BodyMention]]


@dataclass(slots=True)
class PartyFinder:
    """Finds the parties of one paper's arrangements, and remembers the last ones for what names none.

    ``signals`` say how the parties last found were come by.
    """

    paper: Paper
    _last: tuple[str, ...] = ()
    _last_number: int = -99
    _last_end: int = -1
    _last_place: int = -9999
    _main: tuple[str, ...] | None = field(default=None)
    _grouping: tuple[str, ...] | None = field(default=None)
    signals: set[str] = field(default_factory=set)
    _named_in: tuple[View, str] | None = field(default=None)
    _named: _Named = field(default=([], []))

    def find(self, view: View, span: Span, clause: Span, kind: str = "") -> tuple[tuple[str, ...], bool]:
        """Find the parties of what stands at ``span`` (offsets into the paper) in a clause.

        Returns:
            The parties, and whether the sentence itself gives them.
        """
        self.signals = set()
        here = self._candidates(view, span, kind)
        linked, link = self._linked(view, span, kind)
        found, used = self._from_sentence(here, (linked, link, kind), span, clause)
        found = self._with_unnamed(self._with_others(found, used, view, here), max(used), view)
        if len(found) >= 2 or (found and self._is_set(here, found)):
            if view.number == self._last_number and set(found) < set(self._last) and max(used) <= self._last_end:
                self.signals.add("parties of the sentence")
                return self._last, True
            self.signals.add(f"parties linked {link}" if linked else "parties in clause")
            return self._remember(found, view, max(used)), True
        if found:
            return self._widened(found[0], view, kind), True
        return self._inherited(view), False

    def main(self) -> tuple[str, ...]:
        """The bodies the paper is about: those it speaks for, or the two it names most."""
        if self._main is None:
            self._main = self._find_main()
        return self._main

    def grouping(self) -> tuple[str, ...]:
        """The one grouping of three or more bodies that the paper speaks of throughout, or none."""
        if self._grouping is None:
            self._grouping = self._find_grouping()
        return self._grouping

    def _candidates(self, view: View, span: Span, kind: str) -> list[BodyMention]:
        if self._named_in != (view, kind):
            self._named_in, self._named = (view, kind), self._named_there(view, kind)
        found, told = self._named
        if len(found) < 2:
            return [body for _, body in found]
        inside = set(self._in_predicate(view, span, found))
        kept = [body for body in told if body in inside] or told
        return kept if len({name for body in kept for name in body.names}) > 1 else [body for _, body in found]

    def _named_there(self, view: View, kind: str) -> _Named:
        """The bodies of a sentence that can be parties, with their places, and those that do not only tell."""
        found = []
        text = view.plain.text
        for position, body in bodies_of(view.plain):
            classes = {self.paper.class_of(name) or body.body_class for name in body.names}
            if ("company" in classes and kind != "contract") or (kind == "delegation" and is_taken_up(view, body)):
                continue
            is_of_nation = body.names == ("NHS England",) and kind in {"delegation", "joint_committee"}
            if (is_of_nation or (kind == "delegation" and body.body_class == "committee")) or (
                (body.organ and body.form != "organs")
                or all(can_be_party(c) for c in classes)
                or (body.is_set and body.form != "organs")
                or (kind == "merger" and _ENTERPRISE.search(body.names[0]) is not None)
                or (kind in _WHOLE and is_one_body(self.paper, body.names[0]))
            ):
                is_source = len(body.names) > 1 and re.search(
                    r"[Aa]ccording to (?:the )?$", text[max(0, position - 20) : position]
                )
                found.append((position, replace(body, names=body.names[1:]) if is_source else body))
        found = boards_joined(found)
        return found, [body for position, body in found if not self._only_tells(text, position)]

    def _only_tells(self, text: str, position: int) -> bool:
        """Say whether a body is named only as the one whose word or paper it is."""
        end = text.find("]", position) + 1
        return bool(_REPORTS.match(text, end) or _SOURCE.search(text, max(0, position - 40), position))

    def _in_predicate(self, view: View, span: Span, found: Sequence[tuple[int, BodyMention]]) -> list[BodyMention]:
        """The bodies that are not named in passing: not within a relative clause or brackets beside the words."""
        marked = view.plain
        first = marked.first_ending(span[0] + 1) % len(marked.text)
        last = min(marked.first_ending(span[1]), len(marked.text) - 1) + 1
        stretches = predicates(marked.text, (0, len(marked.text)), (first, last))
        subject_end = min((start for start, _ in stretches), default=0)
        return [
            body
            for position, body in found
            if position < subject_end or any(start <= position < end for start, end in stretches)
        ]

    def _linked(self, view: View, span: Span, kind: str) -> tuple[BodyMention | None, str]:
        text = view.plain.text
        place = min(view.plain.first_ending(span[1]), len(text) - 1)
        taker = passes_to(view, place + 1) if kind == "merger" else None
        if taker is not None and self._can_be_linked(taker, kind):
            return taker, "taking"
        match = _LINK_AFTER.match(text[place + 1 :])
        if not match or is_its(self.paper, view.plain.item(match["body"])):
            return None, ""
        item = view.plain.item(match["body"])
        held = _HELD_FOR.match(text, place + 1 + match.end()) if kind == "contract" and match["link"] == "by" else None
        others = view.plain.item(held["body"]) if held else None
        if isinstance(others, BodyMention) and self._can_be_linked(others, kind):
            return others, "on behalf of"
        if isinstance(item, BodyMention) and match["link"] in {"across", "in"} and self._is_area(item):
            return None, ""
        is_taker = kind == "delegation" and isinstance(item, BodyMention) and is_taken_up(view, item)
        if isinstance(item, BodyMention) and self._can_be_linked(item, kind) and not is_taker:
            return item, match["link"]
        return None, ""

    def _with_others(
        self, found: tuple[str, ...], used: list[int], view: View, here: list[BodyMention]
    ) -> tuple[str, ...]:
        """“A and B, together with C”: those joined to the last of the parties in other words than “and”."""
        text = view.plain.text
        if len(found) < 2:
            return found
        last, near = max(used), set(here)
        for position, body in bodies_of(view.plain):
            if body.start <= last or body not in near:
                continue
            if _TOGETHER.search(text, max(0, position - 60), position):
                return _union(found, body.names)
        return found

    def _with_unnamed(self, found: tuple[str, ...], end: int, view: View) -> tuple[str, ...]:
        """“A, B and the city's primary care networks”: a set without names that closes the list of the parties."""
        closing = _UNNAMED_SET.match(self.paper.document.flow, end, view.sentence.end) if len(found) > 1 else None
        if closing is None:
            return found
        return _union(found, (" ".join(closing["who"].split()),))

    def _is_area(self, body: BodyMention) -> bool:
        """Say whether bodies are named only for the ground they cover: “across five boroughs”."""
        return (
            body.is_set
            and re.search(r"(?:boroughs|districts|counties)$", self.paper.document.flow[body.start : body.end])
            is not None
        )

    def _can_be_linked(self, body: BodyMention, kind: str) -> bool:
        if body.body_class == "committee":
            return kind == "delegation"
        return (can_be_party(body.body_class) and body.body_class != "company") or body.is_set

    def _from_sentence(
        self, here: list[BodyMention], linking: tuple[BodyMention | None, str, str], span: Span, clause: Span
    ) -> tuple[tuple[str, ...], list[int]]:
        """The parties the sentence gives, and where the mentions that give them end."""
        linked, link, kind = linking
        before = [b for b in here if b.start < span[0] and b.start >= clause[0]] or [
            b for b in here if b.start < span[0]
        ]
        inside = [b for b in here if span[0] <= b.start < span[1]]
        reach = 60 if self._last and not before and not inside else 400
        after = [b for b in here if span[1] <= b.start < clause[1]]
        flow = self.paper.document.flow
        after = [b for b in after if b.start < span[1] + reach or _HAS_WITH.search(flow, max(0, b.start - 20), b.start)]
        if linked is not None and link == "taking":
            givers = next((b for b in reversed((*before, *inside)) if set(b.names) != set(linked.names)), None)
            if givers is not None:
                return _union(givers.names, linked.names), [linked.end]
        elif linked is not None:
            adds = link in _ADDS or (link == "for" and kind == "contract")
            if adds or (len(linked.names) == 1 and not linked.is_set):
                leading = [*before, *(b for b in here if span[1] <= b.start < linked.start)]
                lead = next((b for b in reversed(leading) if not set(b.names) >= set(linked.names)), None)
                if lead is None and kind == "delegation" and (giver := giver_after(flow, here, linked)):
                    return _union(giver.names, linked.names), [giver.end]
                lead_names = lead.names if lead else self._own(linked.names) or self._others_near(linked)
                return _union(lead_names, linked.names), [linked.end]
            return linked.names, [linked.end]
        for group in (*reversed(before), *inside, *after):
            if len(group.names) > 1 or group.is_set:
                lead = next((b for b in reversed(here) if b.start < group.start and len(b.names) == 1), None)
                subject = lead.names if lead and group.start >= span[0] and self._adds(group, kind) else ()
                return _union(subject, group.names), [group.end]
        names: tuple[str, ...] = ()
        for body in (*before, *inside, *after):
            names = _union(names, body.names)
        return names, [b.end for b in (*before, *inside, *after)] or [0]

    def _others_near(self, linked: BodyMention) -> tuple[str, ...]:
        """Those just spoken of together, where a sentence says no more than “shared with X”."""
        is_near = self._last and 0 < linked.start - self._last_place < 400
        return self._last if is_near and not set(self._last) & set(linked.names) else ()

    def _adds(self, group: BodyMention, kind: str) -> bool:
        """Say whether the words before a group make it the others: “on behalf of” and, of a contract, “for”."""
        before = self.paper.document.flow[max(0, group.start - 100) : group.start]
        if kind == "delegation" and re.search(r"\bto (?:the |both |all )?$", before):
            return True
        if _PROVIDES_TO.search(before):
            return True
        return (
            re.search(
                rf"\b(?:on behalf of|with{'|for' if kind == 'contract' else ''})(?: the| both| its neighbours,?"
                rf"| its neighbour,?)? $",
                before,
            )
            is not None
        )

    def _own(self, others: tuple[str, ...]) -> tuple[str, ...]:
        """The paper's own body, which “with X” leaves out."""
        author = self.paper.author
        fits = len(author) == 1 and author[0] not in others and can_be_party(self.paper.class_of(author[0]))
        return author if fits else ()

    def _is_set(self, here: list[BodyMention], names: tuple[str, ...]) -> bool:
        return any(b.is_set and b.names == names for b in here)

    def _widened(self, name: str, view: View, kind: str) -> tuple[str, ...]:
        """One body alone shares with those it was last joined with, or with the paper's own."""
        self.signals.add("parties widened")
        near = view.number - self._last_number < _NEAR
        if kind == "merger" and near and self._last and name not in self._last and not self._is_new(name):
            return _union(self._last, (name,))  # what passes to a body passes from those just spoken of
        names, is_told = self._with_whom(name, view)
        if len(names) > 1 and is_told:
            self._remember(names, view, view.sentence.end)
        return (name, *(other for other in names if other != name)) if kind == "contract" else names

    def _is_new(self, name: str) -> bool:
        return any(body.name == name and body.is_future for body in self.paper.registry.bodies)

    def _with_whom(self, name: str, view: View) -> tuple[tuple[str, ...], bool]:
        """With whom a body shares, and whether that is worth remembering."""
        author = self.paper.author
        sentences = view.number - self._last_number if name in self._last else 99
        if sentences < _NEAR:
            return self._last, True
        if name in self.grouping():
            return self.grouping(), False
        if sentences < _FAR:
            return self._last, True
        if len(author) == 1 and author[0] != name and can_be_party(self.paper.class_of(author[0])):
            return (author[0], name), True
        near = next((g.names for g in reversed(view.before) if len(g.names) > 1 and name in g.names), ())
        names = near or (self.main() if name in self.main() else (name,))
        return names, len(names) > 1

    def _inherited(self, view: View) -> tuple[str, ...]:
        opening = _union((), tuple(n for b in view.intro_bodies if can_be_party(b.body_class) for n in b.names))
        if len(opening) > 1 or any(b.is_set for b in view.intro_bodies):
            self.signals.add("parties of the opening")
            return opening
        self.signals.add("parties inherited")
        just_named = self._just_named(view)
        if just_named and self._last_place < view.before[-1].start:
            return just_named
        if self._last and view.number - self._last_number <= 2:
            return self._last
        if self.grouping():
            return self.grouping()
        if self._last and view.number - self._last_number < _REACH:
            return self._last
        recent = [g for g in view.before[-6:] if len(g.names) > 1 and self._are_parties(g.names)]
        return recent[-1].names if recent else self.main()

    def _just_named(self, view: View) -> tuple[str, ...]:
        """Two bodies or more that the sentence just before names together by their names, and no others."""
        if view.number == 0 or not view.before:
            return ()
        before = self.paper.views[view.number - 1]
        groups = [body for _, body in bodies_of(before.plain) if len(body.names) > 1]
        if len(groups) != 1 or groups[0].form not in {"list", "name"} or not self._are_parties(groups[0].names):
            return ()
        return groups[0].names

    def _remember(self, names: tuple[str, ...], view: View, end: int) -> tuple[str, ...]:
        self._last, self._last_number, self._last_end = names, view.number, end
        self._last_place = view.sentence.end
        return names

    def _are_parties(self, names: tuple[str, ...]) -> bool:
        return all(can_be_party(self.paper.class_of(n)) for n in names)

    def _find_grouping(self) -> tuple[str, ...]:
        """A set of three or more that is meant three times, and more often than all others together."""
        counted: Counter[frozenset[str]] = Counter()
        written: dict[frozenset[str], tuple[str, ...]] = {}
        for view in self.paper.views:
            for _, body in bodies_of(view.plain):
                if len(body.names) > 2 and self._are_parties(body.names):
                    key = frozenset(body.names)
                    counted[key] += 1
                    written.setdefault(key, body.names)
        if not counted:
            return ()
        top, times = counted.most_common(1)[0]
        return written[top] if times >= 3 and times * 2 > sum(counted.values()) else ()

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
                if len(group.names) > 1 and self._are_parties(group.names):
                    return group.names
        return ()


def _union(first: tuple[str, ...], second: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *second)))
