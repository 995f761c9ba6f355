"""Stage 2: the persons of a paper, with their titles, surnames and pronouns."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import any_of, phrases
from commonseal.reading.mentions import PersonMention
from commonseal.reading.person_signs import (
    APPOINTED_BEFORE,
    OWNS_A_POST,
    PERSON_AFTER,
    PERSON_BEFORE,
    PLACE_BEFORE,
    POST_AFTER,
    POST_BEFORE,
    SPOKEN_OF_ALONE,
    TAKES_A_POST,
    TITLE_BEFORE,
)
from commonseal.reading.written_names import (
    GIVEN,
    NOT_NAME,
    Found,
    bare,
    in_capitals,
    initialled,
    is_free,
    titled,
    with_letters,
)

_PRONOUN = re.compile(r"\b(?:He|She|he|she|his|her|His|Her|him|hers)\b")
_OPENS_PLACE = frozenset(phrases("people", "opens_place"))


def find_people(text: str, taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Find the persons in a text.

    Args:
        text: The paper's text.
        taken: The offsets of bodies, roles and dates, in order; no person overlaps them.

    Returns:
        The mentions in order. A surname or a pronoun carries the full name it stands for, where one was given.
    """
    starts = [start for start, _ in taken]
    found = [item for item in titled(text, taken, starts) if is_free(item, taken, starts)]
    spans = sorted((item.start, item.end) for item in found)
    span_starts = [start for start, _ in spans]
    found += [item for item in bare(text, taken, starts) if is_free(item, spans, span_starts)]
    found += [item for item in in_capitals(text) if is_free(item, taken, starts)]
    found += [item for item in initialled(text, found) if is_free(item, taken, starts)]
    found = [_without_own_initials(text, with_letters(text, item)) for item in found]
    found.sort(key=lambda item: item.start)
    proven = _proven(text, found)
    found = [item for item in found if proven.get(item.name, "proven") != "place"]
    full = _given_names(found) | _full_names(found)
    mentions = [replace(_mention(text, item, full), is_proven=proven.get(item.name) != "open") for item in found]
    mentions = sorted([*mentions, *_by_initials(text, mentions)], key=lambda mention: mention.start)
    mentions = sorted([*mentions, *_by_one_name(text, mentions, taken)], key=lambda mention: mention.start)
    return _with_pronouns(text, mentions)


def _proven(text: str, found: Sequence[Found]) -> dict[str, str]:
    """For each name of two words or more: "proven" to be a person's, rather a "place", or "open"."""
    for_it: Counter[str] = Counter()
    against: Counter[str] = Counter()
    titled = {item.name.split()[-1] for item in found if item.titled}
    spoken = {match["says"] or match["aged"] for match in SPOKEN_OF_ALONE.finditer(text)}
    for item in found:
        words = item.name.split()
        if len(words) < 2:
            continue
        for_it[item.name] += 3 * (item.titled or words[0] in GIVEN or words[-1] in titled)
        for_it[item.name] += 2 * ("-" in words[-1] or any(len(word.rstrip(".")) == 1 for word in words))
        for_it[item.name] += 2 * (words[-1] in spoken)
        for_it[item.name] += 2 * bool(POST_AFTER.match(text, item.end))
        for_it[item.name] += 2 * bool(TITLE_BEFORE.search(text, max(0, item.start - 60), item.start))
        for_it[item.name] += bool(PERSON_AFTER.match(text, item.end))
        for_it[item.name] += 2 * bool(TAKES_A_POST.match(text, item.end))
        for_it[item.name] += 2 * bool(APPOINTED_BEFORE.search(text, max(0, item.start - 24), item.start))
        for_it[item.name] += bool(PERSON_BEFORE.search(text, max(0, item.start - 12), item.start))
        against[item.name] += bool(PLACE_BEFORE.search(text, max(0, item.start - 14), item.start))
        against[item.name] += 2 * bool(OWNS_A_POST.match(text, item.end))
        against[item.name] += 2 * bool(POST_BEFORE.search(text, max(0, item.start - 30), item.start))
        against[item.name] += 2 * (words[0] in _OPENS_PLACE or words[-1].endswith("shire"))
    names = set(for_it) | set(against)
    return {
        name: "place" if against[name] > for_it[name] else "proven" if for_it[name] > 1 else "open" for name in names
    }


def _full_names(found: list[Found]) -> dict[str, str]:
    """For each surname the full name, when the paper gives one; two bearers of a surname settle nothing."""
    full: dict[str, str] = {}
    for item in found:
        words = item.name.split()
        if len(words) < 2:
            continue
        surname = words[-1]
        known = full.get(surname)
        if known is None:
            full[surname] = item.name
        elif known and known.split()[0][0] != words[0][0]:
            full[surname] = ""
    return full


def _given_names(found: list[Found]) -> dict[str, str]:
    """“Dame Harriet”: for each given name that follows a title alone, the one person of that name."""
    alone = {item.name for item in found if item.titled and " " not in item.name}
    full: dict[str, str] = {}
    for item in found:
        first, _, rest = item.name.partition(" ")
        if rest and first in alone:
            full[first] = item.name if full.get(first, item.name) == item.name else ""
    return full


def _mention(text: str, item: Found, full: dict[str, str]) -> PersonMention:
    words = item.name.split()
    if len(words) > 1:
        return PersonMention(item.start, item.end, item.name)
    known = full.get(words[0])
    if not known and item.titled and words[0] not in full and (title := _STYLE.match(text, item.start)):
        return PersonMention(item.start, item.end, f"{title.group().rstrip('. ')} {item.name}")
    return PersonMention(item.start, item.end, known or item.name, "surname")


# “Baroness Hartley” has no other name
_STYLE = re.compile(
    r"(?:Baroness|Baron|Viscountess|Viscount|Earl|Countess|Lord|Lady|Dr|Prof|Professor|Cllr|Councillor|Coun|Mr|Mrs|Ms|Miss)\b\.?"
)


def _without_own_initials(text: str, item: Found) -> Found:
    """“Rose Sefton RS” in a list of those present: the letters are how the minutes will call her."""
    name, _, last = item.name.rpartition(" ")
    if " " in name and last == _initials_of(name):
        return item._replace(name=name, end=len(text[: item.end - len(last)].rstrip()))
    return item


def _initials_of(name: str) -> str:
    return "".join(part[0] for part in re.split(r"[\s-]+", name) if part).upper()


_INITIALS = re.compile(
    r" *[\t|] *(?P<column>[A-Z]{2,4}) *[\t|]|[^\n]{0,90}?[\[(](?P<inside>[A-Z]{2,4})[\])]"
    r"|(?P<beside> [A-Z]{2,4})\b|[^\n]{0,90}?(?:\t| {2,})(?P<last>[A-Z]{2,4}) *(?:\n|$)"
)
_INITIALS_BEFORE = re.compile(r"(?:^|\n)\W*(?P<first>[A-Z]{2,4})(?:\t| {2,}| [–-] |: ?)(?:[A-Z][a-z]{1,10}\.? )?$")


def _by_initials(text: str, mentions: list[PersonMention]) -> list[PersonMention]:
    """Minutes give each person initials once, beside the name, and then name them by these alone."""
    known: dict[str, str] = {}
    given: set[int] = set()
    for mention in mentions:
        letters = _initials_of(mention.name) if " " in mention.name else ""
        after = _INITIALS.match(text, mention.end) if letters else None
        before = _INITIALS_BEFORE.search(text, max(0, mention.start - 24), mention.start) if letters else None
        for match in filter(None, (after, before)):
            if match[match.lastindex or 0].strip() == letters:
                known[letters] = mention.name
                given.add(match.end(match.lastindex or 0))
    if not known:
        return []
    pattern = re.compile_for_now(rf"(?<![\w(\[])(?:{'|'.join(known)})(?![\w)\]])")
    found = [match for match in pattern.finditer(text) if match.end() not in given]
    return [PersonMention(match.start(), match.end(), known[match.group()], "surname") for match in found]


def _by_one_name(text: str, mentions: list[PersonMention], taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """“Ruth joins us in May”, “Ansell said”: one name alone of a person who is proven to be one."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.name.split()
        if len(words) < 2 or not mention.is_proven or mention.form != "name":
            continue
        for word in (words[0], words[-1]):
            if (len(word) > 2 or word in GIVEN) and word not in NOT_NAME:
                bearers.setdefault(word, set()).add(mention.name)
    known = {word: next(iter(names)) for word, names in bearers.items() if len(names) == 1}
    if not known:
        return []
    spans = sorted([*taken, *((m.start, m.end) for m in mentions)])
    starts = [start for start, _ in spans]
    pattern = re.compile_for_now(rf"(?<![\w'’-])(?:{any_of(known)})(?![\w-])(?! [A-Z])")
    found = []
    for match in pattern.finditer(text):
        item = Found(match.start(), match.end(), match.group(), titled=False)
        if is_free(item, spans, starts) and not PLACE_BEFORE.search(text, max(0, match.start() - 14), match.start()):
            found.append(PersonMention(match.start(), match.end(), known[match.group()], "surname"))
    return found


_MEN = frozenset(["mr", "sir", "lord", "baron", "canon"])
_WOMEN = frozenset(["mrs", "ms", "miss", "dame", "lady", "baroness"])
_TITLE_OF = re.compile(r"\b([A-Z][a-z]+)\.?")
_SENTENCE_BREAK = re.compile(r"[.!?:;][\"')]*\s+(?=[\"']*[A-Z])|\n")


def _sexes(text: str, mentions: list[PersonMention]) -> dict[str, str]:
    """Whether the paper calls a person he or she by a title: "m", "f"; the first title with a sex settles it."""
    found: dict[str, str] = {}
    for mention in mentions:
        titles = {word.lower() for word in _TITLE_OF.findall(text[mention.start : mention.end])}
        sex = "m" if titles & _MEN else "f" if titles & _WOMEN else ""
        if sex:
            found.setdefault(mention.name, sex)
    return found


def _with_pronouns(text: str, mentions: list[PersonMention]) -> list[PersonMention]:
    """Settle he and she: whom the sentence names last, else whom the sentence before is about, of fitting sex."""
    if not mentions:
        return []
    merged: list[PersonMention] = list(mentions)
    sexes = _sexes(text, mentions)
    known = list(mentions)
    for match in _PRONOUN.finditer(text):
        sex = "m" if match.group().lower() in {"he", "his", "him"} else "f"
        chosen = _antecedent(text, match.start(), known, sexes, sex)
        if chosen is None:
            continue
        sexes.setdefault(chosen.name, sex)
        mention = PersonMention(match.start(), match.end(), chosen.name, "pronoun")
        merged.append(mention)
        insort(known, mention, key=lambda item: item.start)
    merged.sort(key=lambda m: m.start)
    return merged


_IS_ANOTHERS = re.compile(
    r" (?:as|(?:is |are )?to (?:be|become)|(?:will|would) (?:be|become|act as|serve as)|becomes|became|is|was"
    r"|(?:was|were|is|will be) (?:re-?)?(?:elected|chosen|appointed|named|confirmed|picked|selected)(?: as| to be)"
    r"|(?:has|had) been(?: appointed| named| chosen)?(?: as)?) "
)


def _antecedent(
    text: str, position: int, known: list[PersonMention], sexes: dict[str, str], sex: str
) -> PersonMention | None:
    index = bisect_left(known, position, key=lambda item: item.start)
    near = [item for item in known[max(0, index - 12) : index] if position - item.end <= 450 and item.end <= position]
    if near and _IS_ANOTHERS.fullmatch(text, near[-1].end, position):
        near.pop()  # "named Jane Doe as her successor": the successor is not her own
    fitting = [item for item in near if sexes.get(item.name, sex) == sex and " " in item.name] or [
        item for item in near if sexes.get(item.name, sex) == sex
    ]
    if not fitting:
        return None
    fitting = [item for item in fitting if item.is_proven] or fitting
    breaks = [m.end() for m in _SENTENCE_BREAK.finditer(text, max(0, fitting[0].start), position)]
    here = breaks[-1] if breaks else 0
    if fitting[-1].start >= here:
        return fitting[-1]
    last = fitting[-1]
    opened = max((b for b in breaks if b <= last.start), default=0)
    return next(item for item in fitting if item.start >= opened)
