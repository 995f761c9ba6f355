"""Stage 1: the text of a paper as blocks and sentences with their offsets.

A block is a heading, a paragraph, a list item, a table row or boilerplate. Papers taken out of PDF have lines broken
in mid-sentence: those are joined again. Nothing here changes the text; everything is offsets into it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases

_LIST_MARKER = re.compile(
    r"[ \t]*(?:[•·▪◦*‣–—-]\s+|\(?(?:[ivx]{1,4}|[a-h]|\d{1,2})[.)]\s+|\d{1,2}(?:\.\d{1,2}){0,2}\.?\s+(?=[A-Z“\"*]))",
)
_NUMBER_OR_BULLET = re.compile(
    r"(?:[•·▪◦*‣–—o-]|\(?(?:[a-z]|[ivx]{1,4}|\d{1,3}(?:\.\d{1,3}){0,3})[.)]?)(?:\t+| {3,})(?=[^\t]+$)"
)
_BARS = re.compile(r" \|(?= )")  # the blank after it may be that before the next, around an empty cell
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*$", re.IGNORECASE)
_PAGED = re.compile(r"\bpage\s+\d{1,3}\b", re.IGNORECASE)
_LONGEST_SENTENCE = 2_500
_WIDE_GAP = re.compile(r"\S[ ]{3,}\S")
# “Cabinet ........ For decision ........ 14 October”: leads the eye over a gap; before a page's number it is none
_LEADERS = re.compile(r"(?<=\S)[ \t]?(?:\.{4,}|…{2,}|\.(?: \.){3,})(?=[ \t])(?![ \t.…]*\d{1,3}\s*$)")
_TERMINAL = re.compile(r"[.!?:;][\"”’)*_]*\s*$")
_SENTENCE_END = re.compile(r"(?<=[.!?])([\"”’)*_]*)\s+(?=[\"“‘(*_]*[A-Z0-9£•])")
_ABBREVIATED = re.compile(
    r"(?:\b(?:Dr|Mr|Mrs|Ms|Prof|Cllr|Cllrs|Coun|Clr|Ald|Messrs|Revd|Brig|Col|Capt|Supt|St|Rev|Hon|No|Nos|vs|cf|approx|Jan|Feb|Aug|Sept|Oct"
    r"|Nov|Dec|e\.g|i\.e|etc|pop|Ltd)"
    r"|(?:^|\s|\()(?:[A-Z]\.)?[A-Z])\.$",
)
_ADVERT = re.compile("|".join(phrases("boilerplate", "advert")), re.IGNORECASE)
_TAIL = re.compile(rf"\W*(?:{'|'.join(phrases('boilerplate', 'tail_heading'))})\W*$", re.IGNORECASE)
_NOTICE = re.compile("|".join(rf"^\W*(?:{p})" for p in phrases("boilerplate", "notice_start")), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind. ``section`` is the last heading above it (its text), or an empty string."""

    start: int
    end: int
    kind: str
    section: str = ""


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence: offsets, the block it stands in, and its number in the paper."""

    start: int
    end: int
    block: Block
    number: int
    opens_block: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A paper's text with its structure.

    ``flow`` has the same length as ``text`` and is what later stages match: inside a block line breaks and hard spaces
    are plain spaces and quotation marks are straight, between blocks there is a line break. ``quotations`` are the
    spans inside quotation marks, in order.
    """

    text: str
    flow: str
    blocks: tuple[Block, ...]
    sentences: tuple[Sentence, ...]
    quotations: tuple[tuple[int, int], ...]
    _quote_starts: tuple[int, ...] = field(default=(), repr=False)

    def is_quoted(self, start: int, end: int) -> bool:
        """Say whether the whole span stands inside one quotation."""
        index = bisect_right(self._quote_starts, start) - 1
        return index >= 0 and self.quotations[index][1] >= end


def structure(text: str) -> Document:
    """Find the blocks, sentences and quotations of a text."""
    blocks = tuple(_blocks(text))
    quotations = tuple(_quotations(text, blocks))
    sentences = tuple(_sentences(text, blocks))
    return Document(text, _flow(text, blocks), blocks, sentences, quotations, tuple(start for start, _ in quotations))


_STRAIGHT = str.maketrans(
    {
        "’": "'",
        "‘": "'",
        "“": '"',
        "”": '"',
        "\xa0": " ",
        "\u2009": " ",
        "\u202f": " ",
        "\n": " ",
        "\r": " ",
        "‑": "-",
        "*": " ",
        "_": " ",
    }
)


def _flow(text: str, blocks: tuple[Block, ...]) -> str:
    parts = []
    edge = 0
    for block in blocks:
        parts.append("\n" * (block.start - edge))
        words = text[block.start : block.end].translate(_STRAIGHT)
        parts.append(_without_leaders(words) if block.kind == "row" else words.replace("\t", " "))
        edge = block.end
    parts.append("\n" * (len(text) - edge))
    return re.Words("".join(parts))


def _without_leaders(line: str) -> str:
    """A row with blanks in place of the dots between its cells."""
    return _LEADERS.sub(lambda dots: " " * len(dots.group()), line) if ".." in line or ". ." in line else line


def _lines(text: str) -> list[tuple[int, int]]:
    """Offsets of the lines that are not blank, without the white space around them."""
    spans = []
    for match in re.finditer(r"[^\n\r\x0b\x0c\x85\u2028\u2029]+", text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + line.index(stripped[0])
            spans.append((start, start + len(stripped)))
    return spans


def _is_wrapped(text: str, lines: list[tuple[int, int]]) -> bool:
    """Say whether the lines break where the page ended rather than where a paragraph does."""
    if not lines:
        return False
    lengths = [end - start for start, end in lines]
    longest = max(lengths)
    if longest > 130 or longest < 50:
        return False
    open_ends = sum(
        1
        for (start, end), length in zip(lines, lengths, strict=True)
        if length >= 0.8 * longest and not _TERMINAL.search(text, start, end)
    )
    return open_ends >= 5 and open_ends >= len(lines) // 6


def _blocks(text: str) -> Iterator[Block]:
    lines = _lines(text)
    wrapped = _is_wrapped(text, lines)
    section = ""
    in_tail = False
    spans = list(_joined(text, lines, wrapped=wrapped))
    barred = _barred(text, spans)
    furniture = _furniture(text, spans)
    kinds: list[str] = []
    for number, (start, end) in enumerate(spans):
        kind = "boilerplate" if in_tail or number in furniture else _kind(text, start, end)
        is_row = number in barred or (number and kinds[-1] == "row" and _is_rest(text, spans[number - 1], start))
        kind = "row" if is_row and kind != "boilerplate" else kind
        kinds.append(kind)
        in_tail = in_tail or (start > len(text) // 2 and bool(_TAIL.match(text[start:end])))
        if kind == "heading":
            section = text[start:end].strip("#* \t")
        yield Block(start, end, kind, section)


def _is_rest(text: str, above: tuple[int, int], start: int) -> bool:
    """Say whether a line begins right under a cell of the row above: the rest of what did not fit there."""
    line, row = (text.rfind("\n", max(0, place - _LONGEST_ROW), place) + 1 for place in (start, above[0]))
    column = start - line
    if (
        column < _DEEP
        or above[1] - row > _LONGEST_ROW
        or text.count("\n", above[1], start) != 1
        or text[line:start].strip()
    ):
        return False
    return any(abs(gap.end() - row - column) <= 1 for gap in _GAP.finditer(text, row, above[1]))


_DEEP = 12
_LONGEST_ROW = 300
_GAP = re.compile(r"[ ]{3,}(?=\S)")


def _barred(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Lines one after another that are cut by as many bars: rows of a table that has none at its edges."""
    counts = [len(_BARS.findall(text, start, end)) if end - start < 600 else 0 for start, end in spans]
    alike = [number for number in range(1, len(counts)) if counts[number] and counts[number] == counts[number - 1]]
    return {row for number in alike for row in (number - 1, number)}


def _furniture(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Page numbers, and what stands at the head of every page when it comes again."""
    found: set[int] = set()
    seen: set[str] = set()
    for number, (start, end) in enumerate(spans):
        if end - start > 130:
            continue
        line = text[start:end]
        if _PAGE_NUMBER.match(line):
            found.add(number)
            continue
        plain = re.sub(r"\d+", "#", line)
        by_page = _PAGED.search(line) or "\f" in text[spans[number - 1][1] if number else 0 : start]
        if plain in seen and (by_page or number - 1 in found):
            found.add(number)
        seen.add(plain)
    return found


def _joined(text: str, lines: list[tuple[int, int]], *, wrapped: bool) -> Iterator[tuple[int, int]]:
    current: tuple[int, int] | None = None
    last_start = 0
    for start, end in lines:
        if current is not None and _continues(text, (last_start, current[1]), (start, end), wrapped=wrapped):
            current = (current[0], end)
        else:
            if current is not None:
                yield current
            current = (start, end)
        last_start = start
    if current is not None:
        yield current


# “… at its meeting on / 9 January and had asked”: a line broken before a day, and no item of a list
_BEFORE_A_DAY = re.compile(r"\b(?:on|of|to|by|from|until|till|since|and|between|before|after|for|in|the|dated)\s*$")
_DAY_OF_MONTH = re.compile(
    r"\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)\b"
)


def _continues(text: str, line: tuple[int, int], following: tuple[int, int], *, wrapped: bool) -> bool:
    if line[1] - line[0] < 55 or text.count("\n", line[1], following[0]) > 1:
        return False
    first, second = text[line[0] : line[1]], text[following[0] : following[1]]
    if _has_cells(first) or _has_cells(second) or _are_rows(first, second):
        return False
    if _DAY_OF_MONTH.match(second) and _BEFORE_A_DAY.search(first):
        return True
    if _LIST_MARKER.match(second) or _TERMINAL.search(first):
        return False
    return wrapped or second[0].islower()


def _are_rows(first: str, second: str) -> bool:
    """Say whether two lines are cut by as many bars, as the rows of a table are."""
    bars = len(_BARS.findall(first))
    return bars > 0 and bars == len(_BARS.findall(second))


def _unnumbered(line: str) -> str:
    marker = _NUMBER_OR_BULLET.match(line)
    return line[marker.end() :] if marker else line


def _has_cells(line: str) -> bool:
    """A line cut into cells, by more than the gap after its number or bullet."""
    if line.startswith("|"):
        return True
    rest = _unnumbered(line) if len(line) < 2_000 else line
    return "\t" in rest or _WIDE_GAP.search(rest) is not None or _LEADERS.search(rest) is not None


def _kind(text: str, start: int, end: int) -> str:
    line = re.Words(text[start:end])
    if _has_cells(line):
        return "row"
    if _NOTICE.match(line) or _ADVERT.search(line):
        return "boilerplate"
    if line.startswith("#"):
        return "heading"
    if marker := _LIST_MARKER.match(line):
        numbered = line[0].isdigit() and len(line) < 80 and not _TERMINAL.search(line)
        return "heading" if numbered and line[marker.end() : marker.end() + 1].isupper() else "item"
    if len(line) < 110 and not _TERMINAL.search(line) and "," not in line[-1:]:
        return "heading"
    return "paragraph"


def _sentences(text: str, blocks: tuple[Block, ...]) -> Iterator[Sentence]:
    number = 0
    for block in blocks:
        if block.kind == "boilerplate":
            continue
        opens = True
        for whole in _sentence_spans(text, block):
            for start, end in _cut(text, *whole):
                yield Sentence(start, end, block, number, opens)
                number += 1
                opens = False


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut at a space what is longer than any sentence: rules look about in a sentence, so its length is bounded."""
    while end - start > _LONGEST_SENTENCE:
        space = max(
            text.rfind(" ", start + 1, start + _LONGEST_SENTENCE),
            text.rfind("\t", start + 1, start + _LONGEST_SENTENCE),
        )
        cut = space if space > 0 else start + _LONGEST_SENTENCE
        yield start, cut
        start = cut
    yield start, end


def _sentence_spans(text: str, block: Block) -> Iterator[tuple[int, int]]:
    start = block.start
    if block.kind == "row":
        yield start, block.end
        return
    for match in _SENTENCE_END.finditer(text, block.start, block.end):
        if _ABBREVIATED.search(text, max(start, match.start() - 10), match.start()):
            continue
        if _is_item_number(text, start, match.start()):
            continue
        yield start, match.end(1)
        start = match.end()
    if start < block.end:
        yield start, block.end


def _is_item_number(text: str, start: int, end: int) -> bool:
    """“1.” or “(a).” at the head of a block is its number, not a sentence."""
    return len(text[start:end].strip("#*( \t")) <= 4 and not any(
        len(word) > 2 and word.isalpha() for word in text[start:end].split()
    )


def _quotations(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, int]]:
    opened: int | None = None
    for block in blocks:
        if text.startswith(">", block.start):
            yield block.start, block.end
            continue
        if opened is not None and not text.startswith("“", block.start) and block.kind == "paragraph":
            opened = None
        straight = False
        for position in _marks(text, block):
            mark = text[position]
            opens = mark == "“" or (mark == '"' and not straight)
            straight = straight ^ (mark == '"')
            if opens:
                opened = position if opened is None or mark == "“" else opened
            elif opened is not None:
                yield opened, position + 1
                opened = None
        if opened is not None:
            yield opened, block.end
            opened = block.start if text[opened] == "“" else None


def _marks(text: str, block: Block) -> Iterator[int]:
    for match in re.finditer('[“”"]', text[block.start : block.end]):
        yield block.start + match.start()
