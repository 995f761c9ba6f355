"""The command that looks at an installation of the workbench before people are let in."""

import sys
from typing import Annotated

import typer

from commonseal.cli.options import DEFAULT_DB, Db
from commonseal.cli.output import out, print_json

_STYLE = {"well": "green", "look": "yellow", "mend": "bold red"}


def doctor(
    as_json: Annotated[bool, typer.Option("--json", help="Print the checks as JSON.")] = False,
    chain: Annotated[
        bool, typer.Option("--chain", help="Follow the chain of hashes, however long that takes.")
    ] = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Check the settings of the workbench for many people: one line each, with what to do.

    Run it with the environment that the server has. It ends with 1 where something must be mended.

    Example: commonseal doctor
    """
    from commonseal.workbench.doctoring import State, examine

    checks = []
    for each in examine(db, chain=chain):
        checks.append(each)
        if not as_json:
            remedy = f"\n      {each.remedy}" if each.remedy else ""
            out().print(f"[{_STYLE[each.state]}]{each.state.value}[/]  ", end="")
            out().print(f"{each.what}: {each.found}{remedy}", markup=False, soft_wrap=True)
            sys.stdout.flush()
    if as_json:
        rows = [
            {"what": each.what, "state": each.state.value, "found": each.found, "remedy": each.remedy}
            for each in checks
        ]
        print_json(rows)
    if any(each.state is State.MEND for each in checks):
        raise typer.Exit(1)
