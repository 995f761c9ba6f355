"""Reading with the names that a register knows: bodies are seen by them and linked to its identifiers."""

import hashlib
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from commonseal.cli.modelling import ByRules
from commonseal.reading import PaperClaims, read_paper
from commonseal.reading.batch.version import reader_version

if TYPE_CHECKING:
    from commonseal.cli.session import Session
    from commonseal.reading.known import KnownBody, KnownNames

KnownIn = Annotated[
    str | None,
    typer.Option(
        "--known-in",
        metavar="DB",
        help="A register whose bodies are looked for by all their names and linked in the claims; public ones only.",
    ),
]


class ByRegister(ByRules):
    """The rules, with the public names of one register at hand."""

    def __init__(self, known: "KnownNames", mark: str) -> None:
        self._known, self._mark = known, mark

    @property
    def reader(self) -> Callable[..., PaperClaims]:
        """Reads one paper with the known names."""
        return partial(read_paper, known=self._known)

    @property
    def version(self) -> str:
        """That of the rules with a mark of the names, so that claims are read again when the register learns names."""
        return f"{reader_version()}+{self._mark}"


def with_known_names(database: str) -> ByRegister:
    """Take the names of the bodies of a register.

    Claims are files that are passed on, so only what everybody may see is looked for and linked.

    Raises:
        BadParameter: There is no register at the address, or it knows no body that everybody may see.
        RegisterError: The register cannot be opened.
    """
    from commonseal.cli.session import Session
    from commonseal.reading.known import KnownNames

    session = Session(database, "public")
    if not session.exists():
        raise typer.BadParameter(f"there is no register at {database}", param_hint="--known-in")
    bodies = _bodies(session)
    if not bodies:
        raise typer.BadParameter(f"the register at {database} knows no body by name", param_hint="--known-in")
    mark = hashlib.sha256(repr(bodies).encode()).hexdigest()[:12]
    return ByRegister(KnownNames(bodies), mark)


def _bodies(session: "Session") -> "list[KnownBody]":
    from commonseal.reading.known import KnownBody
    from commonseal.vocabulary.catalogue import classifications
    from commonseal.vocabulary.facts import Body

    organs = {key for key, entry in classifications().items() if entry.organ}
    names: dict[str, tuple[str, dict[str, None]]] = {}
    for statement in session.all_of("body").known:
        fact = statement.fact
        if isinstance(fact, Body) and fact.classification not in organs:
            others = [other.name for other in fact.other_names]
            names.setdefault(fact.id, (fact.classification, {}))[1].update(dict.fromkeys([fact.name, *others]))
    return [KnownBody(thing, kind, tuple(found)) for thing, (kind, found) in sorted(names.items())]
