"""Stage 2: the persons of a paper, with their titles, surnames and pronouns."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import any_of, phrases, table
from commonseal.reading.mentions import PersonMention

_TITLE = "(?:" + "|".join(re.escape(t) for t in phrases("people", "titles")) + r")\.?"
_PART = r"(?:[^\W\d_a-z][^\W\d_]*(?:['’‑-][^\W\d_]+)*)"
_PARTICLE = r"(?:de|van|von|der|den|la|le|al|bin|ap|o')"
_FULL = (
    rf"(?:[A-Z]\.(?:[ ]?[A-Z]\.){{0,2}}|{_PART})(?:[ ]{{1,2}}(?:{_PART}|[A-Z]\.|{_PARTICLE}[ ]{{1,2}}{_PART})){{0,3}}"
)
_TITLED = re.compile(rf"(?<![\w-])(?:{_TITLE}[ ]{{1,2}})+(?P<name>{_FULL})")
_BARE = re.compile(rf"(?<![\w-])(?P<name>{_PART}(?:[ ]{{1,2}}(?:{_PART}|[A-Z]\.|{_PARTICLE}[ ]{{1,2}}{_PART})){{1,8}})")
_PRONOUN = re.compile(r"\b(?:He|She|he|she|his|her|His|Her|him)\b")
_NOT_NAME = frozenset(str(word) for word in table("people")["not_name"])
_GIVEN = frozenset(phrases("people", "given"))
_POSTNOMINALS = frozenset(phrases("people", "postnominals"))
_OPENS_PLACE = frozenset(phrases("people", "opens_place"))
_AFTER_THING = frozenset(phrases("people", "after_thing"))
_NEXT_WORD = re.compile(r" ([A-Z][\w'’&-]*)")
_PLACE_BEFORE = re.compile(r"\b(?:the|in|across|throughout|near|within|around|serving|Greater|outside|towards) $")
_SAYING = (
    r"(?:said|says|told|added|adds|explained|commented|asked|wrote|writes|replied|thanked|welcomed|confirmed|warned"
    r"|reported|noted|presented|introduced|agreed|proposed|seconded|will|has|is|was|who|chairs|leads)"
)
_PERSON_AFTER = re.compile(rf",? {_SAYING}\b|,? \(?(?:aged? )?\d\d\)?,")
_TAKES_A_POST = re.compile(
    r",? (?:who )?(?:(?:will|is to|is due to|is set to) (?:join|become|take|succeed|replace|start|step|retire|leave"
    r"|chair)"
    r"|(?:has|had|have) (?:been (?:appointed|named|confirmed|elected|chosen|selected|recruited|in post)|joined|retired"
    r"|resigned|stepped|taken up|led|chaired)|was (?:appointed|elected|named|chosen|previously|formerly)|joins|joined"
    r"|succeeds|succeeded|replaces|replaced|retires|retired|resigned|stepped down|steps down|took over|takes over"
    r"|chaired|told)\b"
)
_APPOINTED_BEFORE = re.compile(
    r"\b(?:appointment|election|retirement|departure|resignation|promotion|secondment|nomination|death"
    r"|congratulated|succeeds|replaces|succeeding|replacing|succeeded by|replaced by|chaired by|led by)(?: of)? $"
)
_POST_BEFORE = re.compile(
    r"\b(?:executive|director|chair|chairman|head|president|manager|officer|partner|trustee) (?:of|at) (?:the )?$"
)
_POST_AFTER = re.compile(
    r"(?:,| –| -| \(|\t| \|) ?(?:the |its |our )?(?:[A-Za-z]+ ){0,3}(?:[Cc]hief|[Dd]irector|[Cc]hair|[Hh]ead of"
    r"|[Ll]eader"
    r"|[Oo]fficer|[Mm]ember|[Mm]anager|[Ss]ecretary)\b"
)
_PERSON_BEFORE = re.compile(r"\b(?:said|says|added|told|by|from|To|Dear|cc|Cc|appointed|appoint|colleague) $")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    name: str
    titled: bool


def find_people(text: str, taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """Find the persons in a text.

    Args:
        text: The paper's text.
        taken: The offsets of bodies, roles and dates, in order; no person overlaps them.

    Returns:
        The mentions in order. A surname or a pronoun carries the full name it stands for, where one was given.
    """
    starts = [start for start, _ in taken]
    found = [item for item in _titled(text) if _free(item, taken, starts)]
    spans = sorted((item.start, item.end) for item in found)
    span_starts = [start for start, _ in spans]
    for match in _BARE.finditer(text):
        item = _bare(match, taken, starts)
        if item is not None and _free(item, spans, span_starts):
            found.append(item)
    found += [item for item in _in_capitals(text) if _free(item, taken, starts)]
    found += [item for item in _initialled(text, found) if _free(item, taken, starts)]
    found.sort(key=lambda item: item.start)
    proven = _proven(text, found)
    found = [item for item in found if proven.get(item.name, "proven") != "place"]
    full = _given_names(found) | _full_names(found)
    mentions = [replace(_mention(text, item, full), is_proven=proven.get(item.name) != "open") for item in found]
    mentions = sorted([*mentions, *_by_initials(text, mentions)], key=lambda mention: mention.start)
    mentions = sorted([*mentions, *_by_one_name(text, mentions, taken)], key=lambda mention: mention.start)
    return _with_pronouns(text, mentions)


def _titled(text: str) -> list[_Found]:
    found = []
    for match in _TITLED.finditer(text):
        words = match.group("name").split()
        kept: list[str] = []
        for word in words:
            is_surname = len(kept) == 1 and kept[0] in _GIVEN and word in (_SURNAMES_TOO | _OR_PLACES)
            if kept and ((word in _NOT_NAME and not is_surname) or word in _POSTNOMINALS):
                break
            kept.append(word)
            if is_surname:
                break
        name = " ".join(kept)
        owner = 2 if name.endswith(("'s", "’s")) else 0
        name = name[: len(name) - owner]
        if name and not (len(kept) == 1 and kept[0] in _NOT_NAME):
            offset = match.start("name") + _length_of(match.group("name"), len(kept)) - owner
            found.append(_Found(match.start(), offset, name.rstrip("."), titled=True))
    return found


_CAPITALS = re.compile(
    r"^[ \t]*(?P<name>[A-Z][A-Z'-]{1,20}(?: [A-Z]\.?){0,2} [A-Z][A-Z'-]{2,20})[ \t]*\n\s*"
    r"(?=[^\n]{0,40}(?:Chief|Director|Chair|Leader|Officer|Head|Member|Manager|Secretary|Executive|Commissioner))",
    re.MULTILINE,
)


def _in_capitals(text: str) -> Iterator[_Found]:
    """A name in capitals on its own line above a title, as letters are signed."""
    for match in _CAPITALS.finditer(text):
        words = match["name"].split()
        if not any(word.capitalize() in _NOT_NAME for word in words):
            name = " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)
            yield _Found(match.start("name"), match.end("name"), name, titled=True)


def _proven(text: str, found: Sequence[_Found]) -> dict[str, str]:
    """For each name of two words or more: "proven" to be a person's, rather a "place", or "open"."""
    for_it: Counter[str] = Counter()
    against: Counter[str] = Counter()
    titled = {item.name.split()[-1] for item in found if item.titled}
    for item in found:
        words = item.name.split()
        if len(words) < 2:
            continue
        for_it[item.name] += 3 * (item.titled or words[0] in _GIVEN or words[-1] in titled)
        for_it[item.name] += 2 * ("-" in words[-1] or any(len(word.rstrip(".")) == 1 for word in words))
        for_it[item.name] += 2 * bool(_POST_AFTER.match(text, item.end))
        for_it[item.name] += bool(_PERSON_AFTER.match(text, item.end))
        for_it[item.name] += 2 * bool(_TAKES_A_POST.match(text, item.end))
        for_it[item.name] += 2 * bool(_APPOINTED_BEFORE.search(text, max(0, item.start - 24), item.start))
        for_it[item.name] += bool(_PERSON_BEFORE.search(text, max(0, item.start - 12), item.start))
        against[item.name] += bool(_PLACE_BEFORE.search(text, max(0, item.start - 14), item.start))
        against[item.name] += 2 * bool(_POST_BEFORE.search(text, max(0, item.start - 30), item.start))
        against[item.name] += 2 * (words[0] in _OPENS_PLACE or words[-1].endswith("shire"))
    names = set(for_it) | set(against)
    return {
        name: "place" if against[name] > for_it[name] else "proven" if for_it[name] > 1 else "open" for name in names
    }


def _length_of(raw: str, words: int) -> int:
    end = 0
    for index, word in enumerate(re.finditer(r"\S+", raw)):
        if index == words:
            break
        end = word.end()
    return end


_LONGEST = 4
_TITLE_BELOW = re.compile(
    r"[ \t]*\n\s*(?:Group |Deputy |Interim |Acting |Joint |Regional )?(?:Chief|Director|Chair|Leader|Head|Managing"
    r"|Accountable|Executive|Clerk|Secretary|Mayor|Commissioner)\b"
)
_CAPITAL_NEXT = re.compile(
    r"(?:['’]s)? (?:and )?(?=[A-Z][a-z])(?!(?:[A-Z][a-z]+ )?(?:and|who|Chief|Director|Chair|Leader|Head)\b)"
)
# “its chair Will Treadgold”: a given name too, where a capital says nothing else
_GIVEN_TOO = frozenset(["Will", "May", "Grant", "Miles"])
# “Helen Green”, “Peter Hall, the chief executive”: words of the trade that are surnames as well, where a given name
# stands before them; those that end the names of streets and buildings only where what follows is said of a person
_SURNAMES_TOO = frozenset(phrases("people", "surnames_too"))
_OR_PLACES = frozenset(phrases("people", "surnames_or_places"))
_WITHIN = re.compile(r"[a-z,] $")
_INITIALLED = re.compile(rf"(?<![\w.'’-])(?P<name>(?:[A-HJ-Z]\.?[ ]){{1,3}}{_PART})")


def _bare(match: re.Match[str], taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> _Found | None:
    """Two or more capitalised words in a row, none of which is a word of the trade."""
    run: list[re.Match[str]] = []
    base = match.start()
    for word in re.finditer(r"\S+", match.group()):
        item = _Found(base + word.start(), base + word.end(), word.group(), titled=False)
        plain = re.sub(r"['’]s$", "", word.group())
        is_given = plain in _GIVEN_TOO and _WITHIN.search(match.string, max(0, item.start - 3), item.start)
        is_surname = len(run) > 0 and _is_surname(match.string, run[0].group(), plain, base + word.end())
        if (
            (plain in _NOT_NAME and not is_given and not is_surname)
            or (plain.isupper() and len(plain) > 2)
            or not _free(item, taken, starts)
        ):
            if len(run) >= 2:
                break
            run = []
            continue
        run.append(word)
        if plain in _NOT_NAME and is_surname:
            break
        if plain != word.group():
            if len(run) >= 2:
                break
            run = []  # "Somewhere's Jane Doe": whose she is, no part of her name
    if not 2 <= len(run) <= _LONGEST or len(run[0].group()) < 2:
        return None
    name = " ".join(word.group() for word in run)
    end = base + run[-1].end()
    following = _NEXT_WORD.match(match.string, end)
    if following and following.group(1) in _AFTER_THING and _free(_word_at(following), taken, starts):
        return None
    if re.search(r"['’]s$", name):
        name, end = name[:-2], end - 2
    return _Found(base + run[0].start(), end, name, titled=False)


def _is_surname(text: str, given: str, word: str, end: int) -> bool:
    """Say whether a word of the trade is the surname of somebody whose given name stands before it."""
    if given not in _GIVEN or word not in (_SURNAMES_TOO | _OR_PLACES) or _CAPITAL_NEXT.match(text, end):
        return False
    is_told = _POST_AFTER.match(text, end) or _PERSON_AFTER.match(text, end) or _TITLE_BELOW.match(text, end)
    return word in _SURNAMES_TOO or is_told is not None


def _initialled(text: str, found: Sequence[_Found]) -> Iterator[_Found]:
    """“D Okafor, Chief Finance Officer”: initials and a surname, where a post stands beside them."""
    named = [(item.start, item.end) for item in sorted(found, key=lambda item: item.start)]
    starts = [start for start, _ in named]
    for match in _INITIALLED.finditer(text):
        item = _Found(match.start(), match.end(), " ".join(match["name"].split()), titled=False)
        if item.name.split()[-1] not in _NOT_NAME and _POST_AFTER.match(text, item.end) and _free(item, named, starts):
            yield item


def _word_at(match: re.Match[str]) -> _Found:
    return _Found(match.start(1), match.end(1), match.group(1), titled=False)


def _free(item: _Found, taken: Sequence[tuple[int, int]], starts: Sequence[int]) -> bool:
    index = bisect_left(starts, item.end) - 1
    return not any(taken[i][1] > item.start for i in range(max(0, index - 2), index + 1))


def _full_names(found: list[_Found]) -> dict[str, str]:
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


def _given_names(found: list[_Found]) -> dict[str, str]:
    """“Dame Harriet”: for each given name that follows a title alone, the one person of that name."""
    alone = {item.name for item in found if item.titled and " " not in item.name}
    full: dict[str, str] = {}
    for item in found:
        first, _, rest = item.name.partition(" ")
        if rest and first in alone:
            full[first] = item.name if full.get(first, item.name) == item.name else ""
    return full


def _mention(text: str, item: _Found, full: dict[str, str]) -> PersonMention:
    words = item.name.split()
    if len(words) > 1:
        return PersonMention(item.start, item.end, item.name)
    known = full.get(words[0])
    if not known and item.titled and words[0] not in full and (title := _STYLE.match(text, item.start)):
        return PersonMention(item.start, item.end, f"{title.group().rstrip('. ')} {item.name}")
    return PersonMention(item.start, item.end, known or item.name, "surname")


# “Baroness Hartley” has no other name
_STYLE = re.compile(r"(?:Baroness|Baron|Lord|Lady|Dr|Prof|Professor|Cllr|Councillor|Coun|Mr|Mrs|Ms|Miss)\b\.?")


_INITIALS = re.compile(r"[ ]*[\t|][ ]*(?P<column>[A-Z]{2,4})[ ]*[\t|]|[^\n]{0,90}?\((?P<inside>[A-Z]{2,4})\)")


def _by_initials(text: str, mentions: list[PersonMention]) -> list[PersonMention]:
    """Minutes give each person initials in brackets once and then name them by these alone."""
    known: dict[str, str] = {}
    for mention in mentions:
        match = _INITIALS.match(text, mention.end)
        letters = "".join(part[0] for part in re.split(r"[\s-]+", mention.name) if part)
        if match and " " in mention.name and (match["column"] or match["inside"]) == letters.upper():
            known[letters.upper()] = mention.name
    if not known:
        return []
    pattern = re.compile_for_now(rf"(?<![\w(])(?:{'|'.join(known)})(?![\w)])")
    return [PersonMention(m.start(), m.end(), known[m.group()], "surname") for m in pattern.finditer(text)]


def _by_one_name(text: str, mentions: list[PersonMention], taken: Sequence[tuple[int, int]]) -> list[PersonMention]:
    """“Ruth joins us in May”, “Ansell said”: one name alone of a person who is proven to be one."""
    bearers: dict[str, set[str]] = {}
    for mention in mentions:
        words = mention.name.split()
        if len(words) < 2 or not mention.is_proven or mention.form != "name":
            continue
        for word in (words[0], words[-1]):
            if len(word) > 2 and word not in _NOT_NAME:
                bearers.setdefault(word, set()).add(mention.name)
    known = {word: next(iter(names)) for word, names in bearers.items() if len(names) == 1}
    if not known:
        return []
    spans = sorted([*taken, *((m.start, m.end) for m in mentions)])
    starts = [start for start, _ in spans]
    pattern = re.compile_for_now(rf"(?<![\w'’-])(?:{any_of(known)})(?![\w-])(?! [A-Z])")
    found = []
    for match in pattern.finditer(text):
        item = _Found(match.start(), match.end(), match.group(), titled=False)
        if _free(item, spans, starts) and not _PLACE_BEFORE.search(text, max(0, match.start() - 14), match.start()):
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
