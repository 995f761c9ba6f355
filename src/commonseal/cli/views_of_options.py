"""Options as people see them in a terminal: what templates made, what a proposal offers, what would be different."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from commonseal.cli.views import bulleted, head, indented
from commonseal.planning.options import TEMPLATES, Template
from commonseal.planning.options.differing import AREAS, FoundShown, WhatIfTold
from commonseal.planning.options.listing import OptionShown, OptionsTold
from commonseal.planning.options.plan_file import Use
from commonseal.planning.options.said import Said
from commonseal.vocabulary.identifiers import kind_of
from commonseal.vocabulary.periods import describe_day

BUILT_COLUMNS = ("option", "template", "what", "text", "provision", "citation", "confidence")


def built_rows(uses: Sequence[Use]) -> Iterator[tuple[object, ...]]:
    """Give a row for each thing that an option from a template brings or ends, and for each thing said of it."""
    for use in uses:
        lead, built = (use.option, use.template), use.built
        for what, things in (("brings", built.brings), ("ends", built.ends)):
            yield from ((*lead, what, each, "", "", "") for each in things)
        for what, said in (("keeps", built.keeps), ("see to", built.warnings)):
            yield from ((*lead, what, _headed(each), each.provision, each.citation, each.confidence) for each in said)
        for effect in built.duties:
            power = effect.power
            law = (power.provision, power.citation, power.confidence) if power else ("", "", "")
            yield (*lead, "moves" if effect.moves else "does not move", effect.line, *law)


def _headed(said: Said) -> str:
    return f"{said.heading}: {said.text}" if said.heading else said.text


def built_view(uses: Sequence[Use], name: Callable[[str], str]) -> Iterator[RenderableType]:
    """Show what templates made of each option: what it brings, ends and keeps, the duties, and what to see to."""
    for use in uses:
        built = use.built
        template, called = TEMPLATES[use.template].name, name(use.option)
        yield head(called if called.startswith(f"{template} (") else f"{called}: {template}")
        for title, things in (("brings", built.brings), ("ends on the day before", built.ends)):
            yield from _section(title, [name(each) for each in things])
        yield from _section("keeps", [each.line for each in built.keeps])
        yield from _section("duties", [each.line for each in built.duties])
        yield from _seen_to(built.warnings)
        yield Text()


def _seen_to(warnings: Sequence[Said]) -> Iterator[RenderableType]:
    """Show what has to be seen to; what several sentences have in common is said once."""
    yield from _section("to see to", [each.line for each in warnings if each.heading is None])
    for heading in dict.fromkeys(each.heading for each in warnings if each.heading is not None):
        yield from _section(heading, [each.under_heading for each in warnings if each.heading == heading])


def _section(title: str, lines: Sequence[str]) -> Iterator[RenderableType]:
    if lines:
        yield indented(f"{title}:", 2)
        yield from (bulleted(each, 4) for each in lines)


def template_rows(template: Template[Any]) -> list[tuple[object, ...]]:
    """Return a row for each parameter of a template: its name, whether it is needed, its default, what it means."""
    rows: list[tuple[object, ...]] = []
    for name, field in template.parameters.model_fields.items():
        default = "" if field.is_required() else _default(field.default)
        rows.append((name, "needed" if field.is_required() else "", default, field.description or ""))
    return rows


def _default(value: object) -> str:
    if isinstance(value, tuple | list):
        return ", ".join(map(str, value))
    return "" if value is None else str(value)


def template_view(template: Template[Any]) -> Iterator[RenderableType]:
    """Show a template: what it is for, and each parameter."""
    yield head(f"{template.key}: {template.name}")
    yield indented(template.purpose)
    yield Text()
    for name, needed, default, meaning in template_rows(template):
        more = "; needed" if needed else f"; {default} if left out" if default else ""
        yield bulleted(f"{name}: {meaning}{more}")


def options_view(told: OptionsTold) -> Iterator[RenderableType]:
    """Show the options of a proposal one below the other."""
    yield head(told.sentence)
    yield indented(f"promoted by: {', '.join(told.promoters)}")
    if told.criteria:
        yield indented("criteria: " + ", ".join(f"{name} (weight {weight:g})" for name, weight in told.criteria))
    for each in told.options:
        yield Text()
        yield from _option(each)


def _option(option: OptionShown) -> Iterator[RenderableType]:
    marks = [option.target and f"from {option.target}", option.standing, option.recommended and "recommended"]
    yield head(f"{option.name} ({', '.join(str(each) for each in marks if each)})")
    if option.changes_nothing:
        yield indented("changes nothing")
    yield from _section("brings", [f"{kind_of(each.id)}: {each.name}" for each in option.brings])
    yield from _section("ends", [f"{kind_of(each.id)}: {each.name}" for each in option.ends])
    yield from _section("keeps", option.keeps)
    yield from _section("scores", [f"{each.criterion}: {each.value:g}, {each.reason}" for each in option.scores])
    numbers = " ".join(each.statement for each in (*option.statements, *option.also))
    yield indented(f"{option.id}  {numbers}", 2, "dim")


def what_if_view(told: WhatIfTold) -> Iterator[RenderableType]:
    """Show what would be different by kind, then the findings that come and those that go."""
    yield head(told.sentence)
    for area, title in AREAS.items():
        mine = [each for each in told.differences if each.area == area]
        if mine:
            yield Text()
            yield head(title)
        for each in mine:
            yield bulleted(each.what)
            yield indented(f"without: {each.before}", 4)
            yield indented(f"with: {each.after}", 4)
    for comes, title in ((True, "Found only with it"), (False, "Found only without it")):
        found = [each for each in told.findings if each.comes is comes]
        if found:
            yield Text()
            yield head(title)
        for finding in found:
            yield from _found(finding)
    yield Text()
    yield indented(f"As known at the end of {describe_day(told.known_at)}.", 0, "dim")


def _found(finding: FoundShown) -> Iterator[RenderableType]:
    yield bulleted(f"{finding.level}: {finding.sentence}")
    sure = "" if finding.confidence == "sure" else f" ({finding.confidence})"
    yield indented(f"{finding.citation}{sure}", 4)
    yield indented(finding.key, 4, "dim")
