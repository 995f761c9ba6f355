"""Stage 2: members that a paper lists after what they are: "three CCGs (A, B and C)", "the councils of A, B and C".

The words of such a list are places alone; the noun before it makes them bodies. Where the paper says how many there
are, the list must have as many members.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table

_COUNTS = {
    word: number
    for number, word in enumerate(
        ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"], 2
    )
}
_GIVEN = frozenset(phrases("people", "given"))
_LISTED: dict[str, list[str]] = table("bodies")["listed"]
_PLACE = r"[A-Z][\w'’-]+(?: (?:(?:and|&|upon|of|the|with) (?:the )?)?[A-Z][\w'’-]+){0,5}"
_NUMBERS = "|".join((*_COUNTS, *(word.capitalize() for word in _COUNTS), *(word.upper() for word in _COUNTS)))
_COUNT = rf"(?:(?P<count>{_NUMBERS}|\d{{1,2}})[ \xa0]+(?:[a-z-]+ ){{0,2}}?)?"
_LIST = re.compile(
    rf"(?<![\w-]){_COUNT}(?P<noun>{'|'.join(sorted(_LISTED, key=len, reverse=True))})"
    r"(?: \([A-Z]{2,4}s?\))?"
    r"(?P<link> \(| ?[–—:-] ?|, namely |, |,? (?:in|of|for|from|across|serving|covering|that (?:cover|serve"
    r"|look after|run)"
    r"|which (?:cover|serve|look after|run)|including|such as) (?:the )?"
    r"|(?: (?:involved|concerned|affected|in question|taking part))? (?:are|will be|would be):? "
    r"|(?: (?:involved|concerned|affected|in question|taking part))? are:\n\W{0,4}"
    r"| in (?:the|our) [\w ]{2,30}(?::| [–(-]) ?)"
    rf"(?P<list>{_PLACE}(?:, (?:and )?{_PLACE}){{0,11}})(?P<after>[^\w]|$)"
)
# “the CCGs (A, B and C)”, “the CCGs – A, B and C – have”: what the list is shut in by
_ENCLOSED = frozenset([("–", " –"), ("—", " —"), ("-", " -")])
# clinical commissioning groups, which a paper may go on to call groups alone
_GROUPS = re.compile(r"\b(?:CCGs?|[Cc]ommissioning [Gg]roups?)\b")
_LINKS = frozenset(
    [
        "in",
        "for",
        "from",
        "across",
        "serving",
        "covering",
        "that",
        "which",
        "including",
        "such",
        "are",
        "will",
        "would",
        "involved",
        "concerned",
        "affected",
        "taking",
    ]
)


@lru_cache(maxsize=2)
def _speaks_of_groups(text: str) -> bool:
    return _GROUPS.search(text) is not None


def listed(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Give the lists of members in a text: start and end of the list, the members' names, and their kind."""
    for match in _LIST.finditer(text):
        single, body_class, *_ = _LISTED[match["noun"]]
        count = match["count"]
        number = _COUNTS.get(count.lower(), 0) or int(count) if count else 0
        if body_class == "groups":
            if not number or not _speaks_of_groups(text):
                continue
            body_class = "ccg"
        members = _members(match["list"], number)
        is_enclosed = (match["link"].strip(), match["after"] + text[match.end() : match.end() + 1]) in _ENCLOSED
        link = "of" if is_enclosed and not number else match["link"].strip(" (:–—-,")
        if len(members) < 2 or not _is_list(link, number, len(members), body_class):
            continue
        names = tuple(f"{member} {single}" for member in members)
        yield match.start("list"), match.end("list"), names, body_class


# “Four CCGs are to merge: A, B, C and D”, “three CCGs want one leader. They are A, B and C”: as many as were said
_NOUNS = "|".join(sorted(_LISTED, key=len, reverse=True))
_COUNTED = re.compile(
    rf"(?<![\w-])(?P<count>{_NUMBERS}|\d{{1,2}})[ \xa0]+(?:[\w'’-]+ ){{0,3}}?(?P<noun>{_NOUNS})(?![\w-])"
)
_LATER = re.compile(
    rf"[^.:;?!\n\[(]{{0,140}}(?:: ?|[.] (?:(?:They|These|Those (?:\w+ ){{0,3}}?|The (?:{_NUMBERS})(?: \w+)?|All"
    rf"|Those) "
    rf"(?:are|were|will be):? (?:the )?|(?=[A-Z])))(?P<list>{_PLACE}(?:, (?:and )?{_PLACE}){{0,11}})"
    rf"(?P<after>[^\w]|$)"
)
# “five CCGs in the county – A, B, C, D and E –”, “three in the north, A, B and C, and two in the south, D and E”
_PARTS = rf"{_PLACE}(?:[,;] (?:and )?{_PLACE}){{0,11}}"
_SET_OFF = re.compile(
    rf"[^.;:?!\n(–—]{{0,70}}?(?: ?[–—] ?| - | ?\(|, |,? namely |,? i\.?e\.? )(?P<list>{_PARTS})(?P<after>\)|,"
    rf"| ?[–—-] ?|[.;]|$)"
)
_OTHERS = re.compile(
    rf"\b(?:and|other|remaining|the|in) (?P<count>{_NUMBERS})(?: others?| of them| more| in the [\w-]+){{0,2}}"
    rf"(?:, | ?[–—(] ?| - )(?P<list>{_PARTS})(?P<after>\)|,| ?[–—-] ?|[.;]|$)"
)
_FEW = re.compile(rf"(?P<count>{_NUMBERS}) (?:of|out of) (?:the|its|our|these) (?:county's |area's )?$")
_BULLETS = re.compile(rf"[^.;?!\n]{{0,140}}:?\s*\n+(?P<list>(?:[ \t]*[-•*–·] ?{_PLACE}[;,.]?[ \t]*\n+){{2,12}})")
_BULLET = re.compile(rf"[-•*–·] ?(?P<name>{_PLACE})")
# “A, B and C, the county's three CCGs”, “A, B and C – three of the county's CCGs –”
_BEFORE = re.compile(
    rf"(?<![\w-])(?P<list>{_PLACE}(?:, {_PLACE}){{0,8}},? and {_PLACE})(?:,| [–—-]) (?:the |all |our )?"
    rf"(?:[\w'’-]+ ){{0,2}}?$"
)
_REACH = 160


@lru_cache(maxsize=2)
def _counts(text: str) -> tuple[re.Match[str], ...]:
    """The bodies counted in a text, looked for once by all who ask."""
    return tuple(_COUNTED.finditer(text))


# “All three of them”, “the four have agreed”: as many of the kind that the paper is about
_BARE_COUNT = re.compile(
    rf"\b(?:[Tt]he|[Aa]ll) (?P<count>{_NUMBERS})(?= (?:of them|have|are|had|were|will|would|share|agreed)\b|[,.;])"
)


def counted_of_kind(text: str, kind: str) -> int:
    """Give how many bodies of a kind a paper says that there are, or that it is about; 0 where it does not say.

    Args:
        text: The paper's flow.
        kind: The kind of most bodies that it names.
    """
    told = [_number(match) for match in _counts(text) if _kind_of(match, text)[1] == kind]
    told += [_number(match) for match in _BARE_COUNT.finditer(text)]
    return max(told, default=0)


def counted(text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Give the lists of exactly as many places as bodies were counted, before the list or after it."""
    for match in _counts(text):
        if (near := _SET_OFF.match(text, match.end())) is not None:
            yield from _set_off(match, near, text)
        if (bullets := _BULLETS.match(text, match.end())) is not None:
            places = [(found.start("name"), found["name"]) for found in _BULLET.finditer(bullets["list"])]
            yield from _one_a_line(match, bullets.start("list"), places, text)
        elif (later := _LATER.match(text, match.end())) is not None:
            yield from _as_many(match, later.span("list"), later["list"], text)
        before = _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
        if before is not None:
            yield from _as_many(match, before.span("list"), before["list"], text)


_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_ANY_LIST = re.compile(
    rf"(?<![\w’'-])(?:(?:{_MONTHS}) )?(?P<list>{_PLACE}(?:, {_PLACE}){{1,10}},? and {_PLACE})(?![\w-]| [A-Z])"
)
_LEAST = 3
# “Somewhere and Elsewhere have shared a chair”, of which the paper has said that they are two trusts
_THEY_DO = (
    r"(?:(?:both|already|now|also|currently|each) )?(?:have|are|were|will|would|share|shared|plan|agreed|want|merged"
    r"|serve|employ|cover)\b"
)
_ANY_PAIR = re.compile(rf"(?<![\w’'-])(?P<list>{_PLACE} and {_PLACE}) {_THEY_DO}")


def as_many_places(text: str, known: Mapping[str, int]) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Give the first list of as many places as bodies are counted, where the paper names few of that kind.

    Args:
        text: The paper's flow.
        known: How many it names of each kind.
    """
    counted_kinds: dict[int, tuple[str, str]] = {}
    for match in _counts(text):
        single, body_class = _kind_of(match, text)
        if body_class and _number(match) > 2 * known.get(body_class, 0):
            counted_kinds.setdefault(_number(match), (single, body_class))
    longer = any(number >= _LEAST for number in counted_kinds)
    lists = [*(_ANY_LIST.finditer(text) if longer else ()), *(_ANY_PAIR.finditer(text) if 2 in counted_kinds else ())]
    for match in lists:
        for number, (single, body_class) in counted_kinds.items():
            members = _members(match["list"], number)
            if len(members) == number and not any(map(_is_no_member, members)):
                yield *match.span("list"), tuple(f"{member} {single}" for member in members), body_class
                return


def beside_the_one(text: str, named: Iterable[tuple[str, str]]) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """Give the other of two bodies of which the paper names one: “Somewhere Hospitals and Elsewhere Care have”.

    Args:
        text: The paper's flow.
        named: Names and kinds of the bodies that it names in full.
    """
    two = {_kind_of(match, text)[1] for match in _counts(text) if _number(match) == _PAIR} - {""}
    by_kind: dict[str, set[str]] = {}
    for name, kind in named:
        by_kind.setdefault(kind, set()).add(name)
    for kind in two:
        if len(names := by_kind.get(kind, set())) != 1:
            continue
        one = re.escape(next(iter(names))).replace(r"\ ", "[ \xa0]")
        beside = re.compile_for_now(rf"(?<![\w’'-]){one} and (?P<other>{_PLACE}) {_THEY_DO}")
        match = beside.search(text)
        if match is not None and not _is_no_member(match["other"]):
            yield *match.span("other"), (match["other"],), kind


_PAIR = 2
_NO_MEMBER = re.compile(
    r"['’]s |\b(?:Boards?|Councils?|CCGs?|ICBs?|Trusts?|Committees?|Hospitals?|NHS|Chief|Director|Councillors?"
    r"|Cllr|Dr|Mr|Mrs"
    r"|Leaders?|Chairs?|The|They|This|That|It|If|But|In|A|Both|All|England|Cabinet|Governing|Members|Officers|Staff"
    r"|Healthwatch|Unison|January|February|March|April|May|June|July|August|September|October|November|December)\b"
    r"|^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|^.{1,2}$"
)


# “two unitaries, proposed by A, B, C and D”: the list begins further up
_IN_A_LIST = re.compile(r"(?<![.:;] )\b[A-Z][a-z][\w’'-]+, $")


def _set_off(match: re.Match[str], near: re.Match[str], text: str) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    """The members set off after their noun, and those of the others that the sentence or the next one counts."""
    if _IN_A_LIST.search(text, max(0, near.start("list") - 40), near.start("list")):
        return
    few = _FEW.search(text, max(0, match.start() - 40), match.start())
    found = [*_as_many(few or match, near.span("list"), near["list"], text, match)]
    yield from found
    edge = min(len(text), near.end() + 200)
    if found and (others := _OTHERS.search(text, near.start("after"), edge)) is not None:
        yield from _as_many(others, others.span("list"), others["list"], text, match)


def _is_no_member(words: str) -> bool:
    """Say whether a part of a list is a person, a day, or a body named in full."""
    return _NO_MEMBER.search(words) is not None or words.split(maxsplit=1)[0] in _GIVEN


def _kind_of(match: re.Match[str], text: str) -> tuple[str, str]:
    single, body_class, *_ = _LISTED[match["noun"]]
    if body_class == "groups":
        body_class = "ccg" if _speaks_of_groups(text) else ""
    return single, body_class


def _number(match: re.Match[str]) -> int:
    return _COUNTS.get(match["count"].lower(), 0) or int(match["count"])


def _as_many(
    match: re.Match[str], span: tuple[int, int], words: str, text: str, kind: re.Match[str] | None = None
) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    single, body_class = _kind_of(kind or match, text)
    number = _number(match)
    words = words.replace(";", ",")
    members = _members(words, number)
    if body_class and len(members) == number and number > 1 and not any(map(_is_no_member, members)):
        yield *span, tuple(f"{member} {single}" for member in members), body_class


def _one_a_line(
    match: re.Match[str], first: int, places: list[tuple[int, str]], text: str
) -> Iterator[tuple[int, int, tuple[str, ...], str]]:
    single, body_class = _kind_of(match, text)
    if body_class and len(places) == _number(match):
        for place, name in places:
            yield first + place, first + place + len(name), (f"{name} {single}",), body_class


def _is_list(link: str, number: int, length: int, body_class: str) -> bool:
    """Say whether the link makes a list of members of what might only be where they are, or what follows."""
    if number:
        return number == length
    if link == "of":
        return True
    return link.split(" ", maxsplit=1)[0] in _LINKS and body_class in {"ccg", "council", "icb", "pct"}


def _members(words: str, number: int) -> list[str]:
    """Split a list: by commas and the last "and", or as many times as there must be members."""
    by_comma = [part for part in re.split(r", (?:and )?", words) if part]
    last = re.split(r" (?:and|&) ", by_comma[-1])
    if number and len(by_comma) == number and (len(last) == 1 or ", and " in words or len(by_comma) == 1):
        return by_comma
    if len(by_comma) > 1 or number == len(last):
        return [*by_comma[:-1], *(last if not number or len(by_comma) - 1 + len(last) == number else [by_comma[-1]])]
    return last if len(last) == 2 else by_comma
