"""A workbench with a secretary who brings papers and reviewers who decide about their claims."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from support.command import commonseal
from support.kept import copy_of
from support.minutes import SETS, from_the_first, register_file
from support.workbench import Reader, Shown, make_accounts, served

VALE_ONLY = SETS[-1]
"""The places of which one account reviews the first only."""


def register_in(folder: Path) -> str:
    """Return the register that is served from a folder."""
    return f"sqlite:///{folder / 'places.db'}"


@contextmanager
def reviewing_place(folder: Path, pages: pytest.TempPathFactory) -> Iterator[str]:
    """Serve the register of the minutes from a folder, with accounts; gives the address."""
    copy_of("places", _make, pages, folder)
    from_the_first()
    with served(register_in(folder), folder / "log.txt") as base:
        yield base


def _make(folder: Path) -> None:
    url = register_in(folder)
    assert commonseal("load", register_file(folder), db=url).code == 0
    make_accounts(
        url,
        ("secretary", ["see_internal"], [("contributor", "")]),
        ("ann", ["see_internal"], [("reviewer", "")]),
        ("ben", [], [("reviewer", "")]),
        ("local", [], [("reviewer", f"body/{VALE_ONLY[0].lower()}-ccg")]),
    )


def signed_in(base: str, name: str) -> Reader:
    """Return somebody who has signed in."""
    reader = Reader(base)
    assert name in reader.go_in(name).words
    return reader


def claim_page(reader: Reader, name: str, brief: str, *, show: str = "all") -> Shown:
    """Return the page of the claim that says something in brief."""
    listed = reader.get(f"/review/{name}", show=show, order="reading")
    links = re.findall(r'<td class="nhsuk-table__cell"><a href="([^"]+)"[^>]*>([^<]+)</a>', listed.text)
    link = next(address for address, words in links if brief in words)
    return reader.get(link.replace("&amp;", "&").partition("#")[0])


def findings(shown: Shown) -> list[tuple[str, str]]:
    """Return the claims of the list and how each stands, in the order shown."""
    rows = re.findall(r">([^<]+)</a></td><td class=\"nhsuk-table__cell\">([^<]+)</td>", shown.text)
    return [(brief, standing) for brief, standing in rows]
