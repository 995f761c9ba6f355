"""Stage 2: the titles of posts, such as "chief finance officer" or "Cabinet Member for Health and Social Care"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.mentions import RoleMention
from commonseal.reading.names import FullName

_STOP = frozenset(str(word) for word in table("roles")["function_stop"])
_FUNCTIONS = frozenset(table("roles")["functions"])
_STYLES = frozenset(phrases("people", "titles"))
_GIVEN = frozenset(phrases("people", "given"))
_IN_CAPITALS = frozenset(word for word in phrases("roles", "fields") if word.isupper())
_FIELDS = frozenset(word.casefold() for word in phrases("roles", "fields"))
_RANKS = frozenset(phrases("roles", "ranks"))
_HEAD = re.compile(rf"(?<![\w/-])(?:{'|'.join(phrases('roles', 'heads'))})(?![\w-])", re.IGNORECASE)
_WORD = re.compile(r"[ ]{0,2}(,?)[ ]{0,2}([^\W\d_][\w’'-]*|&)")
_WORD_BEFORE = re.compile(r"(?<![\w/-])([^\W\d_][\w’'-]*|&) $")


@cache
def _pattern() -> re.AtWords:
    closed = "|".join(item.replace(" ", " +") for item in phrases("roles", "roles"))
    headed = "|".join(item.replace(" ", " +") for item in phrases("roles", "of_function"))
    return re.AtWords(
        re.compile(
            rf"(?<![\w/-])(?:(?P<headed>{headed}) +(?P<link>of|for) +(?=[^\W\d_])|(?P<closed>{closed})(?!-(?!designate"
            rf"|elect)|\w))",
            re.IGNORECASE,
        )
    )


_HINT = re.compile(
    r"officer|executive|director|chair|leader|head|member|manager|secretar|treasurer|mayor|nurse|constable"
    r"|commissioner"
    r"|lead|clerk|solicitor|planner|pharmacist|guardian|doctor|clinician|specialist|role|governor|president|coroner"
    r"|[ac]o\b|ce?o\b|cfo|md\b|portfolio|sro\b|dass\b|dph\b|dcs\b|advis|convenor|lieutenant|accountant|analyst|lawyer"
    r"|superintendent|auditor|librarian|coordinator|co-ordinator|chief|organiser|partner|practitioner|consultant"
    r"|engineer|inspector|surveyor|controller|administrator|supervisor|registrar|owner|councillor|midwife|professional"
    r"|gp\b|principal|chancellor|teacher|dean\b|trustee|commander|psychologist|therapist|matron|paramedic|worker"
)
_LINE = re.compile(r"[^\n]+")


def _candidates(text: str) -> Iterator[tuple[int, int, int]]:
    """Titles in the lines that can hold one at all; most lines cannot, and the full pattern is slow.

    Yields:
        Where the title starts, where it ends, and where a function after "of" or "for" begins (0 if none can).
    """
    for line in _LINE.finditer(text):
        if not _HINT.search(re.Words(line.group().lower())):
            continue
        found = [
            (
                _leftwards(text, match.start(), line.start()),
                match.end("headed") if match["headed"] else match.end(),
                match.end() if match["headed"] else 0,
            )
            for match in _pattern().finditer(text, line.start(), line.end())
            if not _is_verb(text, match)
        ]
        for match in _HEAD.finditer(text, line.start(), line.end()):
            start = _leftwards(text, match.start(), line.start())
            if start < match.start():
                found.append((start, match.end(), _function_after(text, match.end())))
        yield from sorted(found, key=lambda item: (item[0], -max(item[1], item[2])))


def _is_field(word: str) -> bool:
    plain = word.casefold().replace("’", "'")
    return plain in _FIELDS and (word.isupper() or word.upper() not in _IN_CAPITALS)


def _is_of_title(word: str) -> bool:
    return _is_field(word) or word.casefold() in _RANKS


def _leftwards(text: str, start: int, edge: int) -> int:
    """How far a title reaches to the left over the words that say its field and rank."""
    reach = place = start
    for _ in range(6):
        word = _WORD_BEFORE.search(text, max(edge, place - 30), place)
        if not word:
            break
        plain = word.group(1)
        is_joined = plain in {"and", "&"} and reach < start
        if is_joined:
            before = _WORD_BEFORE.search(text, max(edge, word.start() - 30), word.start())
            if not before or not _is_field(before.group(1)):
                break
        elif not _is_of_title(plain) or (plain == "group" and text.endswith("commissioning ", edge, word.start())):
            break
        place = word.start()
        reach = reach if is_joined else place
    return reach


_LINK = re.compile(r" +(?:of|for) +(?=(?:the +)?(?P<word>[^\W\d_][\w’'-]*))")


def _function_after(text: str, end: int) -> int:
    """Where the function begins that follows a free title: "Executive Lead for Strategy"; 0 if none does."""
    match = _LINK.match(text, end)
    return match.end() if match and _is_field(match["word"]) else 0


_BRACKET = re.compile(r" \((?P<inside>[A-Za-z][A-Za-z’',& -]{2,60})\)")
_SITE = re.compile(r", (?:[A-Z][\w-]+ ){1,3}(?:site|division|locality|place|campus)\b")
_AFTER_COMMA = re.compile(
    r", (?P<inside>(?:[A-Z][\w-]+|and|&)(?:,? (?:[A-Z][\w-]+|and|&)){0,4})"
    r"(?=,|\.|;|:|\)|\n|\t| \|| [–-] |$)"
)
_AFTER_DASH = re.compile(r" [-–] (?P<inside>[A-Z][\w-]+(?: (?:[A-Z][\w-]+|and|&)){0,3})(?=,|\.|;|:|\)|\n|\t| \||$)")
_TAKES_FIELD = re.compile(
    r"(?:director|member|manager|lead|officer|head|holder|advis[eo]r|(?:deputy|assistant) chief executive)$",
    re.IGNORECASE,
)


def _with_field(text: str, start: int, end: int, limit: int) -> int:
    """Reach over a field in brackets or after a comma: "Corporate Director (Communities)", "Director, Averley site"."""
    if not _TAKES_FIELD.search(text[start:end]):
        return end
    for pattern in (_BRACKET, _SITE, _AFTER_COMMA, _AFTER_DASH):
        match = pattern.match(text, end)
        if not match or match.end() > limit:
            continue
        words = re.findall(r"[\w’'-]+", match.groupdict().get("inside") or "")
        if all(_is_field(word) or word == "and" for word in words):
            return match.end()
    return end


def _clear(text: str, start: int, end: int, taken: Sequence[tuple[int, int]]) -> int:
    """Where a title starts once the end of a body's name is cut off ("Somewhere Council leader"); or -1."""
    crossing = [(a, b) for a, b in _near(taken, start) if a < end and start < b]
    if not crossing:
        return start
    begin = max(b for _, b in crossing)
    begin += len(text[begin:end]) - len(text[begin:end].lstrip())
    found = _pattern().match(text, begin, end) if begin < end else None
    return begin if found and found.end() == end else -1


# “Joint Chief Executive” is no joint executive
_JOINT_CHIEF = re.compile(r"(?:Joint|Shared) (?:[A-Z][a-z]+ )*?(?:Chief|Deputy|Assistant) Executive")
_JOINT_EXECUTIVE = re.compile(r"(?:Joint|Shared) Executive (?:Director|Officer|Nurse|Lead|Member|Manager|Assistant)\b")


def without_titles(text: str, found: Sequence[FullName]) -> list[FullName]:
    """Leave out of the names of bodies those that are the titles of joint posts."""
    return [
        name
        for name in found
        if not (_JOINT_CHIEF.fullmatch(text, name.start, name.end) or _JOINT_EXECUTIVE.match(text, name.start))
    ]


def find_roles(text: str, taken: Sequence[tuple[int, int]]) -> list[RoleMention]:
    """Find the titles of posts in a text.

    Args:
        text: The paper's text.
        taken: The offsets of the bodies named in full, in order; the function of a role stops before them.

    Returns:
        The mentions, in order.
    """
    found: list[RoleMention] = []
    edge = 0
    for start, closed, open_at in _candidates(text):
        if start < edge:
            continue
        end = closed
        if open_at:
            article = _WITH_ARTICLE.match(text, open_at)
            begins = article.end() if article else open_at
            end = _function_end(text, begins, _next_taken(taken, begins))
            if end == begins:
                end = closed
                if not re.match(r" +(?:of|for) +(?:the +)?[A-Z]", text[end : end + 12]):
                    continue
        begin = _clear(text, start, end, taken)
        if begin < 0 or _BOARD_OF.search(text, max(0, begin - 14), begin):
            continue
        end = _with_field(text, begin, end, _next_taken(taken, end))
        found.append(RoleMention(begin, end, " ".join(text[begin:end].split())))
        edge = end
    return found


# “the Board of Directors of Dale”: those who sit on it hold no post “Directors of Dale”
_BOARD_OF = re.compile(r"\b(?:Board|Council|Court)\s+of\s+$", re.IGNORECASE)
# “Cabinet Member for the Environment”
_WITH_ARTICLE = re.compile(
    r"[Tt]he (?=(?:environment|economy|(?:visitor|local|night-time|green) economy|arts|climate|public realm"
    r"|armed forces|third sector|voluntary sector|countryside|city centre|town centre|waterfront|future)\b)",
    re.IGNORECASE,
)
_VERB_BEFORE = re.compile(r"\b(?:will|to|would|should|may|can|and|also|also to) $")
_VERB_AFTER = re.compile(r" (?:the|both|it|all|its|our|their|meetings)\b| [A-Z]")


def _is_verb(text: str, match: re.Match[str]) -> bool:
    """“She will chair the board” has no post in it, but a verb."""
    return (
        match.group().lower() == "chair"
        and _VERB_BEFORE.search(text, max(0, match.start() - 9), match.start()) is not None
        and _VERB_AFTER.match(text, match.end()) is not None
    )


def _near(taken: Sequence[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    return (
        [(a, b) for a, b in taken if b > position and a < position + 80]
        if len(taken) < 60
        else _near_sorted(taken, position)
    )


def _near_sorted(taken: Sequence[tuple[int, int]], position: int) -> list[tuple[int, int]]:
    low, high = 0, len(taken)
    while low < high:
        middle = (low + high) // 2
        if taken[middle][1] <= position:
            low = middle + 1
        else:
            high = middle
    return [span for span in taken[low : low + 4] if span[0] < position + 80]


def _next_taken(taken: Sequence[tuple[int, int]], position: int) -> int:
    near = _near(taken, position)
    return min((a for a, b in near if a >= position - 4), default=position + 400)


def _function_end(text: str, begin: int, limit: int) -> int:
    """How far the function reaches: capitalised words far, others until a word that begins something new."""
    end = begin
    capitals: bool | None = None
    is_acronym = False
    words = 0
    while words < 9:
        word = _WORD.match(text, end)
        if not word or word.end() > limit or "\n\n" in word.group():
            break
        comma, plain = word.group(1), word.group(2)
        is_link = plain in {"and", "&"}
        if capitals is None or (is_acronym and not is_link):
            capitals = _opens_in_capitals(text, begin, plain, is_acronym=is_acronym)
            is_acronym = plain.isupper() and len(plain) > 1
        if not (
            _link_holds(text, word.end(), limit, capitals=capitals)
            if is_link
            else _word_holds(plain, comma, text, word.end(), limit, capitals=capitals)
        ):
            break
        end = word.end()
        words += 1
    return _clear_of_name(text, begin, end) if capitals else end


def _opens_in_capitals(text: str, begin: int, plain: str, *, is_acronym: bool) -> bool:
    """Say whether a function is written with capitals; "HR" alone does not say it, what stands around it does."""
    if not is_acronym:
        return plain[0].isupper()
    return plain[0].isupper() and (
        _is_field(plain) or _HEAD_IN_CAPITALS.search(text, max(0, begin - 30), begin) is not None
    )


_HEAD_IN_CAPITALS = re.compile(r"\b[A-Z][\w-]* (?:of|for) $")
_SAID_OF = re.compile(
    r"(?:,|\)|;|$|\n| (?:said|says|told|has|was|is|will|who|added|explained|presented|reported|and)\b)"
)


def _clear_of_name(text: str, begin: int, end: int) -> int:
    """“Director of Finance Jane Doe” ends before the name of a person: a given name, or two words of no trade."""
    words = list(re.finditer(r"[^\s,]+", text[begin:end]))
    for place in range(1, len(words) - 1):
        first, before = words[place].group(), words[place - 1].group()
        rest = [word.group() for word in words[place:]]
        if before in {"and", "&", "the"} or not 2 <= len(rest) <= 4 or text[begin + words[place - 1].end()] == ",":
            continue
        is_given = first in _GIVEN and not _is_field(first)
        is_name = is_given or (len(rest) == 2 and _is_field(before) and _SAID_OF.match(text, end) is not None)
        if is_name and not any(_is_field(word) or word in {"and", "&"} for word in rest[: 1 if is_given else None]):
            return begin + words[place - 1].end()
    return end


def _word_holds(plain: str, comma: str, text: str, after: int, limit: int, *, capitals: bool) -> bool:
    if plain.casefold() in _STOP or (
        plain.endswith(("’s", "'s")) and plain.casefold() not in {"children’s", "children's", "adults’s"}
    ):
        return False
    if capitals != plain[0].isupper() or plain in _STYLES:
        return False
    if not comma:
        return True
    if not capitals:
        return _is_field(plain) and _MORE_FIELDS.match(text, after, min(limit, after + 80)) is not None
    rest = text[after : min(limit, after + 60)]
    return bool(
        re.match(
            r"(?:[ ]+[A-Z][\w-]+){0,2}(?:,[ ]+[A-Z][\w-]+(?:[ ]+[A-Z][\w-]+)?)*,?[ ]+(?:and|&)[ ]+[A-Z][a-z]", rest
        )
    ) and not re.match(r"[ ]*,?[ ]*(?:Chief|Director)", rest)


def _link_holds(text: str, after: int, limit: int, *, capitals: bool) -> bool:
    following = _WORD.match(text, after)
    if not following or following.group(1) or following.end() > limit:
        return False
    plain = following.group(2)
    if capitals:
        return (
            plain[0].isupper()
            and len(plain) > 1
            and plain not in {"Director", "Chief", "Head", "Deputy", "Mr", "Ms", "Dr", "Mrs", "Cllr"}
        )
    return plain in _FUNCTIONS or (_is_field(plain) and _ends_fields(text, following.end(), limit))


# “finance, performance and contracting”: what may stand after the second of several fields
_MORE_FIELDS = re.compile(r"(?: [a-z-]+)?(?:, [a-z-]+(?: [a-z-]+)?)*,? (?:and|&) (?P<last>[a-z-]+)")
_FIELD_NEXT = re.compile(r" (?P<word>[^\W\d_][\w’'-]*)")


def _ends_fields(text: str, end: int, limit: int) -> bool:
    """Say whether the words of a field end where something new begins: “and health”, not “and health groups”."""
    for _ in range(4):
        following = _FIELD_NEXT.match(text, end)
        if following is None or following.end() > limit:
            return True
        word = following["word"]
        if word.casefold() in _STOP or word[0].isupper():
            return True
        if not _is_field(word):
            return False
        end = following.end()
    return True
