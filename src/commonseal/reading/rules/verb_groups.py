"""How a verb of deciding stands in its sentence: its auxiliaries, voice, tense and negation."""

from __future__ import annotations

from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.rules.deciding_verbs import Form

_BE = frozenset(["be", "is", "are", "was", "were", "been", "being", "get", "gets", "got"])
_HAVE = frozenset(["has", "have", "had", "having"])
_FUTURE = frozenset(["will", "shall", "must", "'ll"])
_MAYBE = frozenset(["should", "could", "may", "might", "can", "cannot"])
_NOT = frozenset(["not", "never", "cannot"])
_HEADS = frozenset(
    [
        "asked",
        "invited",
        "requested",
        "recommended",
        "required",
        "due",
        "expected",
        "set",
        "scheduled",
        "likely",
        "about",
        "needs",
        "need",
        "needed",
        "obliged",
        "yet",
        "still",
        "has",
        "have",
        "had",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "being",
        "ready",
        "minded",
        "expects",
        "expect",
        "poised",
        "left",
        "down",
        "up",
        "remains",
    ]
)
_ADVERBS = frozenset(
    [
        "also",
        "now",
        "then",
        "already",
        "both",
        "since",
        "today",
        "yesterday",
        "all",
        "each",
        "jointly",
        "again",
        "first",
        "next",
        "later",
        "soon",
        "just",
        "once",
        "therefore",
        "subsequently",
        "so",
        "themselves",
        "itself",
        "in",
        "on",
        "tomorrow",
        "tonight",
        "ever",
        "only",
        "either",
        "earlier",
        "previously",
        "thus",
        "duly",
        "at",
        "this",
        "last",
        "week",
        "month",
        "principle",
        "more",
        "most",
        "instead",
        "however",
        "morning",
        "afternoon",
        "evening",
        "night",
        "year",
        "even",
    ]
)
_LINKING = frozenset(["in", "on", "at", "this", "last", "week", "month", "principle", "morning", "night", "year"])
_AUXILIARIES = _BE | _HAVE | _FUTURE | _MAYBE | _NOT | _HEADS | frozenset(["would", "do", "does", "did", "to"])
# “had earlier, on 8 January, given its backing”
_INSERTED_DAY = re.compile(r"(?<=[a-z])(?:,)(?: (?:on|in|at|back in))? \[D\d+\], $")
_WORD = re.compile(r"(?:\[[A-Z]\d+\]|[\w'-]+),?$")


@dataclass(frozen=True, slots=True)
class Group:
    """A verb with its auxiliaries.

    ``start`` is where the auxiliaries begin. ``time`` is done, to come, now (a plain present), maybe, infinitive or
    participle; ``passive`` says whether what is decided stands before it.
    """

    start: int
    form: Form
    time: str
    passive: bool
    negated: bool
    words: tuple[str, ...]

    @property
    def end(self) -> int:
        """Where the verb ends."""
        return self.form.end

    @property
    def is_bare(self) -> bool:
        """Say whether the verb has no auxiliary."""
        return not any(word in _AUXILIARIES for word in self.words)


def group_of(text: str, form: Form) -> Group:
    """Read the auxiliaries before a verb, leftwards, as far as they go."""
    words, start = _before(text, form.start)
    lowered = tuple(word.lower() for word in words)
    negated = any(word in _NOT or word.endswith("n't") for word in lowered)
    passive, time = _reading(lowered, form)
    return Group(start, form, time, passive, negated, lowered)


def _before(text: str, end: int) -> tuple[list[str], int]:
    """Give the auxiliaries and adverbs before a place, and where the first of them stands."""
    words: list[tuple[str, int]] = []
    inserted = _INSERTED_DAY.search(text, max(0, end - 40), end)
    place = inserted.start() if inserted else end
    while place > 0 and len(words) < 9:
        window = max(0, place - 40)
        match = _WORD.search(text[window:place].rstrip(" "))
        if match is None:
            break
        word = match.group().rstrip(",")
        lowered = word.lower()
        is_aux = lowered in _AUXILIARIES or lowered.endswith("n't")
        is_between = lowered in _ADVERBS or (lowered.endswith("ly") and len(lowered) > 4) or word.startswith("[D")
        if not (is_aux or is_between) or ("," in match.group() and not words):
            break
        place = window + match.start()
        words.insert(0, (word, place))
    while words and (words[0][0].lower() in _LINKING or words[0][0].startswith("[D")):
        words.pop(0)
    return [word for word, _ in words], words[0][1] if words else end


def _reading(words: tuple[str, ...], form: Form) -> tuple[bool, str]:
    """Settle voice and time from the auxiliaries."""
    inner = set(words)
    if "to" in words:
        cut = len(words) - 1 - words[::-1].index("to")
        head, inner = set(words[:cut]), set(words[cut + 1 :])
        time = "to come" if head & (_HEADS | _FUTURE | {"would"}) else "infinitive"
        return bool(inner & _BE) and "part" in form.kinds, "maybe" if head & _MAYBE else time
    passive = bool(inner & _BE) and "part" in form.kinds
    return passive, _time(inner, form, passive=passive)


def _time(words: set[str], form: Form, *, passive: bool) -> str:
    """Settle the time from auxiliaries without an infinitive, the first of them that tells it."""
    is_progressive = "being" in words or ("ing" in form.kinds and words & _BE)
    signs = (
        (words & _MAYBE, "maybe"),
        (words & _FUTURE, "to come"),
        ("would" in words, "would"),
        (is_progressive, "under way"),
        (words & _HAVE or "did" in words, "done"),
        (words & {"do", "does"}, "now"),
        (passive, "done" if words & {"was", "were", "is", "are", "been", "got"} else "infinitive"),
    )
    return next((time for holds, time in signs if holds), _bare(form))


def _bare(form: Form) -> str:
    if "past" in form.kinds:
        return "done"
    if "ing" in form.kinds:
        return "participle"
    return "now" if form.kinds & {"s", "base"} else "participle"
