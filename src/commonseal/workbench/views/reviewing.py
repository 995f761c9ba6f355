"""Review: the claims of a paper one by one, each beside its words in the paper and what the register says of it."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.shortcuts import redirect

from commonseal.register.errors import RegisterError
from commonseal.review import Decision, Item, OwnPaperError
from commonseal.vocabulary import Snapshot
from commonseal.workbench.pages import Page, form
from commonseal.workbench.presenters.claims import DECIDED_SIGN, FINDINGS, ClaimRow, how_sure, in_brief
from commonseal.workbench.presenters.facts import Facts
from commonseal.workbench.presenters.review_panel import Panel, marked, panel, quotes
from commonseal.workbench.presenters.windows import part_at, parts_of
from commonseal.workbench.presenters.words import upper_first
from commonseal.workbench.rights import RightLackingError
from commonseal.workbench.views.sitting import SHOWN, Sitting

_ROWS = 20
_DECISIONS = {
    "accept": Decision.ACCEPTED,
    "reject": Decision.REJECTED,
    "corrects": Decision.CORRECTS,
    "follows": Decision.FOLLOWS,
}


@form
def review(here: Page, name: str) -> HttpResponse:
    """Show the claims of a paper, the one asked for beside its words; carry out what is decided about one."""
    sitting = Sitting.at(here, name)
    if not here.is_sent:
        return shown(sitting)
    try:
        return _carried_out(sitting)
    except RightLackingError:
        raise
    except RegisterError as error:
        status = 403 if isinstance(error, OwnPaperError) else 409
        return shown(Sitting.at(here, name), fault=upper_first(str(error)), status=status)


def _carried_out(sitting: Sitting) -> HttpResponse:
    """Carry out what a form asks for and go on to the next claim."""
    here, told = sitting.here, sitting.here.told("action")
    key = here.told("key")
    claim = sitting.claim(key)
    if told == "take-back":
        sitting.take_back(key)
        return here.done(sitting.address(key), f"Taken back: “{in_brief(claim)}”. It comes up again.")
    onward = sitting.address(sitting.beside(key, 1))
    actions: dict[str, Callable[[Item], str]] = {
        "split": lambda item: _split(sitting, item),
        "join": lambda item: _join(sitting, item),
    }
    with sitting.as_seen(key, here.told("seen")) as item:
        words = actions[told](item) if told in actions else _decide(sitting, item, _DECISIONS.get(told))
    after = Sitting.at(here, sitting.name)
    if told in actions:
        onward = after.address(next((each for each in after.course.waiting if each not in sitting.course.claims), None))
    return here.done(onward, words)


def _decide(sitting: Sitting, item: Item, decision: Decision | None) -> str:
    if decision is None:
        raise RegisterError("say what to do with the claim: accept, edit or reject it, for instance")
    return said_of(item, decision, sitting.decide(item, decision))


def said_of(item: Item, decision: Decision, number: int | None) -> str:
    """Say what came of a decision about a claim."""
    what = f"“{in_brief(item.claim)}”"
    if number is None:
        return f"Rejected: {what}."
    if item.comparison.finding.value == "known" and decision in (Decision.ACCEPTED, Decision.EDITED):
        return f"Accepted: {what}. The register had it; the words of this paper now stand with statement/{number}."
    return f"Accepted: {what}. It is statement/{number}."


def _split(sitting: Sitting, item: Item) -> str:
    sitting.split(item)
    return f"Split: “{in_brief(item.claim)}”. Its parts come up in its place."


def _join(sitting: Sitting, item: Item) -> str:
    key = sitting.here.told("other")
    other = sitting.claim(key)
    sitting.join(item, key)
    return f"Joined: “{in_brief(item.claim)}” and “{in_brief(other)}”. What they are together comes up in their place."


def around(sitting: Sitting, item: Item) -> tuple[Snapshot, Facts]:
    """Return all that is known today of what a claim and the statements beside it name, and the lines of it."""
    snapshot = sitting.around(item)
    return snapshot, Facts(snapshot, sitting.here.as_of)


def shown(sitting: Sitting, *, fault: str = "", status: int = 200) -> HttpResponse:
    """Render the page of a review."""
    here, key = sitting.here, sitting.current
    if here.is_sent:
        key = next((each for each in sitting.course.claims if each == here.told("key")), key)
    elif here.asked("claim") and key is None:
        return redirect(sitting.address())
    context = {**_frame(sitting, key), **_looked_at(sitting, key), **_text(sitting, key)}
    return here.show("reviewing/review", status=status, fault=fault, sitting=sitting, paper=sitting.paper, **context)


def _frame(sitting: Sitting, key: str | None) -> dict[str, Any]:
    """Return what the page says of the review as a whole: how far it is, the list of claims, and what can be undone."""
    course = sitting.course
    last = sitting.last_decision()
    rows = _rows(sitting, key)
    place = next((at for at, each in enumerate(rows) if each.is_current), 0)
    first = place // _ROWS * _ROWS
    all_ = len(course.claims) - len(course.made_way)
    return {
        "all": all_,
        "decided_count": all_ - len(course.waiting),
        "rows": rows[first : first + _ROWS],
        "row_count": len(rows),
        "rows_from": first + 1,
        "rows_before": rows[first - 1].link if first else None,
        "rows_after": rows[first + _ROWS].link if len(rows) > first + _ROWS else None,
        "shown_choices": SHOWN,
        "undo": (last.claim_key, in_brief(course.claims[last.claim_key])) if last else None,
        "next": sitting.address(sitting.beside(key, 1)) if key and sitting.beside(key, 1) else None,
        "previous": sitting.address(sitting.beside(key, -1)) if key and sitting.beside(key, -1) else None,
    }


def _rows(sitting: Sitting, current: str | None) -> list[ClaimRow]:
    numbers = {key: number for number, key in enumerate(sitting.course.claims, 1)}
    keys = sitting.keys if current is None or current in sitting.keys else (*sitting.keys, current)
    return [_row(sitting, key, numbers[key], is_current=key == current) for key in keys]


def _row(sitting: Sitting, key: str, number: int, *, is_current: bool) -> ClaimRow:
    claim, decided = sitting.course.claims[key], sitting.course.decided.get(key)
    finding = None if decided else sitting.items[key].comparison.finding.value
    word, sign = (
        FINDINGS[finding][:2] if finding else (f"{decided.decision}, {decided.author}" if decided else "", DECIDED_SIGN)
    )
    return ClaimRow(
        key=key,
        number=number,
        brief=in_brief(claim),
        link=sitting.address(key),
        finding=finding,
        words=word,
        sign=sign,
        confidence=how_sure(claim),
        is_current=is_current,
    )


def _looked_at(sitting: Sitting, key: str | None) -> dict[str, Any]:
    """Return what the page says of the claim that is looked at."""
    if key is None:
        return {"claim": None}
    claim = sitting.course.claims[key]
    shown: Panel | None = None
    may_decide = False
    if key not in sitting.course.decided:
        item = sitting.session.item(claim)
        snapshot, facts = around(sitting, item)
        others = {each: sitting.course.claims[each] for each in sitting.course.waiting}
        shown = panel(item, snapshot, facts, others)
        may_decide = sitting.may_decide(item)
    return {
        "claim": claim,
        "key": key,
        "number": list(sitting.course.claims).index(key) + 1,
        "brief": in_brief(claim),
        "quotes": quotes(claim, sitting.paper.text),
        "panel": shown,
        "decided": sitting.decided(key),
        "may_decide": may_decide,
    }


def _text(sitting: Sitting, key: str | None) -> dict[str, Any]:
    """Return the part of the paper that is shown: the one asked for, or where the claim's words stand."""
    here, claims = sitting.here, sitting.course.claims
    parts = parts_of(sitting.paper.text)
    asked = here.asked("part")
    place = claims[key].evidence[0].start if key else 0
    part = parts[min(int(asked), len(parts)) - 1] if asked.isdecimal() and int(asked) else part_at(parts, place)
    signs = [_sign(sitting, each) for each in claims]
    return {
        "part": part,
        "part_count": len(parts),
        "paragraphs": marked(sitting.paper.text, part, claims.values()),
        "signs": signs,
        "links": [sitting.address(each) for each in claims],
        "current_number": list(claims).index(key) + 1 if key else 0,
        "earlier": sitting.address(key, part=str(part.number - 1)) if part.number > 1 else None,
        "later": sitting.address(key, part=str(part.number + 1)) if part.number < len(parts) else None,
    }


def _sign(sitting: Sitting, key: str) -> tuple[str, str, str]:
    """Return how the mark of a claim is drawn: its kind, its sign, and both in words."""
    decided = sitting.course.decided.get(key)
    if decided:
        return "decided", DECIDED_SIGN, decided.decision
    finding = sitting.items[key].comparison.finding.value
    word, sign, _ = FINDINGS[finding]
    return finding, sign, word
