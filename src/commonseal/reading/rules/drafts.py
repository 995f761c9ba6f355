"""What a rule hands on before claims are merged: the facts, where they stand and which rule found them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from commonseal.reading.claims import (
    AppointmentStatus,
    ArrangementStatus,
    ArrangementType,
    AttributeProperty,
    AttributeStatus,
    Attribution,
    Basis,
    DecisionStatus,
    Outcome,
)

Span = tuple[int, int]


@dataclass(slots=True, kw_only=True)
class _Draft:
    """What every draft carries besides its fact.

    ``signals`` are short names of what the rule knows about how it came by the fact ("parties inherited", "loose"),
    for the stage that judges how likely the claim is to be right. ``rules`` are all the rules that found the same
    fact, once drafts are joined. ``stage`` is the module of rules it comes from and ``numbers`` its number in the order
    of making, with those of the drafts joined to it; both are noted when it leaves its rule.
    """

    signals: set[str] = field(default_factory=set)
    rules: set[str] = field(default_factory=set)
    stage: str = ""
    numbers: set[int] = field(default_factory=set)


@dataclass(slots=True)
class AppointmentDraft(_Draft):
    """A person in a post, as one place of the paper has it."""

    person: str
    role: str
    bodies: tuple[str, ...]
    status: AppointmentStatus
    spans: list[Span]
    rule: str
    start: str | None = None
    end: str | None = None
    basis: Basis | None = None
    attribution: Attribution = "stated"
    is_certain: bool = True


@dataclass(slots=True)
class ArrangementDraft(_Draft):
    """Something shared, as one place of the paper has it.

    ``status`` is what rules make of its words, by which drafts are joined; ``weighed`` gives for that status the one
    that all the words around speak for.
    """

    type: ArrangementType
    parties: tuple[str, ...]
    status: ArrangementStatus
    spans: list[Span]
    rule: str
    name: str | None = None
    role: str | None = None
    start: str | None = None
    end: str | None = None
    attribution: Attribution = "stated"
    is_passing: bool = False
    weighed: dict[ArrangementStatus, ArrangementStatus] = field(default_factory=dict)

    def taken_up(self, span: Span, rule: str, status: ArrangementStatus, start: str | None) -> ArrangementDraft:
        """Give what a later sentence says of the same thing, with nothing of it weighed or counted yet.

        Args:
            span: The later sentence.
            rule: The rule that reads it.
            status: How far along the thing is by it.
            start: Its first day by it (EDTF).
        """
        return replace(
            self,
            status=status,
            spans=[span],
            rule=rule,
            start=start,
            end=None,
            is_passing=False,
            weighed={},
            signals={"arrangement of an earlier sentence"},
            rules=set(),
            numbers=set(),
        )


@dataclass(slots=True)
class DecisionDraft(_Draft):
    """A decision taken or to come, as one place of the paper has it."""

    body: str
    subject: str
    status: DecisionStatus
    spans: list[Span]
    rule: str
    date: str | None = None
    outcome: Outcome | None = None
    attribution: Attribution = "stated"


@dataclass(slots=True)
class AttributeDraft(_Draft):
    """A figure or rating, as one place of the paper has it."""

    about: str
    property: AttributeProperty
    value: str
    status: AttributeStatus
    spans: list[Span]
    rule: str
    date: str | None = None
    attribution: Attribution = "stated"


Draft = AppointmentDraft | ArrangementDraft | DecisionDraft | AttributeDraft


@dataclass(slots=True)
class Drafts:
    """All drafts of one paper."""

    appointments: list[AppointmentDraft] = field(default_factory=list)
    arrangements: list[ArrangementDraft] = field(default_factory=list)
    decisions: list[DecisionDraft] = field(default_factory=list)
    attributes: list[AttributeDraft] = field(default_factory=list)
