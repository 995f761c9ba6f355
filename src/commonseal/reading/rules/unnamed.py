"""Deciders that carry no body's name: ministers, member practices, "the boards", a committee called by its own name."""

from __future__ import annotations

import re
from dataclasses import replace

from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention
from commonseal.reading.paper import View

_COMMITTEE = (
    r"(?:[A-Z][\w'-]+,? (?:(?:and|&|for|of|the) )?){1,6}(?:Committee|Board|Panel|Cabinet|Forum|Tribunal"
    r"|Executive|Council of Governors"
    r"|Assembly|Senate)(?! (?:[Mm]ember|[Mm]eeting [Pp]aper|[Ss]ecretary|Room|[Cc]hair|[A-Z]))"
)
_PEOPLE = (
    r"(?:[Tt]he )?(?:[Mm]inisters|Government(?! (?:Act|policy|guidance|funding|grant|department))|[Mm]inister"
    r"|[Rr]egulators?|[Tt]ribunal|[Ii]nspectorate|adjudicator)"
    r"|(?:[Tt]he |[Oo]ur |[Ii]ts |[Aa]ll )?(?:GP )?[Mm]ember practices|(?:[Tt]he |[Oo]ur )?GP members|[Tt]he membership"
    r"|[Ss]hareholders|Parliament|(?:GP )?[Pp]ractices(?= (?:have |has |had |will )?(?:vote|reject|back|approve|agree"
    r"|be balloted))"
)
_SETS = (
    r"(?:(?:both|all|two|three|four|five|six|seven|eight) )*"
    r"(?:trust )?(?:boards|governing bodies|cabinets|councils of governors|committees)"
)
_LOWER = (
    r"(?:police and crime panel|(?:combined )?(?:fire|police)(?: and rescue)? authority|health and wellbeing board"
    r"|(?:joint )?health (?:overview and )?scrutiny committee|schools forum|licensing committee|planning committee"
    r"|pensions committee|combined authority|(?:overview and )?scrutiny (?:committee|panel|board|commission))"
)
_BARE = r"(?:[Cc]abinet|[Ff]ull [Cc]ouncil|[Gg]overning body)"
_AFTER_BARE = (
    r"(?= (?:on|in|has|had|will|is|was|agreed|approved|voted|rejected|backed|for|meeting|members|to|who|at)\b|[,.;]|$)"
)
_PATTERN = re.compile(
    rf"(?<![\w'\]-])(?:(?P<people>(?:{_PEOPLE})\b(?! (?:of|at|in) )|(?:(?<=[Tt]he )|(?<=^)){_LOWER}\b)"
    rf"|(?:[Tt]he )?(?P<plural>{_SETS})(?! of\b)\b"
    rf"|(?P<bare>{_BARE}){_AFTER_BARE}"
    rf"|(?:[Tt]he )?(?P<committee>{_COMMITTEE}))"
)
_ANY = re.compile(
    r"\[R|[Mm]inister|Government|[Rr]egulator|ractices|members|membership|[Ss]hareholders|Parliament|boards"
    r"|bodies|abinet"
    r"|governors"
    r"|ommittee|Board|[Pp]anel|Forum|Tribunal|tribunal|xecutive|Assembly|Senate|[Ii]nspectorate|adjudicator|council"
    r"|overning|authority|board|Council|commission|forum"
)
_OWN_ORGAN = rule_pattern(
    r"{B:who}(?:'s)? (?P<organ>(?:Trust )?Board(?: of Directors)?|Cabinet|Executive|Governing Body"
    r"|Council of Governors|Full Council)"
    r"(?! (?:member|office|room|assurance|paper|[A-Z]))",
    ignore_case=False,
)

_ORGAN_AT = rule_pattern(
    r"(?P<organ>[Ff]ull council|[Cc]abinet|[Ee]xecutive) (?:at|of) (?:the )?{B:who}", ignore_case=False
)
_MEMBER_ROLE = rule_pattern(r"{B:who}(?:'s)? {R:role}")
_ORGAN_MEMBERS = rule_pattern(
    r"{B:who}(?:'s)? (?P<organ>cabinet|board|governing body|executive|council of governors|committee)"
    r"(?= (?:members|has|have|had|will|was|is|agreed|approved|voted|rejected|backed|on|at)\b)"
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
    marked = marked.replaced(_ORGAN_AT, "G", _with_organ)
    if "[B" in marked.text:
        marked = marked.replaced(_ORGAN_MEMBERS, "G", _with_organ).replaced(_MEMBER_ROLE, "G", _with_members)

    def build(source: Marked, match: re.Match[str]) -> object | None:
        start, end = source.source(match.start(), match.end())
        if match["plural"]:
            name = sets.get(match["plural"].rsplit(" ", 1)[-1].lower(), match["plural"])
            is_known = name != match["plural"] or " " in name
            return BodyMention(start, end, (name,), "organ", "set of organs", is_set=True) if is_known else None
        if match["bare"]:
            return _of_the_last(view, match["bare"], (start, end))
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
    if re.search(r"\b(?:joint|common|the|a|with|of|its|to|has|by)\b", match["organ"]):
        return None
    return replace(body, organ=re.sub(r"^Trust (?=Board)", "", match["organ"]), end=source.ends[match.end() - 1])


def _with_members(source: Marked, match: re.Match[str]) -> object | None:
    """“[B] governing body members”: titles that mean the organ whose members they are."""
    body, role = source.item(match["who"]), source.item(match["role"])
    if not isinstance(body, BodyMention) or not isinstance(role, RoleMention) or body.organ or len(body.names) != 1:
        return None
    end = source.source(match.start("role"), match.end("role"))[1]
    found = re.fullmatch(r"(?P<organ>governing body|cabinet|board|executive|committee) members", role.title.lower())
    return replace(body, organ=found["organ"], end=end) if found else None


def _of_the_last(view: View, words: str, span: tuple[int, int]) -> BodyMention | None:
    """“… a final decision by cabinet on 2 October”: that of the council last named."""
    wanted = "ccg" if "overning" in words else "council"
    before = [body for body in (*view.before, *view.bodies) if body.start < span[0]]
    named = [body for body in before if body.body_class == wanted and len(body.names) == 1]
    if not named:
        return None
    return BodyMention(span[0], span[1], named[-1].names, wanted, "organ", organ=words.lower())
