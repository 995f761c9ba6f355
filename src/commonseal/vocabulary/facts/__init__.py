"""The kinds of fact that a statement can make, each a small frozen model; together one union told apart by ``kind``.

The words are those of the W3C Organization Ontology (organization, post, membership, role, change event), of Popolo
(other names, area, classification) and of public bodies themselves.
"""

from typing import Annotated

from pydantic import Field, TypeAdapter

from commonseal.vocabulary.facts.acknowledgement import Acknowledgement
from commonseal.vocabulary.facts.base import FactModel, Identifier, Money, OtherName
from commonseal.vocabulary.facts.bodies import Body, Membership, Person, Population, Post, Rating
from commonseal.vocabulary.facts.change import (
    Approval,
    ApprovalOutcome,
    ApprovalStep,
    Criterion,
    Dependency,
    Meeting,
    Option,
    Proposal,
    Question,
    Score,
    Succession,
    Transfer,
    Urgency,
)
from commonseal.vocabulary.facts.duties import Appointment, Basis, Delegation, Function
from commonseal.vocabulary.facts.engagement import Employment, EmploymentBasis, Interest
from commonseal.vocabulary.facts.planning import (
    Assumption,
    Calendar,
    CostShare,
    Pause,
    PayPoint,
    PayTable,
    Share,
    ShareMethod,
    Uncertainty,
)
from commonseal.vocabulary.facts.sharing import Arrangement, ArrangementType, Budget, Contract, Service, System

Fact = Annotated[
    Body
    | Person
    | Post
    | Appointment
    | Membership
    | Arrangement
    | Function
    | Delegation
    | Succession
    | Contract
    | Service
    | System
    | Budget
    | Rating
    | Population
    | Dependency
    | Question
    | Transfer
    | Proposal
    | Option
    | Approval
    | Meeting
    | Employment
    | Interest
    | Acknowledgement
    | Calendar
    | PayTable
    | CostShare
    | Assumption,
    Field(discriminator="kind"),
]

FACT_MODELS: tuple[type[FactModel], ...] = (
    Body,
    Person,
    Post,
    Appointment,
    Membership,
    Arrangement,
    Function,
    Delegation,
    Succession,
    Contract,
    Service,
    System,
    Budget,
    Rating,
    Population,
    Dependency,
    Question,
    Transfer,
    Proposal,
    Option,
    Approval,
    Meeting,
    Employment,
    Interest,
    Acknowledgement,
    Calendar,
    PayTable,
    CostShare,
    Assumption,
)
"""Every kind of fact, in the order in which their numbers are stored: add at the end, never reorder."""

KINDS: tuple[str, ...] = tuple(model.kind_name() for model in FACT_MODELS)
"""The name of each kind, in stored order."""

fact_adapter: TypeAdapter[Fact] = TypeAdapter(Fact)
"""Reads and writes any fact."""

__all__ = [
    "FACT_MODELS",
    "KINDS",
    "Acknowledgement",
    "Appointment",
    "Approval",
    "ApprovalOutcome",
    "ApprovalStep",
    "Arrangement",
    "ArrangementType",
    "Assumption",
    "Basis",
    "Body",
    "Budget",
    "Calendar",
    "Contract",
    "CostShare",
    "Criterion",
    "Delegation",
    "Dependency",
    "Employment",
    "EmploymentBasis",
    "Fact",
    "FactModel",
    "Function",
    "Identifier",
    "Interest",
    "Meeting",
    "Membership",
    "Money",
    "Option",
    "OtherName",
    "Pause",
    "PayPoint",
    "PayTable",
    "Person",
    "Population",
    "Post",
    "Proposal",
    "Question",
    "Rating",
    "Score",
    "Service",
    "Share",
    "ShareMethod",
    "Succession",
    "System",
    "Transfer",
    "Uncertainty",
    "Urgency",
    "fact_adapter",
]
