"""Stage 2: surgeries, schools, hospitals, dioceses and the like, which are places as often as bodies.

“Treated at Somewhere Infirmary” speaks of a building, “Somewhere Infirmary’s board” and “Somewhere Surgery is to merge
with …” of a body. So such a name counts where the paper says of it, once at least, what is said of bodies alone: that
it decides, merges, shares or employs, has a board or a head, or is joined with, run or left by somebody. “Somewhere
Borough” and “Elsewhere District” are councils on the same terms.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import any_of, phrases, table
from commonseal.reading.name_edges import is_free

_WORDS = table("bodies")["institutions"]
_KIND_OF: dict[str, str] = {noun: kind for kind, nouns in _WORDS["ends"].items() for noun in nouns}
_LED: dict[str, str] = {noun: kind for kind, nouns in _WORDS["leads"].items() for noun in nouns}
_NOT_FIRST = frozenset(table("bodies")["not_name"])
_GIVEN = frozenset(phrases("people", "given"))
_TITLES = frozenset(phrases("people", "titles"))
_SAINT = r"St\.? [A-Z][a-z]+(?:['’]s?)?"
_WORD = rf"(?:{_SAINT}|[A-Z][\w&]*(?:-\w+)*(?:['’](?:s(?= (?:Hospital|Infirmary|School|College|Academy|Primary)))?)?)"
_LAST = sorted({noun.split(" ")[-1] for noun in _KIND_OF})
_WHOLE_BEFORE = "".join(rf"(?<! {re.escape(word)})" for word in _LAST)
_NAME = rf"{_WORD}(?:(?:{_WHOLE_BEFORE} and)? (?:(?:of|the|upon|on|in) )?{_WORD}){{0,3}}"
_ENDS = "|".join(sorted(map(re.escape, _KIND_OF), key=len, reverse=True))
_EDGE = r"(?![\w-]| [A-Z])"
_ENDED = re.compile(rf"(?<![\w’'-])(?P<name>{_NAME} (?P<noun>{_ENDS})){_EDGE}")
_LEADS = "|".join(sorted(map(re.escape, _LED), key=len, reverse=True))
_BEGUN = re.compile(rf"(?<![\w’'-])(?P<name>(?P<noun>{_LEADS}) {_WORD}(?: (?:and )?{_WORD})?)(?![\w-])")
_OF_SAINT = re.compile(r"(?<![\w’'-])(?P<name>St\.? [A-Z][a-z]+['’]s?)(?![\w-]| [A-Z])")
_ACTS = "|".join((*phrases("bodies", "acts_of_bodies"), *_WORDS["acts"]))
_PARTS = "|".join((*phrases("bodies", "parts_of_bodies"), *_WORDS["parts"]))
_OTHER = r"(?:(?:, [A-Z][^.;\n]{2,60}?)?,? and (?:the )?[A-Z][\w’'-]+(?: (?:(?:and|of) )?[A-Z][\w’'-]+){0,5})?"
_AFTER = re.compile(
    rf"['’]?s? (?:own |new |next |former )?(?:{_PARTS})\b|{_OTHER}(?:,[^,.;\n]{{0,80}},)?"
    rf" (?:(?:also|now|then|already|both|all|each) )?(?:{_ACTS})\b"
)
_BEFORE = re.compile(rf"\b(?:{'|'.join(_WORDS['before'])}) (?:the )?$")
_REACH = 60


def named_institutions(
    text: str, taken: Sequence[tuple[int, int]], known: Sequence[tuple[str, str]]
) -> Iterator[tuple[int, int, str, str]]:
    """Give the places of institutions that a paper speaks of as of bodies: start, end, name and kind.

    Args:
        text: The paper's flow.
        taken: Where names stand that are found already, in order.
        known: Those names and their kinds.
    """
    proven = _proven(text) | _saints_beside(text, taken)
    there = [(frozenset(full.replace("’", "'").split(" ")), of) for full, of in known] if proven else []
    found = {name: kind for name, kind in proven.items() if not _is_of_known(name, kind, there)}
    if not found:
        return
    for match in re.compile_for_now(rf"(?<![\w’'-]){any_of(found)}{_EDGE}").finditer(text):
        if is_free(taken, *match.span()):
            yield match.start(), match.end(), match.group(), found[match.group()]


def _proven(text: str) -> dict[str, str]:
    """The names of which something is said that is said of bodies, and those that stand beside one in a list."""
    found: dict[str, str] = {}
    beside: dict[int, tuple[str, str]] = {}
    by_short: dict[str, str] = {}
    for pattern in (_ENDED, _BEGUN, _OF_SAINT):
        for match in pattern.finditer(text):
            name, start = _without_first(match["name"], match.start())
            if not name:
                continue
            kind = _kind_of(text, match)
            if _AFTER.match(text, match.end()) or _BEFORE.search(text, max(0, start - _REACH), start):
                found[name] = kind
            elif kind == "trust" and _SHORT.fullmatch(short := name.rpartition(" ")[0]):
                by_short[short] = name
            if (joint := _JOINT.match(text, match.end())) is not None:
                beside[joint.end()] = name, kind
            if start in beside:
                found |= _together(found, (name, kind), beside[start])
    return found | _acting_by_short_names(text, {short: name for short, name in by_short.items() if name not in found})


_SHORT = re.compile(r"(?:Royal [A-Z][\w’'-]+|[A-Z][\w’'-]+ Royal|St\.? [A-Z][\w’'-]+)")


def _acting_by_short_names(text: str, by_short: Mapping[str, str]) -> dict[str, str]:
    """The hospitals of which something is said under the short name, “the Royal Somewhere”, that is said of bodies."""
    if not by_short:
        return {}
    places = re.compile_for_now(rf"(?<![\w-]){any_of(by_short)}(?![\w-]| [A-Z])").finditer(text)
    return {by_short[place.group()]: "trust" for place in places if _AFTER.match(text, place.end())}


def _together(found: Mapping[str, str], *pair: tuple[str, str]) -> dict[str, str]:
    return dict(pair) if any(name in found for name, _ in pair) else {}


_JOINT = re.compile(r"(?:,|,? (?:and|&|with)) (?:the )?")


def _saints_beside(text: str, taken: Sequence[tuple[int, int]]) -> dict[str, str]:
    """The saints by whom a body is called that stands beside another one: “Somewhere Hospitals and St Jude’s”."""
    ends = {end for _, end in taken}
    found = {}
    for match in _OF_SAINT.finditer(text):
        joint = _JOINT_BEFORE.search(text, max(0, match.start() - _LONGEST_JOINT), match.start())
        if joint is not None and joint.start() in ends:
            found[match["name"]] = _kind_of(text, match)
    return found


_JOINT_BEFORE = re.compile(r"(?:,|,? (?:and|&|with)) (?:the )?$")
_LONGEST_JOINT = 12


def _kind_of(text: str, match: re.Match[str]) -> str:
    noun = match.groupdict().get("noun")
    if noun:
        return _KIND_OF.get(noun) or _LED[noun]
    return "school" if _is_of_schools(text) else "trust"


@lru_cache(maxsize=2)
def _is_of_schools(text: str) -> bool:
    """Say whether a paper speaks of schools more than of care."""
    return len(_OF_SCHOOLS.findall(text)) > len(_OF_CARE.findall(text))


_OF_SCHOOLS = re.compile(r"\b(?:schools?|pupils?|academ(?:y|ies)|headteachers?)\b", re.IGNORECASE)
_OF_CARE = re.compile(r"\b(?:hospitals?|trusts?|NHS|patients?|clinical|wards?)\b", re.IGNORECASE)


def _without_first(name: str, start: int) -> tuple[str, int]:
    """Leave off what begins a sentence, and a person or another body that an "and" joins to the name."""
    parts = name.split(" ")
    while parts and (parts[0] in _NOT_FIRST or not parts[0][:1].isupper()):
        start += len(parts.pop(0)) + 1
    words = " ".join(parts)
    if len(parts) < 2 or words in _KIND_OF or parts[0] in _GIVEN or parts[0] in _TITLES:
        return "", start
    return words, start


_NO_PLACE = frozenset(["St", "St.", "Royal", "and", "of", "the", "General", "Community", *_KIND_OF])


_OTHER_CARE = frozenset(["Community", "Ambulance", "Mental", "Partnership"])


def _is_of_known(name: str, kind: str, known: Sequence[tuple[frozenset[str], str]]) -> bool:
    """Say whether a body found already is called so: “Somewhere Hospital” where “Somewhere Hospitals” is a trust."""
    words = set(name.replace("’", "'").split(" "))
    own = words - _NO_PLACE
    for there, of in known:
        if kind == of and not own.isdisjoint(there) and not _is_other_care(kind, words, there):
            return True
    return False


def _is_other_care(kind: str, words: set[str], there: frozenset[str]) -> bool:
    return kind == "trust" and (not _OTHER_CARE.isdisjoint(there - words) or "Royal" in words - there)
