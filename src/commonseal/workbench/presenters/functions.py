"""Functions by body, and schemes side by side, as pages show them: who, by what source, and what shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.assurance.duties import DutyShown, HowKnown
from commonseal.assurance.levels import Rests
from commonseal.assurance.matrix import MatrixTold
from commonseal.assurance.scheme_model import Beside, Entry, SchemeTold, Way
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.presenters.findings import LinkShown

BESIDE_WORDS = {
    Beside.DIFFERS: "differs",
    Beside.ONLY: "not all",
    Beside.ALIKE: "alike",
    Beside.SAME: "same hands",
}
"""How bodies compare on a matter, in a word or two."""
BESIDE_MEANINGS = {
    Beside.DIFFERS: "It lies with others, in another way, or on other terms",
    Beside.ONLY: "Not every one of the bodies has it, by law or on record",
    Beside.ALIKE: "It lies with the same kind of post or organ, on like terms",
    Beside.SAME: "It lies with the very same hands",
}
BESIDE_COLOUR = {Beside.DIFFERS: "red", Beside.ONLY: "yellow", Beside.ALIKE: "blue", Beside.SAME: "green"}


@dataclass(frozen=True)
class Held:
    """With whom something lies at one body: who in words, on what source with its page, and what shows it."""

    who: str
    is_nobody: bool
    how: str
    source: str
    source_link: str | None
    is_unconfirmed: bool
    terms: tuple[str, ...]
    shown: tuple[LinkShown, ...]
    given: tuple[str, ...] = ()
    says: str = ""


@dataclass(frozen=True)
class MapLine:
    """A function with what is held at each body; an empty cell is of a body that does not have it."""

    name: str
    nobodies: int
    cells: tuple[tuple[Held, ...], ...]


@dataclass(frozen=True)
class SchemeShown:
    """A matter with what is held at each body, and how the bodies compare, in a word, a colour and a sentence."""

    matter: str
    cells: tuple[tuple[Held, ...], ...]
    beside: str
    word: str
    colour: str
    difference: str


def map_lines(told: MatrixTold, as_of: AsOf, *, only_lacking: bool) -> tuple[MapLine, ...]:
    """Return functions by body as lines; of those alone for which somebody is lacking, where that is asked."""
    return tuple(
        MapLine(
            line.name[:1].upper() + line.name[1:],
            line.nobodies,
            tuple(tuple(_duty(each, as_of) for each in cell.duties) for cell in line.cells),
        )
        for line in told.lines
        if line.nobodies or not only_lacking
    )


def scheme_lines(told: SchemeTold, as_of: AsOf, beside: Beside | None) -> tuple[SchemeShown, ...]:
    """Return schemes side by side as lines; of those alone on which bodies compare so, where that is asked."""
    return tuple(
        SchemeShown(
            matter=line.matter,
            cells=tuple(tuple(_entry(each, as_of) for each in cell.entries) for cell in line.cells),
            beside=line.beside.value,
            word=BESIDE_WORDS[line.beside],
            colour=BESIDE_COLOUR[line.beside],
            difference=line.difference,
        )
        for line in told.lines
        if beside in (None, line.beside)
    )


def _duty(each: DutyShown, as_of: AsOf) -> Held:
    return Held(
        who=_who(each),
        is_nobody=each.has_nobody,
        how="by default in law" if each.how_known is HowKnown.BY_DEFAULT and not each.has_nobody else "",
        source=each.citation or each.power or "no law here names it",
        source_link=as_of.provision(each.provision) if each.provision else None,
        is_unconfirmed=each.confidence == "check",
        terms=(),
        shown=_shown(each.statements, as_of),
        given=tuple(f"{one.delegate}: {'; '.join(one.functions)}" for one in each.delegated),
    )


def _who(each: DutyShown) -> str:
    if not each.has_nobody:
        return each.who
    posts = " or ".join(one.name for one in each.answerable)
    return f"for the {posts}" if posts else "the law names no post for it"


def _entry(each: Entry, as_of: AsOf) -> Held:
    is_nobody = each.way is Way.NOBODY
    words = (f"for the {each.holder}" if each.holder else "the law names no post for it") if is_nobody else each.words
    return Held(
        who=words,
        is_nobody=is_nobody,
        how="by default in law" if each.by_default else "",
        source=each.source,
        source_link=as_of.provision(each.provision) if each.provision else None,
        is_unconfirmed=each.confidence == "check",
        terms=each.terms,
        shown=_shown(each.statements, as_of),
        says=each.says,
    )


def _shown(statements: Iterable[Rests], as_of: AsOf) -> tuple[LinkShown, ...]:
    return tuple(LinkShown(each.statement, as_of.thing(each.statement)) for each in statements)
