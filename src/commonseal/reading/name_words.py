"""Stage 2: which words left of a kind noun belong to the name it ends, and what a list shares out.

"NHS Somewhere, Elsewhere and Nowhere Clinical Commissioning Group" is one body although there are commas in its name;
"Somewhere, Elsewhere and Nowhere CCGs" are three. "Jane Doe and Somewhere Council" is a person and a body.
"""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import phrases, table

# “2gether” and the like begin with a figure
_TOKEN = re.compile(r"[^\W\d_][\w’'.-]*|\d(?!st\b|nd\b|rd\b|th\b)[a-z]{2,}|&|,|\(|\)|\S")
_NOT_NAME = frozenset(table("bodies")["not_name"])
_OF_HEADS = frozenset(table("bodies")["of_heads"])
_FOR_HEADS = frozenset(["Hospital", "Hospitals", "Centre", "Institute"])
_REACH = 110
_REACH_OF_LIST = 280
_LONGEST = 24
_LONGEST_LIST = 56
_CAPS = re.compile(r"[A-Z][A-Z’'&.-]+$")
_THE_HEADS = frozenset(["upon", "of"])
_LONG = 5
_NUMBERS = frozenset(["Two", "Three", "Four", "Five", "Six", "Seven"])
_JOINTS = frozenset(["and", "&", "AND"])
_TITLES = frozenset(phrases("people", "titles"))
_END_NOUNS = frozenset(table("bodies")["end_nouns"])
_NO_PLACE = _NOT_NAME | _END_NOUNS
_COMPANY_ENDS = frozenset(
    [
        *table("bodies")["unfamiliar"]["ends"],
        *(noun.split(" ")[-1] for nouns in table("bodies")["institutions"]["ends"].values() for noun in nouns),
        *table("bodies")["other_ends"],
    ]
) - {"Borough", "District", "County"}
# Nobility and saints hold a possessive inside a name of a place or a hospital
_OWNERS = frozenset(table("bodies")["owners"])


def name_tokens(
    text: str, noun: re.Match[str], floor: int, *, plural: bool, committee: bool, of_place: bool = False
) -> list[re.Match[str]]:
    """Give the tokens left of a kind noun that belong to the name, in order.

    Args:
        text: The paper's flow.
        noun: The kind noun; its group ``caps`` says that it is written in capitals.
        floor: Where the name before ends; nothing left of it belongs to this one.
        plural: Whether the noun is in the plural, so that a list may share it.
        committee: Whether the noun is that of a committee, whose name may begin with "Joint".
        of_place: Whether such bodies are named by their places alone, so that "Somewhere Homes and" is another body.
    """
    reach = _REACH_OF_LIST if plural else _REACH
    tokens = list(_TOKEN.finditer(text, max(floor, noun.start() - reach), noun.start()))
    kept: list[re.Match[str]] = []
    is_shouted = bool(noun.group("caps")) or (noun.group().isupper() and _is_word_in_capitals(tokens))
    right = noun.start()
    index = len(tokens) - 1
    while index >= 0 and len(kept) < (_LONGEST_LIST if plural else _LONGEST):
        token = tokens[index]
        between = text[token.end() : right]
        if not kept and token.group() in _JOINTS and (noun.group().isupper() or noun.group()[0].islower()):
            break  # “council leader Jane Doe and CCG chair John Roe”
        if between.strip() or "\n" in between or "\t" in between or "   " in between:
            break
        if not _belongs(tokens, index, kept, plural=plural, committee=committee, noun_in_capitals=is_shouted):
            break
        kept.insert(0, token)
        right = token.start()
        if token.group() == "NHS" and not (plural and index and tokens[index - 1].group() in {"and", ","}):
            break
        index -= 1
    kept = _without_person(tokens, kept)
    if of_place:
        kept = _without_company(kept)
    while kept and kept[0].group() in {"and", "of", ",", "&", "upon", "the", "for", "with"}:
        kept.pop(0)
    return kept


def _is_word_in_capitals(tokens: list[re.Match[str]]) -> bool:
    """Say whether the last word before a noun is a word in capitals, too long for an abbreviation."""
    return bool(tokens) and len(tokens[-1].group()) >= _LONG and _CAPS.fullmatch(tokens[-1].group()) is not None


def _without_company(kept: list[re.Match[str]]) -> list[re.Match[str]]:
    """“Somewhere Homes and Elsewhere Council”: what stands before the "and" ends as the name of another body does."""
    joins = (i for i in range(len(kept) - 1, 1, -1) if kept[i].group() in _JOINTS or kept[i].group() == ",")
    last = next((i for i in joins if kept[i - 1].group() in _COMPANY_ENDS), -1)
    return kept[last + 1 :]


def _without_person(tokens: list[re.Match[str]], kept: list[re.Match[str]]) -> list[re.Match[str]]:
    """“Cllr Jane Doe and Somewhere Council”: what stands before the “and” is a person, as the title before it shows."""
    first = next((i for i, token in enumerate(tokens) if kept and token.start() == kept[0].start()), 0)
    joins = [i for i, token in enumerate(kept) if token.group() in _JOINTS]
    if joins and first and tokens[first - 1].group().rstrip(".") in _TITLES:
        return kept[joins[-1] + 1 :]
    return kept


def _belongs(
    tokens: list[re.Match[str]],
    index: int,
    kept: list[re.Match[str]],
    *,
    plural: bool,
    committee: bool,
    noun_in_capitals: bool,
) -> bool:
    word = tokens[index].group()
    left = tokens[index - 1].group() if index else ""
    if not word[0].isupper() or (word == "The" and left in _JOINTS):  # “Somewhere and The Elsewhere”
        return (word[0].isdigit() and len(word) > 1) or _joins(tokens, index, kept, plural=plural)
    if noun_in_capitals and (not _CAPS.match(word) or word.capitalize() in _NOT_NAME):
        is_region = word == "THE" and left == "AND" and index < 4
        return not plural and bool(kept) and (is_region or _joins_in_capitals(word, left))
    if word in {"Joint", "Shared"} and committee:
        return True
    if word in _NUMBERS and kept and not plural:
        return kept[0].group()[0].isupper()
    if word in _NOT_NAME or (word.endswith(("’s", "'s")) and not _possessive_in_name(tokens, index, left)):
        return word == "New" and bool(kept)
    is_of_heading = word.isupper() and len(word) > 2 and word.capitalize() in _NOT_NAME  # “ONE CCG”, but “BCP CCG”
    return not is_of_heading and not (word.endswith(".") and word not in {"St."})


def _joins_in_capitals(word: str, left: str) -> bool:
    """“SOMEWHERE AND ELSEWHERE DISTRICT COUNCIL” is one council."""
    return word == "NEW" or (
        word in {"AND", "OF", "UPON"} and _CAPS.match(left) is not None and left.capitalize() not in _NOT_NAME
    )


def _joins(tokens: list[re.Match[str]], index: int, kept: list[re.Match[str]], *, plural: bool) -> bool:
    """Small words inside a name, and the commas of a list or of a name of several places."""
    word = tokens[index].group()
    left = tokens[index - 1].group() if index else ""
    if word in {"and", "&", "upon", "under"}:
        if left == "," and index > 1 and word in _JOINTS and kept:
            in_list = plural or (index > 3 and tokens[index - 3].group() == ",")
            return in_list and _may_join(tokens[index - 2].group(), kept)
        return _may_join(left, kept) and (plural or not _is_short_form(left, kept))
    if word == ",":
        in_list = bool(kept) and (plural or any(token.group() in _JOINTS for token in kept))
        return in_list and _may_join(left, kept)
    if word in {"the", "The"} and left in _JOINTS:
        return _may_join_the(tokens, index, kept)
    if word in {"with", "on"}:
        return left[:1].isupper() and (_is_place_with if word == "with" else _is_place_on)(tokens, index, kept)
    heads = _FOR_HEADS if word == "for" else _OF_HEADS if word == "of" else _THE_HEADS if word == "the" else ()
    return left in heads


_BEFORE_PLACE = frozenset(["NHS", "of", "in", "by", "at", "for", "from", "and", "the", ","])
_WITH = frozenset(table("bodies")["together_with"])
_WITH_REACH = 14
_NO_PLACES = frozenset(table("bodies")["with_article"])


def _is_place_on(tokens: list[re.Match[str]], index: int, kept: list[re.Match[str]]) -> bool:
    """“NHS Somewhere on Water CCG” is one place, “Councillors on Somewhere Council” are not."""
    before = tokens[index - 2].group() if index > 1 else ""
    return len(kept) == 1 and before in _BEFORE_PLACE and tokens[index - 1].group() not in _NO_PLACE


def _is_place_with(tokens: list[re.Match[str]], index: int, _: list[re.Match[str]]) -> bool:
    """“Somewhere with Elsewhere CCG” is one place, unless somebody is merged, linked or shared with somebody."""
    before: list[str] = []
    for token in reversed(tokens[max(0, index - _WITH_REACH) : index - 1]):
        if token.group().endswith((".", "?", "!", ":", ";")):
            break
        before.insert(0, token.group())
    if before and before[-1] == "NHS":
        return True
    if tokens[index - 1].group() in _NO_PLACE or (before and before[-1][0].isupper()):
        return False
    return not any(word.casefold().startswith(tuple(_WITH)) for word in before)


def _may_join_the(tokens: list[re.Match[str]], index: int, kept: list[re.Match[str]]) -> bool:
    """“Somewhere and the Isles of Elsewhere ICB” is one body, “Jane Doe and the Somewhere ICB” are two.

    It is one where the name has "NHS", a comma or an article before, or where what follows is a region that takes one.
    """
    left = tokens[index - 2].group() if index > 1 else ""
    if not kept or not _may_join(left, kept):
        return False
    if tokens[index].group() == "The":
        return True
    if kept[0].group() in _OF_HEADS and len(kept) > 1 and kept[1].group() == "of":
        return True
    at = index - 2
    while at > 0 and tokens[at].group()[0].isupper() and tokens[at].group() not in _END_NOUNS:
        at -= 1
    if tokens[at].group() in {"the", "The"} and left not in _NO_PLACES and at == index - 3:
        return True  # “the Somewhere and the Elsewhere Authority”, where no article stands before a place alone
    return tokens[at].group() == "NHS" or (tokens[at].group() == "," and at > 1 and tokens[at - 2].group() == "NHS")


def _possessive_in_name(tokens: list[re.Match[str]], index: int, left: str) -> bool:
    """Hospitals and towns named after a saint or a patron hold a possessive in the name."""
    following = tokens[index + 1].group() if index + 1 < len(tokens) else ""
    if left in {"St", "St."} or tokens[index].group().replace("’", "'") in _OWNERS:
        return True
    if left in _JOINTS and following in {"NHS", "Hospital", "Hospitals"}:  # “Women's and Children's”
        return True
    return following in {"College", "Hospital", "Hospitals", "and", "&"}


def _may_join(left: str, kept: list[re.Match[str]]) -> bool:
    """Say whether a word may be joined by "and" or a comma to the part of the name that follows."""
    if left.endswith(("’s", "'s")):
        return bool(kept) and (kept[0].group() in {"St", "St."} or left.replace("’", "'") in _OWNERS)
    return bool(left) and left[0].isupper() and left not in _NOT_NAME and left not in _END_NOUNS


def _is_short_form(left: str, kept: list[re.Match[str]]) -> bool:
    """“AHT and Somewhere NHS Trust”: letters alone stand for a body of their own."""
    return _LETTERS.fullmatch(left) is not None and bool(kept) and not kept[0].group().isupper()


_LETTERS = re.compile(r"(?!NHS)[A-Z]{3,6}")
_SINGULAR = (
    (r"Authorities$", "Authority"),
    (r"ies$", "y"),
    (r"Committees in", "Committee in"),
    (r"(?<=[a-zA-Z])s$", ""),
)


def _singular(noun: str) -> str:
    for plural, singular in _SINGULAR:
        changed = re.sub(plural, singular, noun)
        if changed != noun:
            return changed
    return noun


def shared_out(words: str, noun: str, whole: frozenset[str]) -> tuple[str, ...]:
    """Give each member of a list its own noun: “A, B and C CCGs” are A CCG, B CCG and C CCG.

    Args:
        words: What stands before the noun.
        noun: The noun, in the plural.
        whole: Names of several places that are one body elsewhere in the paper ("a and b"), in lower case: they
            are not split.
    """
    parts = _parts(words, whole)
    if len(parts) == 1:  # “the A and B authorities merged to form the A and B Authority”: there the plural tells
        parts = _parts(words, frozenset())
    if len(parts) == 1:
        return (clean(f"{words} {noun}"),)
    single = _singular(noun)
    nhs = parts[0].startswith("NHS ")
    full = [part if part.startswith("NHS ") or not nhs else f"NHS {part}" for part in parts]
    return tuple(clean(f"{part} {single}") for part in full)


# “A, B, and C and D” are three, of which the last has two places in its name
_LAST_OF_LIST = re.compile(r",\s*and\s+(?:(?!\band\b)[^,])+\sand\s[^,]+$")


def _parts(words: str, whole: frozenset[str]) -> list[str]:
    """The members of a list. In one with commas only the last "and" joins members: “A and B, C and D” are three."""
    by_comma = [part for part in re.split(r"\s*,\s*(?:and\s+)?", words) if part]
    *before, last = by_comma or [""]
    if before and _LAST_OF_LIST.search(words):
        return [*before, last]
    pieces = re.split(r"\s+(?:and|&)\s+", last)
    members: list[str] = []
    while pieces:
        pair = f"{pieces[0]} and {pieces[1]}" if len(pieces) > 1 else ""
        if pair and plain(pair) in whole:
            members.append(pair)
            pieces = pieces[2:]
        else:
            members.append(pieces.pop(0))
    return [*before, *(piece for piece in members if piece)]


def plain(words: str) -> str:
    """Fold the words of a name for comparison."""
    return " ".join(re.sub(r"^NHS ", "", words).replace("&", "and").casefold().split())


def clean(name: str) -> str:
    """Give a name with single spaces and without marks of emphasis."""
    return re.sub(r"[\s*_]+", " ", name).strip()
