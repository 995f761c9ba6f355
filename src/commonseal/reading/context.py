"""Stage 4: what the words around a fact say of it: denied, hoped, considered, proposed, agreed, and on whose word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache, lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.claims import Attribution
from commonseal.reading.document import Document
from commonseal.reading.lexicon import phrases

_BREAK = re.compile(
    r";|: |, (?:but|while|whereas|although|though|yet|so(?! (?:that|far|long|as)\b))\b"
    r"| (?:but|although|though|whereas) |(?<=[.?!]) "
)


@cache
def cue(key: str) -> re.Pattern[str]:
    """Give the pattern of all the cue words under one key of ``data/cues.yaml``; a pronoun may stand as a token."""
    written = "|".join(re.sub(r"\b(their|its|our|they)\b", r"\1|\\[B\\d+\\]", words) for words in phrases("cues", key))
    return re.compile(rf"(?<![\w'])(?:{written})(?!\w)", re.IGNORECASE)


def says(key: str, words: str) -> bool:
    """Say whether any cue of a key is among the words."""
    return cue(key).search(_worded(words)) is not None


@lru_cache(maxsize=64)
def _worded(words: str) -> re.Words:
    """The words as a text that is asked for many cues one after another."""
    return re.Words(words)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """Give the bounds of the clause that holds a stretch of a marked sentence."""
    first, last = 0, len(text)
    for match in _BREAK.finditer(text):
        if match.end() <= start:
            first = match.end()
        elif match.start() >= end:
            last = match.start()
            break
    return first, last


_VERB = (
    r"(?:will|would|could|may|might|should|shall|must|can|has|have|had|is|are|was|were|plans?|intends?|hopes?|wants?"
    r"|shares?|shared(?= (?:an?|the|their|its|our|one|some|most|all|both|this|with|\[))|merged?|agreed?|agrees|runs?"
    r"|ran|holds?|held|hosts?|hosted|pools?|pooled|set|formed|became"
    r"|becomes?|created?|signed|launched|appointed|joined|moved|took|takes|meets?|met|operates?|works?|worked"
    r"|announced|proposes?|proposed|approved|rejected|decided|began|begins?|starts?|started|opens|opened|ends|ended|delegates?|delegated|asks?)"
)
_ADVERBIAL = (
    r"(?:(?:(?:from|since|in|by|on|until|with effect from) )?\[D\d+\],? |(?:\w+ly|also|now|later|then"
    r"|already|recently|soon|since then|in future|in due course|in turn|there|more|to|so|\[[BG]\d+\]),? )"
)
_NEXT_PREDICATE = re.compile(
    rf",? (?:and|or|then) (?={_ADVERBIAL}{{0,4}}{_VERB}\b)"
    rf"|, and (?=(?:the|our|its|their|an?|both|each|\[B\d+\])(?:'s)? (?:(?:[a-z]+|\[[BF]\d+\]) ){{0,7}}(?:uses?|used"
    rf"|{_VERB})\b)"
    r"|,? (?=(?:after|before|when|while|once|because|since|unless|until|if) (?:the |its |both |that )?\[[BGPO]\d+\])"
    r"|,? (?=as (?:\[B\d+\]|they) (?:prepare|move|work|get ready|look|seek|draw|come|continue|plan|press)\b)"
    r"|,? (?=(?:ahead of|before|prior to|pending|following|as well as|in addition to|in preparation for) "
    r"(?:formally |fully |finally |eventually |then )?(?:an?|the|any|their|full|formal|its|[a-z]+ing)\b)",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r", (?:(?:with |under |in |of |through |for )?(?:which|who|whom|whose|where)"
    r"|(?!beginning|starting|commencing)\w+ing(?! and\b| or\b|,)|including"
    r"|such as)\b[^,;]{0,160}(?:, \[P\d+\],[^,;]{0,60})?(?:,|$)"
    r"|\([^()]{0,160}\)",
    re.IGNORECASE,
)


def predicates(text: str, bounds: tuple[int, int], place: tuple[int, int]) -> list[tuple[int, int]]:
    """Give the stretches of a clause that the words at ``place`` belong to.

    A clause may say two things of its subject ("have shared a nurse since 2014 and will merge in 2021"), and may hold
    another in passing (", which has a team of its own,"). What remains are the words of the predicate itself.

    Args:
        text: A marked sentence.
        bounds: The clause in it.
        place: Where the words in question stand.
    """
    first, last = bounds
    for start, end in _openings(text, first, last):
        if end <= place[0]:
            first = start
        elif start >= place[1]:
            last = start
            break
    asides = _asides(text, first, last)
    inside = next((a for a in asides if a[0] <= place[0] and place[1] <= a[1]), None)
    if inside is not None:
        return [inside]
    stretches = []
    for start, end in asides:
        if start > first and not (start < place[1] and place[0] < end):
            stretches.append((first, start))
            first = end
    return [*stretches, (first, last)]


@lru_cache(maxsize=16)
def _openings(text: str, first: int, last: int) -> list[tuple[int, int]]:
    """Where the predicates after the first begin; kept, as a sentence is asked for each thing that it tells."""
    return [match.span() for match in _NEXT_PREDICATE.finditer(text, first, last)]


@lru_cache(maxsize=16)
def _asides(text: str, first: int, last: int) -> list[tuple[int, int]]:
    return [match.span() for match in _ASIDE.finditer(text, first, last)]


_OFTEN = 4500  # so many characters at the most for each word that asks
_OFTEN_IF_LONG = 1000
_LONG = 8000


def is_proposal(text: str) -> bool:
    """Say whether a paper puts something to its readers that nobody has decided yet.

    Such a paper says "will" of what it proposes. It speaks of proposals, recommendations, consultation and approval
    to come throughout (three times and more than one word in seven hundred), and hardly of decisions taken. A long
    paper that puts one thing forward tells of much else, so that it has to speak of it more often.
    """
    asking = sum(1 for _ in cue("asking").finditer(text))
    taken = sum(1 for _ in cue("taken").finditer(text))
    is_often = asking * (_OFTEN if len(text) < _LONG else _OFTEN_IF_LONG) > len(text)
    return asking >= 3 * max(1, taken) and is_often and not says("granted", text)


def attribution_of(document: Document, spans: Iterable[tuple[int, int]], words: str) -> Attribution:
    """Settle on whose word a claim stands.

    Args:
        document: The paper.
        spans: The offsets of all its evidence.
        words: The clause the claim comes from.
    """
    if all(document.is_quoted(start, end) for start, end in spans):
        return "quoted"
    return "reported" if says("reported", words) else "stated"
