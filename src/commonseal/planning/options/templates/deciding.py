"""Templates of deciding together: committees, delegation, and one commissioner over several."""

from collections.abc import Iterator, Sequence
from enum import StrEnum

from pydantic import Field

from commonseal.planning.options.said import Built, DutyEffect, Said
from commonseal.planning.options.site import Site, proposed
from commonseal.planning.options.template import (
    ForBodies,
    Parameters,
    Template,
    effects,
    no_duty_moves,
    out_of_reach,
    power_or_warning,
)
from commonseal.regimes import Form, Power
from commonseal.vocabulary.facts import Arrangement, ArrangementType, Body, Delegation, Membership
from commonseal.vocabulary.identifiers import BodyId


class Together(StrEnum):
    """How bodies decide together: in one committee, or in a committee of each that meet at one table."""

    JOINT = "joint_committee"
    IN_COMMON = "committees_in_common"


class CommitteeParameters(ForBodies):
    """The committee, and what it decides."""

    committee: str = Field(min_length=1, description="what the committee is called")
    functions: tuple[str, ...] = Field(min_length=1, description="what it decides, in words or by key of a function")
    form: Together = Field(default=Together.JOINT, description="joint_committee or committees_in_common")
    host: BodyId | None = Field(default=None, description="the body that runs it")


class JointCommittee(Template[CommitteeParameters]):
    """A committee of several bodies, or one of each that meet together."""

    key = "joint_committee"
    name = "Joint committee, or committees in common"
    purpose = "The bodies decide some matters together, in one joint committee or in committees that meet at one table."
    parameters = CommitteeParameters

    def make(self, parameters: CommitteeParameters, site: Site) -> Built:
        """Bring the committee with its members and what is delegated to it."""
        if parameters.form is Together.IN_COMMON:
            return _in_common(parameters, site)
        return _joint(parameters, site)


def _joint(parameters: CommitteeParameters, site: Site) -> Built:
    bodies, functions = parameters.bodies, parameters.functions
    power, told = power_or_warning(Form.JOINT_COMMITTEE, bodies, site, "decide by a joint committee")
    basis = power.citation if power else None
    committee = Body(id=site.new("body", "committee"), name=parameters.committee, classification="joint_committee")
    arrangement = Arrangement(
        id=site.new("arrangement", "committee"), type=ArrangementType.JOINT_COMMITTEE, parties=bodies,
        name=parameters.committee, forms=committee.id, host=parameters.host, legal_basis=basis, functions=functions,
    )  # fmt: skip
    given = Delegation(
        delegators=bodies, delegate=committee.id, functions=functions, legal_basis=basis, arrangement=arrangement.id
    )
    members = [Membership(member=each, organization=committee.id) for each in bodies]
    return Built(
        drafts=tuple(proposed(each) for each in (committee, arrangement, given, *members)),
        brings=(arrangement.id, committee.id),
        keeps=tuple(site.organs(bodies)),
        duties=tuple(effects(functions, bodies, parameters.committee, power, site)),
        warnings=(*told, *out_of_reach(functions, bodies, power, site)),
    )


def _in_common(parameters: CommitteeParameters, site: Site) -> Built:
    bodies, functions = parameters.bodies, parameters.functions
    power, told = power_or_warning(Form.COMMITTEES_IN_COMMON, bodies, site, "meet as committees in common")
    name = f"{parameters.committee} (committees in common)"
    arrangement = Arrangement(
        id=site.new("arrangement", "committees-in-common"), type=ArrangementType.JOINT_COMMITTEE, parties=bodies,
        name=name, host=parameters.host, legal_basis="committees in common", functions=functions,
    )  # fmt: skip
    made = Built(drafts=(proposed(arrangement),), brings=(arrangement.id,))
    for body in site.each_of(bodies):
        own = Body(
            id=site.new("body", "committee", body.partition("/")[2]), classification="committee", parent=body,
            name=f"{parameters.committee} of {site.name(body)}",
        )  # fmt: skip
        given = Delegation(delegators=(body,), delegate=own.id, functions=functions, arrangement=arrangement.id)
        made += Built(drafts=(proposed(own), proposed(given)), brings=(own.id,))
    return made + Built(
        keeps=tuple(site.organs(bodies)),
        duties=(_own_committees(functions, bodies, power, site),),
        warnings=tuple(told),
    )


def _own_committees(functions: Sequence[str], bodies: Sequence[str], power: Power | None, site: Site) -> DutyEffect:
    effect = no_duty_moves(bodies, site, power)
    said = ", ".join(f"“{each}”" for each in functions)
    text = f"No duty moves: for {said} each of {site.names(bodies)} decides by a committee of its own"
    return effect.model_copy(update={"text": text, "functions": tuple(functions)})


class DelegationParameters(Parameters):
    """Who delegates what to whom."""

    delegators: tuple[BodyId, ...] = Field(min_length=1, description="the bodies whose functions they are")
    delegate: BodyId = Field(description="the body that is to exercise them")
    functions: tuple[str, ...] = Field(min_length=1, description="which functions, in words or by key")
    conditions: tuple[str, ...] = Field(default=(), description="the conditions, each in words")
    onward: bool | None = Field(default=None, description="whether it may be delegated further")


class DelegationToBody(Template[DelegationParameters]):
    """One body exercises functions of others."""

    key = "delegation"
    name = "Delegation"
    purpose = "One body exercises functions of another, or of several, in their place."
    parameters = DelegationParameters

    def faults(self, parameters: DelegationParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse a body that delegates to itself."""
        if parameters.delegate in parameters.delegators:
            name = site.name(parameters.delegate)
            yield "delegate", f"“delegate”: {name} is among the delegators; a body does not delegate to itself"

    def make(self, parameters: DelegationParameters, site: Site) -> Built:
        """Bring the delegation with its arrangement."""
        functions, parties = parameters.functions, (*parameters.delegators, parameters.delegate)
        power, told = power_or_warning(Form.DELEGATION, parties, site, "delegate functions to each other")
        basis = power.citation if power else None
        arrangement = Arrangement(
            id=site.new("arrangement", "delegation"), type=ArrangementType.DELEGATION, parties=parties,
            name=f"{site.name(parameters.delegate)} for {site.names(parameters.delegators)}", legal_basis=basis,
            functions=functions,
        )  # fmt: skip
        given = Delegation(
            delegators=parameters.delegators, delegate=parameters.delegate, functions=functions, legal_basis=basis,
            conditions=parameters.conditions, onward=parameters.onward, arrangement=arrangement.id,
        )  # fmt: skip
        onward = site.said(parties, *((power.onward_provision,) if power and power.onward_provision else ()))
        return Built(
            drafts=(proposed(arrangement), proposed(given)),
            brings=(arrangement.id,),
            keeps=tuple(site.organs(parameters.delegators)),
            duties=tuple(effects(functions, parameters.delegators, site.name(parameters.delegate), power, site)),
            warnings=(*told, *onward, *out_of_reach(functions, parameters.delegators, power, site)),
        )


class StrategicParameters(ForBodies):
    """The strategic commissioner, and what it does."""

    commissioner: str = Field(min_length=1, description="what the strategic commissioner is called")
    functions: tuple[str, ...] = Field(min_length=1, description="what it does, in words or by key of a function")
    host: BodyId | None = Field(default=None, description="the body that employs its staff")


class StrategicCommissioner(Template[StrategicParameters]):
    """One strategic commissioner over several bodies, which decides through their joint committee."""

    key = "strategic_commissioner"
    name = "Strategic commissioner over several bodies"
    purpose = "One strategic commissioner sets priorities and commissions at scale for bodies that stay separate."
    parameters = StrategicParameters

    def make(self, parameters: StrategicParameters, site: Site) -> Built:
        """Bring the commissioner, and the joint committee by which it decides."""
        bodies = parameters.bodies
        commissioner = Body(
            id=site.new("body", "commissioner"), name=parameters.commissioner, classification="strategic_commissioner"
        )
        arrangement = Arrangement(
            id=site.new("arrangement", "commissioner"), type=ArrangementType.CLUSTER, parties=bodies,
            name=parameters.commissioner, forms=commissioner.id, host=parameters.host,
            functions=parameters.functions,
        )  # fmt: skip
        committee = CommitteeParameters(
            bodies=bodies, committee=f"Joint committee of {parameters.commissioner}", functions=parameters.functions,
            host=parameters.host,
        )  # fmt: skip
        made = Built(
            drafts=(proposed(commissioner), proposed(arrangement)), brings=(arrangement.id, commissioner.id)
        )  # fmt: skip
        text = (
            "No pack of the law encoded here is on strategic commissioners, so what it decides is decided by the "
            "joint committee of the bodies."
        )
        in_law = any("strategic_commissioner" in each.classifications for each in site.law.packs)
        return made + _joint(committee, site) + Built(warnings=() if in_law else (Said(text=text),))
