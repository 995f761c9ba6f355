"""Templates of money, contracts and records: what bodies pool, buy from one holder, or use together."""

from collections.abc import Iterator
from decimal import Decimal

from pydantic import Field

from commonseal.planning.options.said import Built, of_law
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
from commonseal.regimes import Duty, Form
from commonseal.vocabulary.facts import (
    Arrangement,
    ArrangementType,
    Budget,
    Contract,
    Delegation,
    Money,
    Population,
    System,
)
from commonseal.vocabulary.identifiers import BodyId, ThingId


class PooledParameters(ForBodies):
    """The fund, who hosts it, and what it is for."""

    fund: str = Field(min_length=1, description="what the pooled fund is called")
    host: BodyId = Field(description="the host partner")
    functions: tuple[str, ...] = Field(min_length=1, description="what is paid from it, in words or by key")
    amount: Decimal | None = Field(default=None, ge=0, description="how much it holds in a year, in pounds")
    covers: str | None = Field(default=None, description="what it covers, in words")


class PooledBudget(Template[PooledParameters]):
    """Money of several bodies in one fund."""

    key = "pooled_budget"
    name = "Pooled budget"
    purpose = "The bodies pay into one fund, from which services of all of them are bought."
    parameters = PooledParameters

    def faults(self, parameters: PooledParameters, site: Site) -> Iterator[tuple[str, str]]:
        """Refuse a host that is none of the bodies."""
        if parameters.host not in parameters.bodies:
            yield "host", f"“host”: {site.name(parameters.host)} is none of the bodies; a host partner is one of them"

    def make(self, parameters: PooledParameters, site: Site) -> Built:
        """Bring the fund with its agreement, and have the host commission from it."""
        bodies, functions, host = parameters.bodies, parameters.functions, parameters.host
        power, told = power_or_warning(Form.POOLED_FUND, bodies, site, "pool money")
        basis = power.citation if power else None
        arrangement = Arrangement(
            id=site.new("arrangement", "pooled-fund"), type=ArrangementType.POOLED_BUDGET, parties=bodies,
            name=parameters.fund, host=host, legal_basis=basis, functions=functions, scope=parameters.covers,
        )  # fmt: skip
        fund = Budget(
            id=site.new("budget", "pooled-fund"), name=parameters.fund, type="pooled_fund", bodies=bodies,
            amount=None if parameters.amount is None else Money(amount=parameters.amount), covers=parameters.covers,
            host=host, arrangement=arrangement.id,
        )  # fmt: skip
        others = tuple(each for each in bodies if each != host)
        given = Delegation(
            delegators=others, delegate=host, functions=functions, legal_basis=basis, arrangement=arrangement.id
        )
        return Built(
            drafts=tuple(proposed(each) for each in (arrangement, fund, given)),
            brings=(arrangement.id, fund.id),
            keeps=tuple(site.organs(bodies)),
            duties=tuple(effects(functions, others, site.name(host), power, site)),
            warnings=(*told, *out_of_reach(functions, bodies, power, site), *site.said(bodies, "money")),
        )


class ContractParameters(Parameters):
    """The contract, its holder and its population."""

    commissioners: tuple[BodyId, ...] = Field(min_length=1, description="the bodies that commission")
    holder: BodyId = Field(description="the body that holds the contract")
    contract: str = Field(min_length=1, description="what the contract is called")
    services: tuple[str, ...] = Field(min_length=1, description="what it is for, each in words")
    population: str | None = Field(default=None, description="whom it serves, as the source has it")
    people: int | None = Field(default=None, ge=0, description="how many people that are")
    value: Decimal | None = Field(default=None, ge=0, description="what it is worth in a year, in pounds")
    procurement: str | None = Field(default=None, description="how the holder is found")
    replaces: tuple[ThingId, ...] = Field(default=(), description="the contracts that end")


class ContractHolder(Template[ContractParameters]):
    """One holder of one contract for a population."""

    key = "contract_holder"
    name = "One contract holder for a population"
    purpose = "One provider holds one contract for the care of a population and answers for those who work under it."
    parameters = ContractParameters

    def make(self, parameters: ContractParameters, site: Site) -> Built:
        """Bring the contract; end those that it replaces."""
        parties = (*parameters.commissioners, parameters.holder)
        arrangement = Arrangement(
            id=site.new("arrangement", "contract"), type=ArrangementType.CONTRACT, parties=parties,
            name=parameters.contract, host=parameters.holder, functions=parameters.services,
        )  # fmt: skip
        contract = Contract(
            id=site.new("contract", "one-holder"), name=parameters.contract, holder=parameters.holder,
            commissioners=parameters.commissioners, services=parameters.services, arrangement=arrangement.id,
            value=None if parameters.value is None else Money(amount=parameters.value),
            procurement=parameters.procurement,
        )  # fmt: skip
        facts = [arrangement, contract]
        drafts = [proposed(each) for each in facts]
        if parameters.population or parameters.people is not None:
            value = parameters.population or f"{parameters.people:,}"
            served = Population(about=contract.id, value=value, people=parameters.people, measure="people served")
            drafts.append(proposed(served))
        return Built(
            drafts=tuple(drafts),
            brings=(arrangement.id, contract.id),
            ends=parameters.replaces,
            keeps=tuple(site.organs(parameters.commissioners)),
            duties=(no_duty_moves(parameters.commissioners, site),),
            warnings=site.said_of_any("provider.not_commissioner", "psr", "pin", "aco.contract"),
        )


class RecordParameters(Parameters):
    """The system, and who uses it."""

    users: tuple[BodyId, ...] = Field(min_length=2, description="the bodies that use it")
    system: str = Field(min_length=1, description="what the record or system is called")
    product: str | None = Field(default=None, description="which product it is")
    purpose: str | None = Field(default=None, description="what it is used for")


class SharedRecord(Template[RecordParameters]):
    """A record or system that several bodies use."""

    key = "shared_record"
    name = "Shared record"
    purpose = "Several bodies use one record of patients or one system, so that each sees what the others have done."
    parameters = RecordParameters

    def make(self, parameters: RecordParameters, site: Site) -> Built:
        """Bring the system with its arrangement; each body stays responsible for information."""
        users = parameters.users
        arrangement = Arrangement(
            id=site.new("arrangement", "record"), type=ArrangementType.SHARED_SYSTEM, parties=users,
            name=parameters.system, scope=parameters.purpose,
        )  # fmt: skip
        system = System(
            id=site.new("system", "record"), name=parameters.system, product=parameters.product, users=users,
            purpose=parameters.purpose, arrangement=arrangement.id,
        )  # fmt: skip
        info = [
            each
            for kind in sorted(site.kinds(users))
            for each in site.law.of_kind(Duty, kind)
            if each.function == "info"
        ]
        effect = no_duty_moves(users, site)
        return Built(
            drafts=(proposed(arrangement), proposed(system)),
            brings=(arrangement.id, system.id),
            keeps=tuple(of_law(each) for each in info),
            duties=(effect,),
        )
