"""Stage 2: places that act as bodies, as in “A is to merge with neighbouring Somewhere, which has 300 staff”.

A paper that names one council, CCG or trust in full often calls the others by their place alone, all the way through;
some name every one so (“Somewhere and Elsewhere were the first boards to cluster”). A place is taken for such a body
where what is said of it, taken together, is said of bodies. Its kind is that of the organ it is said to have (a cabinet
is a council's), else that of most of the bodies that the paper names, else of those that it speaks of.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.listed_names import counted_of_kind
from commonseal.reading.placed_names import Placed, is_no_place, parts_of

_KINDS: dict[str, str] = table("bodies")["called_by_place"]
_WORD = r"[A-Z][a-z][\w-]*[a-z]"
_NAME = rf"{_WORD}(?: (?:of )?{_WORD})?"
_LIST = rf"{_NAME}(?:, (?:the )?{_NAME}){{0,9}}(?:,? and (?:the )?{_NAME})?"
_EDGE = r"(?![\w’'-]| [A-Z]| (?:and|&) [A-Z][\w-]+ [A-Z])"
_VERBS = "|".join(phrases("bodies", "acts_of_bodies"))
_PARTS = "|".join(phrases("bodies", "parts_of_bodies"))
_CHIEFS = r"(?:chiefs|bosses|leaders|officials|officers|executives|managers)"
_NOUNS = {"(?:(?:county|city|district|borough|town) )?council": "council", "CCG": "ccg", "ICB": "icb", "trust": "trust"}
_SAID: dict[str, list[str]] = table("bodies")["institutions"]
_BESIDE = "|".join(said for said in _SAID["before"] if "executive" not in said)  # posts have a cue of their own
_SETS = r"(?:cluster|pairing|grouping|federation|consortium|collaborative|partnership|alliance)"
_ENOUGH = 2


@dataclass(frozen=True, slots=True)
class _Cue:
    """What is said of bodies: how much it tells, whether it does so by itself, and of which kind the body is."""

    pattern: re.Pattern[str]
    weight: int = 1
    is_sure: bool = False
    kind: str = ""
    is_like_another: bool = False  # of the kind of the body that the sentence has named before
    is_weak: bool = False  # it counts for no place that the name of a body holds


_CUES = (
    _Cue(
        re.compile(
            rf"\b(?<!in )(?<!across )(?<!from )(?:neighbouring|nearby|adjoining|next-door) "
            rf"(?P<name>{_NAME}){_EDGE}(?!, where)"
        ),
        2,
        is_like_another=True,
    ),
    _Cue(
        re.compile(
            rf"\b(?:counterparts?|opposite numbers?|sister \w+|equivalents?|neighbours) (?:in|at"
            rf"|from) (?P<name>{_LIST})"
            rf"(?:{_EDGE}|(?= and the [A-Z]))"
        ),
        2,
        is_like_another=True,
    ),
    _Cue(
        re.compile(
            rf"\bneighbours? (?:to the (?:north|south|east|west)|next door|down the road|across the \w+), "
            rf"(?P<name>{_NAME}){_EDGE}"
        ),
        2,
        is_sure=True,
        is_like_another=True,
    ),
    _Cue(re.compile(rf"\bneighbours? \((?P<name>{_LIST})\)"), 2, is_sure=True, is_like_another=True),
    _Cue(
        re.compile(rf"\b[Aa] (?:second|third|fourth|fifth|sixth|seventh|further), (?P<name>{_NAME})(?=,)"),
        2,
        is_sure=True,
        is_like_another=True,
    ),
    _Cue(re.compile(rf"\bwork(?:s|ed|ing)? (?:\w+ )?with (?P<name>{_NAME}) on\b"), is_weak=True),
    # bodies merge and cluster with their like alone
    _Cue(
        re.compile(
            r"\b(?:merge|merged|merging|cluster|clustered|clustering|amalgamate|amalgamated)"
            rf" with (?P<name>{_LIST}){_EDGE}"
        ),
        2,
        is_sure=True,
        is_like_another=True,
    ),
    _Cue(
        re.compile(
            r"\b(?:merg|shar|join|team|link|tie|tying|pair|pool|combin|partner|talks|deal|alliance|merger|agreement"
            rf"|together)\w*\b[^.;:\n\[(]{{0,60}}? with (?P<name>{_NAME}){_EDGE}"
        )
    ),
    _Cue(re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:own )?governing body\b"), 2, is_sure=True, kind="ccg"),
    _Cue(
        re.compile(
            rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:own )?(?:cabinet(?! (?:office|secretary))|full council"
            rf"|councillors"
            r"|Executive(?! \w)|monitoring officer|section 151 officer|opposition group)\b"
        ),
        2,
        is_sure=True,
        kind="council",
    ),
    _Cue(re.compile(rf"(?<![\w’'-])(?P<name>{_NAME}) (?:district |borough |county )?councillors\b"), 2, kind="council"),
    _Cue(re.compile(rf"\b[Cc]ouncillors (?:in|at|from) (?P<name>{_LIST}){_EDGE}"), 2, kind="council"),
    _Cue(re.compile(rf"\b[Tt]he leaders of (?P<name>{_NAME}(?:, {_NAME})*,? and {_NAME}){_EDGE}"), 2, kind="council"),
    _Cue(
        re.compile(rf"(?<![\w’'-])(?P<name>{_NAME}) leader (?=[A-Z][\w’'-]+ [A-Z])"),
        1,
        kind="council",
    ),
    _Cue(
        re.compile(
            rf"\b(?:(?:[Tt]own|[Cc]ounty|[Cc]ivic) hall|[Cc]ouncil) {_CHIEFS} (?:in|at|from"
            rf"|for) (?P<name>{_LIST}){_EDGE}"
        ),
        2,
        is_sure=True,
        kind="council",
    ),
    _Cue(
        re.compile(rf"\b(?:[Hh]ospital|[Tt]rust) {_CHIEFS} (?:in|at|from|for) (?P<name>{_LIST}){_EDGE}"),
        2,
        is_sure=True,
        kind="trust",
    ),
    _Cue(
        re.compile(rf"\b(?:[Ff]ire|[Bb]rigade) {_CHIEFS} (?:in|at|from|for) (?P<name>{_LIST}){_EDGE}"),
        2,
        is_sure=True,
        kind="fire",
    ),
    *(
        _Cue(re.compile(rf"\b[Bb]oth the {noun} and (?P<name>{_NAME}){_EDGE}"), 2, is_sure=True, kind=kind)
        for noun, kind in _NOUNS.items()
    ),
    _Cue(
        re.compile(
            rf"\b(?:in charge (?:at|of)|(?:boss|chief|chief \w+|head|leader|chair|chairman|director) (?:at|of)|takes?"
            rf" charge of|leads|runs|heads) (?:both |all )?(?P<name>{_LIST}){_EDGE}"
        ),
        is_weak=True,
    ),
    _Cue(
        re.compile(
            rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:(?:own|new|former|outgoing|present|current|acting|interim) )?"
            rf"(?:{_PARTS})\b"
        )
    ),
    _Cue(
        re.compile(
            rf"\b(?:work(?:s|ed|ing)? (?:for|at)|jobs? at|(?:staff|colleagues|friends|directors) (?:at|from)"
            rf"|(?:same|similar) (?:job|role|post|position)[^.;,]{{0,30}} (?:at|for)) (?P<name>{_NAME}){_EDGE}"
        )
    ),
    _Cue(
        re.compile(
            rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:(?:own|new|former|outgoing|present|current|ruling|latest|last) )?"
            rf"(?:{'|'.join(_SAID['parts'])}|papers|members|practices|ballot|share of|accounts|ruling|lawyers)\b"
        )
    ),
    _Cue(
        re.compile(rf"(?<![\w’'-])(?P<name>{_NAME})['’]s? (?:\d+ )?(?:GPs|doctors|practices|family doctors)\b"),
        kind="ccg",
    ),
    _Cue(re.compile(rf"\b(?:{_BESIDE}) (?:both |the )?(?P<name>{_LIST}){_EDGE}"), is_weak=True),
    _Cue(re.compile(rf"(?<![\w’'-])(?P<name>{_NAME}), with (?:about |around |some |nearly )?[£\d][\d,.]*")),
    _Cue(
        re.compile(
            rf"\b{_SETS}(?: of|,? (?:which is |that is )?(?:made up of|consisting of|comprising|between|that covers"
            rf"|which covers|formed by)) (?P<name>{_LIST}){_EDGE}"
        ),
        2,
        is_sure=True,
    ),
)
# what bodies do, places do too: it only adds to what else is said
_ACTS = _Cue(
    re.compile(
        rf"(?:(?:^|[.;?!”\"] |, |\b(?:and|but|while|whereas|that|if|because|when|[Hh]ere) )"
        rf"(?P<name>{_NAME}(?:(?:, {_NAME}){{0,6}},? and {_NAME})?))"
        rf" (?:(?:also|now|itself|already|then|both|all) )?(?:{_VERBS})\b",
        re.MULTILINE,
    )
)
_HEADED = re.compile(
    r"(?:^|\n)[ \t]*(?P<kind>ICBs?|CCGs?|Councils?|Trusts?|Districts?|Authority|Authorities)[ \t]*[|\t][^\n]*"
    r"(?P<rows>(?:\n+[^\n|\t]{2,160}[|\t][^\n]*)+)"
)
_HEADS = {"icb": "icb", "ccg": "ccg", "council": "council", "district": "council", "trust": "trust"}
_KIND_BEFORE = re.compile(
    r"(?P<icb>\bICBs?\b|[Ii]ntegrated [Cc]are [Bb]oards?)|(?P<ccg>\bCCGs?\b|[Cc]ommissioning [Gg]roups?)"
    r"|(?P<council>\b[Cc]ouncils?\b|\b[Dd]istricts?\b)|(?P<trust>\b[Tt]rusts?\b|\bHospitals\b)"
)
_KIND_REACH = 160
_SPOKEN_OF = (
    ("icb", re.compile(r"\bICBs\b|\bintegrated care boards\b", re.IGNORECASE)),
    ("ccg", re.compile(r"\bCCGs\b|\bclinical commissioning groups\b", re.IGNORECASE)),
    ("council", re.compile(r"\b(?:councils|districts|boroughs|unitaries)\b", re.IGNORECASE)),
    ("trust", re.compile(r"\b(?:hospital|foundation|NHS) trusts\b", re.IGNORECASE)),
)


@dataclass(slots=True)
class _Told:
    """What a paper says of one place."""

    start: int
    end: int
    cues: Counter[int] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    is_sure: bool = False

    def add(self, number: int, cue: _Cue, span: tuple[int, int]) -> None:
        """Take in one thing that is said of it."""
        self.cues[number] = cue.weight
        self.is_sure = self.is_sure or cue.is_sure
        if cue.kind:
            self.kinds[cue.kind] += 1
        if span[0] < self.start:
            self.start, self.end = span


def acting_places(text: str, known: Sequence[tuple[str, str]]) -> Iterator[Placed]:
    """Give the places that a paper speaks of as it speaks of bodies, each where it first does so.

    Args:
        text: The paper's flow.
        known: Names and kinds of the bodies that it names in full.
    """
    kind = _kind_of(text, known)
    told = _told(text, known, kind)
    places = {word for match in _SOMEWHERE.finditer(text) for word in parts_of(match["name"])} if told else set()
    counts = Counter(of for _, of in set(known))
    likely = sorted(told.items(), key=lambda item: (-item[1].cues.total(), item[1].start))
    for name, place in likely:
        own = place.kinds.most_common(1)[0][0] if place.kinds else kind
        total = place.cues.total()
        is_told = total >= _ENOUGH and (name in places or place.is_sure or total > _ENOUGH)
        is_missing = own == kind and counts[own] < counted_of_kind(text, own) and (name in places or total >= _ENOUGH)
        if own and (is_told or is_missing) and not _is_a_person(text, name):
            counts[own] += 1
            yield Placed(place.start, place.end, (f"{name} {_KINDS[own]}",), own)


def is_spoken_of_as_body(text: str, place: str) -> bool:
    """Say whether a paper speaks of a place, without a noun of a kind, in two ways or more as of a body.

    Args:
        text: The paper's flow.
        place: The place's name.
    """
    said: set[str] = set()
    start = text.find(place)
    while start >= 0:
        end = start + len(place)
        if not (start and (text[start - 1].isalnum() or text[start - 1] in "_-")):
            after, before = _SAID_AFTER.match(text, end), _SAID_BEFORE.search(text, max(0, start - 16), start)
            found = after or (_ITS_BOARD.match(text, end) if before is not None and before["the"] else None)
            if found is not None:
                said.add(found.group())
            elif before is not None and before["beside"] and _ENDS.match(text, end):
                said.add(before["beside"])
        start = text.find(place, end)
    return len(said) >= _ENOUGH


_SAID_AFTER = re.compile(
    rf"['’]s? (?:{_PARTS}|cabinet|councillors|full council|governing body)\b"
    rf"| (?:(?:also|now|then|already) )?(?:{_VERBS})\b"
)
_SAID_BEFORE = re.compile(r"\b(?:(?P<beside>with|neighbouring|between)|(?P<the>[Tt]he)) $")
_ITS_BOARD = re.compile(r" (?:board|trustees|governors|directors|members)\b")
_ENDS = re.compile(r"(?! and\b| [A-Z]|[\w-])")


def _told(text: str, known: Sequence[tuple[str, str]], kind: str) -> dict[str, _Told]:
    """What is said of each place that has no part in the name of a body of its kind."""
    parts = {part for full, _ in known for part in parts_of(full)}
    short = {(part, of) for full, of in known for part in parts_of(full) if _is_of(part, full)}
    taken = {part for part, _ in short}
    told: dict[str, _Told] = {}
    for number, cue in enumerate((*_CUES, _ACTS)):
        if cue is _ACTS and not told:
            break
        for match in cue.pattern.finditer(text) if kind or cue.kind or cue.is_like_another else ():
            of = _kind_before(text, match.start()) if cue.is_like_another else ""
            said = replace(cue, kind=of) if of else cue
            for name, *span in _named_in(match):
                is_taken = (name, cue.kind) in short if cue.kind else name in taken
                if is_taken or is_no_place(name) or _IS_SOMETHING.search(name) or (cue.is_weak and name in parts):
                    continue
                told.setdefault(name, _Told(span[0], span[1])).add(number, said, (span[0], span[1]))
    for name, start, end, of in _in_tables(text):
        if name not in taken and not is_no_place(name) and not _NO_BODY.match(name):
            headed = _Cue(_HEADED, _ENOUGH, is_sure=True, kind=of)
            told.setdefault(name, _Told(start, end)).add(len(_CUES) + 1, headed, (start, end))
    return told


# a building, an organ or an institution, and no place that acts for one
_IS_SOMETHING = re.compile(
    r"\b(?:Committee|Audit|Risk|Panel|Forum|Infirmary|Hospital|Hospice|Surgery|Primary|School|Academy|College|House|Hall"
    r"|Street|Road|Lane|Square|Park|Centre|Office|Court|Report|Appendix|Table|Figure|Unison|Bill|Act|Borough|District|County)\b"
)
_NO_BODY = re.compile(r"(?:Sub-?total|Total|All|Others?|Average|Overall|Combined|Both|Mean|Sum|England|None|Various)\b")


def _kind_before(text: str, position: int) -> str:
    """The kind of the body that the sentence has named last before a place: its counterpart is of the same."""
    start = max(text.rfind("\n", 0, position), text.rfind(". ", 0, position), position - _KIND_REACH, 0)
    found = list(_KIND_BEFORE.finditer(text, start, position))
    return found[-1].lastgroup or "" if found else ""


def _named_in(match: re.Match[str]) -> Iterator[tuple[str, int, int]]:
    """The places that a cue names, several where it names a list of them."""
    position = match.start("name")
    for part in re.split(r"(,? and |, )", match["name"]):
        begun = _BEGINS.match(part)
        start = begun.end() if begun else 0
        if part[start:] and part[start].isupper():
            yield part[start:], position + start, position + len(part)
        position += len(part)


_BEGINS = re.compile(r"(?:the|But|And|So|Yet|While|When|If|As|Now|Then|Only|Both|Even|Because|Although|Since) ")


def _in_tables(text: str) -> Iterator[tuple[str, int, int, str]]:
    """The places in the first cells of a table that is headed with what they are, and its kind."""
    for match in _HEADED.finditer(text):
        of = _HEADS.get(match["kind"].lower().rstrip("s"), "")
        for row in re.finditer(r"\n+[ \t]*(?P<cell>[^\n|\t]+?)[ \t]*[|\t]", match["rows"]) if of else ():
            start = match.start("rows") + row.start("cell")
            for part in re.finditer(rf"(?:^|[;,/] ?)(?P<name>{_NAME}(?: and {_NAME})?)(?=[;,/]|$)", row["cell"]):
                yield part["name"], start + part.start("name"), start + part.end("name"), of


# the paper also speaks of somewhere: companies and parties are in no “in” and “across”
_SOMEWHERE = re.compile(rf"\b(?:in|across|neighbouring|nearby|throughout|near|and|at|of|for) (?P<name>{_NAME})")
_TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Cllr|Councillor|Coun|Sir|Dame|Lord|Lady|Baroness|Canon|Rev)\.? "


def _is_a_person(text: str, name: str) -> bool:
    """Say whether a single word is elsewhere somebody's surname (“Ms Doe”, “Jane Doe”) or a firm's name."""
    if " " in name:
        return re.search(_TITLED + re.escape(name) + r"\b", text) is not None
    other = (
        rf"(?:{_TITLED}(?:{_WORD} )?|(?<![.?!:;”\"\n] )(?<!\n)\b{_WORD} "
        r"|\b(?:firm|company|contractor|consultants?|charity) )"
    )
    return re.search(rf"{other}{re.escape(name)}(?![\w-])(?! (?:{_WORD}))", text) is not None


def _is_of(place: str, full: str) -> bool:
    """Say whether a place can be short for a body named in full, as the second of two in a name hardly can."""
    return place in full and f" and {place} " not in f"{full} "


@lru_cache(maxsize=2)
def _kind_spoken_of(text: str) -> str:
    """The kind that a paper speaks of most in the plural."""
    counts = Counter({kind: len(pattern.findall(text)) for kind, pattern in _SPOKEN_OF}).most_common(2)
    (first, times), (_, others) = counts
    is_counted = others == 0 and counted_of_kind(text, first) > 1
    return first if is_counted or times > max(1, others) else ""


def _kind_of(text: str, known: Sequence[tuple[str, str]]) -> str:
    """The kind of most bodies of a paper, where they are of one that is called by places."""
    counts = Counter(kind for _, kind in known if kind in _KINDS).most_common(2)
    if not counts or (len(counts) > 1 and counts[0][1] == counts[1][1]) or counts[0][1] == 1:
        spoken_of = _kind_spoken_of(text)
        return spoken_of or (counts[0][0] if len(counts) == 1 else "")
    return counts[0][0]
