"""The command that reads papers into claims."""

from collections import Counter
from pathlib import Path
from typing import Annotated

import typer

from commonseal.cli.explaining import show_explanations, show_traces
from commonseal.cli.options import Format, Shown
from commonseal.cli.output import emit_rows, progress, talk
from commonseal.reading import PaperClaims, ReadingError, read_file
from commonseal.vocabulary import UncertainDate
from commonseal.vocabulary.periods import DateError

_KINDS = ("appointment", "arrangement", "decision", "attribute")


def read(
    papers: Annotated[list[Path], typer.Argument(metavar="PAPER...", help="Papers as plain text (.txt, UTF-8).")],
    out: Annotated[Path, typer.Option("--out", help="The folder for the claims, one .json file a paper.")] = Path(
        "claims"
    ),
    published: Annotated[
        str | None, typer.Option("--published", help="The papers' own date as EDTF, where their text does not say.")
    ] = None,
    explain: Annotated[
        bool, typer.Option("--explain", help="Write nothing; show which rule made each claim, and from which words.")
    ] = False,
    trace: Annotated[
        str | None,
        typer.Option(
            "--trace",
            metavar="SENTENCE",
            help="Write nothing; show all that happened to one sentence, by its number or by words in it.",
        ),
    ] = None,
    how: Shown = Format.TABLE,
) -> None:
    """Read papers into claims, each with its exact evidence. A paper that cannot be read does not stop the others.

    Example: commonseal read minutes.txt letter.txt --out claims
    """
    _check_published(published)
    if trace is not None:
        show_traces(papers, trace, published, how)
    elif explain:
        show_explanations(papers, published, how)
    else:
        _check_names(papers)
        _read_into(out, papers, published, how)


def _read_into(out: Path, papers: list[Path], published: str | None, how: Format) -> None:
    """Write the claims of every paper that can be read, and list how many there are."""
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise typer.BadParameter(
            f"{out} cannot be a folder for claims: {error.strerror}", param_hint="--out"
        ) from error
    rows, failed = [], False
    with progress() as bar:
        for path in bar.track(papers, description="reading"):
            try:
                found = read_file(path, published=published)
            except ReadingError as error:
                talk().print(f"commonseal: {error}", markup=False)
                failed = True
                continue
            written = out / f"{path.stem}.json"
            _write(written, found)
            counts: Counter[str] = Counter(claim.kind for claim in found.claims)
            shown = written.name if how is Format.TABLE else str(written)  # a long path would be broken over lines
            rows.append((shown, found.published or "", *(counts[kind] for kind in _KINDS), len(found.claims)))
    emit_rows(("claims", "published", *(f"{kind}s" for kind in _KINDS), "all"), rows, how, "No paper was read.")
    if failed:
        raise typer.Exit(1)


def _check_published(published: str | None) -> None:
    try:
        if published is not None:
            UncertainDate.parse(published)
    except DateError as error:
        raise typer.BadParameter(str(error), param_hint="--published") from error


def _check_names(papers: list[Path]) -> None:
    """Refuse two papers of one name, whose claims would overwrite each other."""
    twice = [name for name, count in Counter(path.stem for path in papers).items() if count > 1]
    if twice:
        raise typer.BadParameter(f"two papers are called {twice[0]}; read them into different folders")


def _write(path: Path, claims: PaperClaims) -> None:
    """Write claims whole or not at all."""
    partial = path.with_suffix(".json.partial")
    partial.write_text(claims.to_json(), encoding="utf-8")
    partial.replace(path)


COMMANDS = (read,)
