"""Deciders told by a place that stands for a body: “Dale's board”, “the boards of Dale and Fell”, “those at Dale”."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.decider_names import singular

_NO_PLACE = (
    r"(?!(?:The|That|This|These|Those|Both|Each|All|But|And|In|On|At|By|For|To|From|With|As|Where|While|After|Before"
    r"|When|If|So|Then|Its|Their|Our|His|Her|Joint|Full|Special|Trust|Shadow|New|Last|Next)\b)"
)
_WORDS = rf"{_NO_PLACE}[A-Z][\w'-]*[a-z](?:(?: and(?: the)?| of| upon| on)? [A-Z][\w'-]*[a-z]){{0,2}}"
_WORDS_APART = rf"{_NO_PLACE}[A-Z][\w'-]*[a-z](?: [A-Z][\w'-]*[a-z]){{0,2}}"
# a place in words, or what looked like a person's name
_PLACE = rf"(?:{_WORDS}|\[P\d+\])"
_ORGAN = (
    r"(?:trust board|board of directors|board|cabinet|governing body|executive|full council|council of governors"
    r"|governors|trustees|corporation)"
)
_MANY = r"(?:boards|cabinets|governing bodies|executives|full councils|councils of governors|governors|trustees)"
_ACTS = (
    r"(?=,? (?:which|who|has|have|had|will|would|is|are|was|were|must|should|did|do|does|still|then|also|later|now|both"
    r"|each|all|meets?|takes?|considers|discusses|debates?|gets|receives|sees|met|\w+ly|\w+ed|gave|took|put|threw|said|chose|went|came|made|votes?|decides?|on|in"
    r"|\[D\d+\])\b)"
)
_ITS_ORGAN = rule_pattern(
    rf"(?<![\w'\]-] of )(?<![\w-])(?P<place>{_PLACE})'s (?P<organ>{_ORGAN}){_ACTS}"
    rf"|(?<=\bthe )(?P<second>{_WORDS}) (?P<own>{_ORGAN}){_ACTS}"
    rf"|(?<=\bThe )(?P<third>{_WORDS}) (?P<its>{_ORGAN}){_ACTS}",
    ignore_case=False,
)
_ITS_PEOPLE = rule_pattern(
    rf"(?<![\w-])(?P<place>{_PLACE})'s (?P<organ>members|councillors|practices|member practices){_ACTS}",
    ignore_case=False,
)
_ORGANS_OF = rule_pattern(
    rf"(?:[Tt]he |[Bb]oth )?(?P<organ>{_MANY}) (?:of|at) (?:both )?(?P<place>{_WORDS_APART}|\[P\d+\]|{{B}})"
    rf"(?: and(?: of| at)? (?P<second>{_WORDS_APART}|\[P\d+\]|{{B}}))?{_ACTS}",
    ignore_case=False,
)
_ORGAN_AND_OF = rule_pattern(rf"{{G:first}} and (?:of|at) (?P<second>{_PLACE})(?:'s)?(?: at {_WORDS})?{_ACTS}")
_THOSE_AT = rule_pattern(
    rf"\b[Tt]hose (?:at|of|in|from|on) (?P<place>{_PLACE}|{{B}}){_ACTS}",
    ignore_case=False,
)
_MAY_BE = re.compile(
    r"'s (?:trust board|board|cabinet|governing|executive|full council|council|governors|trustees|corporation|members"
    r"|practices|member)|(?:board|cabinet|governing body|executive|governors|trustees|corporation|council) |boards"
    r"|cabinets|bodies|executives|councils|hose | and (?:of|at) "
)


def with_place_deciders(paper: Paper, marked: Marked, before: View | None) -> Marked:
    """Give a sentence with tokens for organs that it names by the place of their body.

    Args:
        paper: The paper, whose bodies the places are looked up in.
        marked: The sentence, marked.
        before: The sentence just before it, marked, for what “those at” is short for.
    """
    if not _MAY_BE.search(marked.text):
        return marked

    def organ_of(source: Marked, match: re.Match[str]) -> BodyMention | None:
        key = next((name for name in ("place", "second", "third") if match.groupdict().get(name)), "place")
        organ = next(match[name] for name in ("organ", "own", "its") if match.groupdict().get(name))
        return _mention(paper, source, match, (match[key],), organ)

    def people_of(source: Marked, match: re.Match[str]) -> BodyMention | None:
        name = _named(paper, source, match["place"])
        noun = "council" if match["organ"] == "councillors" else ""
        return _mention(paper, source, match, (match["place"],), "", noun=noun) if name else None

    def organs_of(source: Marked, match: re.Match[str]) -> BodyMention | None:
        if match["place"].startswith("[B") and not match["second"]:
            return None
        return _mention(paper, source, match, (match["place"], match["second"]), match["organ"])

    def and_of(source: Marked, match: re.Match[str]) -> BodyMention | None:
        first, name = source.item(match["first"]), _name(paper, source, match["second"])
        if not isinstance(first, BodyMention) or not first.organ or len(first.names) != 1 or not name:
            return None
        span = source.source(*match.span())
        return BodyMention(*span, (first.names[0], name), "organ", "list", organ=singular(first.organ))

    def those_at(source: Marked, match: re.Match[str]) -> BodyMention | None:
        organs = [body.organ for place, body in bodies_of(source) if place < match.start() and body.organ]
        organs = organs or [body.organ for _, body in bodies_of(before.plain) if body.organ] if before else organs
        return _mention(paper, source, match, (match["place"],), organs[-1]) if organs else None

    marked = marked.replaced(_ORGAN_AND_OF, "G", and_of)
    marked = marked.replaced(_ORGANS_OF, "G", organs_of)
    marked = marked.replaced(_ITS_ORGAN, "G", organ_of)
    marked = marked.replaced(_ITS_PEOPLE, "B", people_of)
    return marked.replaced(_THOSE_AT, "G", those_at)


def _mention(
    paper: Paper, source: Marked, match: re.Match[str], places: tuple[str | None, ...], organ: str, *, noun: str = ""
) -> BodyMention | None:
    names = tuple(_name(paper, source, place, noun=noun) for place in places if place)
    if not names or not all(names):
        return None
    form = "list" if len(names) > 1 else "short"
    kind = "organ" if organ else "council" if noun else "anybody"
    one = organ if organ in {"governors", "trustees"} else singular(_ONE.get(organ, organ))
    return BodyMention(*source.source(*match.span()), names, kind, form, organ=one)


_ONE = {"executives": "executive", "full councils": "full council", "councils of governors": "council of governors"}


def _name(paper: Paper, source: Marked, words: str | None, *, noun: str = "") -> str:
    """The body that a place stands for: the one of the paper with it in its name, or the place itself."""
    if not words:
        return ""
    named = _named(paper, source, words)
    return named or _words_of(source, words) + (f" {noun}" if noun else "")


def _named(paper: Paper, source: Marked, words: str) -> str:
    """The one body of the paper that has the words in its name, or an empty string."""
    item = source.item(words) if words.startswith("[") else None
    if isinstance(item, BodyMention):
        return item.names[0] if len(item.names) == 1 and not item.organ else ""
    place = _words_of(source, words)
    if not place:
        return ""
    own = [body.name for body in paper.registry.beginning_with(place) if not body.is_future]
    holds = re.compile_for_now(rf"\b{re.escape(place)}\b")
    own = own or [body.name for body in paper.registry.bodies if holds.search(body.name) and not body.is_future]
    return own[0] if len(own) == 1 else ""


def _words_of(source: Marked, words: str) -> str:
    """A place as written; a person whose name is proven to be one is no place."""
    item = source.item(words) if words.startswith("[") else None
    if isinstance(item, PersonMention):
        return "" if item.is_proven else item.name
    return words
