"""Organs whose council is told by its place or kind: “At Dale, the scrutiny committee”, “the borough's cabinet”."""

from __future__ import annotations

from dataclasses import replace

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View

_AT_PLACE = rule_pattern(
    r"(?:^\W*|(?<=[.;] ))(?:(?:At|In|For|Over at|Over in|Across at"
    r"|Across in) )(?:the )?{B:place}(?:'s end)?(?:,|(?= the {G}))"
    r"(?: the (?:equivalent|same|corresponding|relevant|responsible) {G},| {G},)? (?:the |its )?{G:who}",
    ignore_case=False,
)
# “In Dale the full council did the same”: a place whose council was named before
_IN_PLACE = rule_pattern(
    r"(?:^\W*|(?<=[.;] ))(?:(?:But|And|While|Meanwhile),? )?(?:[Aa]t|[Ii]n|[Oo]ver in|[Aa]cross in) "
    r"(?P<place>[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2}),? (?:the |its )?{G:who}",
    ignore_case=False,
)
_APPOSED = rule_pattern(r"(?:{G:first}), (?:the )?{G:who},?(?= [a-z])")
_A_KIND = re.compile(
    r"(?:equivalent|same|corresponding|relevant|responsible|appropriate|main|other)\b.* (?:committee|panel|board)"
)
_BY_KIND = rule_pattern(r"\b[Tt]he (?P<noun>county|city|borough|district|town|parish)(?: council)?'s {G:who}")
_KINDS = {"county": "County", "city": "City", "borough": "Borough", "district": "District", "town": "Town"}


def with_places(view: View, marked: Marked) -> Marked:
    """Give a sentence whose organs belong to the council of the place, or of the kind, that it names for them.

    Args:
        view: The sentence, for the councils named before it.
        marked: The sentence, marked.
    """
    if "[G" not in marked.text:
        return marked
    marked = marked.replaced(_APPOSED, "G", _one_of_two)
    marked = marked.replaced(_AT_PLACE, "G", _of_the_place)
    marked = marked.replaced(_IN_PLACE, "G", lambda source, match: _of_the_council_there(view, source, match))
    return marked.replaced(_BY_KIND, "G", lambda source, match: _of_the_kind(view, source, match))


def _one_of_two(source: Marked, match: re.Match[str]) -> object | None:
    """“the equivalent committee, the Overview and Scrutiny Committee”: one committee, by its name."""
    first, second = source.item(match["first"]), source.item(match["who"])
    if not isinstance(first, BodyMention) or not isinstance(second, BodyMention):
        return None
    return replace(second, start=first.start) if _A_KIND.fullmatch(first.organ) else None


def _of_the_place(source: Marked, match: re.Match[str]) -> object | None:
    place, organ = source.item(match["place"]), source.item(match["who"])
    if not isinstance(place, BodyMention) or not isinstance(organ, BodyMention):
        return None
    if not organ.organ or organ.form not in {"organ", "reference"} or place.organ or len(place.names) != 1:
        return None
    return replace(organ, start=place.start, names=place.names)


def _of_the_council_there(view: View, source: Marked, match: re.Match[str]) -> object | None:
    organ = source.item(match["who"])
    if not isinstance(organ, BodyMention) or not organ.organ or organ.form not in {"organ", "reference"}:
        return None
    councils = [body for body in view.before if body.body_class == "council" and not body.is_set]
    there = [name for body in councils for name in body.names if name.startswith(f"{match['place']} ")]
    start = source.source(*match.span("who"))[0]
    return replace(organ, start=min(organ.start, start), names=(there[-1],)) if there else None


def _of_the_kind(view: View, source: Marked, match: re.Match[str]) -> object | None:
    """“the borough's full council” where a borough and a district are spoken of: that of the borough."""
    organ = source.item(match["who"])
    kind = _KINDS.get(match["noun"].lower(), "")
    if not kind or not isinstance(organ, BodyMention) or not organ.organ or organ.form not in {"organ", "reference"}:
        return None
    councils = [b for b in (*view.before, *view.bodies) if b.start < organ.start and len(b.names) == 1 and not b.is_set]
    of_kind = [body.names[0] for body in councils if re.search(rf"\b{kind} Council$", body.names[0])]
    if of_kind or organ.names[0].endswith(f"{kind} Council"):
        return replace(organ, names=(of_kind[-1],)) if not organ.names[0].endswith(f"{kind} Council") else None
    is_other = is_of_other_kind(match["noun"], organ.names[0])
    return replace(organ, names=(f"{match['noun']} council",), form="unnamed") if is_other else None


_COUNTY = re.compile(r"\bCounty Council\b")
_PART_OF_COUNTY = re.compile(r"\b(?:District|Borough|City|Town|Parish) Council\b")


def is_of_other_kind(noun: str, name: str) -> bool:
    """Say whether a council cannot be the one meant: “the county council” is no district, and the other way round.

    Args:
        noun: The noun by which the text calls the council, such as “county”.
        name: The council's name.
    """
    other = _PART_OF_COUNTY if noun.lower() == "county" else _COUNTY
    return other.search(name) is not None


COUNCILLORS = re.compile(
    r"(?P<place>(?!(?:What|How|Why|Which|Where|Who|That|Our|Your|Their|These|Those|Both|More|Other|New|Fellow"
    r"|Labour|Conservative|Liberal|Democrat|Green|Independent|Tory|The|Local|Senior|Opposition|County"
    r"|District|Borough|City|Town|Parish|Ward|Elected|All|But|And|When|After|Most|Many|Some|Two|Three|Cabinet"
    r"|Former)\b)"
    r"[A-Z][a-z]+(?: (?!Council)[A-Z][a-z]+){0,2}) (?P<kind>(?:city|county|district|borough"
    r"|town) )?(?:councillors|council members)\b"
    r"|\b[Cc]ouncillors in (?P<second>[A-Z][a-z]+(?: [A-Z][a-z]+){0,2})"
    r"(?= (?:have|had|voted|will|are|agreed|backed|\w+ed)\b)"
)


def council_of_the_place(source: Marked, match: re.Match[str]) -> object | None:
    """“Ashdene councillors”: an unnamed council is its place with the text's own noun.

    Args:
        source: The marked sentence.
        match: The place with its councillors.
    """
    start, end = source.source(match.start(), match.end())
    return BodyMention(
        start, end, (f"{match['place'] or match['second']} {match['kind'] or ''}council",), "council", "unnamed"
    )
