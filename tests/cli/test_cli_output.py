"""Tables for people."""

import pytest
from rich.console import Console

from commonseal.cli.output import table

ROWS = [
    ("chief_executive_takes_role", "Council chief executive", "The council has one for both bodies, and says so"),
    ("1", "The remuneration committee of a body", "Mon 24 Sep 2018"),
]


@pytest.mark.parametrize("width", [80, 120])
def test_no_word_of_a_table_is_broken(width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every word stands whole, and no line is wider than the terminal."""
    monkeypatch.setenv("COLUMNS", str(width))
    console = Console(width=width, record=True)
    with console.capture() as captured:
        console.print(table(("key", "name", "purpose"), ROWS))
    shown = captured.get()
    words = {word for row in ROWS for cell in row for word in cell.split()}
    assert words <= set(shown.split())
    assert all(len(line.rstrip()) <= width for line in shown.splitlines())
