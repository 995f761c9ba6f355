"""Deciders that carry no body's name: ministers, member practices, "the boards", a committee called by its own name."""

from __future__ import annotations

import re
from dataclasses import replace

from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View

_COMMITTEE = (
    r"(?:[A-Z][\w'-]+,? (?:(?:and|&|for|of|the) )?){1,6}(?:Committee|Board|Panel|Cabinet|Forum|Tribunal"
    r"|Executive|Council of Governors"
    r"|Assembly|Senate)(?! (?:[Mm]ember|[Mm]eeting [Pp]aper|[Ss]ecretary|Room|[Cc]hair|[A-Z]))"
)
_PATTERN = re.compile(
    r"(?<![\w'\]-])(?:(?P<people>(?:[Tt]he )?(?:[Mm]inisters|Government(?! (?:Act|policy|guidance|funding|grant"
    r"|department))"
    r"|[Mm]inister|[Rr]egulators?|[Tt]ribunal|[Ii]nspectorate|adjudicator)|(?:[Tt]he |[Oo]ur |[Ii]ts |[Aa]ll )?"
    r"(?:GP )?[Mm]ember practices|(?:[Tt]he |[Oo]ur )?GP members"
    r"|[Tt]he membership|[Ss]hareholders)\b(?! (?:of|at|in) )"
    r"|(?:[Tt]he )?(?P<plural>(?:(?:two|three|four|five|six|seven|eight) )?(?:trust )?(?:boards|governing bodies"
    r"|cabinets|councils of governors|committees))(?! of\b)\b"
    rf"|(?:[Tt]he )?(?P<committee>{_COMMITTEE}))"
)
_ANY = re.compile(
    r"[Mm]inister|Government|[Rr]egulator|practices|members|membership|[Ss]hareholders|boards|bodies|cabinets"
    r"|governors|committees"
    r"|Committee|Board|Panel|Cabinet|Forum|Tribunal|tribunal|Executive|Assembly|Senate|[Ii]nspectorate|adjudicator"
)


_OWN_ORGAN = rule_pattern(
    r"{B:who}(?:'s)? (?P<organ>(?:Trust )?Board(?: of Directors)?|Cabinet|Executive|Governing Body"
    r"|Council of Governors|Full Council)"
    r"(?! (?:member|office|room|assurance|paper|[A-Z]))",
    ignore_case=False,
)


def with_unnamed(view: View, sets: dict[str, str]) -> Marked:
    """Give the sentence with tokens for deciders that have no body's name of their own.

    Args:
        view: The sentence.
        sets: The phrases under which the paper spoke of sets of organs so far, by their noun.
    """
    marked = view.plain
    if not _ANY.search(marked.text):
        return marked
    marked = marked.replaced(_OWN_ORGAN, "G", _with_organ)

    def build(source: Marked, match: re.Match[str]) -> object | None:
        start, end = source.source(match.start(), match.end())
        if match["plural"]:
            name = sets.get(match["plural"].rsplit(" ", 1)[-1].lower(), match["plural"])
            is_known = name != match["plural"] or " " in name
            return BodyMention(start, end, (name,), "organ", "set of organs", is_set=True) if is_known else None
        words = match["committee"] or match["people"]
        words = re.sub(r"^(?:the|our|its|all|that|both|at|in|by) ", "", words, flags=re.IGNORECASE)
        return BodyMention(start, end, (words,), "organ", "unnamed") if len(words) > 8 or match["people"] else None

    return marked.replaced(_PATTERN, "G", build)


def _with_organ(source: Marked, match: re.Match[str]) -> object | None:
    """“Dale Council Executive”: a body and its organ that were not joined before."""
    body = source.item(match["who"])
    if not isinstance(body, BodyMention) or body.organ or len(body.names) != 1 or body.is_set:
        return None
    if body.names[0].endswith("Board") and "Board" in match["organ"]:
        return body
    return replace(body, organ=re.sub(r"^Trust (?=Board)", "", match["organ"]), end=source.ends[match.end() - 1])
