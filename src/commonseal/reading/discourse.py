"""Stage 3b: which bodies a paper goes on about: what a description means by what is in focus where it stands.

In focus are, in this order, what the same sentence has named, the subject of the sentence before, whoever the paper
speaks for, and the body of a kind that it names most.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cached_property

from commonseal.reading import expressions as re
from commonseal.reading.document import Document
from commonseal.reading.mains import of_the_same_place
from commonseal.reading.mentions import BodyMention
from commonseal.reading.past import Past
from commonseal.reading.placed_names import parts_of
from commonseal.reading.reference_forms import (
    AREA_ACTS,
    AREA_EMPLOYS,
    AREA_ENDS,
    AREA_OWNS,
    AUTHORITY_KINDS,
    BOARD_KINDS,
    LATEST,
    NEIGHBOURING,
    OF_TRUSTS,
    ORGANISATION_REACH,
    SHARED_WITH,
)
from commonseal.reading.registry import Body, Registry, can_be_party

_AND_THE = re.compile(r" and (?:the|its) (?P<noun>council|CCG|ICB|trust)\b")
_THE_AND = re.compile(r"\b[Tt]he (?P<noun>council|CCG|ICB|trust) and $")
_NOUN_REACH = 20
_SENTENCE_REACH = 400
_CAPITALISED = re.compile(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){0,3}")
_PAIR = 2
_OFTEN = 6


class Discourse:
    """Tells the bodies that descriptions in one paper can mean by who is in focus."""

    def __init__(self, document: Document, registry: Registry, author: tuple[str, ...]) -> None:
        self._document = document
        self._registry = registry
        self._author = author
        self._by_name = {body.name: body for body in registry.bodies}

    def with_neighbouring(self, mention: BodyMention) -> BodyMention:
        """“At neighbouring [B]” is at [B]: the word belongs to the name as rules see it."""
        if mention.form not in {"name", "short", "list"}:
            return mention
        before = NEIGHBOURING.search(self._document.flow, max(0, mention.start - 48), mention.start)
        return replace(mention, start=before.start()) if before else mention

    def with_who_writes(self, group: BodyMention) -> BodyMention:
        """“We share it with A and B”, in one body's paper: the three of them are spoken of together."""
        if len(self._author) != 1 or group.form != "list" or self._author[0] in group.names:
            return group
        if not SHARED_WITH.search(self._document.flow, max(0, group.start - 60), group.start):
            return group
        return replace(group, names=(*self._author, *group.names))

    def those_who_write(self, body_class: str) -> tuple[str, ...]:
        """“The Trusts”, in what two or more of a kind put out together: they themselves, or none."""
        is_joint = len(self._author) > 1 and all(can_be_party(self._registry.class_of(name)) for name in self._author)
        fits = body_class == "anybody" or all(self._registry.class_of(name) == body_class for name in self._author)
        return self._author if is_joint and fits else ()

    def own_and_other(self, body_class: str, past: Past) -> tuple[str, ...]:
        """“The two authorities” in one body's paper: it and the one of its kind that is spoken of.

        That is the one named last, if that was just before, else the one that the paper names most.
        """
        if len(self._author) != 1 or body_class not in {"anybody", self._registry.class_of(self._author[0])}:
            return ()
        own_class = self._registry.class_of(self._author[0])
        if not can_be_party(own_class):
            return ()
        kind = self._registry.parties() if body_class == "anybody" else self._registry.of_class(own_class)
        others = [body for body in kind if body.name != self._author[0]]
        names = {body.name for body in others}
        last = [m for m in past.single[-LATEST:] if m.names[0] in names and m.passing != "career"]
        if last:
            return (self._author[0], last[-1].names[0])
        return (self._author[0], others[0].name) if others else ()

    def own_and_usual(self, body_class: str, past: Past, position: int) -> tuple[str, ...]:
        """“The two councils” in a paper on what one body has with another: those two, unless a third was just named.

        The other is named three times as often as any third of its kind.
        """
        own_class = self._registry.class_of(self._author[0]) if len(self._author) == 1 else ""
        if not can_be_party(own_class) or body_class not in {"anybody", own_class}:
            return ()
        others = [body for body in self._registry.of_class(own_class) if body.name != self._author[0]]
        others.sort(key=lambda body: -len(body.mentions))
        if len(others) < 2 or len(others[0].mentions) < max(_OFTEN, 3 * len(others[1].mentions)):
            return ()
        before = past.sentence(max(0, past.sentence(position) - 2))
        third = {body.name for body in others[1:]}
        named = {name for m in (*past.single[-8:], *past.groups[-3:]) if m.start >= before for name in m.names}
        return () if named & third else (self._author[0], others[0].name)

    def own_and_just_named(self, past: Past, position: int) -> tuple[str, ...]:
        """“… met the ICB. The two bodies have …”, in one body's paper: it and the one other that was just named."""
        if len(self._author) != 1:
            return ()
        first = past.sentence(position)
        before = past.sentence(max(0, first - 2))
        if any(group.start >= before for group in past.groups[-3:]):
            return ()
        named = {m.names[0] for m in past.single[-8:] if before <= m.start < first and can_be_party(m.body_class)}
        others = named - set(self._author) - self._registry.future_names
        return (*self._author, *others) if len(others) == 1 else ()

    def council_of_area(self, match: re.Match[str]) -> Body | None:
        """“The county's chief executive”, “head of law at the city”: the only council of such an area."""
        text, start, end = self._document.flow, match.start("noun"), match.end()
        if not (
            AREA_OWNS.match(text, end)
            or AREA_ACTS.match(text, end)
            or (AREA_EMPLOYS.search(text, max(0, start - 40), start) and AREA_ENDS.match(text, end))
        ):
            return None
        area = match["noun"].lower()
        found = [body for body in self._registry.of_class("council") if body.qualifier.endswith(area)]
        return found[0] if len(found) == 1 else None

    def the_organisation(self, determiner: str, words: str, past: Past, position: int) -> Body | None:
        """“The organisation employs …”: the body that the text goes on about; the new one is that yet to be formed."""
        if re.search(r"\b(?:new|combined|merged|enlarged)\b", words):
            return next(iter(self._registry.future), None)
        if words != "organisation" or determiner not in {"the", "this", "that", "our"}:
            return None
        own = self._by_name.get(self._author[0]) if len(self._author) == 1 else None
        if determiner == "our" or (own is not None and not self._document.is_quoted(position, position + 3)):
            return own
        topic = past.topic(position)
        if topic is None or position - topic.end > ORGANISATION_REACH or len(topic.names) != 1:
            return own
        body = self._by_name.get(topic.names[0])
        return body if body is not None and can_be_party(body.body_class) else own

    def named_more_closely(self, body_class: str, words: str, kind: list[Body]) -> list[Body]:
        """Give those of a kind that “acute” of a trust, or “authority” where a body has that very name, may mean."""
        if words == "authority" and (authorities := self._registry.of_class("authority", with_future=True)):
            return [*authorities, *kind]
        if body_class == "authority" and (task := AUTHORITY_KINDS.search(words)):
            return [body for body in kind if task.group() in body.name.casefold()]
        if body_class == "committee" and (known := BOARD_KINDS.match(words)):
            return [body for body in kind if all(word in body.name.casefold() for word in known.group().split())]
        for adjective, telling in OF_TRUSTS.items() if body_class == "trust" else ():
            if re.search(adjective, words):
                kind = [body for body in kind if re.search(telling, body.name)] or kind
        return kind

    def authority_just_named(self, past: Past, position: int) -> Body | None:
        """“A council and the B Fire Authority … The authority”: a council is called so where no authority is near."""
        topic = past.topic(position, self._registry.present("authority"))
        is_near = topic is not None and position - topic.end < _SENTENCE_REACH
        return self._by_name.get(topic.names[0]) if topic is not None and is_near else None

    def of_pair(self, kind: list[Body], past: Past, start: int, end: int) -> Body | None:
        """“The council and the ICB already share …”: those that the paper named together, whatever came between."""
        flow = self._document.flow
        other = _AND_THE.match(flow, end) or _THE_AND.search(flow, max(0, start - _NOUN_REACH), start)
        names = {body.name for body in kind}
        if other is None:
            return None
        for group in past.last_groups():
            own = [name for name in group.names if name in names]
            others = [name for name in group.names if self._registry.class_of(name) == other["noun"].lower()]
            if len(group.names) == _PAIR and len(own) == 1 and others and own != others:
                return self._by_name.get(own[0])
        return None

    def _of_place_named(self, names: Mapping[str, Body], past: Past, position: int) -> Body | None:
        """“Somewhere's report shows that the CCG …”: that of a place which several bodies are called by."""
        places = self._shared_places
        flow = self._document.flow
        first = max(past.sentence(position), position - _SENTENCE_REACH)
        for match in reversed(list(_CAPITALISED.finditer(flow, first, position)) if places else ()):
            for part in parts_of(re.sub(r"['’]s$", "", match.group())):
                of_place = [body for body in places.get(part.casefold(), ()) if body.name in names]
                if len(of_place) == 1:
                    return of_place[0]
        return None

    @cached_property
    def _shared_places(self) -> dict[str, list[Body]]:
        """The places that bodies of several kinds are called by, so that none of them has the place as its name."""
        found: dict[str, list[Body]] = {}
        for body in self._registry.bodies:
            if body.stem and can_be_party(body.body_class):
                found.setdefault(body.stem, []).append(body)
        return {stem: bodies for stem, bodies in found.items() if len({body.body_class for body in bodies}) > 1}

    def by_recency(
        self, kind: list[Body], names: Mapping[str, Body], own: Body | None, past: Past, position: int
    ) -> Body | None:
        """The one of a kind that is meant: of the place just named, else last named, else the paper's own."""
        if neighbour := of_the_same_place(kind, past, position, self._by_name):
            return neighbour
        if len(kind) > 1 and (there := self._of_place_named(names, past, position)):
            return there
        topic = past.topic(position, names)
        if topic is not None and own is None and (main := self._named_in_full(kind, topic, past, position)):
            return main
        is_other = topic is not None and (past.is_near(topic.end, position) or past.is_headed(topic.names[0], position))
        if topic is not None and (own is None or is_other):
            return names[topic.names[0]]
        return own

    def _named_in_full(self, kind: list[Body], topic: BodyMention, past: Past, position: int) -> Body | None:
        """“The group”, after its neighbour was spoken of by its place alone: the one that the story names in full.

        Or the one that it called “the group” before it named any. Unless the sentence, or the one before from its
        beginning, is about the neighbour.
        """
        first = min(kind, key=lambda body: min(body.mentions))
        is_home = len(kind) > 1 and first.name not in self._in_full
        if topic.names[0] in ({first.name} if is_home else self._in_full):
            return None
        sentence = past.sentence(position)
        before = past.sentence(max(0, sentence - 2))
        opens = topic.start - past.sentence(topic.start) <= _OPENS
        if topic.start >= sentence or (topic.start >= before and opens):
            return None
        full = [body for body in kind if body.name in self._in_full and min(body.mentions) < position]
        return first if is_home else full[0] if len(full) == 1 else None

    @cached_property
    def _in_full(self) -> frozenset[str]:
        """The bodies whose whole names stand in the paper."""
        return frozenset(body.name for body in self._registry.bodies if body.name in self._document.flow)


_OPENS = 4


def of_area(kind: list[Body], area: str) -> list[Body]:
    """Give the councils that “the county council” may mean: those so called, else those not called otherwise."""
    called = [body for body in kind if body.qualifier.endswith(area)]
    return called or [body for body in kind if not body.qualifier or "county" not in {area, body.qualifier}]
