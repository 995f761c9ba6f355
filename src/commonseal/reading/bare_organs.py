"""Stage 3c: an organ that is named alone: whose “the board”, “full council” or “the committee” is.

It is the one last spoken of, or that of whoever writes, or else of the body that the sentences before are about.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import replace
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases
from commonseal.reading.mentions import BodyMention

_PLURAL = re.compile(r"(?:bodies|boards|cabinets|councils of governors|Bodies|Boards|Committees|committees)$")
_LEAD = re.compile(
    r"(?:\b(?P<det>the|our|your|its|their|own|each|both|all|every|this|that|individual|(?:all\s+"
    r"|the\s+)?(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2})|boards|other)\s+"
    r"(?:individual\s+|respective\s+|own\s+)?)$",
    re.IGNORECASE,
)
_NOT_ORGAN = re.compile(
    r"\s*(?:papers?|report|member|members|seat|secretary|level|nurse|chair|in\s+common|assurance)\b",
    re.IGNORECASE,
)


@cache
def _standing_alone() -> re.Pattern[str]:
    return re.compile("|".join(phrases("bodies", "standing_alone")))


def kind_of_organ(organ: str) -> str:
    """Give the kind of an organ in the singular and in small letters: “Governing Bodies” are of governing bodies."""
    folded = organ.casefold()
    folded = re.sub(r"bodies$", "body", folded)
    return re.sub(r"(boards|cabinets|committees)$", lambda m: m.group()[:-1], folded)


def bare_organ(
    text: str,
    mentions: list[BodyMention],
    starts: list[int],
    author: tuple[str, ...],
    last_organ: dict[str, BodyMention],
    span: tuple[int, int],
    organ: str,
    *,
    is_committee: bool,
) -> BodyMention | None:
    """Give an organ that has no body beside it, with the body that it is taken to be of, or nothing.

    Args:
        text: The paper's text.
        mentions: The mentions of bodies, in order.
        starts: Where they begin.
        author: The body or bodies the paper speaks for.
        last_organ: The organs joined so far, the latest of each kind.
        span: Where the organ stands.
        organ: Its name.
        is_committee: Whether it may be a committee named before.
    """
    lead = _LEAD.search(text, max(0, span[0] - 40), span[0])
    determiner = " ".join((lead["det"] if lead else "").lower().split())
    start = lead.start() if lead else span[0]
    if _NOT_ORGAN.match(text, span[1]) or _says_nothing(text, organ, span[0], has_lead=lead is not None):
        return None
    if _PLURAL.search(organ) or (determiner in {"both", "each", "every"} and organ.islower()):
        phrase = " ".join(text[start : span[1]].split())
        phrase = re.sub(r"^(?:the|all|all the|our|their|its)\s+", "", phrase, flags=re.IGNORECASE)
        return BodyMention(start, span[1], (phrase,), "organ", "organs", is_set=True) if " " in phrase else None
    if organ == "member practices" and not re.search(
        r"[a-z]", re.sub(r"two|three|four|five|six|seven|eight|nine|ten", "", determiner)
    ):
        return BodyMention(start, span[1], (organ,), "organ", "organs", is_set=True)
    if _standing_alone().fullmatch(organ):
        return BodyMention(start, span[1], (organ,), "committee", "organ")
    itself = _committee_itself(mentions, starts, author, span[0]) if is_committee else None
    if (
        organ.casefold() == "board"
        and len(author) == 1
        and author[0].endswith(" Board")
        and "Care Board" not in author[0]
    ):
        itself = BodyMention(span[0], span[1], author, "committee", "organ")
    labelled = _of_label(text, mentions, starts, span[0]) if determiner == "the" and itself is None else None
    known = itself if labelled is not None else itself or last_organ.get(kind_of_organ(organ))
    can_be_named = (
        itself is None and labelled is None and determiner in {"the", "this", "that"} and _has_no_board(author)
    )
    named = _named_before(mentions, starts, span[0], organ) if can_be_named else None
    if named is not None and (known is None or known.start < named.start):
        known = itself = named
    if known is not None and (itself is not None or _is_still_meant(text, known, author, organ, span[0])):
        return replace(known, start=start, end=span[1], form="organ")
    salient = _owner_by_salience(text, mentions, starts, author, determiner, span[0], organ)
    owner = labelled.names if labelled is not None else salient
    organ = re.sub(r"^Trust (?=Board)", "", organ)
    return BodyMention(start, span[1], owner, "organ", "organ", organ=organ) if owner else None


_LABEL_BEFORE = re.compile(r"\W*(?:\(?\w{1,3}[.)]\s+)?(?:[Tt]he )?")
_LONGEST_LABEL = 140


def _of_label(text: str, mentions: list[BodyMention], starts: list[int], position: int) -> BodyMention | None:
    """“• Somewhere Trust: the board will decide”: the body that a line is about, where it opens with its name."""
    line = text.rfind("\n", max(0, position - _LONGEST_LABEL), position) + 1
    if not line:
        return None
    index = bisect_left(starts, line)
    first = mentions[index] if index < len(mentions) and mentions[index].end < position else None
    if first is None or not _LABEL_BEFORE.fullmatch(text, line, first.start) or first.organ:
        return None
    is_label = text.startswith((":", " – ", " — "), first.end) and not SENTENCE_END.search(text, first.end, position)
    return first if is_label and len(first.names) == 1 and not first.is_set else None


_HAS_NO_BOARD = re.compile(r"\b(?:Council|Borough|Authority|Constabulary|Police|Fire|City of)\b")
_BOARDS = frozenset(["board", "panel", "forum"])
_BOARD_REACH = 40


def _has_no_board(author: tuple[str, ...]) -> bool:
    """Say whether “the Board” is none of whoever writes: councils and authorities have none of their own."""
    return len(author) != 1 or _HAS_NO_BOARD.search(author[0]) is not None


def _named_before(mentions: list[BodyMention], starts: list[int], position: int, organ: str) -> BodyMention | None:
    """“The board” after “the Somewhere Growth Board”: the one that was named last."""
    noun = organ.casefold()
    if noun not in _BOARDS:
        return None
    index = bisect_left(starts, position)
    for mention in reversed(mentions[max(0, index - _BOARD_REACH) : index]):
        is_named = mention.body_class == "committee" and not mention.organ and len(mention.names) == 1
        if is_named and mention.names[0].casefold().endswith(f" {noun}"):
            return mention
    return None


class CommitteeNames:
    """The names of the bodies of a paper by how they end, read backwards and put in order when first asked for."""

    def __init__(self, mentions: list[BodyMention]) -> None:
        self._mentions = mentions
        self._backwards: list[str] = []

    def has(self, organ: str) -> bool:
        """A committee with a name of its own ("Remuneration Committee") is not the one last named."""
        if "ommittee" not in organ:
            return False
        if _BARE_COMMITTEE.fullmatch(organ):
            return True
        if not self._backwards:
            names = {name for mention in self._mentions for name in mention.names}
            self._backwards = sorted(name.casefold()[::-1] for name in names)
        end = organ.casefold()[::-1]
        place = bisect_left(self._backwards, end)
        return place < len(self._backwards) and self._backwards[place].startswith(end)


_BARE_COMMITTEE = re.compile(r"(?:joint |the )?committees?", re.IGNORECASE)


def _is_still_meant(text: str, known: BodyMention, author: tuple[str, ...], organ: str, position: int) -> bool:
    """A bare “the board” is the one last named; in a paper of one body it is that body's, but for the same sentence."""
    if known.is_set:
        return False
    if len(author) != 1 or author == known.names or author[0].startswith("NHS England") or "ommittee" in author[0]:
        return True
    between = text[known.end : position]
    return organ.islower() and len(between) < 150 and not re.search(r"[.?!\n]", between)


_COUNTED = re.compile(r"(?:\d|\b(?:two|three|four|five|six|seven|eight|nine|ten))\s*$")


def _says_nothing(text: str, organ: str, position: int, *, has_lead: bool) -> bool:
    """A small word alone is no organ ("on board"), nor is a number of practices a deciding body."""
    if organ == "member practices":
        return _COUNTED.search(text, max(0, position - 7), position) is not None
    return organ.islower() and not has_lead and organ.casefold() != "full council"


def _committee_itself(
    mentions: list[BodyMention], starts: list[int], author: tuple[str, ...], position: int
) -> BodyMention | None:
    """“The committee” is the committee last named, or the one whose paper this is."""
    index = bisect_left(starts, position)
    for mention in reversed(mentions[max(0, index - 25) : index]):
        if mention.body_class == "committee" and not mention.organ:
            return mention
    if len(author) == 1 and "ommittee" in author[0]:
        return BodyMention(position, position + 1, author, "committee", "organ")
    return None


def _owner_by_salience(
    text: str,
    mentions: list[BodyMention],
    starts: list[int],
    author: tuple[str, ...],
    determiner: str,
    position: int,
    organ: str,
) -> tuple[str, ...] | None:
    index = bisect_left(starts, position) - 1
    recent = [
        m
        for m in mentions[max(0, index - 12) : index + 1]
        if m.body_class != "national" and len(m.names) == 1 and not m.is_set
    ]
    fitting = [m for m in recent if m.body_class in _OF_CLASS.get(kind_of_organ(organ), (m.body_class,))]
    if kind_of_organ(organ) == "council of governors":  # which NHS trusts have none
        fitting = [m for m in fitting if _HAS_GOVERNORS.search(m.names[0])] or fitting
    if determiner in {"its", "their", "own"} and recent:
        return (fitting or recent)[-1].names
    is_ours = len(author) == 1 and not author[0].startswith("NHS England") and "ommittee" not in author[0]
    if is_ours and (not fitting or _may_have(author[0], organ)):
        return author
    plain = [m for m in fitting if not m.passing] or fitting
    if plain:
        is_far = len(SENTENCE_END.findall(text, plain[-1].end, position)) > _FAR
        main = _main_of_kind(mentions[: index + 1], plain[-1].body_class) if is_far else ""
        return (main,) if main else _topic(text, plain, position).names
    return author[:1] or None


_HAS_GOVERNORS = re.compile(r"\bFoundation Trust\b|\bFT\b")


def _may_have(name: str, organ: str) -> bool:
    """Say whether a body can have such an organ as only councils have."""
    return "council" not in _OF_CLASS.get(kind_of_organ(organ), ()) or not _NO_COUNCIL.search(name)


_NO_COUNCIL = re.compile(
    r"\b(?:Health and Wellbeing Board|Joint Committee|NHS|Trust|CCG|Clinical Commissioning Group"
    r"|Integrated Care Board|Association|Union|Society|Service|Police"
    r"|Constabulary)\b"
)
# Which kinds of body can have such an organ, where that is certain
_OF_CLASS = {
    "cabinet": ("council",),
    "full council": ("council",),
    "governing body": ("ccg", "provider"),
    "council of governors": ("trust",),
    "health scrutiny committee": ("council",),
    "scrutiny committee": ("council",),
    "overview and scrutiny committee": ("council",),
    "planning committee": ("council",),
    "licensing committee": ("council",),
}


_FAR = 2  # sentences
_DOMINANT = 2


def _main_of_kind(mentions: list[BodyMention], kind: str) -> str:
    """The body of a kind that the paper has spoken of at least twice as often as of any other, or nothing."""
    counts = Counter(m.names[0] for m in mentions if m.body_class == kind and len(m.names) == 1 and not m.is_set)
    (first, times), *others = counts.most_common(2) or [("", 0)]
    return first if times and (not others or times >= _DOMINANT * others[0][1]) else ""


def _topic(text: str, bodies: list[BodyMention], position: int) -> BodyMention:
    """The last body that the sentence has named, else the first that the sentence before named."""
    last = bodies[-1]
    if not SENTENCE_END.search(text, last.end, position):
        return last
    together = [last]
    for earlier in reversed(bodies[:-1]):
        if SENTENCE_END.search(text, earlier.end, last.start):
            break
        together.append(earlier)
    return together[-1]


SENTENCE_END = re.compile(r"[.?!][\s”\"']|\n")
