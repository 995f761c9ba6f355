"""Reading what is to be grouped from a file, YAML or CSV; every fault at once, each with its line and its remedy."""

import csv
import io
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from commonseal.planning.grouping.model import Asked, Limits, Unit, Weights
from commonseal.regimes import Figure, Law
from commonseal.vocabulary.written import CheckedFile, Fault, FaultyFilesError, Lined, YamlFaultError, documents

_BODY = ("id", "name", "people", "cost", "neighbours", "councils")
_LIMITS = (
    *("least_people", "most_people", "most_bodies", "least_groups", "most_groups", "contiguous", "whole_councils"),
    *("together", "apart", "cost_per_head", "joining_saves"),
)
_WEIGHTS = ("balance", "partners", "groups", "cost", "ideal")
_SECTIONS = ("bodies", "limits", "weights")
_BY_LAW = "law"
_FIGURE = "running_costs_per_head"


class _File(CheckedFile):
    """One file of bodies to be grouped."""

    def number(self, entry: Lined, key: str, otherwise: int | None = None) -> int | None:
        """Return a whole number, not below nought."""
        amount = self.amount(entry, key)
        if amount is None:
            return otherwise
        if amount != int(amount):
            self.fault(entry.line_of(key), f"“{key}” must be a whole number")
        return int(amount)

    def amount(self, entry: Lined, key: str) -> Decimal | None:
        """Return an amount, not below nought."""
        value = entry.get(key)
        if value is None or (isinstance(value, str) and not value.strip()):
            return None
        try:
            found = Decimal(str(value).replace(",", "").replace("£", "").replace("_", ""))
        except InvalidOperation:
            found = Decimal("NaN")
        if not found.is_finite() or found < 0:
            self.fault(entry.line_of(key), f"“{key}” must be a number, not below nought (given: {value!r})")
            return None
        return found

    def flag(self, entry: Lined, key: str, *, otherwise: bool) -> bool:
        """Return yes or no."""
        value = entry.get(key)
        if value is None:
            return otherwise
        if str(value).casefold() not in {"yes", "no", "true", "false"}:
            self.fault(entry.line_of(key), f"“{key}” must be yes or no (given: {value!r})")
        return str(value).casefold() in {"yes", "true"}

    def names(self, entry: Lined, key: str) -> tuple[str, ...]:
        """Return a list of texts; in CSV they are parted by semicolons."""
        value = entry.get(key)
        if isinstance(value, str):
            value = value.split(";")
        if value is not None and not (isinstance(value, list) and all(isinstance(each, str) for each in value)):
            self.fault(entry.line_of(key), f"“{key}” must be a list of texts")
            return ()
        return tuple(each.strip() for each in value or () if each.strip())


def read_asked(
    text: str, shown: str, law: Law, *, is_csv: bool, known: dict[str, tuple[int, str]] | None = None
) -> Asked:
    """Read bodies, limits and weights from a file.

    Args:
        text: what stands in the file.
        shown: what the file is called in messages.
        law: the law on the day asked about; a limit of ``cost_per_head: law`` is taken from its figures.
        is_csv: whether it is CSV, which has bodies only.
        known: the people of bodies that the register knows, by identifier, each with where that is from.

    Raises:
        FaultyFilesError: something is wrong; all of it is told.
    """
    faults: list[Fault] = []
    file = _File(Path(shown), shown, faults)
    whole = _from_csv(text, file) if is_csv else _from_yaml(text, file)
    file.only(whole, _SECTIONS, "a file of bodies to be grouped")
    entries = file.entries(whole, "bodies")
    if not entries:
        file.fault(whole.line, "there are no bodies to be grouped; list them under “bodies”")
    units = tuple(unit for each in entries if (unit := _unit(file, each, known or {})) is not None)
    _all_known(file, entries, units)
    limits = _limits(file, whole, {each.id for each in units}, law)
    weights = _weights(file, whole)
    if faults:
        raise FaultyFilesError(faults)
    return Asked(units, limits, weights, _notes(units, limits))


def _from_yaml(text: str, file: _File) -> Lined:
    try:
        found = documents(text)
    except YamlFaultError as error:
        raise FaultyFilesError([Fault(file.shown, error.line, str(error))]) from error
    if len(found) != 1 or not isinstance(found[0], Lined):
        raise FaultyFilesError([Fault(file.shown, 1, "the file must be one mapping with “bodies” in it")])
    return found[0]


def _from_csv(text: str, file: _File) -> Lined:
    whole, bodies = Lined(1), list[Lined]()
    reader = csv.reader(io.StringIO(text, newline=""))
    head = [each.strip() for each in next(reader, [])]
    for cells in reader:
        entry = Lined(reader.line_num)
        for column, cell in zip(head, cells, strict=False):
            entry[column] = cell.strip() or None
        if len(cells) != len(head):
            file.fault(reader.line_num, f"this row has {len(cells)} cells, and the head line {len(head)}; put it right")
        bodies.append(entry)
    whole["bodies"] = bodies
    return whole


def _unit(file: _File, entry: Lined, known: dict[str, tuple[int, str]]) -> Unit | None:
    file.only(entry, _BODY, "a body to be grouped")
    identifier = file.text(entry, "id", "by which the others name it")
    people, source = file.number(entry, "people"), f"{file.shown}, line {entry.line_of('people')}"
    if people is None and identifier in known:
        people, source = known[identifier]
    if not people and entry.get("people") is None:
        file.fault(entry.line, "a body needs “people”, more than nought; add it, or a population in the register")
    elif people == 0:
        file.fault(entry.line_of("people"), "“people” must be more than nought")
    if identifier is None:
        return None
    return Unit(
        id=identifier,
        name=file.text(entry, "name") or identifier,
        people=people or 1,
        neighbours=frozenset(file.names(entry, "neighbours")),
        councils=frozenset(file.names(entry, "councils")),
        cost=file.amount(entry, "cost"),
        source=source,
    )


def _all_known(file: _File, entries: Sequence[Lined], units: Sequence[Unit]) -> None:
    identifiers = [each.id for each in units]
    for number, each in enumerate(units):
        if each.id in identifiers[:number]:
            file.fault(entries[number].line_of("id"), f"“{each.id}” stands twice; keep one")
        for other in sorted(each.neighbours):
            _known(file, entries[number].line_of("neighbours"), other, identifiers)
            if other == each.id:
                file.fault(
                    entries[number].line_of("neighbours"), f"“{other}” is named as its own neighbour; leave it out"
                )


def _known(file: _File, line: int, name: str, identifiers: Sequence[str]) -> None:
    if name not in identifiers:
        near = get_close_matches(name, identifiers, n=1)
        remedy = f"did you mean “{near[0]}”?" if near else "add it, or leave it out"
        file.fault(line, f"“{name}” is none of the bodies; {remedy}")


def _limits(file: _File, whole: Lined, identifiers: set[str], law: Law) -> Limits:
    given = file.mapping(whole, "limits")
    if given is None:
        return Limits()
    file.only(given, _LIMITS, "“limits”")
    cost, source = _cost(file, given, law)
    found = Limits(
        least_people=file.number(given, "least_people"),
        most_people=file.number(given, "most_people"),
        most_bodies=file.number(given, "most_bodies", Limits.most_bodies) or 1,
        least_groups=file.number(given, "least_groups"),
        most_groups=file.number(given, "most_groups"),
        contiguous=file.flag(given, "contiguous", otherwise=True),
        whole_councils=file.flag(given, "whole_councils", otherwise=False),
        together=_two(file, given, "together", identifiers),
        apart=_two(file, given, "apart", identifiers),
        cost_per_head=cost,
        cost_source=source,
        joining_saves=file.amount(given, "joining_saves") or Decimal(0),
    )
    for least, most in (("least_people", "most_people"), ("least_groups", "most_groups")):
        low, high = getattr(found, least), getattr(found, most)
        if low is not None and high is not None and low > high:
            file.fault(given.line_of(least), f"“{least}” is above “{most}”; put one of the two right")
    return found


def _cost(file: _File, given: Lined, law: Law) -> tuple[Decimal | None, str]:
    if given.get("cost_per_head") != _BY_LAW:
        return file.amount(given, "cost_per_head"), "as given"
    figures = [each for each in law.of_kind(Figure, "icb") if each.key == _FIGURE]
    if not figures:
        what = "the law has no limit on running costs of integrated care boards on that day; give --on, or a figure"
        file.fault(given.line_of("cost_per_head"), what)
        return None, ""
    return figures[-1].amount, f"{figures[-1].citation}; {figures[-1].confidence}"


def _two(file: _File, given: Lined, key: str, identifiers: set[str]) -> tuple[tuple[str, str], ...]:
    """Return lists of bodies as pairs: of three that are to be apart, each two are."""
    value: Any = given.get(key) or []
    if not isinstance(value, list) or not all(isinstance(each, list) and len(each) > 1 for each in value):
        file.fault(given.line_of(key), f"“{key}” must be a list of lists of two bodies or more")
        return ()
    for name in (each for one in value for each in one):
        _known(file, given.line_of(key), str(name), sorted(identifiers))
    return tuple((one[place], other) for one in value for place in range(len(one)) for other in one[place + 1 :])


def _weights(file: _File, whole: Lined) -> Weights:
    given = file.mapping(whole, "weights")
    if given is None:
        return Weights()
    file.only(given, _WEIGHTS, "“weights”")
    usual = Weights()
    numbers = {key: file.number(given, key, getattr(usual, key)) for key in _WEIGHTS}
    if numbers["ideal"] == 0:
        file.fault(given.line_of("ideal"), "“ideal” must be more than nought")
    return Weights(
        balance=numbers["balance"] or 0,
        partners=numbers["partners"] or 0,
        groups=numbers["groups"] or 0,
        cost=numbers["cost"] or 0,
        ideal=numbers["ideal"] or None,
    )


def _notes(units: Sequence[Unit], limits: Limits) -> tuple[str, ...]:
    missing = [each.name for each in units if each.cost is None]
    found = []
    if limits.cost_per_head is not None and missing:
        found.append(f"Not held to the limit of cost, since no cost is given: groups with {', '.join(missing)}.")
    stated = [f"{each.name} {each.people:,} ({each.source})" for each in units if each.source.startswith("statement/")]
    if stated:
        found.append(f"People as the register has them: {'; '.join(stated)}.")
    return tuple(found)
