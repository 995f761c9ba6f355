"""Drafting: the statements that a claim would become."""

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass

from commonseal.reading import AppointmentClaim, ArrangementClaim, AttributeClaim, Claim, DecisionClaim
from commonseal.review.naming import Names
from commonseal.review.posts import post_for
from commonseal.vocabulary import (
    Attribution,
    Evidence,
    PaperInfo,
    Period,
    Snapshot,
    Standing,
    StatementDraft,
    UncertainDate,
)
from commonseal.vocabulary.catalogue import role_key
from commonseal.vocabulary.facts import (
    Appointment,
    Approval,
    ApprovalOutcome,
    ApprovalStep,
    Arrangement,
    ArrangementType,
    Basis,
    Budget,
    Fact,
    Population,
    Proposal,
    Rating,
)
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.periods import PeriodError

_APPOINTMENT_STANDING = {
    "held": Standing.IN_FORCE,
    "former": Standing.IN_FORCE,
    "planned": Standing.AGREED,
    "proposed": Standing.PROPOSED,
}
_ARRANGEMENT_STANDING = {"existing": Standing.IN_FORCE}
_GATHERED = "Matters decided in"


@dataclass(frozen=True)
class Drafted:
    """What a claim would become: the statement itself (``main``) and what has to be recorded ``before`` it."""

    main: StatementDraft
    before: tuple[StatementDraft, ...] = ()


class Drafting:
    """Drafts the claims of one paper against one snapshot; things that several claims name are drafted once."""

    def __init__(self, snapshot: Snapshot, paper: PaperInfo, published: str | None) -> None:
        self.snapshot, self.names = snapshot, Names(snapshot)
        self._paper, self._title, self._published = paper.id, paper.title, published
        self._visibility = paper.visibility
        self._posts: dict[str, StatementDraft] = {}
        self._proposal: StatementDraft | None = None
        self._steps: set[str] = set()
        self._drafted: dict[str, Drafted] = {}

    def draft(self, claim: Claim) -> Drafted:
        """Return what a claim would become."""
        key = claim_key(self._paper, claim)
        if key not in self._drafted:
            makers: dict[type, Callable[..., Drafted]] = {
                AppointmentClaim: self._appointment,
                ArrangementClaim: self._arrangement,
                DecisionClaim: self._decision,
                AttributeClaim: self._attribute,
            }
            self._drafted[key] = makers[type(claim)](claim)
        return self._drafted[key]

    def evidence(self, claim: Claim) -> tuple[Evidence, ...]:
        """Return the evidence of a claim as the register keeps it."""
        return tuple(
            Evidence(
                paper=self._paper,
                start=each.start,
                end=each.end,
                quote=each.quote,
                where=f"page {each.page}" if each.page else None,
            )
            for each in claim.evidence
        )

    def _appointment(self, claim: AppointmentClaim) -> Drafted:
        person = self.names.person(claim.person)
        bodies = tuple(dict.fromkeys(self.names.body(name) for name in claim.bodies))
        post, new_post = post_for(self.snapshot, person, bodies, claim.role)
        if new_post is not None:
            self._posts.setdefault(post, new_post)
        start, end = claim.start, claim.end
        if claim.status in ("held", "former") and start is None and self._published:
            start = _no_later_than(end if claim.status == "former" and end else self._published)
        if claim.status == "former" and end is None and self._published:
            end = _no_later_than(self._published)
        role = role_key(claim.role)
        fact = Appointment(
            person=person,
            post=post,
            bodies=bodies,
            title=None if role == self._role_of(post) else claim.role,
            basis=Basis(claim.basis) if claim.basis else None,
        )
        main = self._statement(claim, fact, _APPOINTMENT_STANDING[claim.status], start, end)
        return self._with_new_things(main)

    def _arrangement(self, claim: ArrangementClaim) -> Drafted:
        parties = tuple(dict.fromkeys(self.names.body(name) for name in claim.parties))
        words = "-".join([*(party.rpartition("/")[2] for party in parties[:3]), claim.type.replace("_", "-")])
        detail = slug(claim.role or claim.name or "")
        fact = Arrangement(
            id=f"arrangement/{words}" + (f"/{detail}" if claim.role or claim.name else ""),
            type=ArrangementType(claim.type),
            parties=parties,
            name=claim.name,
            role=claim.role,
        )
        standing = _ARRANGEMENT_STANDING.get(claim.status) or Standing(claim.status)
        start = claim.start
        if claim.status == "existing" and start is None and self._published:
            start = _no_later_than(self._published)
        return self._with_new_things(self._statement(claim, fact, standing, start, claim.end))

    def _decision(self, claim: DecisionClaim) -> Drafted:
        body = self.names.body(claim.body)
        proposal = self._own_proposal(body)
        gathered = proposal.fact.subject if not isinstance(proposal.fact, Proposal) else proposal.fact.id
        step = self._free_step(gathered, slug(claim.body))
        when = UncertainDate.parse(claim.date) if claim.date else None
        done = claim.status == "done"
        fact = Approval(
            proposal=gathered,
            step=step,
            body=body,
            act=ApprovalStep.DECIDES,
            subject_matter=claim.subject,
            planned=None if done else when,
            done=when if done else None,
            outcome=ApprovalOutcome(claim.outcome) if claim.outcome else None,
        )
        standing = Standing.IN_FORCE if done else Standing.PROPOSED
        main = self._statement(claim, fact, standing, claim.date, None)
        drafted = self._with_new_things(main)
        return Drafted(main, (*drafted.before, proposal.model_copy(update={"visibility": self._visibility})))

    def _attribute(self, claim: AttributeClaim) -> Drafted:
        about = self.names.known("arrangement", claim.about) or self.names.body(claim.about)
        fact: Fact
        if claim.property == "rating":
            fact = Rating(about=about, value=claim.value)
        elif claim.property == "finance":
            words = slug(f"{about.rpartition('/')[2]} {claim.value}")
            if about.startswith("body/"):
                fact = Budget(id=f"budget/{words}", name=claim.value, type="other", bodies=(about,))
            else:
                fact = Population(about=about, value=claim.value, measure="finance")
        else:
            measure = {"staff": "staff", "member_count": "members"}.get(claim.property)
            fact = Population(about=about, value=claim.value, measure=measure)
        standing = Standing.PROPOSED if claim.status == "forecast" else Standing.IN_FORCE
        return self._with_new_things(self._statement(claim, fact, standing, claim.date, None))

    def _statement(
        self, claim: Claim, fact: Fact, standing: Standing, start: str | None, end: str | None
    ) -> StatementDraft:
        return StatementDraft(
            fact=fact,
            period=_period(start, end),
            standing=standing,
            attribution=Attribution(claim.attribution),
            visibility=self._visibility,
            evidence=self.evidence(claim),
        )

    def _with_new_things(self, main: StatementDraft) -> Drafted:
        posts = [self._posts[thing] for thing in main.fact.references() if thing in self._posts]
        before = [*self.names.fresh([*posts, main]), *posts]
        return Drafted(main, tuple(each.model_copy(update={"visibility": self._visibility}) for each in before))

    def _role_of(self, post: str) -> str | None:
        statement = self.snapshot.describing(post)
        fact = statement.fact if statement else self._posts[post].fact
        return getattr(fact, "role", None)

    def _own_proposal(self, body: str) -> StatementDraft:
        """Return the proposal under which the decisions that a paper tells of are put, until a person knows better."""
        if self._proposal is None:
            words = slug(self._paper.partition("/")[2])
            fact = Proposal(id=f"proposal/{words}", name=f"{_GATHERED} “{self._title}”", promoters=(body,))
            self._proposal = StatementDraft(fact=fact, standing=Standing.PROPOSED)
        return self._proposal

    def _free_step(self, proposal: str, words: str) -> str:
        step, count = words, 1
        taken = {
            each.fact.step for each in self.snapshot.about(proposal) if isinstance(each.fact, Approval) and each.is_held
        }
        while step in self._steps | taken:
            count += 1
            step = f"{words}-{count}"
        self._steps.add(step)
        return step


def is_gathered(proposal: Proposal) -> bool:
    """Whether a proposal only gathers what a paper tells of, so that its name and promoters say nothing of a matter."""
    return proposal.name.startswith(_GATHERED)


def claim_key(paper: str, claim: Claim) -> str:
    """Return what a claim is known by: the same claim found again in the same paper has the same key.

    How sure the reader is, and the page or heading of a quote, are not part of what is claimed.
    """
    values = claim.model_dump(mode="json", exclude={"confidence"})
    values["evidence"] = [{part: each[part] for part in ("start", "end", "quote")} for each in values["evidence"]]
    text = json.dumps([paper, values], ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()


def _no_later_than(edtf: str) -> str:
    latest = edtf.rpartition("/")[2]
    return f"../{latest}" if latest not in ("", "..") else edtf


def _period(start: str | None, end: str | None) -> Period:
    try:
        return Period.parse(start, end)
    except (ValueError, PeriodError):
        return Period.parse(start)
