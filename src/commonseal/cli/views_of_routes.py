"""Routes as people see them: each step with who does what, why, on what footing and how far it has come."""

from collections.abc import Iterator, Sequence
from typing import Any

from rich.console import RenderableType
from rich.text import Text

from commonseal.cli.views import bulleted, head, indented
from commonseal.planning.model import Route, RouteStep, Wait
from commonseal.planning.routes import forum_name
from commonseal.planning.routes.telling import SURE, done_at, footing_words, guide_words, state_words, wait_words
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import date_of, said_day

COLUMNS = (
    *("number", "key", "who", "body", "act", "matter", "footing", "state", "level", "confidence", "after"),
    *("planned", "done", "conditions", "citation", "provisions", "serves", "statements", "waived"),
)


def route_view(route: Route, snapshot: Snapshot, warnings: Sequence[str] = ()) -> Iterator[RenderableType]:
    """Show a route: its steps in order, then what falls away, and what it leaves open."""
    name = snapshot.name_of(route.option or route.proposal)
    to_come = sum(each.is_to_come for each in route.steps)
    target = f", to take effect on {said_day(route.target)}" if route.target is not None else ""
    yield head(f"“{name}”{target}: {_how_many(len(route.steps), to_come)}")
    numbers = {each.key: number for number, each in enumerate(route.steps, 1)}
    for step in route.steps:
        yield Text()
        yield from _step(step, numbers)
    for rule in route.effect_rules:
        yield Text()
        yield indented(f"It takes effect on {_of_every_year(rule.month, rule.day)} only ({rule.citation}).", 0)
    for rule in route.guides:
        yield Text()
        said = guide_words(rule)
        yield indented(f"{said[:1].upper()}{said[1:]}.", 0)
    for title, sentences in (
        ("Without those who do not join", warnings),
        ("What falls away here", route.fell_away),
        ("To be known", route.notes),
    ):
        if sentences:
            yield Text()
            yield head(title)
            yield from map(bulleted, sentences)


def _how_many(steps: int, to_come: int) -> str:
    if steps < 2:
        return ("1 step, to come" if to_come else "1 step, done") if steps else "no steps"
    return f"{steps} steps, {to_come or 'none'} of them to come"


def _step(step: RouteStep, numbers: dict[str, int]) -> Iterator[RenderableType]:
    forum, _, whom = step.who.partition(", for ")
    who = forum if whom and whom in step.matter else step.who
    yield indented(f"{numbers[step.key]}. {who[:1].upper()}{who[1:]}: {done_at(step)}", 0)
    yield indented(f"{footing_words(step)}; {state_words(step)}", 4)
    if step.citation:
        yield indented(f"{step.citation}{SURE.get(step.confidence, '')}", 4)
    if step.after:
        yield indented(f"after {', '.join(str(numbers[each]) for each in step.after)}", 4)
    for wait in (*step.before, *step.following):
        yield indented(wait_words(wait), 4)
    for each in step.conditions:
        yield indented(f"condition: {each}", 4)
    yield indented("  ".join((step.key, *step.statements)), 4, "dim")


def _of_every_year(month: int, day: int) -> str:
    months = "January February March April May June July August September October November December"
    return f"{day} {months.split()[month - 1]}"


def row_of(number: int, step: RouteStep, snapshot: Snapshot) -> tuple[object, ...]:
    """Return a step as a row of a table."""
    return (
        *(number, step.key, forum_name(snapshot, step.body), step.body, step.act.value, step.matter),
        *(footing_words(step), state_words(step), step.level.value, step.confidence, " ".join(step.after)),
        *(_iso(step.planned), _iso(step.done), "; ".join(step.conditions), step.citation, " ".join(step.provisions)),
        *(" ".join(step.serves), " ".join(step.statements), step.waived or ""),
    )


def _iso(day: int | None) -> str:
    return "" if day is None else date_of(day).isoformat()


def as_json(route: Route, snapshot: Snapshot, warnings: Sequence[str] = ()) -> dict[str, Any]:
    """Return a route as data; days are ISO dates."""
    return {
        "proposal": route.proposal,
        "option": route.option,
        "name": snapshot.name_of(route.option or route.proposal),
        "bodies": route.bodies,
        "target": _iso(route.target) or None,
        "steps": [_step_json(number, each, snapshot) for number, each in enumerate(route.steps, 1)],
        "effect_rules": [
            {"change": each.change, "month": each.month, "day": each.day, "citation": each.citation}
            for each in route.effect_rules
        ],
        "guides": [
            {
                "change": each.change,
                "month": each.month,
                "day": each.day,
                "citation": each.citation,
                "confidence": each.confidence,
            }
            for each in route.guides
        ],
        "deadlines": [
            {"step": each.step, "effect": _iso(each.effect), "by": _iso(each.by), "citation": each.citation}
            for each in route.deadlines
        ],
        "warnings": warnings,
        "fell_away": route.fell_away,
        "notes": route.notes,
    }


def _step_json(number: int, step: RouteStep, snapshot: Snapshot) -> dict[str, Any]:
    return {
        "number": number,
        "key": step.key,
        "who": forum_name(snapshot, step.body),
        "body": step.body,
        "home": step.home,
        "act": step.act.value,
        "matter": step.matter,
        "footing": step.footing.value,
        "state": step.state.value,
        "level": step.level.value,
        "confidence": step.confidence,
        "after": step.after,
        "serves": step.serves,
        "changes": step.changes,
        "waits": [_wait_json(each, "before") for each in step.before]
        + [_wait_json(each, "after") for each in step.following],
        "citation": step.citation,
        "provisions": step.provisions,
        "planned": _iso(step.planned) or None,
        "done": _iso(step.done) or None,
        "conditions": step.conditions,
        "statements": step.statements,
        "waived": step.waived,
    }


def _wait_json(wait: Wait, when: str) -> dict[str, Any]:
    return {
        "when": when,
        "key": wait.key,
        "days": wait.days,
        "unit": wait.unit.value,
        "clear": wait.clear,
        "citation": wait.citation,
        "confidence": wait.confidence,
        "assumed": wait.assumed,
    }
