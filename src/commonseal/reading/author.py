"""Stage 3b: whose paper it is: the body or bodies that "we" and "our" stand for."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

from commonseal.reading import expressions as re
from commonseal.reading.document import Block, Document
from commonseal.reading.mains import short_forms
from commonseal.reading.names import FullName
from commonseal.reading.registry import Registry, can_be_party


def author_of(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """Give the body or bodies a paper speaks for ("we", "our"): the one in its letterhead or title."""
    if head := _letterhead(document, found, registry) or _introduced(document, found, registry):
        return head
    others: list[FullName] = []
    for number, block in enumerate(document.blocks[:8]):
        length = block.end - block.start
        inside, covers = _named_in(block, found)
        if inside and _WITH.search(document.flow, block.start, inside[0].start):
            others.append(inside[0])
            continue
        if not inside or length > 240:
            continue
        first = inside[0]
        is_record = number < 4 and _RECORD.match(document.flow[block.start : first.start])
        if is_record and len(inside) == 1 and len(first.names) == 1 and block.kind != "item":
            return (registry.body(first.names[0]).name,)
        if length > 170:
            continue
        is_sentence = document.flow[block.start : block.end].rstrip().endswith(".") and block.end - inside[-1].end > 2
        if block.kind == "item" or is_sentence or any(_is_prose(document, name.end, block.end) for name in inside):
            continue
        if covers > 0.4 or (first.start - block.start < 12 and number < 3):
            if board := _whose_meeting(document, found, registry, number):
                return board
            names = [registry.body(n).name for name in inside for n in name.names]
            names += _on_the_next_lines(document, found, registry, number, first.body_class) if covers > _ALONE else []
            return tuple(dict.fromkeys(names))
    return (
        _said_to_be_meant(document, found, registry)
        or _beside(document, found, registry, others[:1])
        or _of_a_meetings_paper(document, found, registry)
        or _in_the_foot(document, found, registry)
        or _who_says_we(document, found, registry)
    )


# “Where we refer to “the Trust” we mean …”, “In this document “we” means …”
_MEANT = re.compile(
    r"[\"“'‘](?:[Tt]he )?(?:Trust|Council|CCG|ICB|Authority|College|Force|[Ww]e|[Uu]s"
    r"|[Oo]ur),?[\"”'’](?:,? (?:and|or) [\"“'‘]\w+[\"”'’])?,? (?:we mean|means?|(?:it |this )?refers? to|is"
    r"|stands for|are to|is to) (?:the )?$"
)


def _said_to_be_meant(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """Whom alone a paper says that it means by “we” or by “the Trust”: agreements say it of each side."""
    meant = {
        registry.body(name.names[0]).name
        for name in found
        if len(name.names) == 1 and _MEANT.search(document.flow, max(0, name.start - 70), name.start)
    }
    return tuple(meant) if len(meant) == 1 else ()


# “About us / Somewhere Partnership is how councils and the NHS work together. We …”
_ABOUT_US = re.compile(
    r"\W*(?:about (?:us|the \w+)|who we are|what we do|our (?:story|role|purpose|organisation|partnership)|welcome)\b",
    re.IGNORECASE,
)
_IS = re.compile(r"(?: \([^()]{2,40}\))?,? (?:is|are|was|brings|exists|covers|works|serves|provides|has|came)\b")
_ITSELF = re.compile(r"(?:^|[.!?]\s+|\n)(?:We|Our)\b")


def _introduced(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """Whose page it is that opens with what the body is, and goes on with “We”."""
    first = next(iter(found), None)
    block = next((b for b in document.blocks[:_HEADS] if first and b.start <= first.start < b.end), None)
    if first is None or block is None or len(first.names) != 1 or block.kind == "item":
        return ()
    opens = re.fullmatch(r"\W*(?:The )?", document.flow[block.start : first.start])
    after = document.blocks.index(block) + 1
    end = document.blocks[after].end if after < len(document.blocks) else block.end
    says_we = _ITSELF.search(document.flow, first.end, end)
    is_about = any(_ABOUT_US.match(document.flow, head.start, head.end) for head in document.blocks[: after - 1])
    quoted = says_we is not None and document.is_quoted(*says_we.span())
    if opens and _IS.match(document.flow, first.end) and ((says_we and not quoted) or is_about):
        return (registry.body(first.names[0]).name,)
    return ()


_HEADS = 6


def _named_in(block: Block, found: list[FullName]) -> tuple[list[FullName], float]:
    """Give the names that begin in a block, and what share of it they are."""
    inside = [name for name in found if block.start <= name.start < block.end]
    return inside, sum(name.end - name.start for name in inside) / max(1, block.end - block.start)


_MEETINGS_PAPER = re.compile(
    r"\b(?:agenda item|report (?:of|by|to|author)|paper (?:no|number)|meeting in public|board of directors|author:"
    r"|purpose of (?:the )?report|executive summary|recommendations?)\b",
    re.IGNORECASE,
)
_THE_OWN = re.compile(r"\bthe (Trust|Council|CCG|ICB|Authority)\b(?! [A-Z])")
_OF_KIND = {"Trust": "trust", "Council": "council", "CCG": "ccg", "ICB": "icb", "Authority": "fire"}


def _of_a_meetings_paper(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """Whose “the Trust” is in a paper for a meeting that does not say so above: the first trust that it names."""
    head = document.blocks[min(len(document.blocks) - 1, _HEAD_BLOCKS)].end if found else 0
    if not found or len(_MEETINGS_PAPER.findall(document.flow, 0, head)) < _OFTEN - 1:
        return ()
    own = Counter(_THE_OWN.findall(document.flow)).most_common(1)
    if not own or own[0][1] < _OFTEN - 1:
        return ()
    named = [name for name in found if name.body_class == _OF_KIND[own[0][0]]]
    if not named or len(named[0].names) > 1 or _BESIDE.search(document.flow, 0, named[0].start):
        return ()
    return (registry.body(named[0].names[0]).name,)


_BESIDE = re.compile(r"\b(?:with|alongside|from|to|by|of|between) (?:the )?$")


def _beside(document: Document, found: list[FullName], registry: Registry, others: list[FullName]) -> tuple[str, ...]:
    """Who reports on “arrangements with B”: the one body of its kind that the paper later joins with it (“A and B”)."""
    if not others or len(others[0].names) != 1:
        return ()
    other = registry.body(others[0].names[0])
    joined = [
        registry.body(name.names[0])
        for first, second in pairwise(found)
        if _AND.fullmatch(document.flow, first.end, second.start)
        for name, beside in ((first, second), (second, first))
        if registry.body(beside.names[0]) is other and name.body_class == other.body_class
    ]
    names = {body.name for body in joined} - {other.name}
    return tuple(names) if len(names) == 1 else ()


_AND = re.compile(r" (?:and|with) (?:the )?")
# “Shared management arrangements with Somewhere District Council”: the other side, not who reports
_WITH = re.compile(r"\b(?:with|alongside) (?:the )?$")


def _whose_meeting(document: Document, found: list[FullName], registry: Registry, number: int) -> tuple[str, ...]:
    """“SOMEWHERE COUNCIL”, and below it “SOMEWHERE HEALTH AND WELLBEING BOARD”: it is the board's paper."""
    for block in document.blocks[number + 1 : number + 2]:
        inside, covers = _named_in(block, [name for name in found if len(name.names) == 1])
        if len(inside) == 1 and covers > _ALONE and inside[0].body_class == "committee":
            return (registry.body(inside[0].names[0]).name,)
    return ()


_ALONE = 0.85
_NEARLY_ALONE = 0.7
_LINES = 4
_CLOSING = re.compile(r"\W*Yours (?:sincerely|faithfully|ever|truly)\b", re.IGNORECASE)


def _letterhead(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """Whose letter it is: the body on a line below who signs, or the one that stands alone at the top."""
    dear = _salutation(document)
    end = next((n for n, block in enumerate(document.blocks) if _CLOSING.match(document.flow, block.start)), 0)
    if not dear or dear >= end:
        return ()
    signed = [
        registry.body(name.names[0]).name
        for block in document.blocks[end : end + _SIGNED_WITHIN]
        for name in found
        if block.start == name.start and name.end - name.start >= _ALONE * (block.end - block.start)
    ]
    if signed:
        return tuple(dict.fromkeys(signed))
    return _at_the_top(document, found, registry, dear)


def _at_the_top(document: Document, found: list[FullName], registry: Registry, dear: int) -> tuple[str, ...]:
    """The body that stands alone on the first line, or a regulator alone on a line below whom it writes to."""
    is_addressed = False
    for number, block in enumerate(document.blocks[:dear]):
        is_addressed = is_addressed or _TO.match(document.flow, block.start) is not None
        inside, covers = _named_in(block, found)
        if number == 0 and len(inside) == 1 and covers >= _ALONE and len(inside[0].names) == 1:
            return (registry.body(inside[0].names[0]).name,)
        is_regulator = inside and inside[0].start == block.start and inside[0].body_class == "national"
        if is_addressed and is_regulator and covers >= _NEARLY_ALONE:
            return (registry.body(inside[0].names[0]).name,)
    return ()


def _on_the_next_lines(
    document: Document, found: list[FullName], registry: Registry, number: int, kind: str
) -> list[str]:
    """Those who put out a paper together, each on a line of its own below the first."""
    names: list[str] = []
    for block in document.blocks[number + 1 : number + _LINES]:
        inside, covers = _named_in(block, found)
        of_kind = [n for name in inside if name.body_class == kind for n in name.names]
        if covers < _ALONE or not of_kind:
            break
        names += [registry.body(name).name for name in of_kind]
    return names


# “Minutes of the meeting of the Board of …”: whose meeting, whatever the line says of its day and place
_RECORD = re.compile(
    r"\W*(?:(?:draft|unconfirmed|confirmed|approved|public|annual|the) )*(?:minutes|notes?|agenda|record|report"
    r"|papers?|decisions?"
    r"|resolutions|governance statement|statement)\b[^.\n]{0,90}\b(?:of|to|by|for|at)(?: the)? ?$",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(
    r"(?:['’]s?)?\s+(?!and\b|of\b|for\b|in\b|on\b|at\b|to\s*:)(?:[a-z]|TO\b|WILL\b|AND\b|IN\b|FOR\b|SHARE)"
)


def _is_prose(document: Document, end: int, block_end: int) -> bool:
    """A headline goes on in small letters after the body's name, a letterhead or a title does not."""
    return end < block_end and _RUNS_ON.match(document.flow, end) is not None


def _in_the_foot(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """A web page often names its owner only at the foot, before the address."""
    ours = re.finditer(r"\b(?:our|we|us)\b", document.flow, re.IGNORECASE)
    if all(document.is_quoted(*match.span()) for match in ours):
        return ()
    for block in document.blocks[-8:]:
        first = next((name for name in found if name.start == block.start), None)
        if first is not None and len(first.names) == 1 and _ADDRESS.match(document.flow, first.end, block.end):
            return (registry.body(first.names[0]).name,)
    return ()


# what follows the name of a page's owner at its foot, as against “Somewhere CCG, which was rated good, has …”
_ADDRESS = re.compile(
    r"\s*(?:$|[.|:–\n]|,(?! (?:which|who|whose|where|the|an?)\b)(?![^.]* (?:is|are|was|has|have|will)\b))"
)
_OFTEN = 3
_ONCE = 1
_WE = re.compile(r"\b(?:[Ww]e|[Oo]ur|[Uu]s)\b")
_HERE_AT = re.compile(r"\b(?:[Ww]e|[Uu]s|[Hh]ere|[Aa]ll of us|colleagues|everyone)(?:,? here)? (?:at|in) (?:the )?$")
_OFFICE = re.compile(
    r"\b(?:chief|leader|chair\w*|director|officer|mayor|president|commissioner|clerk|head)\b[^.]{0,40}"
    r"(?:,| of| for| at|\n) ?(?:the )?$",
    re.IGNORECASE,
)
# what one body alone has; several that publish together have none of them
_OUR_OWN = re.compile(
    r"\b[Oo]ur (?:own )?(?:full council|council|cabinet|governing body|leader|chief executive|board|chair|chairman"
    r"|deputy leader|mayor|councillors|council of governors|fire authority)\b"
)
_SIGNED_WITHIN = 8
_BY_LINE = 200


def _who_says_we(document: Document, found: list[FullName], registry: Registry) -> tuple[str, ...]:
    """“Here at A we …”, “by Jane Doe, leader of A” above, “Chief Executive, A” below: who says “we” throughout.

    Only a paper that says it outside quotations and more than in passing speaks for a body.
    """
    ours = [m for m in _WE.finditer(document.flow) if not document.is_quoted(*m.span())]
    if len(ours) < _OFTEN:
        return ()
    places = [(name.start, registry.body(name.names[0]).name) for name in found if len(name.names) == 1]
    if (shorts := short_forms(registry)) is not None:
        places += [
            (match.start("short"), registry.bodies[registry.aliases[match["short"]]].name)
            for match in shorts.finditer(document.flow)
        ]
    for start, name in sorted(places):
        quoted = document.is_quoted(start, start + 1)
        if not quoted and _HERE_AT.search(document.flow, max(0, start - 40), start):
            return (name,)
    ends = [*document.blocks[:_SIGNED_WITHIN], *document.blocks[-_SIGNED_WITHIN:]]
    lines = [
        b for b in ends if b.end - b.start < _BY_LINE and not document.flow[b.start : b.end].rstrip().endswith(".")
    ]
    for start, name in sorted(places):
        block = next((b for b in lines if b.start <= start < b.end), None)
        if block is not None and _OFFICE.search(document.flow[block.start : start]):
            return (name,)
    is_told = any(not document.is_quoted(*own.span()) for own in _OUR_OWN.finditer(document.flow))
    return _most_named(sorted(places), registry) if is_told else ()


def _most_named(places: list[tuple[int, str]], registry: Registry) -> tuple[str, ...]:
    """“Somewhere Council will be abolished …”, in a page that says “our leader”: whom it names first and most."""
    counts = Counter(name for _, name in places if can_be_party(registry.classes.get(name, "")))
    most = max(counts.values(), default=0)
    first = next(iter(counts), "")
    return (first,) if first and counts[first] == most > _ONCE else ()


_DEAR = re.compile(r"\W*Dear\b")
_TO = re.compile(r"(?:To|TO|For the attention of|FAO)\b\s*:?")
_HEAD_BLOCKS = 14
_FOOT_BLOCKS = 4


def _salutation(document: Document) -> int | None:
    """Give the place among the blocks of “Dear …”, which begins a letter, or ``None`` in what is none."""
    heads = document.blocks[:_HEAD_BLOCKS]
    return next((number for number, block in enumerate(heads) if _DEAR.match(document.flow, block.start)), None)


def addressee_of(document: Document, found: list[FullName], registry: Registry, author: tuple[str, ...]) -> str:
    """Give the one body that a letter is written to (“your cabinet”): it is named above “Dear” or in a line “To:”.

    Args:
        document: The paper.
        found: The full names in it.
        registry: Its bodies.
        author: Who writes.
    """
    dear = _salutation(document)
    if dear is None:
        return ""
    foot = [block for block in document.blocks[-_FOOT_BLOCKS:] if _TO.match(document.flow, block.start)]
    names: list[str] = []
    for block in (*document.blocks[:dear], *foot):
        for full in found:
            if block.start <= full.start < block.end:
                names += [registry.body(name).name for name in full.names]
    others = [name for name in dict.fromkeys(names) if name not in author]
    others = [name for name in others if can_be_party(registry.classes.get(name, ""))]
    return others[0] if len(others) == 1 else ""
