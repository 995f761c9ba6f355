"""The command that says how well papers are read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.text import Text

from commonseal.cli.output import out, print_json, table, talk
from commonseal.reading import ReadingError
from commonseal.reading import evaluating as held_against
from commonseal.reading.evaluating import Difference, Evaluation, ReadNow, Shown, Tally, by_phenomenon, differences
from commonseal.reading.evaluating.counting import Claims


class By(StrEnum):
    """What figures are given for."""

    KIND = "kind"
    PHENOMENON = "phenomenon"
    PAPER = "paper"


_FIGURES = ("gold", "read", "precision", "recall", "F1", "all slots F1")
_HEADS = {
    "missed": "Missed: a person has them, the reader has not",
    "spurious": "Spurious: the reader has them, no person has",
    "unproven": "Unproven: their evidence does not quote the paper exactly, so they count as wrong",
    "slots": "Found, with wrong slots",
}


def evaluate(
    gold: Annotated[
        Path,
        typer.Argument(metavar="GOLD", help="A person's claims: a folder of .json files, one a paper, or one file."),
    ],
    predicted: Annotated[
        Path | None,
        typer.Argument(
            metavar="PREDICTED",
            help="The reader's claims in files of the same names. If left out, the papers beside GOLD are read now.",
        ),
    ] = None,
    by: Annotated[By, typer.Option("--by", help="Give the figures for each kind, phenomenon or paper.")] = By.KIND,
    errors: Annotated[
        bool, typer.Option("--errors", help="Also list what was missed, made up or has wrong slots, with its words.")
    ] = False,
    as_json: Annotated[bool, typer.Option("--json", help="Print the figures as JSON.")] = False,
    text: Annotated[
        Path | None,
        typer.Option("--text", metavar="DIR", help="Where the papers are as .txt files, if not beside GOLD."),
    ] = None,
    read_from: Annotated[
        str | None,
        typer.Option("--from", metavar="ENDING", help="Read papers with this ending where there are any, as in: pdf"),
    ] = None,
) -> None:
    """Say how well papers are read: precision, recall and F1 of claims against those that a person made.

    Example: commonseal evaluate gold
    """
    expected = _claims(gold, "GOLD")
    beside = gold if gold.is_dir() else gold.parent
    try:
        texts = held_against.texts_in(text or beside, expected)
    except ReadingError as error:
        raise typer.BadParameter(str(error), param_hint="--text" if text else "GOLD") from error
    if predicted is None:
        now = _read_now(expected, [beside] if text is None else [text, beside], texts, read_from)
    elif read_from:
        raise typer.BadParameter("papers are read only where PREDICTED is left out", param_hint="--from")
    else:
        now = ReadNow(_claims(predicted, "PREDICTED"), texts)
        _tell_of_strangers(expected, now.claims)
    held = held_against.evaluate(expected, now.claims, now.texts)
    wrong = differences(held.parts, now.rules) if errors else []
    if as_json:
        print_json(_as_data(held, by) | ({"errors": [asdict(each) for each in wrong]} if errors else {}))
    else:
        _show(held, by)
        _show_differences(wrong)


def _read_now(expected: Claims, folders: Sequence[Path], texts: Mapping[str, str], read_from: str | None) -> ReadNow:
    ending = f".{read_from.lstrip('.')}" if read_from else ""
    try:
        return held_against.read_now(expected, folders, texts, ending=ending)
    except ReadingError as error:
        raise typer.BadParameter(str(error), param_hint="GOLD") from error


def _claims(path: Path, hint: str) -> Claims:
    try:
        return held_against.claims_in_files(path)
    except ReadingError as error:
        raise typer.BadParameter(str(error), param_hint=hint) from error


def _tell_of_strangers(expected: Iterable[str], found: Iterable[str]) -> None:
    """Say which papers only one side has: they count as not read, or are left out."""
    expected, found = list(expected), set(found)
    if missing := [doc for doc in expected if doc not in found]:
        talk().print(f"commonseal: no claims for {_listed(missing)}: all of theirs count as missed", markup=False)
    if others := sorted(found - set(expected)):
        talk().print(f"commonseal: no gold for {_listed(others)}: left out", markup=False)


def _listed(docs: Sequence[str]) -> str:
    most = 5
    return ", ".join(docs[:most]) + (f" and {len(docs) - most} more" if len(docs) > most else "")


def _as_data(held: Evaluation, by: By) -> dict[str, Any]:
    data = held.as_data()
    if by is By.PAPER:
        data["papers"] = {doc: held.of([doc]).as_data()["all"] for doc in held.papers}
    elif by is By.PHENOMENON:
        data["phenomena"] = {
            name: {**asdict(shown), "precision": shown.precision, "recall": shown.recall}
            for name, shown in by_phenomenon(held.parts).items()
        }
    return data


def _show(held: Evaluation, by: By) -> None:
    if by is By.PHENOMENON:
        rows = [_phenomenon(name, shown) for name, shown in by_phenomenon(held.parts).items()]
        out().print(table(("phenomenon", "gold", "found", "recall", "read", "right", "precision"), rows))
        return
    named = held.kinds if by is By.KIND else held.papers
    rows = [(name, *_figures(counted), _slots(counted) if by is By.KIND else "") for name, counted in named.items()]
    exact = held.all.evidence_exact
    rows.append(("all", *_figures(held.all), "" if exact is None else f"evidence exact {exact:.4f}"))
    out().print(table((str(by), *_FIGURES, "other slots" if by is By.KIND else ""), rows))


def _figures(counted: Tally) -> tuple[str, ...]:
    shares = (counted.precision, counted.recall, counted.f1, counted.strict_f1)
    return (str(counted.gold), str(counted.predicted), *(f"{share:.4f}" for share in shares))


def _slots(counted: Tally) -> str:
    return ", ".join(f"{slot} {part:.2f}" for slot, part in counted.slot_accuracy.items() if part is not None)


def _phenomenon(name: str, shown: Shown) -> tuple[str, ...]:
    recall, precision = ("" if part is None else f"{part:.4f}" for part in (shown.recall, shown.precision))
    return (name, str(shown.gold), str(shown.found), recall, str(shown.predicted), str(shown.right), precision)


def _show_differences(wrong: Sequence[Difference]) -> None:
    console = out()
    for doc in dict.fromkeys(each.doc for each in wrong):
        of_paper = [each for each in wrong if each.doc == doc]
        console.print(Text(f"\n{doc}", style="bold"))
        for what, head in _HEADS.items():
            chosen = [each for each in of_paper if each.what == what]
            if chosen:
                console.print(Text(f"  {head} ({len(chosen)})"))
            for each in chosen:
                for line in _lines(each):
                    console.print(Text(line), soft_wrap=True)


def _lines(each: Difference) -> Iterator[str]:
    yield f"    {each.fact}"
    for wrong in each.wrong if each.what == "slots" else ():
        yield f"      {wrong.slot}: {_said(wrong.found)}, but should be {_said(wrong.expected)}"
    if each.near:
        differs = ", ".join(wrong.slot for wrong in each.wrong)
        yield f"      the {'reader' if each.what == 'missed' else 'person'} has here: {each.near} (other {differs})"
    place = "" if each.line is None else f"line {each.line}: "
    yield f"      {place}“{each.quote}”" if each.quote else "      no evidence"
    if each.rule:
        yield f"      by the rule {each.rule}"


def _said(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value)) or "nothing"
    return str(value) if value else "nothing"
