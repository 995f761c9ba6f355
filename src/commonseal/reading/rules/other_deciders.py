"""Deciders that are no body of the register: police and crime commissioners, mayors, the governors of a school."""

from __future__ import annotations

from functools import lru_cache

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, RoleMention

_WORD = r"[A-Z][\w'.-]+"
_COMMISSIONER = re.compile(
    r"\bPolice(?:,? Fire)?(?: and Rescue)? and Crime Commissioner for (?:the )?"
    rf"{_WORD}(?:(?: and| of| upon| on)? {_WORD}){{0,3}}"
)
_SCHOOL_NAME = rf"(?:{_WORD} ){{1,5}}(?:School|Academy|College|Academy Trust|Academies Trust)\b"
_SCHOOL = re.compile(rf"(?<![\w'-])(?!The |At |And |In |Of |For |Both |Each |All |This |That ){_SCHOOL_NAME}")
# what one who decides does
_DECIDES = (
    r"(?=,?(?: (?:has|have|had|will|would|is|are|was|were|be|been|then|also|each|both|today|formally|now|to|due|duly"
    r"|on \[D\d+\]))*,? (?:agree[sd]?|asked|invited|recommended|approve[sd]?|decide[sd]?|resolve[sd]?|sign(?:ed"
    r"|s)?|authori[sz]e[sd]?"
    r"|reject(?:ed|s)?|refuse[sd]?|defer(?:red|s)?|endorse[sd]?|consent(?:ed|s)?|support(?:ed|s)?|oppose[sd]?"
    r"|turned|gave|took|put)\b)"
)
_OFFICE = rule_pattern(
    rf"(?:[Tt]he )?{{R:role}} (?:for|of) (?:the )?(?:{{B}}|{_WORD}(?:(?: and| of)? {_WORD}){{0,3}}){_DECIDES}",
    ignore_case=False,
)
_HOLDER = rule_pattern(rf"(?:[Tt]he )?{{R:role}} {{P}}{_DECIDES}", ignore_case=False)
_OFFICE_TITLE = re.compile(r"(?:Police\b.* Commissioner|(?:Metro |elected )?Mayor)", re.IGNORECASE)
_THE_COMMISSIONER = re.compile(
    rf"(?:\b[Tt]he Commissioner\b{_DECIDES}|(?<=\bof )the Commissioner\b(?!'s)|(?<=\bby )the Commissioner\b(?!'s))"
)
_BOTH = rule_pattern(r"{B:who}(?!'s)")
_GOVERNORS = rule_pattern(
    rf"(?:[Tt]he )?(?P<organ>[Gg]overning (?:body|board)|[Gg]overnors|[Tt]rustees|{{G:token}}) of (?:the )?"
    rf"(?P<school>{_SCHOOL_NAME}|(?:{_WORD} ){{0,2}}(?:School|Academy)\b)"
    rf"|\b(?P<second>{_SCHOOL_NAME})'s (?P<own>governing (?:body|board)|governors|trustees)\b",
    ignore_case=False,
)
_THAT_OF = re.compile(rf"(?<=\bthat of )(?:the )?(?P<school>{_SCHOOL_NAME}|(?:{_WORD} ){{0,2}}(?:School|Academy)\b)")
_GOVERN = frozenset(["governors", "governing body", "governing board", "trustees", "board of governors"])


@lru_cache(maxsize=8)
def commissioners_in(flow: str) -> tuple[str, ...]:
    """Give the police and crime commissioners that a paper names in full, in order."""
    return tuple(dict.fromkeys(match.group() for match in _COMMISSIONER.finditer(flow)))


@lru_cache(maxsize=8)
def schools_in(flow: str) -> tuple[str, ...]:
    """Give the schools that a paper names in full, in order."""
    return tuple(dict.fromkeys(match.group() for match in _SCHOOL.finditer(flow)))


def with_others(marked: Marked, commissioners: tuple[str, ...], schools: tuple[str, ...]) -> Marked:
    """Give the sentence with tokens for commissioners and mayors who decide, and for the governors of schools.

    Args:
        marked: The marked sentence.
        commissioners: The commissioners that the paper names in full.
        schools: The schools that the paper names in full.
    """
    if "[R" in marked.text:
        marked = marked.replaced(_OFFICE, "G", _by_office)
        marked = marked.replaced(_HOLDER, "G", lambda source, match: _by_holder(source, match, commissioners))
    if commissioners and "ommissioner" in marked.text:
        marked = marked.replaced(_THE_COMMISSIONER, "G", lambda source, match: _one(source, match, commissioners))
    if len(commissioners) == 2 and "[B" in marked.text:
        marked = marked.replaced(_BOTH, "G", lambda source, match: _both(source, match, commissioners))
    if schools and ("School" in marked.text or "Academy" in marked.text or "College" in marked.text):
        marked = marked.replaced(_GOVERNORS, "G", lambda source, match: _governors(source, match, schools))
        marked = marked.replaced(_THAT_OF, "B", lambda source, match: _that_of(source, match, schools))
    return marked


def _by_office(source: Marked, match: re.Match[str]) -> object | None:
    """“the Police and Crime Commissioner for Dale”: an office by its whole name, as the paper writes it."""
    role = source.item(match["role"])
    if not isinstance(role, RoleMention) or not _OFFICE_TITLE.fullmatch(role.title):
        return None
    return BodyMention(*source.source(*match.span()), (role.title,), "organ", "organs", is_set=True)


_COMMISSIONER_TITLE = re.compile(r"Police(?:,? Fire(?: and Rescue)?)? and Crime Commissioner", re.IGNORECASE)


def _by_holder(source: Marked, match: re.Match[str], commissioners: tuple[str, ...]) -> object | None:
    """“Police and crime commissioner Ann Ash signed it off”: the office decides, by whoever holds it."""
    role = source.item(match["role"])
    if not isinstance(role, RoleMention) or not _COMMISSIONER_TITLE.fullmatch(role.title):
        return None
    name = commissioners[0] if len(commissioners) == 1 else role.title
    return BodyMention(*source.source(*match.span()), (name,), "organ", "unnamed")


def _one(source: Marked, match: re.Match[str], commissioners: tuple[str, ...]) -> object | None:
    return BodyMention(*source.source(*match.span()), commissioners[:1], "organ", "reference")


def _both(source: Marked, match: re.Match[str], commissioners: tuple[str, ...]) -> object | None:
    body = source.item(match["who"])
    is_set = isinstance(body, BodyMention) and body.is_set and body.names[0].endswith("ommissioners")
    return (
        BodyMention(body.start, body.end, commissioners, "organ", "list")
        if is_set and isinstance(body, BodyMention)
        else None
    )


def _governors(source: Marked, match: re.Match[str], schools: tuple[str, ...]) -> object | None:
    token = source.item(match["token"]) if match["token"] else None
    organ = token.organ.lower() if isinstance(token, BodyMention) else (match["own"] or match["organ"]).lower()
    name = match["second"] or _whole(match["school"], schools)
    if organ not in _GOVERN or not name:
        return None
    return BodyMention(*source.source(*match.span()), (name,), "organ", "name", organ=organ)


def _that_of(source: Marked, match: re.Match[str], schools: tuple[str, ...]) -> object | None:
    name = _whole(match["school"], schools)
    return BodyMention(*source.source(*match.span()), (name,), "organ", "name") if name else None


def _whole(words: str, schools: tuple[str, ...]) -> str:
    """“the Infant School”: the one school of the paper whose name ends so."""
    if words in schools:
        return words
    ending = [name for name in schools if name.endswith(f" {words}")]
    return ending[0] if len(ending) == 1 else ""
