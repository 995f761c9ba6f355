"""A template: a way of changing how bodies work together, with its parameters, and what it makes of them."""

from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, ClassVar, Generic, TypeVar

from pydantic import Field, ValidationError, field_validator

from commonseal.assurance.shapes.joining import excluded_words
from commonseal.planning.options.said import Built, DutyEffect, Said, liable_under, of_law
from commonseal.planning.options.site import Site
from commonseal.regimes import Duty, Form, Functions, Nature, Power
from commonseal.vocabulary.catalogue import find_function
from commonseal.vocabulary.facts.base import Value, reference_fields
from commonseal.vocabulary.identifiers import BodyId, kind_of
from commonseal.vocabulary.names import near_names
from commonseal.vocabulary.written.faults import explain


class Parameters(Value):
    """What a template is told. Unknown fields are refused."""


class ForBodies(Parameters):
    """What most templates are told: the bodies that take part."""

    bodies: tuple[BodyId, ...] = Field(min_length=1, description="the bodies that take part, two or more, or a set")

    @field_validator("bodies")
    @classmethod
    def _each_once(cls, bodies: tuple[str, ...]) -> tuple[str, ...]:
        twice = sorted({each for each in bodies if bodies.count(each) > 1})
        if twice:
            raise ValueError(f"{twice[0]} stands twice; name each body once")
        return bodies


P = TypeVar("P", bound=Parameters)


class TemplateError(ValueError):
    """A template cannot be built; ``faults`` pairs each parameter concerned with what is wrong and what to do."""

    def __init__(self, faults: Iterable[tuple[str, str]]) -> None:
        self.faults = tuple(faults)
        super().__init__("; ".join(what for _, what in self.faults))


class Template(ABC, Generic[P]):
    """A way of changing how bodies work together.

    ``key`` names it in files, ``name`` for people, ``purpose`` says in a sentence what it is for. ``parameters`` is
    the model of what it is told. A subclass says in ``make`` what the option brings, ends and keeps.
    """

    key: ClassVar[str]
    name: ClassVar[str]
    purpose: ClassVar[str]
    parameters: type[P]

    def build(self, given: dict[str, Any], site: Site) -> Built:
        """Return what the template makes of its parameters.

        Raises:
            TemplateError: with everything that is wrong with the parameters, by themselves or in this register.
        """
        try:
            parameters = self.parameters.model_validate(given)
        except ValidationError as error:
            fields = tuple(self.parameters.model_fields)
            raise TemplateError(explain(error, fields, f"the template “{self.key}”")) from error
        faults = [*unknown_in(parameters, site), *_alone(parameters, site), *self.faults(parameters, site)]
        if faults:
            raise TemplateError(faults)
        return self.make(parameters, site)

    def faults(self, parameters: P, site: Site) -> Iterator[tuple[str, str]]:  # noqa: ARG002 - for subclasses
        """Give what is wrong with the parameters in this register, beside things that nothing describes."""
        yield from ()

    @abstractmethod
    def make(self, parameters: P, site: Site) -> Built:
        """Return what the option brings, ends and keeps, and what has to be seen to."""


def unknown_in(parameters: Parameters, site: Site) -> Iterator[tuple[str, str]]:
    """Give the things that parameters name and that nothing in the register or the file describes."""
    for field in reference_fields(type(parameters)):
        value = getattr(parameters, field)
        for thing in (value,) if isinstance(value, str) else value or ():
            if not site.is_known(thing) and field not in _MADE_NEW:
                known = {getattr(each.fact, "id", "") for each in site.snapshot.known}
                near = near_names(thing, [each for each in known if each and kind_of(each) == kind_of(thing)], limit=1)
                remedy = f"did you mean {near[0]}?" if near else "describe it, or correct the identifier"
                yield field, f"“{field}”: {thing} is described nowhere; {remedy}"


def _alone(parameters: Parameters, site: Site) -> Iterator[tuple[str, str]]:
    """Refuse one body alone, unless it is a set, which stands for its members whether or not they are on record."""
    bodies: tuple[str, ...] = getattr(parameters, "bodies", ())
    if len(bodies) == 1 and not site.is_set(bodies[0]):
        yield "bodies", f"“bodies”: {site.name(bodies[0])} is alone; name the others, or the set of them"


_MADE_NEW = frozenset({"new_body"})
"""The parameters that name what the option itself makes."""


def power_or_warning(form: Form, bodies: Sequence[str], site: Site, doing: str) -> tuple[Power | None, list[Said]]:
    """Return the power under which bodies may do something, and a warning where the law here has none or is unsure."""
    powers = site.powers(form, bodies)
    if not powers:
        text = (
            f"Nothing in the law encoded here lets bodies of these kinds ({site.kind_names(bodies)}) {doing} "
            f"on {site.when}."
        )
        return None, [Said(text=text)]
    first = powers[0]
    needs = [of_law(first, f"{first.text} It needs: {'; '.join(first.requires)}.")] if first.requires else []
    return first, needs


def effects(
    functions: Sequence[str], bodies: Sequence[str], goes_to: str, power: Power | None, site: Site
) -> Iterator[DutyEffect]:
    """Give for each function that the option has somebody else exercise how it moves and who stays liable."""
    liability, liable_by = liable_under(power, site.provision(power.liability_provision)) if power else (None, None)
    whose = f"of {site.names(bodies)}"
    for function in functions:
        yield DutyEffect(
            text=f"“{function}” {whose} is exercised by {goes_to}",
            bodies=tuple(bodies),
            functions=(function,),
            moves=True,
            goes_to=goes_to,
            power=of_law(power) if power else None,
            liability=liability,
            liable_by=liable_by,
        )


def no_duty_moves(bodies: Sequence[str], site: Site, power: Power | None = None) -> DutyEffect:
    """Say that the option gives no function of these bodies to anybody else."""
    liability, liable_by = liable_under(power, site.provision(power.liability_provision)) if power else (None, None)
    return DutyEffect(
        text=f"No duty moves: the option gives no function of {site.names(bodies)} to anybody else",
        bodies=tuple(bodies),
        moves=False,
        power=of_law(power) if power else None,
        liability=liability,
        liable_by=liable_by,
    )


def out_of_reach(functions: Sequence[str], bodies: Sequence[str], power: Power | None, site: Site) -> Iterator[Said]:
    """Warn of functions that a power is said not to reach: those it leaves out, and corporate ones of commissioners."""
    if power is None:
        return
    for each in excluded_words(functions, power):
        yield of_law(power, f"“{each}” is among what the power does not reach. {power.text}")
    if power.functions is not Functions.COMMISSIONING:
        return
    for function in functions:
        found = find_function(function)
        for kind in sorted(site.kinds(bodies)):
            for duty in site.law.of_kind(Duty, kind):
                if found and duty.function == found.key and duty.nature is Nature.CORPORATE:
                    yield of_law(power, f"“{function}” is a duty of the body as a corporation. {power.text}")
