"""What is shared, read as a noun phrase: “a joint commissioning team”, “teams and pooled budgets”.

A phrase is walked word by word from where sharing is spoken of ("joint", "share") to the noun at its end, which says
what kind of arrangement it is. Commas and "and" lead to further things of the same list. The nouns, and the words a
phrase cannot hold, are in ``data/shared_things.yaml``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from typing import NamedTuple, cast

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.lexicon import table
from commonseal.reading.marked import Marked
from commonseal.reading.posts import Post

_TOKEN = re.compile(r"(?P<mark>\[[A-Z]\d+\](?:'s?)?)|(?P<word>[^\W\d_][\w'/-]*|&)|(?P<quote>\"|')|(?P<other>\S)")
# “(since 2014)”, “since May 2022 and a team”: when each of several things began
_BRACKET = re.compile(
    r"\((?:since|from|until|in|set up|established|formed)\b[^()]{1,40}\)"
    r"|,? ?(?:since|from|until|in|for) (?:\[D\d+\])(?=,? (?:and|plus|as well as)(?: \[D\d+\])? (?:an?|one|their|its"
    r"|the same)\b"
    r"|, (?:an?|one|their|its) )"
)
_LONGEST = 7
_MOST_WORDS = 60
_ARTICLES = frozenset(["a", "an", "the", "new", "their", "its", "own"])
_JOINS = frozenset(["and", "&", "or", "plus"])


@dataclass(frozen=True, slots=True)
class Thing:
    """One thing that is shared: its kind, where its words stand in the marked sentence, and its post if it is one."""

    kind: ArrangementType
    start: int
    end: int
    name: str
    post: Post | None = None
    is_plural: bool = False
    is_further: bool = False


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    mark: bool


@cache
def _heads() -> tuple[re.Pattern[str], dict[str, ArrangementType]]:
    """The pattern of all nouns, and the type that each group of it stands for."""
    kinds: dict[str, ArrangementType] = {}
    groups = []
    for index, (kind, items) in enumerate(table("shared_things")["heads"].items()):
        kinds[f"k{index}"] = cast("ArrangementType", kind)
        groups.append(f"(?P<k{index}>{'|'.join(items)})")
    return re.compile("|".join(groups), re.IGNORECASE), kinds


@cache
def _words(key: str) -> frozenset[str]:
    return frozenset(str(word) for word in table("shared_things")[key])


@cache
def kind_of(ending: str) -> ArrangementType | None:
    """Give the type of arrangement that one to three words at the end of a phrase stand for."""
    pattern, kinds = _heads()
    match = pattern.fullmatch(ending)
    return kinds[str(match.lastgroup)] if match else None


def things(marked: Marked, place: int, *, shares_out: bool) -> list[Thing]:
    """Read the things that begin at a place of a marked sentence.

    Args:
        marked: The sentence with posts as tokens.
        place: Where the first phrase begins, after the word that says it is shared.
        shares_out: Whether a later thing may have an article of its own ("share a chair and a chief executive"); after
            an adjective it may not ("a joint chair and a new website").
    """
    found: list[Thing] = []
    words = _Words(marked.text, place)
    index = 0
    while words.has(index):
        thing, after = _one(marked, words, index, allows_article=shares_out or not found)
        if thing is None:
            break
        found.append(thing if len(found) == 0 else _further(thing))
        index = after
        joined = False
        while words.has(index) and words[index].text in {",", *_JOINS}:
            joined = True
            index += 1
        if not joined or _is_apposition(words, index):
            break
    return found


def _is_apposition(words: _Words, index: int) -> bool:
    """“A joint venture, Somewhere Pathology”: after the comma stands its name, not a further thing."""
    if not words.has(index) or words[index - 1].text != ",":
        return False
    return words[index].text[0].isupper() and words.has(index + 1) and words[index + 1].text[0].isupper()


def _further(thing: Thing) -> Thing:
    return Thing(thing.kind, thing.start, thing.end, thing.name, thing.post, thing.is_plural, is_further=True)


class _Words:
    """The words from a place on, read no further than they are asked for: most phrases end soon."""

    def __init__(self, text: str, place: int) -> None:
        self._coming = islice(_read(text, place), _MOST_WORDS)
        self._read: list[_Word] = []

    def has(self, index: int) -> bool:
        """Say whether there are so many words and one more."""
        while len(self._read) <= index:
            word = next(self._coming, None)
            if word is None:
                return False
            self._read.append(word)
        return True

    def __getitem__(self, index: int) -> _Word:
        self.has(index)
        return self._read[index]

    def between(self, first: int, last: int) -> list[_Word]:
        """Give the words between two indices, as many as there are."""
        self.has(last - 1)
        return self._read[first:last]


def _read(text: str, place: int) -> Iterator[_Word]:
    edge = place
    for match in _TOKEN.finditer(text, place):
        if match["quote"] or match.start() < edge:
            continue
        if closing := _BRACKET.match(text, match.start()):  # “a contract (since 2014), a team and …”
            edge = closing.end()
            continue
        yield _Word(match.group(), match.start(), match.end(), match["mark"] is not None)
        if match.group() in {";", ".", ":", "(", ")"}:
            break


def _one(marked: Marked, words: _Words, index: int, *, allows_article: bool) -> tuple[Thing | None, int]:
    """Read one thing; give it and the index of the word after it."""
    begin = _after_determiners(words, index, allows_article=allows_article)
    if begin is None or not words.has(begin):
        return None, index
    if words[begin].mark:
        return _post(marked, words[begin]), begin + 1
    best: Thing | None = None
    after = begin
    for place in range(begin, begin + _LONGEST):
        if not words.has(place):
            break
        word = words[place]
        if _is_over(words, place, has_head=best is not None):
            break
        is_spoilt = best is not None and word.text.lower() in _words("spoilers")
        if is_spoilt and kind_of(" ".join(w.text.lower() for w in words.between(place - 1, place + 1))) is None:
            return None, place  # “a joint fleet workshop” is one, though “a joint committee workshop” is none
        kind = _ending(words, begin, place) if word.text not in {",", *_JOINS} else None
        if kind is not None and word.text.lower() in _words("weak_heads") and not _may_end(words, place):
            kind = None
        if kind is not None:
            name = marked.text[words[begin].start : word.end].strip("\"' ")
            best = Thing(kind, words[begin].start, word.end, name, None, word.text.lower().endswith("s"))
            after = place + 1
        elif best is not None and not _more_follows(words, place):
            break
    return best, after


def _may_end(words: _Words, place: int) -> bool:
    """Say whether a phrase can end with a word: “shared staff” can, “shared staff concerns” goes on."""
    if not words.has(place + 1):
        return True
    following = words[place + 1].text.lower()
    is_noun = following[0].isalpha() and not following.endswith("ly")
    return not is_noun or following in _words("stops") or following in _JOINS


def _after_determiners(words: _Words, index: int, *, allows_article: bool) -> int | None:
    while words.has(index):
        word = words[index].text
        if word.lower() in _words("determiners") or re.match(r"\[[BF]\d", word):
            if not allows_article and word.lower() in _ARTICLES:
                return None
        elif not _is_modifier(word):
            break
        index += 1
    return index


def _post(marked: Marked, word: _Word) -> Thing | None:
    post = marked.item(word.text) if re.fullmatch(r"\[O\d+\]", word.text) else None
    return Thing("shared_post", word.start, word.end, post.title, post, post.plural) if isinstance(post, Post) else None


def _is_over(words: _Words, place: int, *, has_head: bool) -> bool:
    """Say whether a phrase ends before a word: a mark, a word no phrase holds, or the "and" before a further thing."""
    word = words[place]
    if word.text in {",", *_JOINS}:
        return has_head or not _goes_on(words, place)
    is_stop = word.text.lower() in _words("stops") and word.text != "IT"
    return word.mark or is_stop or not word.text[0].isalpha()


def _is_modifier(word: str) -> bool:
    return word.lower() in all_modifiers()


@cache
def all_modifiers() -> frozenset[str]:
    """Give the adjectives that say a thing is shared."""
    written = table("shared_things")["modifiers"]
    return frozenset([*written["any"], *written["limited"]])


def may_share(modifier: str, thing: Thing) -> bool:
    """Say whether an adjective makes an arrangement of a thing: “a single service” is one, “single services” none."""
    written = table("shared_things")["modifiers"]
    if modifier.lower() not in written["any"] and thing.kind not in written["limited"].get(modifier.lower(), ()):
        return False
    return not _not_things().fullmatch(f"{modifier} {thing.name}")


@cache
def _not_things() -> re.Pattern[str]:
    return re.compile("|".join(table("shared_things")["not_things"]), re.IGNORECASE)


def _goes_on(words: _Words, index: int) -> bool:
    """“Legal, HR and finance teams”: the noun of the list is still to come."""
    before = ""
    for word in words.between(index + 1, index + 7):
        lowered = word.text.lower()
        is_stop = lowered in _words("stops") and word.text != "IT"
        if word.mark or is_stop or (lowered in _words("determiners") and lowered != "own"):
            return False
        if not (word.text[0].isalpha() or word.text in {",", "&"}):
            return False
        if kind_of(lowered) is not None or kind_of(f"{before} {lowered}") is not None:
            return True
        before = lowered
    return False


def _more_follows(words: _Words, index: int) -> bool:
    """After a noun that fits, the next word may be part of a longer name: “service delivery hub”."""
    following = words[index + 1].text.lower() if words.has(index + 1) else ""
    return bool(following) and kind_of(following) is not None and following not in _JOINS


def _ending(words: _Words, begin: int, index: int) -> ArrangementType | None:
    for length in (3, 2, 1):
        if index - length + 1 >= begin:
            kind = kind_of(" ".join(word.text.lower() for word in words.between(index - length + 1, index + 1)))
            if kind is not None:
                return kind
    return None
