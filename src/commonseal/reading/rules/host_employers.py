"""Who employs the people of something shared: a contract besides it, the employer first among its parties."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import View
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import ArrangementDraft

_PEOPLE = (
    r"(?:staff|people|team|teams|employees|workforce|officers|auditors|lawyers|surveyors|nurses|planners|inspectors"
    r"|members|managers|clerks|colleagues|everyone|everybody|workers|analysts|buyers|advisers|engineers|posts|them all)"
)
# “…, which employs all the service's staff”
_EMPLOYS = rule_pattern(
    r"{B:holder},? (?:(?:which|who|that|and|it) )?(?:also |formally |legally |now |will |would )?employ(?:s|ed)? "
    rf"(?:(?:all|most|both|of|the|its|their|these|those|every|each|\[F\d+\]|\[B\d+\]'s?|[a-z]+'s"
    rf"|[a-z-]+),? ){{0,5}}?{_PEOPLE}\b"
)
# “Its auditors are all employed by A”, “whose staff are on A's payroll”
_EMPLOYED_BY = rule_pattern(
    rf"\b{_PEOPLE}\b(?:[^.;\[]|\[[BF]\d+\]){{0,50}}? (?:(?:is|are|was|were|be|been|being|remain|remains|all"
    rf"|formally|legally|now|and|stay"
    r"|will|would|to) ){0,4}(?:employed by|on the (?:payroll|books|strength|establishment) of"
    r"|employees of) (?:the )?{B:holder}(?!'s)"
)
_ON_PAYROLL = rule_pattern(
    rf"\b{_PEOPLE}\b(?:[^.;\[]|\[[BF]\d+\]){{0,50}}? on {{B:holder}}'s (?:payroll|books|strength|establishment)"
)
# “It employs around 5,200 staff”, “Staff employed by A would transfer to B”: how many it has, not whose they are
_OWN_COUNT = rule_pattern(
    rf"employ(?:s|ed)? (?:(?:now|some|about|around|roughly|nearly|almost|over|more than|approximately) )*\[F\d+\]"
    rf" (?:[a-z-]+ ){{0,2}}?{_PEOPLE}\b"
)
_FOR_OTHERS = rule_pattern(r"\b(?:on behalf of|for (?:both|all|the|each|them|{B}))")
_LEAVE = rule_pattern(
    rf"\b{_PEOPLE} (?:who are )?employed by (?:[^.;]{{0,60}} )?(?:will|would|to|are to) (?:\w+ )?(?:transfer|move)"
)
_SHARED = frozenset(["joint_team", "joint_service", "joint_committee", "shared_system", "partnership"])
_REACH = 420


def host_employers(view: View, drafts: Sequence[ArrangementDraft]) -> Iterator[ArrangementDraft]:
    """Give the contract of a body that employs the people of what was just said to be shared.

    Args:
        view: The sentence.
        drafts: The arrangements found so far, those of the sentence among them.
    """
    if "employ" not in view.posts.text and "payroll" not in view.posts.text and "books" not in view.posts.text:
        return
    for pattern in (_EMPLOYS, _EMPLOYED_BY, _ON_PAYROLL):
        for match in pattern.finditer(view.posts.text):
            if _is_of_its_own(view, match, drafts):
                continue
            holder = view.posts.item(match["holder"])
            if not isinstance(holder, BodyMention) or len(holder.names) != 1 or not can_be_party(holder.body_class):
                continue
            draft = _of_the_thing(view, holder.names[0], drafts)
            if draft is not None:
                yield draft


def _is_of_its_own(view: View, match: re.Match[str], drafts: Sequence[ArrangementDraft]) -> bool:
    """Say whether a sentence that speaks of nothing shared tells but how many people a body has, or that they leave."""
    if any(last > view.sentence.start for draft in drafts for _, last in draft.spans if draft.type in _SHARED):
        return False
    text = view.posts.text
    is_count = _OWN_COUNT.search(match.group()) is not None and not _FOR_OTHERS.match(text, match.end() + 1)
    return is_count or _LEAVE.search(text) is not None


def _of_the_thing(view: View, holder: str, drafts: Sequence[ArrangementDraft]) -> ArrangementDraft | None:
    """The contract of a holder for the others that share the thing last spoken of, if that is near."""
    span = (view.sentence.start, view.sentence.end)
    near = [d for d in drafts if d.type in _SHARED and max(a for a, _ in d.spans) > span[0] - _REACH]
    fitting = [d for d in near if holder in d.parties and len(d.parties) > 1 and d.status not in {"rejected", "ended"}]
    if not fitting:
        return None
    thing = fitting[-1]
    known = [d for d in drafts if d.type == "contract" and max(a for a, _ in d.spans) >= span[0]]
    if known:
        return None
    parties = (holder, *(name for name in thing.parties if name != holder))
    signals = {"arrangement of an earlier sentence"}
    return ArrangementDraft(
        "contract",
        parties,
        thing.status,
        [span],
        "host employer",
        start=thing.start if thing.status == "agreed" else None,
        signals=signals,
    )
