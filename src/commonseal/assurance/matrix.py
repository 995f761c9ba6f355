"""The map of functions: for each function of some bodies, who answers for it at each of them and by what power."""

from collections.abc import Iterable, Sequence
from typing import ClassVar

from commonseal.assurance.duties import DutiesTold, DutyShown, duties
from commonseal.assurance.told import Part, Row, Told, numbers_of
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot
from commonseal.vocabulary.catalogue import fold


class Cell(Part):
    """A function at one body: the duties it has of that name, none where neither law nor record gives it one."""

    body: str
    duties: tuple[DutyShown, ...]

    @property
    def has_nobody(self) -> bool:
        """Whether the body has the function, and nobody answers for it."""
        return any(each.has_nobody for each in self.duties)


class FunctionLine(Part):
    """One function, with a cell for each body, in their order."""

    name: str
    function: str | None
    cells: tuple[Cell, ...]

    @property
    def nobodies(self) -> int:
        """At how many of the bodies nobody answers for it."""
        return sum(each.has_nobody for each in self.cells)


class MatrixTold(Told):
    """Functions by body on a date; those first for which somebody is lacking at most bodies."""

    columns: ClassVar[tuple[str, ...]] = (
        *("function", "body", "answers", "nobody", "how known", "power", "citation", "confidence", "provision"),
        *("delegated to", "statements"),
    )

    bodies: tuple[DutiesTold, ...]
    lines: tuple[FunctionLine, ...]

    def rows(self) -> tuple[Row, ...]:
        """Return a row for each function at each body that has it."""
        names = {each.body: each.name for each in self.bodies}
        return tuple(
            _row(line.name, names[cell.body], each)
            for line in self.lines
            for cell in line.cells
            for each in cell.duties
        )


def _row(function: str, body: str, each: DutyShown) -> Row:
    return (
        *(function, body, each.who, "nobody" if each.has_nobody else "", each.how_known.value, each.power or ""),
        *(each.citation or "", each.confidence or "", each.provision or ""),
        *("; ".join(one.delegate for one in each.delegated), numbers_of(each.statements)),
    )


def matrix(snapshot: Snapshot, law: Law, bodies: Iterable[str]) -> MatrixTold:
    """Return every function of some bodies on the date, and at each who answers for it.

    Of an organ they are those of the body that answers in law for it; a body that is named twice counts once.
    """
    told = {each.body: each for each in (duties(snapshot, law, body) for body in bodies)}
    lines = _lines(tuple(told.values()))
    return MatrixTold(
        on=snapshot.on,
        known_at=snapshot.known_at,
        sentence=_sentence(tuple(told.values()), lines),
        bodies=tuple(told.values()),
        lines=lines,
    )


def _lines(told: Sequence[DutiesTold]) -> tuple[FunctionLine, ...]:
    names: dict[str, str] = {}
    found: dict[str, dict[str, list[DutyShown]]] = {}
    for each in told:
        for duty in each.duties:
            key = duty.function or fold(duty.name)
            names.setdefault(key, duty.name)
            found.setdefault(key, {}).setdefault(each.body, []).append(duty)
    lines = [
        FunctionLine(
            name=names[key],
            function=next((one.function for mine in by_body.values() for one in mine if one.function), None),
            cells=tuple(Cell(body=each.body, duties=tuple(by_body.get(each.body, ()))) for each in told),
        )
        for key, by_body in found.items()
    ]
    return tuple(sorted(lines, key=lambda each: (-each.nobodies, each.function is None)))


def _sentence(told: Sequence[DutiesTold], lines: Sequence[FunctionLine]) -> str:
    if len(told) == 1:
        return told[0].sentence
    alone = sum(each.nobodies > 0 for each in lines)
    everywhere = sum(all(cell.duties for cell in each.cells) for each in lines)
    functions = f"{len(lines)} {'function' if len(lines) == 1 else 'functions'}"
    said = f"{len(told)} bodies have {functions} between them, {everywhere} of them at every one"
    return (
        f"{said}; for {alone} nobody answers at one of the bodies at least." if alone else f"{said}; each answered for."
    )
