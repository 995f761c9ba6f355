"""Panels, committees and memberships named by their body: “Dale Council's adult care panel met. The panel agreed …”.

What the list of organs has is known from the start; here are those with a name of their own making, those of a body
that has no name (“the STP's board”), those of all who write (“our memberships”), and the short words for them later.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decider_names import singular

_NO_ADJECTIVE = (
    r"(?!(?:of|for|to|by|in|on|at|has|have|had|the|its|their|is|are|was|were|will|would|that|this|who|which|said|also"
    r"|own|first|new|joint)\b)"
)
_HEAD = r"(?:sub-?committee|committee|panel|commission|select committee|task group|scrutiny board|scrutiny forum)"
_NAMED = rule_pattern(
    rf"{{B:who}}(?:'s|')? (?P<organ>(?:{_NO_ADJECTIVE}[A-Za-z][a-z-]+(?:,| and| &)? ){{1,5}}(?P<head>{_HEAD}))\b(?!')"
)
_OF_NO_NAME = rule_pattern(
    r"\b[Tt]he (?:GP )?(?P<kind>STP|ICS|federation|partnership|alliance|network|charity|hospice|association|company"
    r"|college|consortium|collaborative|LMC|PCN|trust|vanguard)'s {G:organ}"
)
_OF_US = rule_pattern(
    r"(?:\b(?:[Ee]ach of|[Aa]ll of|[Bb]oth of|[Bb]oth|[Aa]ll) )?{B:us} (?P<set>memberships|\[G\d+\])(?!')"
)
_AGAIN = re.compile(
    r"(?<!of )\b(?P<words>[Tt]he (?P<head>sub-?committee|committee|panel|commission))\b(?! (?:of|on|for|that|which|who"
    r"|in common)\b|')"
)
_ITS_PEOPLE = rule_pattern(
    r"(?:\b(?:[Tt]he )?(?P<organ>[Gg]overnors|[Tt]rustees)|{G:alone}) (?:at|of|in|from)(?: the| both| all)*"
    r" {B:who}(?!'s?)(?=,? (?:[a-z]|\[D))"
)
_ORGAN_OF_BOTH = rule_pattern(r"{G:first} and (?:the )?{B:second}(?!'s?)(?= [a-z])")
_SAID_ABOUT = 12  # sentences through which “the panel” is the one named


@dataclass(slots=True)
class InnerOrgans:
    """The panels and committees named so far by their body, for “the panel” in the sentences after."""

    _last: dict[str, tuple[int, BodyMention]] = field(default_factory=dict)

    def marked(self, paper: Paper, view: View) -> View:
        """Give a sentence with tokens for the organs that it names by their body, or means by a short word.

        Args:
            paper: The paper.
            view: The sentence.
        """
        marked = self._mark(paper, view, view.plain)
        return view if marked is view.plain else replace(view, plain=marked)

    def _mark(self, paper: Paper, view: View, marked: Marked) -> Marked:
        text = marked.text
        if "'s [G" in text:
            marked = marked.replaced(_OF_NO_NAME, "G", _of_no_name)
        marked = marked.replaced(_OF_US, "G", _of_us) if "emberships" in text or "] [G" in text else marked
        if "overnors" in text or "rustees" in text or "[G" in text:
            marked = marked.replaced(_ITS_PEOPLE, "G", lambda source, match: _people_of(paper, source, match))
        if "[G" in text:
            marked = marked.replaced(_ORGAN_OF_BOTH, "G", lambda source, match: _of_both(paper, source, match))
        if "ommi" not in text and "panel" not in text and "group" not in text and "scrutiny" not in text:
            return marked

        def named(source: Marked, match: re.Match[str]) -> BodyMention | None:
            body = source.item(match["who"])
            if not isinstance(body, BodyMention) or not _has_organs(body):
                return None
            found = BodyMention(
                *source.source(*match.span()), body.names, body.body_class, body.form, organ=match["organ"]
            )
            self._last[_head(match["head"])] = (view.number, found)
            return found

        def again(source: Marked, match: re.Match[str]) -> BodyMention | None:
            number, body = self._last.get(match["head"].replace("-", ""), (-_SAID_ABOUT - 1, None))
            if body is None or view.number - number > _SAID_ABOUT:
                return None
            self._last[match["head"].replace("-", "")] = (view.number, body)
            return BodyMention(
                *source.source(*match.span("words")), body.names, body.body_class, "organ", organ=body.organ
            )

        return marked.replaced(_NAMED, "G", named).replaced(_AGAIN, "G", again)


def _head(words: str) -> str:
    return words.rsplit(maxsplit=1)[-1].replace("-", "")


def _has_organs(body: BodyMention) -> bool:
    return len(body.names) == 1 and not body.is_set and not body.organ and body.form not in {"it", "they", "us"}


def _of_no_name(source: Marked, match: re.Match[str]) -> BodyMention | None:
    organ = source.item(match["organ"])
    if not isinstance(organ, BodyMention) or organ.form != "organ" or not organ.organ or len(organ.names) != 1:
        return None
    return BodyMention(*source.source(*match.span()), (match["kind"],), "organ", "organ", organ=organ.organ)


def _of_us(source: Marked, match: re.Match[str]) -> BodyMention | None:
    us = source.item(match["us"])
    organs = source.item(match["set"]) if match["set"].startswith("[") else None
    if not isinstance(us, BodyMention) or us.form != "us":
        return None
    if organs is not None and not (isinstance(organs, BodyMention) and organs.is_set and len(us.names) > 1):
        return None
    words = organs.names[0] if isinstance(organs, BodyMention) else match["set"]
    return BodyMention(*source.source(*match.span()), (words,), "organ", "organs", is_set=True)


def _people_of(paper: Paper, source: Marked, match: re.Match[str]) -> BodyMention | None:
    """“Governors at the three trusts”: a set as it is written, or the governors of each body that is named."""
    body = source.item(match["who"])
    span = source.source(*match.span())
    alone = source.item(match["alone"]) if match["alone"] else None
    organ = match["organ"] or (paper.document.flow[alone.start : alone.end] if isinstance(alone, BodyMention) else "")
    is_people = organ.lower() in {"governors", "trustees", "the governors", "the trustees"}
    if not is_people or not isinstance(body, BodyMention) or body.organ or body.form in {"it", "they", "us"}:
        return None
    if body.form == "set":
        return BodyMention(*span, body.names, body.body_class, "set", is_set=True)
    return BodyMention(*span, body.names, body.body_class, body.form, organ=organ.lower().removeprefix("the "))


def _of_both(paper: Paper, source: Marked, match: re.Match[str]) -> BodyMention | None:
    """“The governors of A and B”: where the organ is told first it is that of both."""
    first, second = source.item(match["first"]), source.item(match["second"])
    if not isinstance(first, BodyMention) or not isinstance(second, BodyMention) or len(second.names) != 1:
        return None
    words = paper.document.flow[first.start : first.end].lower().removeprefix("the ")
    if not first.organ or not words.startswith(f"{first.organ.lower()} ") or second.form not in {"name", "short"}:
        return None
    names = (*first.names, *second.names)
    return BodyMention(*source.source(*match.span()), names, first.body_class, "list", organ=singular(first.organ))
