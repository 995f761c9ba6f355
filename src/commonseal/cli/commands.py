"""Which commands there are, in the order in which help lists them, and where the code of each is.

The code of a command is loaded when that command is called, and not before: see ``loading``.
"""

from collections.abc import Iterator
from dataclasses import dataclass

PLANNING = "Planning"
"""The heading that the commands on plans share."""


@dataclass(frozen=True)
class Command:
    """Where a command is: its module within ``commonseal.cli``, and its function there.

    One with commands of its own has no function but words ``about`` it; its module lists its commands in ``COMMANDS``.
    """

    name: str
    room: str
    function: str | None = None
    about: str | None = None
    panel: str | None = None


def _of(room: str, functions: str, panel: str | None = None) -> Iterator[Command]:
    """Give the commands of a module; a function ends in an underscore where its plain name would hide another."""
    for function in functions.split():
        yield Command(function.rstrip("_").replace("_", "-"), room, function, panel=panel)


COMMANDS: tuple[Command, ...] = (
    *_of("answering", "who show timeline diff shared outstanding questions papers sources"),
    *_of("checking", "check explain rules acknowledge"),
    *_of("answerable", "duties scheme stress interests"),
    *_of("looking_ahead", "ahead"),
    *_of("keeping", "load_ export_ verify correct end erase schema"),
    *_of("reading", "read"),
    *_of("evaluating", "evaluate"),
    *_of("reviewing", "review"),
    *_of("serving", "serve read_waiting"),
    *_of("doctoring", "doctor"),
    *_of("planning_options", "propose templates options_ what_if", PLANNING),
    *_of("planning_structure", "structure cost duplicates", PLANNING),
    *_of("planning_routes", "route decide waive step_", PLANNING),
    *_of("planning_dates", "calendar dates forecast", PLANNING),
    *_of("planning_people", "match group", PLANNING),
    *_of("comparing", "compare_", PLANNING),
    Command("regimes", "regimes", about="The law that bodies act under, as dated and cited data."),
    Command("account", "accounts", about="Accounts of the workbench: make them, and say what each may see and do."),
)
