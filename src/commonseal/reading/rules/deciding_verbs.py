"""The verbs of deciding in all their forms, out of ``data/decisions.yaml``."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import Outcome
from commonseal.reading.lexicon import table

_WORD = re.compile(r"(?<![\w\[])[A-Za-z][A-Za-z-]+(?![\w-])")


@dataclass(frozen=True, slots=True)
class Verb:
    """One entry: the outcome it gives (none for verbs of deciding only to come) and what has to follow it."""

    base: str
    outcome: Outcome | None
    after: re.Pattern[str] | None
    only: str


@dataclass(frozen=True, slots=True)
class Form:
    """A verb in the text: ``kinds`` are the forms the word can be: base, s, past, part, ing.

    ``tail`` is where the words end that the verb needs after it ("turned the plan **down**").
    """

    start: int
    end: int
    tail: int
    word: str
    kinds: frozenset[str]
    verbs: tuple[Verb, ...]

    @property
    def verb(self) -> Verb:
        """The first entry that fits."""
        return self.verbs[0]


def _inflected(entry: dict[str, str]) -> dict[str, str]:
    """Give the forms of a verb: the irregular ones as the entry has them, the others by rule."""
    base = entry["verb"]
    stem = base[:-1] if base.endswith("e") else base
    regular = f"{stem}ed"
    if base.endswith("y") and base[-2] not in "aeo":
        regular = f"{base[:-1]}ied"
    third = f"{base}es" if re.search(r"(?:s|sh|ch|o)$", base) else f"{base}s"
    if base.endswith("y") and base[-2] not in "aeo":
        third = f"{base[:-1]}ies"
    past = entry.get("past", regular)
    doubled = {"put": "putting", "be": "being", "agree": "agreeing", "see": "seeing", "refer": "referring"}
    return {
        "base": base,
        "s": {"be": "is", "have": "has"}.get(base, third),
        "past": past,
        "part": entry.get("part", past),
        "ing": doubled.get(base, f"{stem}ing"),
    }


def _entry(written: object) -> dict[str, str]:
    if isinstance(written, dict):
        return cast("dict[str, str]", written)
    words = str(written).split()
    return {"verb": words[0], "past": words[2], "part": words[3]} if len(words) > 3 else {"verb": words[0]}


def _tail(written: str) -> re.Pattern[str]:
    """What follows a verb; a pronoun in it can stand as the token of the body it means."""
    with_tokens = written.replace("(?:its|their|", r"(?:\[[BG]\d+\]|its|their|")
    with_tokens = with_tokens.replace("(?:a|its|the|their|", r"(?:\[[BG]\d+\]|a|its|the|their|")
    with_tokens = with_tokens.replace("(?:a|the|its|their)", r"(?:\[[BG]\d+\]|a|the|its|their)")
    return re.compile(with_tokens if "its" in written else written, re.IGNORECASE)


@cache
def _lexicon() -> dict[str, tuple[frozenset[str], tuple[Verb, ...]]]:
    kinds: dict[str, set[str]] = {}
    verbs: dict[str, list[Verb]] = {}
    listed: list[tuple[Outcome | None, object]] = [
        (None if key == "to_come" else cast("Outcome", key), item)
        for key, items in table("decisions")["verbs"].items()
        for item in items
    ]
    for outcome, item in listed:
        entry = _entry(item)
        after = _tail(entry["after"]) if entry.get("after") else None
        verb = Verb(entry["verb"], outcome, after, entry.get("only", ""))
        for kind, word in _inflected(entry).items():
            kinds.setdefault(word, set()).add(kind)
            entries = verbs.setdefault(word, [])
            if entries[-1:] != [verb]:
                entries.append(verb)
    return {word: (frozenset(kinds[word]), tuple(verbs[word])) for word in kinds}


def forms_in(text: str) -> Iterator[Form]:
    """Find the verbs of deciding in a marked sentence whose tails fit, from left to right."""
    lexicon = _lexicon()
    for match in _WORD.finditer(text):
        known = lexicon.get(match.group().lower())
        if known is None:
            continue
        kinds, verbs = known
        for place, verb in enumerate(verbs):
            tail = verb.after.match(text, match.end()) if verb.after else match
            if tail:
                yield Form(match.start(), match.end(), tail.end(), match.group(), kinds, verbs[place:])
                break
