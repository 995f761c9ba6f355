"""Stage 4: a sentence with its mentions put in as tokens, so that rules read like the sentences they match.

"Jane Doe, the council's chief executive since 2014" becomes ``[P0], [O4] since [D3]``. A token is a capital letter for
the kind (B body, G organ, P person, R role, O post, D date, F figure) and the number of the item. Every character
knows the offsets it stands for, so a match leads back to the paper's text.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import Any, TypeVar

from commonseal.reading import expressions as re

_Item = TypeVar("_Item")
_RUN = re.compile(r" {2}(?! )|[^ ]+|(?: {3,}| )")
# “There'll be one chair”, “It isn't a merger”: rules know such verbs by their full words
# “I am”, “I have”: a rule knows the verb as it goes with a person's name
_OF_FIRST_PERSON = re.compile(r" ?(?P<verb>am|have|'m|'ve|'ll)\b(?! to\b)")
_AS_OF_A_NAME = {"am": "is", "'m": "is", "have": "has", "'ve": "has", "'ll": "will"}
_SHORTENED = re.compile(
    r"(?<=[a-z])(?:'ll|'ve|'re|n't)(?![\w'])|(?:(?<=\b[Ww]ho)|(?<=\b[Tt]hat)|(?<=\b[Ww]hat)|(?<=[Hh]ere))'s(?= )"
)
# “It's chaired by …”, “she's been in charge since …”
_OF_PRONOUN = re.compile(r"'s(?= (?!own\b))")
_PRONOUNS = frozenset(["it", "he", "she"])
_HAS = re.compile(
    r" (?:(?:\w+ly|also|just|now|always|already|not|never) )?(?:been|had|got|become|(?:taken|\w{3,}ed)(?! by\b))\b"
)
_FULL_WORDS = {"'ll": " will", "'ve": " have", "'re": " are", "n't": " not"}
_IRREGULAR = {"wo": "will", "ca": "can", "sha": "shall"}
_MACRO = re.compile(r"\{([A-Z]+)(?::(\w+))?\}")


@cache
def rule_pattern(written: str, *, ignore_case: bool = True) -> re.Pattern[str]:
    """Compile a rule: ``{P}`` stands for any person token, ``{P:who}`` for one that is captured under a name."""

    def token(match: re.Match[str]) -> str:
        kinds, name = match.groups()
        body = rf"\[[{kinds}]\d+\]"
        return f"(?P<{name}>{body})" if name else f"(?:{body})"

    return re.compile(_MACRO.sub(token, written), re.IGNORECASE if ignore_case else 0)


def number_of(token: str) -> int:
    """Give the number of the item that a token such as ``[P3]`` stands for."""
    return int(token[2:-1])


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence with tokens. ``starts`` and ``ends`` give for every character the source offsets it stands for.

    Neither ever goes back.
    """

    text: re.Words
    starts: Sequence[int]
    ends: Sequence[int]
    items: tuple[object, ...]
    _placed: dict[str, tuple[tuple[int, Any], ...]] = field(default_factory=dict, compare=False, repr=False)

    def source(self, start: int, end: int) -> tuple[int, int]:
        """Give the source offsets of a stretch of the marked text."""
        return self.starts[start], self.ends[end - 1]

    def item(self, token: str) -> object:
        """Give the item that a token such as ``[P3]`` stands for."""
        return self.items[number_of(token)]

    def placed(self, kinds: str, of: type[_Item]) -> tuple[tuple[int, _Item], ...]:
        """Give the items of a type that tokens of some kinds stand for, each with its place; they are found once."""
        found = self._placed.get(kinds)
        if found is None:
            found = self._placed[kinds] = tuple(
                (match.start(), item)
                for match in rule_pattern(f"{{{kinds}}}").finditer(self.text)
                if isinstance(item := self.item(match.group()), of)
            )
        return found

    def first_ending(self, offset: int) -> int:
        """Give the place of the first character that ends at a source offset or after it; the length if none does."""
        return bisect_left(self.ends, offset)

    def replaced(
        self, pattern: re.Pattern[str], kind: str, build: Callable[[Marked, re.Match[str]], object | None]
    ) -> Marked:
        """Put one token in place of every match for which ``build`` gives an item."""
        found = list(self._items_found(pattern, build)) if pattern.search(self.text) else ()
        if not found:
            return self
        pieces: list[str] = []
        starts, ends = array("I"), array("I")
        items = list(self.items)
        edge = 0
        for match, item in found:
            pieces.append(self.text[edge : match.start()])
            starts.extend(self.starts[edge : match.start()])
            ends.extend(self.ends[edge : match.start()])
            token = f"[{kind}{len(items)}]"
            items.append(item)
            first, last = self.source(match.start(), match.end())
            pieces.append(token)
            starts.extend([first] * len(token))
            ends.extend([last] * len(token))
            edge = match.end()
        pieces.append(self.text[edge:])
        starts.extend(self.starts[edge:])
        ends.extend(self.ends[edge:])
        return Marked(self.text.part("".join(pieces), kind), starts, ends, tuple(items))

    def _items_found(
        self, pattern: re.Pattern[str], build: Callable[[Marked, re.Match[str]], object | None]
    ) -> Iterator[tuple[re.Match[str], object]]:
        """Give the matches for which ``build`` gives an item, with it; none over the one before."""
        edge = 0
        for match in pattern.finditer(self.text):
            if match.start() < edge or match.end() == match.start():
                continue
            item = build(self, match)
            if item is not None:
                edge = match.end()
                yield match, item


def mark(flow: str, start: int, end: int, mentions: list[tuple[int, int, str, object]]) -> Marked:
    """Put tokens in place of the mentions of one sentence.

    Args:
        flow: The paper's flow.
        start: Where the sentence begins.
        end: Where it ends.
        mentions: Start, end, kind letter and item of each mention, in order, without overlaps.
    """
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    items: list[object] = []
    edge = start

    def whole(upto: int) -> None:
        """Write shortened verbs in full; every letter of the full word stands for all that was shortened."""
        nonlocal edge
        for short in _SHORTENED.finditer(flow, edge, upto) if flow.find("'", edge, upto) >= 0 else ():
            first = short.start()
            stem = re.search(r"[a-z]+$", flow[max(edge, first - 4) : first]) if short.group() == "n't" else None
            full = _IRREGULAR.get(stem.group(), "") if stem else ""
            first = first - len(stem.group()) if stem and full else first
            plain(first)
            written = f"{full} not" if full else _FULL_WORDS.get(short.group()) or _is_or_has(flow, short.end())
            pieces.append(written)
            starts.extend([first] * len(written))
            ends.extend([short.end()] * len(written))
            edge = short.end()
        plain(upto)

    def plain(upto: int) -> None:
        words = flow[edge:upto]
        if "  " not in words:
            pieces.append(words.replace("[", "(").replace("]", ")"))
            starts.extend(range(edge, upto))
            ends.extend(range(edge + 1, upto + 1))
            return
        for run in _RUN.finditer(flow, edge, upto):
            words = run.group()
            if words[0] == " " and len(words) == 2:
                words = " "
            pieces.append(words.replace("[", "(").replace("]", ")"))
            starts.extend(range(run.start(), run.start() + len(words)))
            ends.extend(range(run.start() + 1, run.start() + len(words) + 1))

    for first, last, kind, item in mentions:
        if first < edge or last > end:
            continue
        whole(first)
        token = f"[{kind}{len(items)}]"
        items.append(item)
        pieces.append(token)
        starts.extend([first] * len(token))
        ends.extend([last] * len(token))
        edge = last
        if verb := _verb_of_pronoun(flow, first, last, kind):
            written, since, edge = verb
            pieces.append(written)
            starts.extend([since] * len(written))
            ends.extend([edge] * len(written))
    whole(end)
    return Marked(re.Words("".join(pieces)), starts, ends, tuple(items))


def _verb_of_pronoun(flow: str, first: int, last: int, kind: str) -> tuple[str, int, int] | None:
    """Give the verb after a pronoun in full, as it goes with a name, and where it stands."""
    word = flow[first:last]
    verb = _OF_FIRST_PERSON.match(flow, last) if kind == "P" and word == "I" else None
    if verb is not None:
        return f" {_AS_OF_A_NAME[verb['verb']]}", verb.start("verb"), verb.end()
    if word.lower() in _PRONOUNS and (short := _OF_PRONOUN.match(flow, last)):
        return _is_or_has(flow, short.end()), last, short.end()
    return None


def _is_or_has(flow: str, position: int) -> str:
    """Give what a shortened “'s” stands for by the word after it."""
    return " has" if _HAS.match(flow, position) else " is"
