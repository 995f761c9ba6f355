"""Deciding: a person goes through the claims of one paper, and each decision enters the register with who and when."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from commonseal.reading import Claim, PaperClaims
from commonseal.register.errors import ActError
from commonseal.register.ledger.matching import matching
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.review.comparing import Comparison, Finding, compare
from commonseal.review.drafting import Drafted, Drafting, claim_key
from commonseal.vocabulary import Paper, Snapshot, StatementDraft, Viewer


class Decision(StrEnum):
    """What a person decided about a claim.

    ``corrects``: the register's statement was never so, and this one stands instead. ``follows``: the matter has
    moved on to this.
    """

    ACCEPTED = "accepted"
    EDITED = "edited"
    CORRECTS = "corrects"
    FOLLOWS = "follows"
    REJECTED = "rejected"
    LET_IN = "let in unreviewed"


class Order(StrEnum):
    """In which order a person goes through claims: the surest first, or as they stand in the paper."""

    CONFIDENCE = "confidence"
    READING = "reading"


@dataclass(frozen=True)
class Item:
    """One claim under review: what it would become, and what it is to the register."""

    claim: Claim
    key: str
    drafted: Drafted
    comparison: Comparison


class ReviewSession:
    """The review of one paper by one person.

    Args:
        register: where accepted statements go.
        paper: the paper, with its text.
        claims: what was read in it.
        reviewer: who decides.
        today: the day on which what is accepted counts as known.
        viewer: what the reviewer may see.
    """

    def __init__(
        self, register: Register, paper: Paper, claims: PaperClaims, *, reviewer: str, today: date, viewer: Viewer
    ) -> None:
        self._register, self._paper, self._claims = register, paper, claims
        self._reviewer, self._today, self._viewer = reviewer, today, viewer

    def items(self, order: Order = Order.CONFIDENCE) -> Iterator[Item]:
        """Hand over the claims that nobody has decided on, each compared with the register as it is by then."""
        drafting = None
        for claim in in_order(self._claims.claims, order):
            key = claim_key(self._paper.id, claim)
            if self._register.was_reviewed(key):
                drafting = None
                continue
            if drafting is None:
                drafting = self._drafting()
            yield self._item(drafting, claim, key)
            if self._register.was_reviewed(key):
                drafting = None  # the register has changed; later claims are compared with what it is now

    def item(self, claim: Claim) -> Item:
        """Return one claim compared with the register as it is now."""
        return self._item(self._drafting(), claim, claim_key(self._paper.id, claim))

    def tally(self) -> Counter[Finding]:
        """Count the claims by what they are to the register, without deciding on any."""
        drafting = self._drafting()
        return Counter(
            self._item(drafting, claim, claim_key(self._paper.id, claim)).comparison.finding
            for claim in self._claims.claims
        )

    def decide(
        self, item: Item, decision: Decision, *, entered_at: datetime, edited: StatementDraft | None = None
    ) -> int | None:
        """Record a decision and what follows from it, in one act; return the number of the statement, if any.

        Raises:
            RegisterError: the register refuses it, for instance because somebody has closed the statement meanwhile,
                or has decided about the same claim.
        """
        reason = f"Review of “{self._paper.title}”: {decision.value}"
        act = self._register.act(
            author=self._reviewer, reason=reason, recorded=self._today, entered_at=entered_at, source=self._paper.id
        )
        with act as writer:
            if self._register.was_reviewed(item.key):
                raise ActError(
                    "somebody has decided about this claim meanwhile, so nothing was recorded; go on to the next"
                )
            writer.paper(self._paper)
            number = None if decision is Decision.REJECTED else self._carry_out(writer, item, decision, edited)
            writer.attachments.decision(
                paper=self._paper.id,
                claim_key=item.key,
                claim=json.dumps(item.claim.model_dump(mode="json"), ensure_ascii=False, sort_keys=True),
                decision=decision.value,
                finding=item.comparison.finding.value,
                statement=number,
            )
        return number

    def let_all_in(self, *, entered_at: datetime) -> Counter[Finding]:
        """Let in, unreviewed and marked so for good, what is new, and add evidence to what is known.

        What is in conflict with the register is left for a person. Returns what each claim was to the register.
        """
        found: Counter[Finding] = Counter()
        for item in self.items():
            found[item.comparison.finding] += 1
            if item.comparison.finding is not Finding.CONFLICT:
                self.decide(item, Decision.LET_IN, entered_at=entered_at)
        return found

    def _carry_out(self, writer: ActWriter, item: Item, decision: Decision, edited: StatementDraft | None) -> int:
        unreviewed = decision is Decision.LET_IN
        draft = (edited or item.drafted.main).model_copy(update={"unreviewed": unreviewed})
        held = item.comparison.statements
        if decision in (Decision.CORRECTS, Decision.FOLLOWS) and not held:
            raise ActError("there is no statement in the register that this claim could correct or follow; accept it")
        if item.comparison.finding is Finding.KNOWN and decision in (Decision.ACCEPTED, Decision.LET_IN):
            writer.corroborate(held[0].number, draft.evidence)
            return held[0].number
        for new in item.drafted.before:
            marked = new.model_copy(update={"unreviewed": unreviewed, "evidence": draft.evidence})
            if not self._is_described(writer, new):
                writer.record(marked)
        if decision is Decision.CORRECTS:
            return writer.correct(held[0].number, draft) or 0
        if decision is Decision.FOLLOWS:
            return writer.follow(held[0].number, draft)
        known = matching(writer, draft)
        return known if known is not None else writer.record(draft)

    def _is_described(self, writer: ActWriter, draft: StatementDraft) -> bool:
        writer.flush()
        thing = getattr(draft.fact, "id", draft.fact.subject)
        return bool(self._register.described([thing]))

    def _item(self, drafting: Drafting, claim: Claim, key: str) -> Item:
        drafted = drafting.draft(claim)
        return Item(claim, key, drafted, compare(drafted, drafting.snapshot))

    def _drafting(self) -> Drafting:
        return Drafting(self._snapshot(), self._paper, self._claims.published)

    def _snapshot(self) -> Snapshot:
        """Return all that is known of whatever the claims name."""
        things: set[str] = set()
        for name in sorted(names_of(self._claims)):
            found = self._register.find(name, known_at=self._today, viewer=self._viewer, suggest=False)
            things.update(each.id for each in found.candidates)
        return self._register.as_of(on=self._today, known_at=self._today, bodies=things, viewer=self._viewer)


def in_order(claims: Iterable[Claim], order: Order) -> list[Claim]:
    """Put claims into the order in which a person goes through them; one that nobody judged counts as sure."""
    if order is Order.READING:
        return list(claims)
    return sorted(claims, key=lambda claim: -1.0 if claim.confidence is None else -claim.confidence)


def names_of(claims: PaperClaims) -> set[str]:
    """Return every name of a body, person or arrangement that the claims of a paper give."""
    found: set[str] = set()
    for claim in claims.claims:
        for field in ("person", "body", "about", "name"):
            value = getattr(claim, field, None)
            found.update([value] if value else [])
        found.update(getattr(claim, "bodies", ()), getattr(claim, "parties", ()))
    return found
