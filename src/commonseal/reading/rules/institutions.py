"""Practices and schools that merge or are federated: parties that no register of bodies knows, told by their names.

“The merger of Mill Lane Surgery and High Street Practice” and “the proposal to amalgamate Elm Infant School and Elm
Junior School” name between whom in the words themselves.
"""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.paper import View
from commonseal.reading.rules.arrangement_drafts import Drafter
from commonseal.reading.rules.drafts import ArrangementDraft

_KIND = (
    r"(?:Surger(?:y|ies)|Practices?|Medical (?:Centre|Group|Practice)|Health Centre|Group Practice|Partnership Practice"
    r"|(?:(?:C of E|CE|CofE|RC|Catholic|Church of England|Community|Voluntary Aided|VA|VC) )*"
    r"(?:Primary|Infants?|Junior|First|Middle|High|Secondary|Grammar|Nursery|Special|Upper|Lower) (?:and \w+ )?School"
    r"|School|Academy|College)"
)
_NAME = rf"(?-i:[A-Z][\w.'-]+(?: (?:(?:of|the|and|in|upon|on|&) )?[A-Z][\w.'-]*){{0,5}}? {_KIND}\b)"
_SEVERAL = re.compile(rf"(?:the )?{_NAME}(?:, (?:the )?{_NAME})*,? (?:and|with) (?:the )?{_NAME}")
_WILL = (
    r"(?:(?:will|would|are|were|have|had|is|to|be|been|being|could|should|may|might|plan|plans|both|now|formally|agreed"
    r"|which|proposed?|wish|want|ask|asked|due) ){0,5}"
)
# What stands right before the names, and what right after them
_TOLD: tuple[tuple[ArrangementType, re.Pattern[str], re.Pattern[str]], ...] = (
    (
        "merger",
        re.compile(
            r"\b(?:merg(?:er|ers|e|es|ed|ing)|amalgamat(?:ion|e|es|ed|ing)|combin(?:e|es|ing)) (?:(?:of|between) )?$"
        ),
        re.compile(
            rf",? {_WILL}(?:merg(?:e|ed|es|ing)|amalgamat(?:e|ed|es|ing)|combin(?:e|ed|es|ing)|join together)\b"
        ),
    ),
    (
        "cluster",
        re.compile(r"\bfederat(?:ion|e|es|ed|ing) (?:(?:of|between) )?$"),
        re.compile(
            rf",? {_WILL}(?:federat(?:e|ed|es|ing)"
            r"|(?:form|formed|became|become|are) (?:an?|the|part of (?:an?|the)) (?:\w+ )?federation)\b"
        ),
    ),
)
# “Abbey Road, Dr Massey & Partners and the Riverbank Practice are to become a single partnership”: one of the names at
# least tells what kind of thing they are
_ANY = r"(?:the )?(?-i:[A-Z][\w.'’-]*(?: (?:(?:of|the|and|in|upon|on|&|for) )?[A-Z][\w.'’-]*){0,4}?)"
_BECOME_ONE = re.compile(
    rf"\W*(?P<all>{_ANY}(?:, {_ANY}){{0,5}},? and {_ANY})"
    r" (?:(?:will|would|are|were|have|had|has|is|to|be|been|being|could|should|may|might|plan|now|both|all|also|given"
    r"|agreed|allowed|permission|leave|approval|the|go-ahead|green|light|set|due) ){1,8}?"
    r"(?:merg(?:e|ed|ing)|amalgamat(?:e|ed|ing)|join(?:ed|ing)? (?:up|together|forces)|com(?:e|ing) together"
    r"|combin(?:e|ed|ing)"
    r"|becom(?:e|ing) (?:an? |one )(?:single |new |larger )*(?:\w+ )?(?:partnership|practice|school|trust|surgery"
    r"|academy"
    r"|organisation|association|business))\b",
    re.IGNORECASE,
)
_ENDS_IN_KIND = re.compile(rf"{_KIND}$|\b(?:Homes|Housing|Hospice|Partners|Association|Trust|Society|Club)$")
_COMMA_OR_AND = re.compile(r",? and (?=(?:the )?[A-Z][^,]*$)|, (?:and )?")
_PARTED = re.compile(rf",? (?:and|with) (?:the )?(?={_NAME}$)|, (?:the )?(?={_NAME})")
_HINT = re.compile(r"merg|amalgam|federat|combin|together|becom|join")


def institutions(drafter: Drafter, view: View, following: str) -> Iterator[ArrangementDraft]:
    """Give the mergers and federations of practices and schools that a sentence tells.

    Args:
        drafter: Makes the drafts of the paper.
        view: The sentence.
        following: The sentence after it, marked.
    """
    text = view.posts.text
    if _HINT.search(text) is None:
        return
    if (draft := _become_one(drafter, view, following)) is not None:
        yield draft
        return
    for match in _SEVERAL.finditer(text):
        for kind, before, after in _TOLD:
            lead = before.search(text[max(0, match.start() - 30) : match.start()])
            rest = after.match(text, match.end())
            if lead is None and rest is None:
                continue
            place = (match.start() - len(lead.group()) if lead else match.start(), rest.end() if rest else match.end())
            parties = tuple(name.removeprefix("the ") for name in _PARTED.split(match.group()))
            draft = drafter.draft(view, place, following, kind, parties=parties, rule="institutions by name")
            if draft is not None:
                draft.name = None
                yield draft


def _become_one(drafter: Drafter, view: View, following: str) -> ArrangementDraft | None:
    """The merger of those that a sentence opens with, where no register knows all of them."""
    flow, sentence = drafter.paper.document.flow, view.sentence
    match = _BECOME_ONE.match(flow, sentence.start, sentence.end)
    names = [name.removeprefix("the ") for name in _COMMA_OR_AND.split(match["all"])] if match else []
    if match is None or len(names) < 2 or not any(_ENDS_IN_KIND.search(name) for name in names):
        return None
    if all(drafter.paper.class_of(name) for name in names):
        return None
    place = (view.posts.first_ending(match.end("all")), view.posts.first_ending(match.end()))
    draft = drafter.draft(view, place, following, "merger", parties=tuple(names), rule="institutions by name")
    if draft is not None:
        draft.name = None
    return draft
