"""Commands whose code is loaded when they are called, so that one does not wait for what only another needs."""

import ast
import gc
from functools import cache, cached_property
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from commonseal.cli.commands import COMMANDS, Command

HELP = {"help_option_names": ["-h", "--help"]}
"""How help is asked for, of the program and of each command."""


class Commands(TyperGroup):
    """The commands of ``COMMANDS``, by name, none of them loaded."""

    def __init__(self, **settings: Any) -> None:
        super().__init__(**settings)
        for command in COMMANDS:
            self.add_command(Waiting(command))


class Waiting(TyperCommand):
    """What stands for a command until it is called: its name and what it says of itself."""

    def __init__(self, command: Command) -> None:
        super().__init__(command.name, context_settings=HELP, rich_help_panel=command.panel, rich_markup_mode=None)
        self.command = command

    @cached_property
    def whole(self) -> Any:
        """The command itself, loaded: what typer makes of its function."""
        room = _room(self.command.room)
        name, function, about = self.command.name, self.command.function, self.command.about
        made = typer.Typer(name=name, help=about, no_args_is_help=True, add_completion=False, rich_markup_mode=None)
        if function is not None:
            made.command(name, context_settings=HELP, rich_help_panel=self.command.panel)(getattr(room, function))
            return typer.main.get_command(made)
        for part, of_part in room.COMMANDS.items():
            made.command(part, context_settings=HELP)(of_part)
        return typer.main.get_group(made)

    def make_context(self, *words: Any, **settings: Any) -> Any:
        """Read the words that follow the command's name. They are for the command itself, and so is what follows."""
        return self.whole.make_context(*words, **settings)

    def get_short_help_str(self, limit: int = 45) -> str:
        """Return what the command says of itself, on one line of so many letters."""
        self.help = self.command.about or _docstrings(self.command.room).get(self.command.function or "")
        return super().get_short_help_str(limit)


@cache
def _room(name: str) -> ModuleType:
    """Return a module of commands, loaded; to look for garbage meanwhile is in vain, and takes a fifth of the time."""
    looks = gc.isenabled()
    gc.disable()
    try:
        return import_module(f"commonseal.cli.{name}")
    finally:
        if looks:
            gc.enable()


@cache
def _docstrings(room: str) -> dict[str, str]:
    """Return what the functions of a module say of themselves, read from its text: running it would load the rest."""
    found = ast.parse(Path(__file__).with_name(f"{room}.py").read_text(encoding="utf-8")).body
    return {each.name: ast.get_docstring(each) or "" for each in found if isinstance(each, ast.FunctionDef)}
