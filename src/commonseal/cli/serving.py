"""The command that shows the register in a browser."""

from typing import Annotated

import typer

from commonseal.cli.options import DEFAULT_DB, Db
from commonseal.cli.output import talk
from commonseal.vocabulary import Visibility


def serve(
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8000,
    clearance: Annotated[
        Visibility,
        typer.Option("--clearance", help="The most guarded matters to show to somebody who has not signed in."),
    ] = Visibility.PUBLIC,
    db: Db = DEFAULT_DB,
) -> None:
    """Show the register in a browser of this machine, until it is stopped.

    Only this machine reaches it. The dates stand in the address of each page, so that a link stays the answer it is.

    Example: commonseal serve --db sqlite:///first.db
    """
    from commonseal.workbench import serving

    serving.prepare(db, clearance=clearance.value)
    talk().print(f"The workbench is at http://127.0.0.1:{port} until you press Ctrl+C.", markup=False)
    serving.serve(port)


def read_waiting(
    once: Annotated[bool, typer.Option("--once", help="Read what waits now, and end.")] = False,
    db: Db = DEFAULT_DB,
) -> None:
    """Read the papers that were sent to the workbench, as they come in, until it is stopped.

    The command serve does this by itself. Where many people are served, run it beside the server; several may run.

    Example: commonseal read-waiting --db sqlite:///first.db --once
    """
    from commonseal.workbench import serving

    serving.settle(db)
    if not once:
        talk().print("Papers are read as they come in, until you press Ctrl+C.", markup=False)
    count = serving.read_waiting(once=once)
    talk().print(f"{count} {'paper was' if count == 1 else 'papers were'} read or refused.", markup=False)
