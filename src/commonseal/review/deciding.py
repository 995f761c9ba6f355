"""Deciding: a person goes through the claims of one paper, and each decision enters the register with who and when."""

import json
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime

from commonseal.reading import Claim, PaperClaims
from commonseal.register.ledger.matching import matching
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.review.comparing import Finding, compare
from commonseal.review.course import Course, course_of
from commonseal.review.drafting import Drafting, claim_key
from commonseal.review.independence import check_independent
from commonseal.review.items import ChangedError, DecidedError, Decision, Item, Order, ReviewError, in_order, names_of
from commonseal.review.parting import PartingError, join, split
from commonseal.review.taking_back import take_back
from commonseal.vocabulary import Paper, Snapshot, StatementDraft, Viewer


class ReviewSession:
    """The review of one paper by one person.

    Args:
        register: where accepted statements go.
        paper: the paper, with its text.
        claims: what was read in it.
        reviewer: who decides.
        today: the day on which what is accepted counts as known.
        viewer: what the reviewer may see.
        brought_by: who brought the paper, and so may not decide about it; None where nobody in particular did.
    """

    def __init__(
        self,
        register: Register,
        paper: Paper,
        claims: PaperClaims,
        *,
        reviewer: str,
        today: date,
        viewer: Viewer,
        brought_by: str | None = None,
    ) -> None:
        self._register, self._paper, self._claims = register, paper, claims
        self._reviewer, self._today, self._viewer = reviewer, today, viewer
        self._brought_by = brought_by

    def course(self) -> Course:
        """Return the claims, with those that were split or joined in their places, and the decisions that stand."""
        return course_of(self._paper.id, self._claims.claims, self._register.decided)

    def items(self, order: Order = Order.CONFIDENCE) -> Iterator[Item]:
        """Hand over the claims that nobody has decided on, each compared with the register as it is by then."""
        drafting = None
        for claim in in_order(self.course().claims.values(), order):
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

    def waiting(self) -> dict[str, Item]:
        """Return the claims that nobody has decided on by their keys, in reading order, compared at one moment."""
        course, drafting = self.course(), self._drafting()
        return {key: self._item(drafting, course.claims[key], key) for key in course.waiting}

    def item_as(self, claim: Claim, edited: Claim) -> Item:
        """Return a claim as somebody has edited it, compared with the register as it is now."""
        item = self._item(self._drafting(), edited, claim_key(self._paper.id, claim))
        return replace(item, claim=claim)

    def as_seen(self, claim: Claim, seen: str) -> Item:
        """Return a claim compared with the register as it is now, where that is still as somebody saw it.

        Within ``Register.together`` nobody can change it before the decision is recorded.

        Raises:
            DecidedError: somebody has decided about it meanwhile.
            ChangedError: it would become something else by now, or the register says otherwise of it.
        """
        self.check_undecided(claim)
        item = self.item(claim)
        if item.seen != seen:
            raise ChangedError
        return item

    def check_undecided(self, claim: Claim) -> None:
        """Go on only where nobody has decided about a claim.

        Raises:
            DecidedError: somebody has.
        """
        self._check_undecided(claim_key(self._paper.id, claim))

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
            OwnPaperError: the reviewer brought the paper.
            RegisterError: the register refuses it, for instance because somebody has closed the statement meanwhile,
                or has decided about the same claim.
        """
        with self._deciding(decision, entered_at) as writer:
            self._check_undecided(item.key)
            number = None if decision is Decision.REJECTED else self._carry_out(writer, item, decision, edited)
            self._keep(writer, item, decision, number)
        return number

    def split(self, item: Item, *, entered_at: datetime) -> None:
        """Let a claim make way for one for each of its bodies, which come up for review in its place.

        Raises:
            PartingError: it names one body only.
            RegisterError: as for ``decide``.
        """
        split(item.claim)
        with self._deciding(Decision.SPLIT, entered_at) as writer:
            self._check_undecided(item.key)
            self._keep(writer, item, Decision.SPLIT, None)

    def join(self, first: Item, second: Item, *, entered_at: datetime) -> None:
        """Let two claims of one matter make way for one, which comes up for review in their place.

        Raises:
            PartingError: they are of two matters, or what they would be together is a claim that there is already.
            RegisterError: as for ``decide``.
        """
        together = claim_key(self._paper.id, join(first.claim, second.claim))
        if together in (first.key, second.key):
            raise PartingError("one of these two claims says all that the other says; reject the other instead")
        if together in self.course().claims:
            raise PartingError("together these two are a claim that there was before; take back that it was split")
        with self._deciding(Decision.JOINED, entered_at) as writer:
            for each in (first, second):
                self._check_undecided(each.key)
                self._keep(writer, each, Decision.JOINED, None)

    def take_back(self, key: str, *, entered_at: datetime) -> None:
        """Take back one's own decision about a claim; the claim comes up again.

        Raises:
            ReviewError: no decision stands, it is somebody else's, what it brought has changed since, or a decision
                stands on a claim that came of it.
            RegisterError: as for ``decide``.
        """
        with self._deciding(Decision.TAKEN_BACK, entered_at) as writer:
            course = self.course()
            decided = course.decided.get(key)
            if decided is None:
                raise ReviewError("no decision about this claim stands, so there is nothing to take back")
            if decided.author != self._reviewer:
                raise ReviewError(f"{decided.author} decided about this claim, and only they can take it back")
            if any(each in course.decided for each in course.came_of(self._paper.id, key)):
                raise ReviewError("somebody has decided about what came of this claim; take that back first")
            take_back(writer, decided)
            mine = (each.claim_key for each in course.decided.values() if each.act == decided.act)
            for each in mine:
                self._keep(writer, self.item(course.claims[each]), Decision.TAKEN_BACK, None)

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

    @contextmanager
    def _deciding(self, decision: Decision, entered_at: datetime) -> Iterator[ActWriter]:
        """Open the act of a decision, in which the paper is kept."""
        check_independent(self._reviewer, self._brought_by)
        reason = f"Review of “{self._paper.title}”: {decision.value}"
        act = self._register.act(
            author=self._reviewer, reason=reason, recorded=self._today, entered_at=entered_at, source=self._paper.id
        )
        with act as writer:
            writer.paper(self._paper)
            yield writer

    def _check_undecided(self, key: str) -> None:
        decided = self._register.decided([key]).get(key)
        if decided is not None:
            raise DecidedError(decided)

    def _keep(self, writer: ActWriter, item: Item, decision: Decision, number: int | None) -> None:
        writer.attachments.decision(
            paper=self._paper.id,
            claim_key=item.key,
            claim=json.dumps(item.claim.model_dump(mode="json"), ensure_ascii=False, sort_keys=True),
            decision=decision.value,
            finding=item.comparison.finding.value,
            statement=number,
        )

    def _carry_out(self, writer: ActWriter, item: Item, decision: Decision, edited: StatementDraft | None) -> int:
        unreviewed = decision is Decision.LET_IN
        draft = (edited or item.drafted.main).model_copy(update={"unreviewed": unreviewed})
        held = item.comparison.statements
        if decision in (Decision.CORRECTS, Decision.FOLLOWS) and not held:
            raise ReviewError(
                "there is no statement in the register that this claim could correct or follow; accept it"
            )
        as_drafted = decision in (Decision.ACCEPTED, Decision.LET_IN) or (decision is Decision.EDITED and not edited)
        if item.comparison.finding is Finding.KNOWN and as_drafted:
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
        # What was withdrawn or taken back does not stand in the way of finding out that it is so after all.
        return known if known is not None and writer.statement(known).is_held else writer.record(draft)

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
