"""The check: every rule over one world, its breaches cut into periods and put as findings."""

import gc
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from functools import cache

from commonseal.assurance.acknowledging import acknowledgements, with_acknowledgement
from commonseal.assurance.levels import Finding, Level, Rests
from commonseal.assurance.registry import all_rules
from commonseal.assurance.rule import Breach, Rule
from commonseal.assurance.what_if import assumed_by
from commonseal.assurance.world import World
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.periods import (
    ALWAYS,
    Interval,
    Spans,
    date_of,
    first_day_text,
    inclusive,
    last_day_text,
)
from commonseal.vocabulary.statement import Statement


def check(
    snapshot: Snapshot,
    law: Law,
    *,
    what_if: str | None = None,
    rules: Sequence[Rule] | None = None,
    superseded: Mapping[int, Statement] | None = None,
) -> tuple[Finding, ...]:
    """Return every finding about a snapshot, at any time, gravest first.

    ``what_if`` names an option (or any thing that is only proposed): what it brings is taken to come into force.

    Raises:
        UnknownOptionError: the snapshot knows no such option.
    """
    assumed = assumed_by(snapshot, what_if) if what_if else None
    with collector_at_rest():
        world = World(snapshot, law, assumed=assumed, superseded=superseded)
    return check_world(world, rules)


def check_world(world: World, rules: Sequence[Rule] | None = None) -> tuple[Finding, ...]:
    """Return every finding of some rules, or of all, about a world, gravest first."""
    chosen = all_rules() if rules is None else rules
    with collector_at_rest():
        found = [finding for rule in chosen for finding in findings_of(rule, world)]
    known = acknowledgements(world)
    return tuple(sorted((with_acknowledgement(each, known) for each in _distinct(found)), key=order))


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Keep the garbage collector from going over a country's statements time and again while nothing is thrown away."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def findings_of(rule: Rule, world: World) -> Iterator[Finding]:
    """Give the findings of one rule."""
    for breach in _joined(rule.breaches(world)):
        days = breach.days
        if breach.provision is not None:
            days = days & Spans.of(*breach.provision.span())
        if not rule.outlives_bodies:
            days = days & world.life_of(breach.bodies)
        for interval in days:
            yield _finding(rule, breach, interval, world)


def _joined(breaches: Iterable[Breach]) -> Iterator[Breach]:
    """Give breaches with those of one subject joined: what is shown twice is one state, over all of its days."""
    found: dict[tuple[object, ...], list[Breach]] = {}
    for each in breaches:
        provision = each.provision.id if each.provision else None
        key = (each.subject, each.bodies, each.level, each.rule, provision, each.act)
        found.setdefault(key, []).append(each)
    for same in found.values():
        first = same[0]
        if len(same) > 1:
            first = min(same, key=lambda each: (each.days.first or 0, sorted(each.words.items())))
            first.days = Spans.of_many(pair for each in same for pair in each.days)
            first.statements = tuple(shown for each in same for shown in each.statements)
        yield first


def holding(findings: Iterable[Finding], start: date, end: date) -> tuple[Finding, ...]:
    """Return the findings that hold on a day between two dates, both included."""
    return tuple(each for each in findings if each.overlaps(start, end))


def order(finding: Finding) -> tuple[int, date, str, tuple[str, ...], str]:
    """Order findings: gravest first, then by when they begin, then by code, bodies and subject."""
    return finding.level.rank, finding.first or date.min, finding.code, finding.bodies, finding.subject


def _finding(rule: Rule, breach: Breach, interval: Interval, world: World) -> Finding:
    level = breach.level or rule.level
    provision = breach.provision
    unverified = provision is not None and provision.confidence == "check"
    first, last = inclusive(*interval)
    words = {"bodies": world.names(breach.bodies), "period": said_period(interval, act=breach.act), **breach.words}
    bodies = tuple(sorted(set(breach.bodies)))
    key = _digest(rule.code, breach.subject, *bodies, str(first))[:12]
    return Finding(
        key=f"{rule.code}:{key}",
        code=rule.code,
        rule=breach.rule or rule.rule,
        level=Level.UNVERIFIED if unverified else level,
        level_if_confirmed=level if unverified else None,
        bodies=bodies,
        subject=breach.subject,
        first=first,
        last=last,
        due=None if breach.due is None else date_of(breach.due),
        sentence=_filled(_sentence(type(rule)), words),
        citation=provision.citation if provision else rule.basis,
        confidence=str(provision.confidence) if provision else "sure",
        provision=provision.id if provision else None,
        statements=tuple(_rests(each) for each in _each_once(breach.statements)),
        remedy=_filled(rule.remedy, words),
        rests_on=_digest(*(_content(each) for each in _each_once(breach.statements)))[:16],
    )


def said_period(interval: Interval, *, act: bool = False) -> str:
    """Say an interval in English: "from 1 December 2016 to 30 January 2017", "on 9 July 2019", "at any time"."""
    first, last = first_day_text(interval[0]), last_day_text(interval[1])
    if interval == ALWAYS.intervals[0]:
        return "at any time"
    if first and first == last:
        return f"on {first}"
    if act and first:
        return f"on {first}"
    return " ".join(part for part in (f"from {first}" if first else "", f"to {last}" if last else "on") if part)


@cache
def _sentence(rule: type[Rule]) -> str:
    return rule.sentence()


def _filled(template: str, words: Mapping[str, str]) -> str:
    said = template.format_map(words)
    return said[:1].upper() + said[1:]


def _each_once(statements: Iterable[Statement]) -> list[Statement]:
    return list({each.number: each for each in statements}.values())


def _rests(statement: Statement) -> Rests:
    fact = statement.fact
    return Rests(statement=statement.id, kind=fact.kind, standing=statement.standing.value, evidence=statement.evidence)


def _content(statement: Statement) -> str:
    period = f"{statement.period.start}/{statement.period.end}"
    return f"{statement.standing} {period} {statement.fact.model_dump_json(exclude_none=True)}"


def _distinct(findings: Iterable[Finding]) -> list[Finding]:
    return list({each.key: each for each in findings}.values())


def _digest(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()
