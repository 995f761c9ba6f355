"""How things change: proposals, who has to approve them, what they depend on, and what follows what."""

from enum import StrEnum
from typing import ClassVar, Literal

from pydantic import Field

from commonseal.vocabulary.facts.base import FactModel, Value
from commonseal.vocabulary.identifiers import BodyId, OptionId, ProposalId, ThingId
from commonseal.vocabulary.periods import UncertainDate


class Succession(FactModel):
    """One or more bodies followed by one or more others: ``org:ChangeEvent``.

    ``order`` is the order or other instrument by which it is done.
    """

    subject_field: ClassVar[str] = "from_bodies"

    kind: Literal["succession"] = "succession"
    from_bodies: tuple[BodyId, ...] = Field(min_length=1)
    to_bodies: tuple[BodyId, ...] = ()
    type: Literal["merge", "split", "rename", "transfer", "abolish"]
    legal_basis: str | None = None
    order: str | None = None


class Criterion(Value):
    """By what options are compared, and how much it weighs against the others: any positive number."""

    name: str = Field(min_length=1)
    weight: float = Field(gt=0)


class Score(Value):
    """How well an option meets a criterion, from nought (not at all) to ten (wholly), and why."""

    criterion: str = Field(min_length=1)
    value: float = Field(ge=0, le=10)
    reason: str = Field(min_length=1)


class Proposal(FactModel):
    """A change that somebody asks bodies to agree, with its reasons, its conditions and what options are judged by.

    The standing of the statement is that of the matter: considered or proposed while it is being asked, agreed or in
    force when it went ahead, rejected when it was turned down.
    """

    subject_field: ClassVar[str] = "promoters"

    kind: Literal["proposal"] = "proposal"
    id: ProposalId
    name: str = Field(min_length=1)
    promoters: tuple[BodyId, ...] = Field(min_length=1)
    concerns: tuple[ThingId, ...] = ()
    reasons: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()


class Option(FactModel):
    """One way of carrying out a proposal: what would come into force, and what would end, on its target date.

    ``brings`` names what comes into force, ``ends`` what ends when it does, ``keeps`` says in words what stays as it
    is. The option that changes nothing brings nothing and ends nothing. ``scores`` are against the proposal's criteria.
    """

    subject_field: ClassVar[str] = "proposal"

    kind: Literal["option"] = "option"
    id: OptionId
    proposal: ProposalId
    name: str = Field(min_length=1)
    brings: tuple[ThingId, ...] = ()
    ends: tuple[ThingId, ...] = ()
    keeps: tuple[str, ...] = ()
    scores: tuple[Score, ...] = ()
    recommended: bool = False
    target: UncertainDate | None = None

    @property
    def changes_nothing(self) -> bool:
        """Whether it is the option that changes nothing: it brings nothing and ends nothing."""
        return not self.brings and not self.ends

    @property
    def counts_from(self) -> int | None:
        """The day number from which it counts: the last that its target can mean, of "no earlier than" the first.

        None where it has no target, or one without an end on either side.
        """
        if self.last_target is not None or self.target is None:
            return self.last_target
        return self.target.earliest if self.target.has_first_day else None

    @property
    def last_target(self) -> int | None:
        """The last day number that its target can mean, to be held against it; None where no last day is stated.

        One that is to take effect "no earlier than" a day cannot be late.
        """
        return self.target.latest if self.target is not None and self.target.has_last_day else None


class ApprovalStep(StrEnum):
    """What a body does to a proposal; only the first four can stop it."""

    DECIDES = "decides"
    APPROVES = "approves"
    APPOINTS = "appoints"
    CONSENTS = "consents"
    CONSULTED = "consulted"
    SUPPORTS = "supports"
    NOTED = "noted"
    NOTIFIED = "notified"


class ApprovalOutcome(StrEnum):
    """How a body's consideration of a proposal has ended."""

    APPROVED = "approved"
    CONSIDERED = "considered"
    REJECTED = "rejected"
    DEFERRED = "deferred"


class Urgency(StrEnum):
    """On what footing an executive takes a key decision without 28 days' notice of it.

    The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012
    (SI 2012/2089), regs 10 and 11.
    """

    GENERAL_EXCEPTION = "general_exception"
    SPECIAL_URGENCY = "special_urgency"


class Approval(FactModel):
    """One step of a proposal's way: which body is asked what, when it is due, when it was done and how it ended.

    ``step`` names it within its proposal, ``after`` the steps that must have succeeded first. The standing of the
    statement is that of the matter asked, as of a proposal: proposed while this body is still being asked, agreed or
    in force when it went ahead, rejected when it was turned down. How this body decided is in ``outcome``.

    ``key_decision`` says whether it is a key decision of a council's executive (SI 2012/2089 reg 8), None where nobody
    has said; ``urgency`` on what footing it is taken at short notice. The days of its way: ``notice`` of the decision
    was published, it was ``asked`` of the body, the decision was ``published`` (from which the time to call it in
    runs), and the last of its conditions was closed (``conditions_met``).

    ``option`` is the option that was put to the body, None where the proposal as a whole was. ``provision`` is the
    provision of law that asks for the step; a step without one was chosen locally. ``text_digest`` is the digest of
    the exact text that was decided on: when the text is another, the decision no longer covers it. ``waived`` says why
    the step is not taken.
    """

    subject_field: ClassVar[str] = "body"

    kind: Literal["approval"] = "approval"
    proposal: ProposalId
    step: str = Field(min_length=1, pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")
    body: BodyId
    act: ApprovalStep
    subject_matter: str = Field(min_length=1)
    after: tuple[str, ...] = ()
    conditions: tuple[str, ...] = ()
    planned: UncertainDate | None = None
    done: UncertainDate | None = None
    outcome: ApprovalOutcome | None = None
    key_decision: bool | None = None
    urgency: Urgency | None = None
    notice: UncertainDate | None = None
    asked: UncertainDate | None = None
    published: UncertainDate | None = None
    conditions_met: UncertainDate | None = None
    option: OptionId | None = None
    provision: str | None = Field(default=None, pattern=r"^[a-z][a-z0-9_]*(\.[A-Za-z0-9_]+)*$")
    text_digest: str | None = Field(default=None, pattern=r"^[0-9a-f]{16,64}$")
    waived: str | None = None

    @property
    def is_done(self) -> bool:
        """Whether the body has considered it and not put it off."""
        return self.outcome is not None and self.outcome is not ApprovalOutcome.DEFERRED


class Dependency(FactModel):
    """Something that must exist before another thing can work; ``met`` is None where nobody has said."""

    subject_field: ClassVar[str] = "of"

    kind: Literal["dependency"] = "dependency"
    of: ThingId
    needs: str = Field(min_length=1)
    on_thing: ThingId | None = None
    met: bool | None = None
    risk: str | None = None


class Question(FactModel):
    """Something nobody has answered yet, and who owns finding out."""

    subject_field: ClassVar[str] = "about"

    kind: Literal["question"] = "question"
    id: ThingId
    text: str = Field(min_length=1)
    about: tuple[ThingId, ...] = Field(min_length=1)
    owner: ThingId | None = None
    answer: str | None = None


class Transfer(FactModel):
    """Staff who move, or are to move, from one body to another, and what moves with them.

    ``covers`` says what a transfer is of where it is not of staff alone: staff, property, rights, liabilities,
    contracts, records. Empty means staff only.
    """

    subject_field: ClassVar[str] = "from_bodies"

    kind: Literal["transfer"] = "transfer"
    from_bodies: tuple[BodyId, ...] = Field(min_length=1)
    to_bodies: tuple[BodyId, ...] = ()
    staff: str = Field(min_length=1)
    wte: float | None = Field(default=None, ge=0)
    terms: str | None = None
    arrangement: ThingId | None = None
    covers: tuple[Literal["staff", "property", "rights", "liabilities", "contracts", "records"], ...] = ()


class Meeting(FactModel):
    """A meeting of a body at which something is or was to be decided; ``notice`` is the day on which it was given."""

    subject_field: ClassVar[str] = "body"

    kind: Literal["meeting"] = "meeting"
    id: ThingId
    body: BodyId
    on: UncertainDate
    agenda: tuple[str, ...] = ()
    notice: UncertainDate | None = None
