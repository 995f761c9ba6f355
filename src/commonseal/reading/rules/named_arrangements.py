"""Joint committees, alliances and groups that have a name of their own."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import ArrangementType
from commonseal.reading.context import clause_around
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.dating import set_dates
from commonseal.reading.rules.drafts import ArrangementDraft
from commonseal.reading.rules.next_sentences import set_later_dates
from commonseal.reading.rules.one_body import is_one_body
from commonseal.reading.rules.parties import PartyFinder
from commonseal.reading.rules.standing import standing

_JOINT_NAME = re.compile(r"\b(?:Joint|Common|Partnership|Transition|Shadow)\b")
# What a paper never says to be set up, new or proposed is there already, whatever is asked of it
_FOUNDING = re.compile(
    r"\b(?:establish\w*|set(?:ting)? up|creat\w+|form(?:s|ed|ing)?|new|propos\w+|shadow|replac\w+|will be"
    r"|would be|to be"
    r"|first meeting|first time|launch\w*|introduc\w+|join(?:s|ed|ing)?|will meet|would|could)\b",
    re.IGNORECASE,
)


_WHO = re.compile(
    r"(?:\b(?:its|whose|the|are)|\[B\d+\]) (?:\w+ )?(?:members?|partners?)\b|\bmade up|\bbrings? together"
    r"|\b(?:compris|consist|includ|belong|signed)",
    re.IGNORECASE,
)
# what is a body of its own, whoever works with it: the practices' company, a partnership with a board and staff
_ONE_BODY = re.compile(r"\bGP (?:Federation|Alliance)|\bEnterprise Partnership$")


def named_partnerships(paper: Paper, finder: PartyFinder) -> Iterator[ArrangementDraft]:
    """An alliance or group with a name, in the first sentence that also says who is in it."""
    naming = _views_naming(paper)
    for body in paper.registry.bodies:
        if body.body_class != "partnership" or _ONE_BODY.search(body.name) or is_one_body(paper, body.name):
            continue
        kind: ArrangementType = "cluster" if re.search(r"\b(?:Group|Federation)$", body.name) else "partnership"
        for view in naming.get(body.name, ()):
            span = (view.sentence.start, view.sentence.end)
            mention = next(b for b in view.bodies if body.name in b.names)
            if mention.form == "it" and not _WHO.search(view.plain.text):
                continue
            parties, are_named = finder.find(view, (mention.start, mention.end), span)
            if are_named and len(parties) > 1 and body.name not in parties:
                status = standing(view.plain.text, view.intro, view.section, "")
                draft = ArrangementDraft(
                    kind, parties, status, [span], "named partnership", name=body.name, is_passing=True
                )
                _date(paper, draft, view, mention)
                yield draft
                break


def _views_naming(paper: Paper) -> dict[str, list[View]]:
    """The sentences by the bodies that they name, in order."""
    found: dict[str, list[View]] = {}
    for view in paper.views:
        for name in dict.fromkeys(name for body in view.bodies for name in body.names):
            found.setdefault(name, []).append(view)
    return found


def _date(paper: Paper, draft: ArrangementDraft, view: View, mention: BodyMention) -> None:
    """Give the draft the dates of the clause that names it."""
    marked = view.plain
    position = next((place for place, body in bodies_of(marked) if body.start == mention.start), None)
    if position is not None:
        place = (position, marked.text.find("]", position) + 1)
        set_dates(paper, draft, marked, clause_around(marked.text, *place), place)
    if view.sentence.block.kind != "heading":
        set_later_dates(paper, draft, view)


def named_committees(paper: Paper, finder: PartyFinder) -> Iterator[ArrangementDraft]:
    """A joint committee with a name of its own is an arrangement wherever the paper first speaks of it."""
    naming = _views_naming(paper)
    for body in paper.registry.bodies:
        if body.body_class != "committee" or not _JOINT_NAME.search(body.name):
            continue
        views = [
            v for v in naming.get(body.name, ()) if any(b.names == (body.name,) and b.form == "name" for b in v.bodies)
        ]
        view = next((v for v in views if v.sentence.block.kind != "heading"), views[0] if views else None)
        if view is None:
            continue
        span = (view.sentence.start, view.sentence.end)
        parties, are_named = finder.find(view, span, span)
        if len(parties) > 1:
            is_there = not any(_FOUNDING.search(v.plain.text) for v in naming.get(body.name, ()))
            status = "existing" if is_there else standing(view.plain.text, view.intro, view.section, "")
            draft = ArrangementDraft(
                "joint_committee",
                parties,
                status,
                [span],
                "named joint committee",
                name=body.name,
                is_passing=not is_there,
            )
            _date(paper, draft, view, next(b for b in view.bodies if b.names == (body.name,)))
            if not are_named:
                draft.signals.add("parties inherited")
            yield draft
