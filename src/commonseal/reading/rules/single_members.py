"""Deciders that are one person by office: a cabinet member or portfolio holder who decides for a council."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention
from commonseal.reading.paper import Paper

_OFFICE = re.compile(
    r"(?:deputy |lead )?(?:cabinet|executive) (?:member|councillor)\b.*|(?:\w+ )?portfolio holder\b.*|lead member\b.*",
    re.IGNORECASE,
)
# what a decider does, so that a by-line or a supporter stays a person
_DECIDES = (
    r"(?: \[P\d+\]|, \[P\d+\],|,)?(?=(?:,? (?:on|in) \[D\d+\],?)?"
    r"(?: (?:has|have|had|will|is|was|be|been|then|also|today|formally|asked|invited|recommended|due|to|duly))* "
    r"(?i:agree[sd]?|approve[sd]?|decide[sd]?|resolve[sd]?|sign(?:ed|s)?|authori[sz]e[sd]?|reject(?:ed|s)?|refuse[sd]?"
    r"|defer(?:red|s)?|endorse[sd]?|consider(?:ed|s)?|ratif(?:ied|ies|y)|determine[sd]?|note[sd]?)\b)"
)
_AT = rule_pattern(rf"{{R:role}} (?:at|of|for|in) (?:the )?{{B:who}}{_DECIDES}", ignore_case=False)
_OF = rule_pattern(rf"{{B:who}}(?:'s)? {{R:role}}{_DECIDES}", ignore_case=False)
_ALONE = rule_pattern(rf"(?<!'s ){{R:role}}{_DECIDES}", ignore_case=False)
_BY = rule_pattern(
    r"(?<=\bby )(?:the )?(?:{B:before}(?:'s)? {R:role}|{R:title} (?:at|of|for|in) (?:the )?{B:after})",
    ignore_case=False,
)
_LABEL = rule_pattern(
    r"^\W*(?:(?i:name of )?(?i:decision)[- ]?(?i:maker|taker)|(?i:decision (?:taken|made) by|taken by))\W[^\[]{0,12}"
    r"(?:\[P\d+\])?,?\W*(?:\[B\d+\]'s )?{R:role}(?:,? (?:of |at |for )?(?:the )?{B:whose})?",
    ignore_case=False,
)


def with_single_members(marked: Marked, own: str | None) -> Marked:
    """Give the sentence with a token for each cabinet member or portfolio holder who decides.

    Args:
        marked: The marked sentence.
        own: The council whose paper it is, for an office that the sentence gives to no council.
    """
    if "[R" not in marked.text:
        return marked
    marked = marked.replaced(_AT, "G", _of_its_council).replaced(_OF, "G", _of_its_council)
    marked = marked.replaced(_BY, "G", _of_its_council)

    def alone(source: Marked, match: re.Match[str]) -> object | None:
        return _office(source, match, own) if own else None

    return marked.replaced(_ALONE, "G", alone)


def _of_its_council(source: Marked, match: re.Match[str]) -> object | None:
    groups = match.groupdict()
    body = source.item(groups.get("who") or groups.get("before") or groups["after"])
    if not isinstance(body, BodyMention) or body.organ or body.is_set or len(body.names) != 1:
        return None
    return _office(source, match, body.names[0])


def _office(source: Marked, match: re.Match[str], council: str) -> BodyMention | None:
    role = source.item(match["role"] or match["title"])
    if not isinstance(role, RoleMention) or not _OFFICE.fullmatch(role.title):
        return None
    return BodyMention(*source.source(*match.span()), (council,), "council", "organ", organ=role.title)


def decision_maker(paper: Paper) -> str | None:
    """Give who took the decision that a notice records: “Decision-maker: Councillor A, Cabinet Member for B”.

    Args:
        paper: The paper; the office is one of its own body.
    """
    for view in paper.views[:_HEAD]:
        label = _LABEL.match(view.plain.text)
        role = view.plain.item(label["role"]) if label else None
        body = view.plain.item(label["whose"]) if label and label["whose"] else None
        names = body.names if isinstance(body, BodyMention) else paper.author
        if isinstance(role, RoleMention) and len(names) == 1:
            return f"{names[0]} {role.title}"
    return None


_HEAD = 12
