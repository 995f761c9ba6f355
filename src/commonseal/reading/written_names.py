"""Stage 2: the names of persons as they stand written: after a title, as words in capitals, with initials."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.person_signs import APPOINTED_BEFORE, PERSON_AFTER, POST_AFTER, TITLE_BELOW, is_told_of

_STYLES = "(?:" + "|".join(re.escape(t) for t in phrases("people", "titles")) + r")\.?"
_WRITTEN = r"[^\W\d_a-z][^\W\d_]*(?:['’‑-][^\W\d_]+)*"
# “al-Mansoori”, “ul-Haq”, “dell'Orto”
_PART = rf"(?:{_WRITTEN}|(?:al|el|ul|ur|ud|as|ash|ad|ar|az|d|dell|dall|l)['’-](?:{_WRITTEN}))"
_PARTICLES = (
    r"(?:(?:de|van|von|der|den|ter|la|le|el|al|ul|da|das|dos|del|della|di|du|bin|bint|ibn|ap|ab|ferch|o')[ ]{1,2}){1,3}"
)
_NICKNAME = r"(?:\([A-Z][a-z]+\)|[\"“‘][A-Z][a-z]+[\"”’])"
_FULL = rf"(?:[A-Z]\.(?:[ ]?[A-Z]\.){{0,2}}|{_PART})(?:[ ]{{1,2}}(?:{_PART}|[A-Z]\.|{_PARTICLES}{_PART})){{0,3}}"
_TITLED = re.compile(rf"(?<![\w-])(?:[Tt]he (?=R|Hon))?(?P<styles>(?:{_STYLES}[ ]{{1,2}})+)(?P<name>{_FULL})")
_BARE = re.compile(
    rf"(?<![\w-])(?P<name>{_PART}(?:[ ]{{1,2}}(?:{_PART}|[A-Z]\.|{_PARTICLES}{_PART}|{_NICKNAME})){{1,8}})"
)
_IS_NICKNAME = re.compile(_NICKNAME)
NOT_NAME = frozenset(str(word) for word in table("people")["not_name"])
GIVEN = frozenset(phrases("people", "given"))
_LETTERS = frozenset(phrases("people", "postnominals"))
_LETTERS_AFTER = re.compile(
    rf"(?:,? (?:{'|'.join(sorted(sorted(_LETTERS), key=len, reverse=True))})(?![\w.’'-])(?! for\b))+(?=[,.;:)\s]|$)"
)
_AFTER_THING = frozenset(phrases("people", "after_thing"))
_NEXT_WORD = re.compile(r" ([A-Z][\w'’&-]*)")
_LONGEST = 4
_CAPITAL_NEXT = re.compile(
    r"(?:['’]s)? (?:and )?(?=[A-Z][a-z])(?!(?:[A-Z][a-z]+ )?(?:and|who|Chief|Director|Chair|Leader|Head)\b)"
)
# “its chair Will Treadgold”: a given name too, where a capital says nothing else
_GIVEN_TOO = frozenset(["Will", "May", "Grant", "Miles"])
_WITHIN = re.compile(r"[a-z,] $")
# “April Ashford said”: months that are given names as well
_MONTHS_TOO = frozenset(["April", "May", "June", "August", "Will", "Bill"])
_AFTER_MONTH = re.compile(rf" (?P<next>{_PART})")
BEFORE_MONTH = re.compile(
    r"\b(?:in|from|by|of|since|until|till|last|next|this|early|late|mid|to|between|and|during|for|before|after|on"
    r"|\d{1,2}(?:st|nd|rd|th)?)[ -]$",
    re.IGNORECASE,
)
# “Helen Green”, “Peter Hall, the chief executive”: words of the trade that are surnames as well, where a given name
# stands before them; those that end the names of streets and buildings only where what follows is said of a person
_SURNAMES_TOO = frozenset(phrases("people", "surnames_too"))
_SURNAMES_OR_PLACES = _SURNAMES_TOO.union(phrases("people", "surnames_or_places"))
_OF_PEER = re.compile(r" of [A-Z][a-z]+(?:-[a-z]+-[A-Z][a-z]+| (?:St )?[A-Z][a-z]+)?(?![\w-])")
_PEER = re.compile(r"(?:Lord|Lady|Baroness|Baron|Viscount|Viscountess)\b")


class Found(NamedTuple):
    """A name where it stands, and whether a title stands before it."""

    start: int
    end: int
    name: str
    titled: bool


def is_free(item: Found, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    """Say whether a name overlaps none of the spans taken."""
    index = bisect_left(starts, item.end) - 1
    return not any(taken[i][1] > item.start for i in range(max(0, index - 2), index + 1))


def with_letters(text: str, item: Found) -> Found:
    """“Jane Doe, OBE”: the letters after a name stand with it and are no part of it."""
    letters = _LETTERS_AFTER.match(text, item.end)
    return Found(item.start, letters.end(), item.name, item.titled) if letters else item


def titled(text: str, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> list[Found]:
    """Give the names that a title stands before: “Cllr Jane Doe”, “Lord Marlow of Averley”."""
    found = []
    for match in _TITLED.finditer(text):
        words = match.group("name").split()
        kept: list[str] = []
        for word in words:
            is_surname = len(kept) == 1 and kept[0] in GIVEN and word in _SURNAMES_OR_PLACES
            if kept and ((word in NOT_NAME and not is_surname) or word in _LETTERS):
                break
            kept.append(word)
            if is_surname:
                break
        name = " ".join(kept)
        owner = 2 if name.endswith(("'s", "’s")) else 0
        name = name[: len(name) - owner]
        if name and not (len(kept) == 1 and kept[0] in NOT_NAME):
            end = match.start("name") + _length_of(match.group("name"), len(kept)) - owner
            item = Found(match.start(), end, _in_small(name.rstrip(".")), titled=True)
            item = item if owner else _with_peerage(text, item, match["styles"].split()[-1])
            found.append(
                item if is_free(item, taken, starts) else Found(match.start(), end, name.rstrip("."), titled=True)
            )
    return found


def _with_peerage(text: str, item: Found, style: str) -> Found:
    """“Lord Marlow of Averley”: the place belongs to the name, and the title is part of it."""
    place = _OF_PEER.match(text, item.end) if _PEER.fullmatch(style) and " " not in item.name else None
    return Found(item.start, place.end(), f"{style} {item.name}{place.group()}", titled=True) if place else item


def _in_small(name: str) -> str:
    """“Jane SMITH” is Jane Smith; initials and names in mixed case stay as they are."""
    return " ".join(
        "-".join(part.capitalize() for part in word.split("-"))
        if word.isupper() and len(word) > 2 and "." not in word and "'" not in word and "’" not in word
        else word
        for word in name.split()
    )


_CAPITALS = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z'-]{1,20}(?: [A-Z]\.?){0,2} [A-Z][A-Z'-]{2,20})[ \t]*\n\s*"
    r"(?=[^\n]{0,40}(?:Chief|Director|Chair|Leader|Officer|Head|Member|Manager|Secretary|Executive|Commissioner))",
    re.MULTILINE,
)
_CAPITALS_IN_LINE = re.compile(r"(?<![\w-])(?P<name>[A-Z][A-Z-]{1,20}(?: [A-Z]\.?){0,2} [A-Z][A-Z'’-]{2,20})(?![\w-])")


def in_capitals(text: str) -> Iterator[Found]:
    """A name in capitals on its own line above a title, as letters are signed, or beside a post."""
    for match in _CAPITALS.finditer(text):
        yield from _from_capitals(match)
    for match in _CAPITALS_IN_LINE.finditer(text):
        if match["name"].split()[0].capitalize() in GIVEN and is_told_of(text, *match.span()):
            yield from _from_capitals(match)


def _from_capitals(match: re.Match[str]) -> Iterator[Found]:
    words = match["name"].split()
    if not any(word.capitalize() in NOT_NAME for word in words):
        name = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
        yield Found(match.start("name"), match.end("name"), name, titled=True)


def _length_of(raw: str, words: int) -> int:
    end = 0
    for index, word in enumerate(re.finditer(r"\S+", raw)):
        if index == words:
            break
        end = word.end()
    return end


def bare(text: str, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> Iterator[Found]:
    """Give the runs of two or more capitalised words, none of which is a word of the trade."""
    for match in _BARE.finditer(text):
        item = _in_run(match, taken, starts)
        if item is not None:
            yield item


def _in_run(match: re.Match[str], taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> Found | None:
    run: list[re.Match[str]] = []
    base, text = match.start(), match.string
    for word in re.finditer(r"\S+", match.group()):
        item = Found(base + word.start(), base + word.end(), word.group(), titled=False)
        plain = re.sub(r"['’]s$", "", word.group())
        if _IS_NICKNAME.fullmatch(plain):
            if len(run) == 1 and run[0].group() in GIVEN:
                continue
            break
        is_of_trade = plain in NOT_NAME
        is_surname = (
            is_of_trade
            and len(run) > 0
            and _is_surname(text, base + run[0].start(), run[0].group(), plain, base + word.end())
        )
        is_shouted = plain.isupper() and len(plain) > 2 and not _is_shouted(run, plain)
        if (
            (is_of_trade and not is_surname and not _is_given(text, item, plain))
            or is_shouted
            or not is_free(item, taken, starts)
        ):
            if len(run) >= 2:
                break
            run = []
            continue
        run.append(word)
        if is_surname:
            break
        if plain != word.group():
            if len(run) >= 2:
                break
            run = []  # "Somewhere's Jane Doe": whose she is, no part of her name
    return _of_run(match, run, taken, starts)


def _of_run(
    match: re.Match[str], run: list[re.Match[str]], taken: Sequence[tuple[int, int]], starts: Sequence[int]
) -> Found | None:
    if run and not any(letter.isupper() for letter in run[-1].group()):
        return None
    if not 2 <= sum(any(letter.isupper() for letter in word.group()) for word in run) <= _LONGEST:
        return None
    if len(run[0].group()) < 2:
        return None
    name = _in_small(" ".join(word.group() for word in run))
    end = match.start() + run[-1].end()
    following = _NEXT_WORD.match(match.string, end)
    if following and following.group(1) in _AFTER_THING:
        thing = Found(following.start(1), following.end(1), following.group(1), titled=False)
        if is_free(thing, taken, starts):
            return None
    if re.search(r"['’]s$", name):
        name, end = name[:-2], end - 2
    start = match.start() + run[0].start()
    if run[-1].group() in _AFTER_THING and run[0].group() not in GIVEN and not is_told_of(match.string, start, end):
        return None  # "GP partner, Halden Surgery"
    return Found(start, end, name, titled=False)


def _is_shouted(run: list[re.Match[str]], word: str) -> bool:
    """“Jane SMITH”: a surname in capitals after a given name in small letters."""
    given = [item.group() for item in run]
    is_after_given = bool(given) and given[0] in GIVEN and not given[-1].isupper()
    return is_after_given and word.capitalize() not in NOT_NAME and word not in _LETTERS and len(word) > 3


def _is_given(text: str, item: Found, plain: str) -> bool:
    """Say whether a word that means something else is a given name here."""
    if plain in _GIVEN_TOO and _WITHIN.search(text, max(0, item.start - 3), item.start):
        return True
    following = _AFTER_MONTH.match(text, item.end) if plain in _MONTHS_TOO else None
    if following is None or is_after_preposition(text, item.start):
        return False
    surname = following["next"]
    return (surname not in NOT_NAME or surname in _SURNAMES_TOO) and is_told_of(text, item.start, following.end())


def is_after_preposition(text: str, start: int) -> bool:
    """Say whether a month stands after a word that dates with it: “in May”, but not “chaired by May Green”."""
    return (
        BEFORE_MONTH.search(text, max(0, start - 12), start) is not None
        and APPOINTED_BEFORE.search(text, max(0, start - 24), start) is None
    )


def _is_surname(text: str, start: int, given: str, word: str, end: int) -> bool:
    """Say whether a word of the trade is the surname of somebody whose given name stands before it."""
    is_known = given in GIVEN or given in _MONTHS_TOO
    if not is_known or word not in _SURNAMES_OR_PLACES or _CAPITAL_NEXT.match(text, end):
        return False
    is_told = POST_AFTER.match(text, end) or PERSON_AFTER.match(text, end) or TITLE_BELOW.match(text, end)
    return word in _SURNAMES_TOO or is_told is not None or is_told_of(text, start, end)


_INITIALLED = re.compile(
    rf"(?<![\w.'’&-])(?P<name>(?:[A-HJ-Z][.]?[ ]|[A-Z]\.[ ]?){{1,3}}(?:{_PARTICLES})?{_PART})(?![\w-])"
)
_NUMBERED = re.compile(
    r"(?:\b(?:[Oo]ption|[Aa]ppendix|[Aa]nnex|[Pp]art|[Ss]ection|[Tt]able|[Ff]igure|[Ss]chedule|[Gg]roup|[Cc]ategory"
    r"|[Bb]and|[Gg]rade|[Cc]lass|[Bb]lock|[Zz]one|[Pp]hase|[Pp]aper|[Ii]tem|[Mm]odel|[Ll]evel|[Tt]ier) |^|[.\n][ \t]*)$"
)
# “J Maule”, “A J Smith” at the head of a line are no letters of a list
_PLAIN_INITIALS = re.compile(r"[B-Z] [A-Z]|[A-Z] [A-Z] |[A-Z]\.? ?[A-Z]\. ")
_COUNCILLORS = re.compile(r"\b(?:Councillors|COUNCILLORS|Cllrs|Aldermen|Messrs|Members)[:.]?\s")
_LISTED = re.compile(r"(?:\([^()]{2,60}\)|[,;&\s]|\band\b|Mrs\.?|Mr\.?|Ms\.?|Dr\.?|Miss|[A-Z]\.?(?= )|[A-Z][\w'’-]+)+")


def initialled(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """“D Okafor, Chief Finance Officer”: initials and a surname, where what stands beside them tells of a person."""
    named = [(item.start, item.end) for item in sorted(found, key=lambda item: item.start)]
    starts = [start for start, _ in named]
    lists = [(m.end(), _LISTED.match(text, m.end())) for m in _COUNCILLORS.finditer(text)]
    spans = [(start, listed.end()) for start, listed in lists if listed]
    for match in _INITIALLED.finditer(text):
        item = Found(match.start(), match.end(), " ".join(match["name"].split()), titled=False)
        if item.name.split()[-1] in NOT_NAME or not is_free(item, named, starts):
            continue
        is_listed = any(start <= item.start and item.end <= end for start, end in spans)
        is_signed = POST_AFTER.match(text, item.end) or TITLE_BELOW.match(text, item.end)
        letters = _LETTERS_AFTER.match(text, item.end)
        is_signed = is_signed or (TITLE_BELOW.match(text, letters.end()) if letters is not None else None)
        opens = _NUMBERED.search(text, max(0, item.start - 12), item.start) is not None
        is_told = is_told_of(text, *match.span()) and (not opens or _PLAIN_INITIALS.match(item.name))
        if is_listed or is_signed or is_told:
            yield item
