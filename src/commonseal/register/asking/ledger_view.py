"""The ledger as it was written, act by act: what an export writes and a check of round trips compares."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from commonseal.register.asking.acts import WITHHELD, is_above
from commonseal.register.asking.as_of import Asking
from commonseal.register.asking.papers import PaperShelf
from commonseal.register.ledger import codes
from commonseal.register.ledger.attachments import evidence_from
from commonseal.register.ledger.rows import SELECTED, StatementRow
from commonseal.register.ledger.sql import Sql
from commonseal.vocabulary import Evidence, Origin, Paper, Statement, Viewer
from commonseal.vocabulary.periods import OPEN, date_of


@dataclass
class ActView:
    """One act: its head, and what it did, as far as the viewer may see it.

    ``visible`` holds every statement that the viewer may see, of any act; ``evidence`` what was given with each
    statement of this act; ``evidence_then`` what each statement that it ended had before; ``corroborated`` what this
    act added to statements of other acts.
    """

    number: int
    author: str
    reason: str
    source: str | None
    recorded: int
    entered_at: str
    papers: list[Paper] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    withdrawn: list[int] = field(default_factory=list)
    corroborated: dict[int, list[Evidence]] = field(default_factory=dict)
    reviews: list[Mapping[str, Any]] = field(default_factory=list)
    evidence: dict[int, list[Evidence]] = field(default_factory=dict)
    evidence_then: dict[int, list[Evidence]] = field(default_factory=dict)
    visible: dict[int, Statement] = field(default_factory=dict)


def acts_as_written(sql: Sql, viewer: Viewer) -> Iterator[ActView]:
    """Hand over the acts of a register in order, each with what the viewer may see of it; empty ones are left out."""
    with sql.reading():
        clearance = codes.VISIBILITY_CODE[viewer.clearance]
        shelf = PaperShelf(sql)
        hidden = shelf.hidden(viewer)
        query = f'SELECT {SELECTED} FROM "statement" s WHERE s.visibility <= %s ORDER BY s.number'
        rows = [StatementRow._make(row) for row in sql.all(query, [clearance])]
        visible = {each.number: each for each in Asking(sql, date_of(OPEN), viewer).statements(rows)}
        replaced = {each.supersedes for each in visible.values() if each.supersedes is not None}
        by_act: dict[int, list[Statement]] = {}
        for each in visible.values():
            by_act.setdefault(each.act, []).append(each)
        seen: dict[int, list[Evidence]] = {}
        heads = sql.all('SELECT number, author, reason, source, recorded, entered_at FROM "act" ORDER BY number')
        for number, author, reason, source, recorded, entered_at in heads:
            above = is_above(sql, number, clearance)
            act = ActView(
                number, author, WITHHELD if above else reason, None if above else source, recorded, entered_at
            )
            act.visible = visible
            act.papers = [
                each for each in shelf.of_act(act.number) if each.id not in hidden and viewer.may_see(each.visibility)
            ]
            act.statements = by_act.get(number, [])
            act.evidence = {each.number: [] for each in act.statements}
            ended = [each.supersedes for each in act.statements if each.origin is Origin.ENDED and each.supersedes]
            act.evidence_then = {old: list(seen.get(old, ())) for old in ended}
            _sort_evidence(act, _evidence_of(sql, number, clearance, hidden), seen)
            closed = sql.all('SELECT statement FROM "closing" WHERE act = %s ORDER BY statement', [act.number])
            act.withdrawn = [number for (number,) in closed if number in visible and number not in replaced]
            act.reviews = list(_reviews(sql, act.number, visible, clearance))
            if act.papers or act.statements or act.withdrawn or act.corroborated or act.reviews:
                yield act


def _evidence_of(sql: Sql, act: int, clearance: int, hidden: set[str]) -> list[tuple[int, Evidence]]:
    rows = sql.all(
        'SELECT statement, "paper", "start", "end", quote, place, source FROM "evidence"'
        " WHERE act = %s AND visibility <= %s AND salt IS NOT NULL ORDER BY number",
        (act, clearance),
    )
    return [(row[0], evidence_from(row[1:])) for row in rows if row[1] not in hidden]


def _sort_evidence(act: ActView, given: Iterable[tuple[int, Evidence]], seen: dict[int, list[Evidence]]) -> None:
    for number, evidence in given:
        seen.setdefault(number, []).append(evidence)
        if number in act.evidence:
            act.evidence[number].append(evidence)
        elif number in act.visible:
            act.corroborated.setdefault(number, []).append(evidence)


def _reviews(sql: Sql, act: int, visible: Mapping[int, Statement], clearance: int) -> Iterator[Mapping[str, Any]]:
    rows = sql.all(
        "SELECT r.paper, r.claim_key, r.claim, r.decision, r.finding, r.statement FROM review_decision r"
        ' WHERE r.act = %s AND NOT EXISTS (SELECT 1 FROM "paper" p WHERE p."id" = r.paper AND p.visibility > %s)'
        " ORDER BY r.number",
        (act, clearance),
    )
    for paper, claim_key, claim, decision, finding, statement in rows:
        if claim is not None and (statement is None or statement in visible):
            yield {
                "paper": paper,
                "claim_key": claim_key,
                "claim": json.loads(claim),
                "decision": decision,
                "finding": finding,
                **({"statement": f"s{statement}"} if statement else {}),
            }
