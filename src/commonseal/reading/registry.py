"""Stage 3a: the bodies of a paper, each with every name the paper gives it.

Two names are one body when they agree in kind and in the words before the kind noun. Short forms come from brackets
after a name, and from the words that the name begins with.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from commonseal.reading import expressions as re
from commonseal.reading.aliases import brands, by_initials, defined, first_places, inner_places, leading_words
from commonseal.reading.future_forms import FUTURE_AFTER, FUTURE_LEAD, NEW_BODIES, SURELY_LED
from commonseal.reading.lexicon import table
from commonseal.reading.names import FullName

_PARTY = {name: bool(entry["party"]) for name, entry in table("bodies")["classes"].items()} | {"national": False}
# Bodies that a paper names beside those it is about
_ASIDE = frozenset(["company", "provider"])
_KIND_WORDS = re.compile(
    r"\b(?:(?:London |Royal |Metropolitan )*(?:Borough|City|County|District)(?: Council)? of(?= [A-Z])"
    r"|NHS|the|Clinical Commissioning Groups?|CCGs?|Integrated Care Boards?|ICBs?"
    r"|Foundation Trusts?|Trusts?|FTs?|NHSFT"
    r"|(?:Metropolitan )?(?:Borough|District|City|County|Town|Unitary)? ?Councils?"
    r"|MBC|MDC|DC|BC|Primary Care Trusts?|PCTs?"
    r"|Integrated Care Systems?|ICSs?|STPs?|Sustainability and Transformation (?:Partnership|Plan))\b",
    re.IGNORECASE,
)
_QUALIFIER = re.compile(r"\b(Metropolitan Borough|Borough|District|City|County|Town)\s+Council", re.IGNORECASE)
_CAN_BE_FORMED = frozenset(["ccg", "trust", "icb", "council", "authority", "fire"])


@dataclass(slots=True)
class Body:
    """One body of the paper while its names are being collected."""

    name: str
    body_class: str
    stem: str
    qualifier: str = ""
    mentions: list[int] = field(default_factory=list)
    is_future: bool = False
    is_coming: bool = False


@dataclass(frozen=True)
class Registry:
    """The bodies of one paper, their short forms, and for each full name which body it is."""

    bodies: tuple[Body, ...]
    aliases: dict[str, int]
    by_name: dict[str, int]

    @cached_property
    def classes(self) -> dict[str, str]:
        """The kind of each body by its name."""
        return {body.name: body.body_class for body in reversed(self.bodies)}

    def class_of(self, name: str) -> str:
        """Give the kind of the body of that name, or “anybody”."""
        return self.classes.get(name, "anybody")

    @cached_property
    def future(self) -> tuple[Body, ...]:
        """The bodies yet to be formed, in the order of the registry."""
        return tuple(body for body in self.bodies if body.is_future)

    @cached_property
    def future_names(self) -> frozenset[str]:
        """The names of the bodies yet to be formed."""
        return frozenset(body.name for body in self.future)

    @cached_property
    def _by_class(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            found.setdefault(body.body_class, []).append(body)
        return found

    @cached_property
    def _by_first_word(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = {}
        for body in self.bodies:
            for word in {_first_word(body.name), _first_word(_BEFORE_NAME.sub("", body.name, count=1))}:
                found.setdefault(word, []).append(body)
        return found

    @cached_property
    def _most_mentioned(self) -> list[Body]:
        return sorted(self.bodies, key=lambda body: -len(body.mentions))

    @cached_property
    def _of_class(self) -> dict[str, list[Body]]:
        found: dict[str, list[Body]] = {}
        for body in self._most_mentioned:
            found.setdefault(body.body_class, []).append(body)
        return found

    @cached_property
    def _present(self) -> dict[str, list[Body]]:
        return {kind: [body for body in bodies if not body.is_future] for kind, bodies in self._of_class.items()}

    @cached_property
    def _present_by_name(self) -> dict[str, dict[str, Body]]:
        return {kind: {body.name: body for body in bodies} for kind, bodies in self._present.items()}

    @cached_property
    def _parties(self) -> list[Body]:
        return [
            body
            for body in self._most_mentioned
            if body.body_class not in _ASIDE and _PARTY.get(body.body_class, False) and not body.is_future
        ]

    def body(self, name: str) -> Body:
        """Give the body that a full name stands for."""
        return self.bodies[self.by_name[name]]

    def of_class(self, body_class: str, *, with_future: bool = False) -> list[Body]:
        """Give the bodies of one kind, most mentioned first."""
        return list((self._of_class if with_future else self._present).get(body_class, ()))

    def present(self, body_class: str) -> Mapping[str, Body]:
        """Give the bodies of one kind that are there already by their names, most mentioned first."""
        return self._present_by_name.get(body_class, {})

    def in_order(self, body_class: str) -> Sequence[Body]:
        """Give the bodies of one kind in the order of the registry, those yet to be formed among them."""
        return self._by_class.get(body_class, ())

    def beginning_with(self, words: str) -> list[Body]:
        """Give the bodies whose names begin with some whole words, “NHS” or “The” before them aside."""
        alike = re.compile_for_now(rf"(?:NHS |The )?{re.escape(words)}\b")
        first = _first_word(words)
        near = self._by_first_word.get(first, ()) if first else self.bodies
        return [body for body in near if alike.match(body.name)]

    def parties(self) -> list[Body]:
        """Give the bodies that can share something, most mentioned first."""
        return list(self._parties)


_BEFORE_NAME = re.compile(r"^(?:NHS |The )")


def _first_word(words: str) -> str:
    found = re.match(r"\w+", words)
    return found.group() if found else ""


def can_be_party(body_class: str) -> bool:
    """Say whether bodies of this kind share things with others."""
    return _PARTY.get(body_class, False)


def build(text: str, found: Sequence[FullName]) -> Registry:
    """Collect the bodies of a text from the full names in it."""
    bodies: list[Body] = []
    by_name: dict[str, int] = {}
    alike = _Alike()
    usual = _usual_nhs_class(found, text)
    has_new = NEW_BODIES.search(text) is not None
    for full in sorted(found, key=_told_first):
        is_led = _is_led(text, full.start)
        for name in full.names:
            index = by_name.get(name)
            if index is None:
                index = _find_or_add(bodies, alike, name, full, usual, is_led=is_led)
                by_name[name] = index
            bodies[index].mentions.append(full.start)
            _prefer(bodies[index], name, full)
            body = bodies[index]
            body.is_coming = body.is_coming or (has_new and _is_coming(text, body, full))
            if body.is_coming or is_led:
                body.is_future = len(full.names) == 1 and body.body_class in _CAN_BE_FORMED
    _unmark_present(text, bodies)
    unwritten = _never_in_full(text, found)
    aliases = (
        by_initials(text, ["" if body.is_future else body.name for body in bodies])
        | leading_words(
            [(body.name, "" if _gives_way(body, bodies, unwritten) else _shortened(body)) for body in bodies],
            Counter(body.body_class for body in bodies),
            lambda name: _KIND_WORDS.sub(" ", name),
        )
        | defined(text, found, by_name)
    )
    known = {a: i for a, i in aliases.items() if i >= 0}
    known |= brands(text, [(body.name, body.body_class) for body in bodies], aliases)
    known |= inner_places(text, [(body.name, body.body_class) for body in bodies], aliases)
    known |= first_places([("" if body.is_future else body.name, _shortened(body)) for body in bodies], aliases)
    return Registry(tuple(bodies), _in_headings(text, known) | known, by_name)


def _told_first(name: FullName) -> tuple[bool, bool, bool]:
    """Names that tell what a body is come before those that share a noun, are in capitals or have a place alone."""
    return name.in_capitals, name.body_class == "placed", len(name.names) > 1


_SHORTEST = 5
_LONGEST = 5  # words
_CAPITALS = re.compile(r"(?<![\w-])[A-Z][A-Z&-]+(?: [A-Z&][A-Z&-]*)*(?!\w)")


def _in_headings(text: str, aliases: Mapping[str, int]) -> dict[str, int]:
    """The short forms that stand in capitals in a heading: “JOINT WORKING WITH SOMEWHERE”."""
    capitals = {short.upper(): body for short, body in aliases.items() if len(short) >= _SHORTEST}
    written: set[str] = set()
    for run in _CAPITALS.finditer(text) if capitals else ():
        words = run.group().split(" ")
        written.update(
            " ".join(words[first:last])
            for first in range(len(words))
            for last in range(first + 1, min(len(words), first + _LONGEST) + 1)
        )
    return {short: body for short, body in capitals.items() if short in written}


def _is_coming(text: str, body: Body, full: FullName) -> bool:
    """Say whether a paper that speaks of new bodies says of one, where it first names it, what it will do."""
    return FUTURE_AFTER.match(text, full.end) is not None and full.start == min(body.mentions)


def _shortened(body: Body) -> str:
    """The kind of a body that is called by the words its name begins with, else an empty string."""
    return "" if body.is_future or body.body_class in {"national", "committee", "system"} else body.body_class


def _never_in_full(text: str, found: Sequence[FullName]) -> frozenset[str]:
    """The names that a paper never writes, not in a list either: “the PCT” that is taken for Somewhere PCT."""
    folded = text.casefold()
    told: dict[str, bool] = {}
    for full in found:
        written = folded[full.start : full.end] if len(folded) == len(text) else ""
        for name in full.names:
            own = name.casefold()
            # the whole text is gone through only for the few that stand where other words do
            told[name] = told.get(name, False) or len(full.names) > 1 or own == written or own in folded
    return frozenset(name for name, is_told in told.items() if not is_told)


_KIND_BEGINS = re.compile(r" (?=[a-z]|CCG|ICB|PCT|Clinical|Integrated|Primary)")


def _gives_way(body: Body, bodies: Sequence[Body], unwritten: frozenset[str]) -> bool:
    """Say whether a body is never named in full and another of its place is, so that the place alone means that one."""
    if body.name not in unwritten:
        return False
    kind = _KIND_BEGINS.search(body.name)
    place = body.name[: kind.start()] if kind else body.name
    return any(other is not body and other.name not in unwritten and place in other.name for other in bodies)


def _usual_nhs_class(found: Sequence[FullName], text: str) -> str:
    """The kind that “NHS Somewhere” most likely is in this paper: that of the bodies named in full."""
    kinds = Counter(full.body_class for full in found if full.body_class in {"ccg", "icb", "pct"})
    return kinds.most_common(1)[0][0] if kinds else _usual_by_words(text)


_OF_KIND = {
    "ccg": re.compile(r"\b(?:CCGs?|[Cc]linical [Cc]ommissioning [Gg]roups?)\b"),
    "pct": re.compile(r"\b(?:PCTs?|[Pp]rimary [Cc]are [Tt]rusts?)\b"),
}
_OF_BOARDS = re.compile(r"\b(?:ICBs?|[Ii]ntegrated [Cc]are [Bb]oards?)\b")


def _usual_by_words(text: str) -> str:
    """The kind of which a paper speaks that names none of its kind in full."""
    if _OF_BOARDS.search(text):
        return "icb"
    return next((kind for kind, pattern in _OF_KIND.items() if pattern.search(text)), "icb")


def _unmark_present(text: str, bodies: list[Body]) -> None:
    """A body named first and only later "established" is a present one."""
    for body in bodies:
        if not body.is_future or len(body.mentions) <= _FEW:
            continue
        first = min(body.mentions)
        is_led = body.is_coming or _is_led(text, first)
        if not is_led and not any(SURELY_LED.search(text, max(0, at - 60), at) for at in body.mentions):
            body.is_future = False


_FEW = 3


def _stem(name: str, body_class: str) -> str:
    if body_class in {"ccg", "icb", "trust", "council", "pct", "system"}:
        name = _KIND_WORDS.sub(" ", name)
    return " ".join(re.sub(r"[^\w’' -]", " ", name).casefold().replace("’", "'").replace(" and ", " ").split())


def _is_led(text: str, start: int) -> bool:
    """Say whether the words before a name tell of a body yet to be formed."""
    return FUTURE_LEAD.search(text, max(0, start - 60), start) is not None


def _find_or_add(bodies: list[Body], alike: _Alike, name: str, full: FullName, usual: str, *, is_led: bool) -> int:
    """Give the place of the body of a name, which is a new one if no body is the same; ``is_led`` if it is to come."""
    body_class = usual if full.body_class == "placed" else full.body_class
    stem = _stem(name, body_class)
    qualifier = _QUALIFIER.search(name) if len(full.names) == 1 else None
    kind = qualifier.group(1).casefold() if qualifier else ""
    for index in alike.near(stem, body_class):
        if _is_same(bodies[index], body_class, stem, kind) and not _is_in_place_of(bodies[index], kind, is_led=is_led):
            bodies[index].qualifier = bodies[index].qualifier or kind
            return index
    alike.add(stem, len(bodies))
    bodies.append(Body(_in_case(name, capitals=full.in_capitals), body_class, stem, kind))
    return len(bodies) - 1


def _is_in_place_of(body: Body, qualifier: str, *, is_led: bool) -> bool:
    """“A County Council will give way to a new council, to be known as A Council”: two bodies, alike but for a word."""
    if body.body_class != "council" or bool(body.qualifier) == bool(qualifier):
        return False
    return is_led if body.qualifier else body.is_future


class _Alike:
    """The places of bodies by what their stems have in common, so that the same one is found without asking all."""

    def __init__(self) -> None:
        self._by_stem: dict[str, list[int]] = {}
        self._by_first_word: dict[str, list[int]] = {}
        self._by_ending: dict[str, list[int]] = {}

    def add(self, stem: str, place: int) -> None:
        """Take up a body."""
        self._by_stem.setdefault(stem, []).append(place)
        self._by_first_word.setdefault(stem.partition(" ")[0], []).append(place)
        for ending in _endings(stem):
            self._by_ending.setdefault(ending, []).append(place)

    def near(self, stem: str, body_class: str) -> list[int]:
        """Give the places of those that may be the same as one of a kind, in order."""
        found = set(self._by_stem.get(stem, ()))
        if body_class in {"company", "trust"}:
            found.update(self._by_first_word.get(stem.partition(" ")[0], ()))
        if body_class == "committee":
            found.update(self._by_ending.get(stem, ()))
            for ending in _endings(stem):
                found.update(self._by_stem.get(ending, ()))
        return sorted(found)


def _endings(stem: str) -> list[str]:
    """The words that a stem ends with, two and more, as the same committee may be named by."""
    words = stem.split()
    return [" ".join(words[first:]) for first in range(1, len(words) - 1)]


# “the Growth Board” is that of “the Somewhere Growth Board”, but “the Joint Board” and “the Board” may be any
_OWN_BOARD = re.compile(
    r"(?!(?:joint|health|partnership|place|committees?|scrutiny|executive|shadow|programme|overview)\b)"
    r"[\w ]+ (?:board|forum|panel)"
)


def _is_same(body: Body, body_class: str, stem: str, qualifier: str) -> bool:
    if body.body_class == body_class and body.stem == stem:
        return not (body.qualifier and qualifier and body.qualifier != qualifier)
    if body.body_class == body_class == "committee":
        shorter, longer = sorted((body.stem, stem), key=len)
        is_told = len(shorter.split()) > 2 and " joint " in f" {longer} {shorter}"
        return (is_told or _OWN_BOARD.fullmatch(shorter) is not None) and longer.endswith(f" {shorter}")
    if {body.body_class, body_class} == {"company", "trust"}:
        trust, other = (body.stem, stem) if body.body_class == "trust" else (stem, body.stem)
        return len(other.split()) > 1 and (trust == other or trust.startswith(other + " "))
    return False


_ABBREVIATED = frozenset(["NHS", "CCG", "ICB", "ICS", "STP", "PCT", "CIC", "GP", "CSU", "PCN", "LEP"])
_SMALL = frozenset(["And", "Of", "For", "In", "The", "On", "Upon", "With", "Le", "Under"])


def _in_case(name: str, *, capitals: bool) -> str:
    """Give a name that stands in a heading in capitals as a text would write it."""
    if not capitals:
        return name
    words = [word if word in _ABBREVIATED else _with_parts_in_case(word) for word in name.split()]
    return " ".join(word.lower() if index and word in _SMALL else word for index, word in enumerate(words))


def _with_parts_in_case(word: str) -> str:
    parts = [part.capitalize() for part in word.split("-")]
    return "-".join(part.lower() if index and part in _SMALL else part for index, part in enumerate(parts))


def _prefer(body: Body, name: str, full: FullName) -> None:
    """Keep the fullest name: the longest that is not a heading in capitals."""
    if len(full.names) > 1 and body.qualifier and body.qualifier not in name.casefold():
        return  # “A, B and C Borough Councils”, one of which is a district
    if not full.in_capitals and len(name) > len(body.name):
        body.name = name
        if body.body_class == "company" and full.body_class != "placed":
            body.body_class = full.body_class
