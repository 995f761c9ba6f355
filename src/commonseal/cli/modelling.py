"""The part of ``read`` that asks a language model: its options, what it says before it sends, and what it counted."""

import os
from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from commonseal.cli.options import Format
from commonseal.cli.output import emit_rows, out, talk
from commonseal.reading import PaperClaims, PaperText, read_paper

if TYPE_CHECKING:
    from commonseal.reading.modelled import ModelError, ModelledReader, Tally

DEFAULT_TIMEOUT = 300


class Kind(StrEnum):
    """The protocols that a model may be spoken to in."""

    OPENAI = "openai"
    OLLAMA = "ollama"


ModelName = Annotated[
    str | None,
    typer.Option(
        "--model",
        metavar="NAME",
        help="Send the papers' text to this language model at --model-url and add what it finds. Nothing is sent "
        "without this option; whoever gives it answers for these papers going there.",
    ),
]
ModelUrl = Annotated[
    str | None,
    typer.Option("--model-url", metavar="URL", help="Where the model is: http://localhost:11434, https://HOST/v1."),
]
ModelKindName = Annotated[
    Kind, typer.Option("--model-kind", help="What is spoken there: OpenAI's protocol, as many servers do, or Ollama's.")
]
ModelKeyEnv = Annotated[
    str | None,
    typer.Option("--model-key-env", metavar="VAR", help="The environment variable that holds the model's key."),
]
ModelOnly = Annotated[bool, typer.Option("--model-only", help="Leave the rules out; take the model's claims alone.")]
ModelTimeout = Annotated[int, typer.Option("--model-timeout", min=1, help="Seconds that one answer may take.")]

_COUNTS: tuple[tuple[str, Callable[["Tally"], int]], ...] = (
    ("model_kept", lambda tally: tally.kept),
    ("model_quote_not_in_paper", lambda tally: _dropped(tally, "NO_QUOTE")),
    ("model_not_a_claim", lambda tally: _dropped(tally, "NOT_A_CLAIM")),
    ("model_bad_date", lambda tally: _dropped(tally, "BAD_DATE")),
    ("model_name_not_in_paper", lambda tally: _dropped(tally, "NOT_NAMED")),
    ("model_quotes_dropped", lambda tally: tally.quotes_dropped),
    ("model_requests", lambda tally: tally.requests),
)
COLUMNS = tuple(name for name, _ in _COUNTS)


class ByRules:
    """What reads when ``read`` names no model: the rules alone, with nothing more to say."""

    columns: tuple[str, ...] = ()
    is_model = False

    @property
    def reader(self) -> Callable[..., PaperClaims] | None:
        """What is called for each paper in place of ``read_paper``, if anything is."""
        return None

    @property
    def version(self) -> str | None:
        """What tells its claims from those of other readers; ``None`` stands for the rules."""
        return None

    def cells(self, _name: str) -> tuple[object, ...]:
        """Give what there is to say of one paper that was read, in the order of ``columns``."""
        return ()

    def show(self) -> None:
        """Print what there is to say of all papers as a table of its own, for people."""


class ByModel(ByRules):
    """A model that one call of ``read`` named, beside the rules or alone; it keeps count of what becomes of answers."""

    columns = COLUMNS
    is_model = True

    def __init__(self, reader: "ModelledReader", *, alone: bool) -> None:
        self._reader = reader
        self._alone = alone
        self._counts: dict[str, tuple[int, ...]] = {}
        self._refusal: ModelError | None = None

    @property
    def reader(self) -> Callable[..., PaperClaims]:
        """What is called for each paper in place of ``read_paper``."""
        return self._read_paper

    @property
    def version(self) -> str:
        """The model, and the rules where they read as well; an earlier answer of the same model still holds."""
        from commonseal.reading.batch.version import reader_version

        address = self._reader.address
        return f"{reader_version()} and {'alone ' if self._alone else ''}{address.name} at {address.endpoint}"

    def _read_paper(self, paper: PaperText, *, published: str | None = None) -> PaperClaims:
        """Read a paper by the rules and by the model, or by the model alone; say where it goes before it goes.

        Raises:
            ModelError: The model did not read it; after a refusal that concerns every paper it is not asked again.
        """
        from commonseal.reading.modelled import ModelError, combined

        rules = None if self._alone else read_paper(paper, published=published)
        if self._refusal is not None:
            raise ModelError(paper.name, "was left unread, for the model cannot be asked", "put that right first")
        self._announce(paper.name)
        try:
            read = self._reader.read_paper(paper, published=published)
        except ModelError as error:
            self._refusal = error if error.concerns_every_paper else None
            raise
        self._counts[paper.name] = tuple(count(read.tally) for _, count in _COUNTS)
        return read.found if rules is None else combined(rules, read.found)

    def cells(self, name: str) -> tuple[object, ...]:
        """Give what became of the answers on one paper, in the order of ``COLUMNS``; blank where it was not read."""
        return self._counts.get(name, ("",) * len(COLUMNS))

    def show(self) -> None:
        """Print the counts of all papers as a table of their own, for people."""
        rows = [(f"{name}.json", *counts) for name, counts in self._counts.items()]
        if rows:
            columns = (column.removeprefix("model_").replace("_", " ") for column in COLUMNS)
            out().print()
            emit_rows(("by the model", *columns), rows, Format.TABLE, "")

    def _announce(self, name: str) -> None:
        address = self._reader.address
        unguarded = "" if address.is_guarded else ", unencrypted"
        said = f"commonseal: {name} goes to the model {address.name} at {address.endpoint}{unguarded}"
        talk().print(said, markup=False)


def named_reader(
    name: str | None, url: str | None, kind: Kind, key_env: str | None, timeout: int, *, alone: bool
) -> ByRules:
    """Give what the options of one call name: the rules, or a model beside them or alone.

    Raises:
        BadParameter: The options do not go together, or the address is none.
        ReadingError: The part of Common Seal that asks models is not installed.
    """
    if name is None:
        if url is not None or key_env is not None or alone:
            raise typer.BadParameter("name the model with --model NAME, or leave out what is said of one")
        return ByRules()
    if url is None:
        raise typer.BadParameter("say where the model is with --model-url URL", param_hint="--model")
    from commonseal.reading.modelled import ModelAddress, ModelKind, ModelledReader

    key = _key(key_env)
    try:
        address = ModelAddress(name, url, ModelKind(kind.value), key)
    except ValueError as error:
        raise typer.BadParameter(str(error), param_hint="--model-url") from None
    return ByModel(ModelledReader(address, timeout=timeout), alone=alone)


def _key(variable: str | None) -> str | None:
    """Read the key; what was given in place of a variable's name is not repeated, for it may be the key itself."""
    if variable is None:
        return None
    key = os.environ.get(variable, "").strip()
    if not key:
        raise typer.BadParameter("there is no such variable, or nothing is in it", param_hint="--model-key-env")
    return key


def _dropped(tally: "Tally", reason: str) -> int:
    from commonseal.reading.modelled import Refusal

    return tally.dropped[Refusal[reason]]
