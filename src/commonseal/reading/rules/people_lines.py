"""Lines of lists of people, cut into who and what: “Jane Doe (JD)    Chief Officer”, “Chair ....... Jane Doe”.

A list is read from the paper's own lines, for running sentences and marked mentions lose the gaps, the leaders and the
line ends that part a name from a post there.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table
from commonseal.reading.mentions import PersonMention
from commonseal.reading.paper import Paper

_STYLES = "|".join(sorted(map(re.escape, phrases("people", "titles")), key=len, reverse=True))
_WORD = r"(?:[^\W\d_a-z][^\W\d_]*(?:['’‑-][^\W\d_]+)*|[A-Z]\.)"
_PARTICLE = r"(?:de|van|von|der|den|la|le|al|el|da|dos|del|du|bin|ap) "
_NAME = re.compile(rf"(?P<styles>(?:(?:{_STYLES})\.? )*)(?P<name>{_WORD}(?: (?:{_PARTICLE}){{0,2}}{_WORD}){{0,4}})")
_TURNED = re.compile(
    rf"(?P<last>{_WORD}(?: {_WORD})?), ?(?P<styles>(?:(?:{_STYLES})\.? )*)(?P<first>{_WORD}(?: {_WORD})?)"
)
_NOT_NAME = frozenset(str(word) for word in table("people")["not_name"])
_GIVEN = frozenset(phrases("people", "given"))
_LETTERS = frozenset(phrases("people", "postnominals"))
_INITIAL = re.compile(r"(?:[A-Z]\.?){1,3}")
_SHORT_LETTERS = re.compile(r"[A-Z]{1,3}")

BULLET = re.compile(r"[\s|>]*(?:(?:[•·▪◦*‣–—]|-+)\s+|\(?\d{1,2}[.)]\s+)?")
# a tab, a wide gap, a bar, leaders: what parts the columns of a list
GAP = re.compile(r"\s*(?:(?:\s?\.){3,}|…+|_{3,}|\t|\s\||\s{2})[\s.|]*")
_PARTED = re.compile(r"\s*(?:,|;|:|[–—-](?=\s)|(?=\())\s*")
_SAID_OF_NAME = re.compile(
    r"(?:,? (?:[A-Z][a-z]{0,2}[A-Z][A-Za-z]{0,6}(?=[\s,;:(]|$)))*\s*(?:[(\[][A-Z][A-Za-z]{1,3}[)\]])?"
    r"(?:\s*[*†‡¹²³]+)?"
)
_POST_WORD = re.compile(
    r"\b(?:leader|(?:vice-|co-)?chair(?:man|woman|person)?|convenor|president|(?:committee|board|panel|lay|gp|nurse"
    r"|cabinet|executive|lead|partner|independent|co-opted|clinical|practice|non-executive|associate|portfolio|lay"
    r"|governing body|council|voting|ordinary|founding|public|staff|statutory) member|member (?:for|of)|officer"
    r"|director|executive|lead|mayor|secretary|treasurer|manager|head|governor|trustee|commissioner|constable|superintendent"
    r"|(?:registered|chief|lead|practice) nurse|(?:care|lead) doctor|consultant|specialist"
    r"|clerk|solicitor|holder|registrar|advis[eo]r|accountant"
    r"|coordinator|co-ordinator|administrator|assistant|guardian|partner|principal|vice-chancellor|dean|pharmacist"
    r"|reserve|substitute|analyst|engineer|planner|surveyor|lawyer|commander|inspector|representative|councillor"
    r"|professional|practitioner|SRO|DASS|DCS|DPH)\b",
    re.IGNORECASE,
)
_NO_POST = re.compile(
    r"[£%@?]|\d{2,}[:.]\d|\b\d{4,}\b(?! \w+ 20)|\b(?:am|pm|tel|report|minutes of|meeting|statement|attended"
    r"|foreword|room|vacan\w+|apologi\w+|deleted|to be (?:appointed|confirmed)|was|were|is|are|has|have|will|said"
    r"|would|who|which)\b"
    r"|['’]s\b(?! (?:services|social|rights|health))"
)
# “Mrs E. Cattermoor (Chief Executive)” is a person with a post
_SOMEBODY = re.compile(rf"\b(?:{_STYLES})\.? [A-Z]|^[^(]*\)|:")
_MARKS = "*†‡¹²³"
_LONGEST_LINE = 240
_LONGEST_POST = 110
_NEAR_COLUMN = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of the paper, and where they stand."""

    start: int
    text: str

    @property
    def end(self) -> int:
        """Where they end."""
        return self.start + len(self.text)

    def part(self, start: int, end: int | None = None) -> Piece:
        """Give a stretch of the words, without the blanks around it."""
        words = self.text[start:end]
        return Piece(self.start + start + len(words) - len(words.lstrip()), words.strip())


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a person in a line: who, where the name ends, and whether it is surely a person's."""

    person: str
    end: int
    is_sure: bool


@dataclass(slots=True)
class Line:
    """One line of the paper, with what the next lines add to its cells; ``gap`` counts the empty lines above it."""

    start: int
    end: int
    column: int
    cells: list[Piece]
    gap: int
    more: tuple[Piece, ...] = ()
    has_bullet: bool = False

    @property
    def words(self) -> str:
        """The words of the line."""
        return "  ".join(cell.text for cell in self.cells)


def lines_of(paper: Paper) -> list[Line]:
    """Cut a paper into its lines and these into cells; a line that goes on under a cell is joined to it.

    Args:
        paper: The paper.
    """
    found: list[Line] = []
    edge = 0
    for match in re.finditer(r"[^\n]+", paper.text):
        words = match.group().rstrip(" |\t\r")
        if not words.strip():
            continue
        line = _line(match.start(), words, paper.text.count("\n", edge, match.start()) - 1)
        if not (found and line.gap <= 0 and _goes_on(found[-1], line)):
            found.append(line)
        edge = match.end()
    return found


def _line(start: int, words: str, gap: int) -> Line:
    lead = BULLET.match(words)
    first = lead.end() if lead else 0
    if len(words) > _LONGEST_LINE:
        return Line(start + first, start + len(words), first, [Piece(start + first, words[first:])], gap)
    cells, place = [], first
    for found in GAP.finditer(words, first):
        cells.append(Piece(start + place, words[place : found.start()]))
        place = found.end()
    cells.append(Piece(start + place, words[place:]))
    filled = [cell for cell in cells if cell.text.strip()]
    has_bullet = any(mark in words[:first] for mark in "•·▪◦*‣–—-")
    return Line(start + first, start + len(words), first, filled, gap, has_bullet=has_bullet)


def _goes_on(above: Line, line: Line) -> bool:
    """Take a line that stands under the last cell of the one above, and so goes on with it; false if it does not."""
    if len(above.cells) < 2 or len(line.cells) != 1:
        return False
    words, last = line.cells[0], above.cells[-1]
    place = above.column + last.start - above.start
    if words.text.startswith("(") and line.column > above.column + _NEAR_COLUMN:
        above.more = (*above.more, words)
        return True
    joined = f"{last.text} {words.text}"
    if abs(line.column - place) > 1 or _opens_with_name(words.text):
        return False
    if not _CLOSE_TO_END.search(f"{last.text}\n{words.text}") and not looks_like_post(joined.rstrip(" ,")):
        return False
    above.cells[-1] = Piece(last.start, f"{last.text} {words.text}")
    above.end = line.end
    return True


def _opens_with_name(words: str) -> bool:
    match = _NAME.match(words)
    return match is not None and (bool(match["styles"]) or words.split(maxsplit=1)[0] in _GIVEN)


_CLOSE_TO_END = re.compile(r"(?:[,;&–-]|\b(?:and|of|for|to|the|in|at))\n|\n(?:and|of|for|to|the|in|at|&)\b")


def name_at(people: dict[int, PersonMention], piece: Piece) -> Name | None:
    """Give the person whose name some words open with.

    Args:
        people: The persons that the paper names, by where each name begins.
        piece: The words.
    """
    match = _NAME.match(piece.text)
    if match is None:
        return None
    known = people.get(piece.start) or people.get(piece.start + match.end("styles"))
    if known is not None and known.end <= piece.end and " " in known.name:
        return Name(known.name.rstrip(_MARKS), known.end - piece.start, is_sure=known.is_proven)
    words: list[str] = []
    for word in match["name"].split():
        if (
            (word in _NOT_NAME and len(word) > 1)
            or word in _LETTERS
            or (words and _SHORT_LETTERS.fullmatch(word) and len(words) > 1)
        ):
            break
        words.append(word)
    if len(words) < 2 or _INITIAL.fullmatch(words[-1]) or len(words) > 5:
        return None
    name = " ".join(words)
    end = match.start("name") + _length(match["name"], len(words))
    are_initials = all(_INITIAL.fullmatch(word) for word in words[:-1])
    return Name(name, end, is_sure=bool(match["styles"]) or words[0] in _GIVEN or are_initials)


def turned_name(piece: Piece) -> str:
    """Give the name that a cell of a register has the surname first of: “Doe, Dr Jane”; nothing if it has none."""
    match = _TURNED.fullmatch(piece.text)
    if match is None or {*match["last"].split(), *match["first"].split()} & _NOT_NAME:
        return ""
    return f"{match['first']} {match['last']}"


def _length(words: str, count: int) -> int:
    """How long the first words of a name are as they stand."""
    ends = [match.end() for match in re.finditer(r"\S+", words)]
    return ends[count - 1]


def is_name_alone(piece: Piece, name: Name) -> bool:
    """Say whether nothing stands after a name but letters, initials and marks."""
    said = _SAID_OF_NAME.match(piece.text, name.end)
    return said is not None and not piece.text[said.end() :].strip(" ,.:")


def after_name(piece: Piece, name: Name) -> Piece | None:
    """Give what a comma, a dash, a colon or a bracket parts from a name in the same cell."""
    said = _SAID_OF_NAME.match(piece.text, name.end)
    parted = _PARTED.match(piece.text, said.end() if said else name.end)
    if parted is None:
        return None
    return piece.part(parted.end()) if parted.end() < len(piece.text) else None


def parts_before_name(piece: Piece) -> Iterator[tuple[Piece, Piece]]:
    """Cut a cell at each dash, colon or comma, the last first: “Leader of the Council - Councillor Jane Doe”."""
    cuts = list(_PARTED.finditer(piece.text))
    for cut in reversed(cuts):
        if cut.start() and cut.end() < len(piece.text):
            yield piece.part(0, cut.start()), piece.part(cut.end())


def looks_like_post(words: str) -> bool:
    """Say whether some words may be a title: they have a word that titles are made of, and none that they are not."""
    return (
        0 < len(words) <= _LONGEST_POST
        and words[0].isupper()
        and _POST_WORD.search(words) is not None
        and _NO_POST.search(words) is None
        and _SOMEBODY.search(words) is None
        and words.find(")") >= words.find("(")
    )
