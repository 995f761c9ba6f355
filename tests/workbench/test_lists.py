"""Lists: filtered, sorted, turned page by page and kept as files, by what the address says alone."""

import csv
import io
import json
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import parse_qs, parse_qsl, urlsplit

import pytest
from django.http import HttpResponseBase, StreamingHttpResponse

from commonseal.exchange.tables import csv_lines
from commonseal.workbench.as_of import AsOf
from commonseal.workbench.lists import By, Column, Listing, listing
from support.workbench import csv_rows

if TYPE_CHECKING:
    from commonseal.workbench.pages import Page


@dataclass(frozen=True)
class Ship:
    """Something to list."""

    name: str
    flags: tuple[str, ...] = ()
    built: date | None = None
    guns: int = 0


COLUMNS: tuple[Column[Ship], ...] = (
    Column("name", "Name", lambda each: each.name, link=lambda each: f"/ship/{each.name}", by=By.TEXT),
    Column("flags", "Flags", lambda each: each.flags, by=By.CHOICE, sortable=False),
    Column("built", "Built", lambda each: each.built),
    Column("guns", "Guns", lambda each: each.guns),
)
SHIPS = tuple(
    Ship(f"Ship {place:03}", ("red",) if place % 2 else ("red", "blue"), date(1800 + place, 3, 1), place % 7)
    for place in range(1, 61)
)


def _asked(query: str) -> "Page":
    given, said = dict(parse_qsl(query)), parse_qs(query)
    request = SimpleNamespace(GET=SimpleNamespace(dict=lambda: given, lists=said.items), path="/ships")
    as_of = AsOf(date(2018, 5, 1), date(2018, 5, 31))
    return cast("Page", SimpleNamespace(request=request, as_of=as_of, asked=lambda name: given.get(name, "")))


def _shown(query: str, rows: tuple[Ship, ...] = SHIPS, **more: Any) -> Listing[Ship]:
    found = listing(_asked(query), "ships", COLUMNS, rows, title="Ships", empty="No ship.", **more)
    assert isinstance(found, Listing)
    return found


def _file(query: str, rows: tuple[Ship, ...] = SHIPS) -> tuple[str, HttpResponseBase]:
    answer = listing(_asked(query), "ships", COLUMNS, rows, title="Ships", empty="No ship.")
    assert isinstance(answer, StreamingHttpResponse)
    return answer.getvalue().decode(), answer


def _names(found: Listing[Ship]) -> list[str]:
    return [each.row.name for each in found.rows]


def test_a_page_has_twenty_five_rows_and_says_which_of_how_many() -> None:
    """The first page and the last say what they show; a page beyond the last is the last."""
    first, last = _shown(""), _shown("page=3")
    assert (first.showing, len(first.rows)) == ("Showing 1 to 25 of 60", 25)
    assert (last.showing, len(last.rows), last.next) == ("Showing 51 to 60 of 60", 10, None)
    assert _names(_shown("page=99")) == _names(last)
    assert _names(_shown("page=none")) == _names(first)
    assert _shown("", SHIPS[:3]).showing == "Showing all 3"


def test_sorting_is_asked_for_by_the_head_of_a_column_and_turned_round_there() -> None:
    """A head leads to the list sorted by it, and to the other way round where it already is."""
    found = _shown("sort=guns")
    head = next(each for each in found.heads if each.key == "guns")
    assert head.order == "ascending"
    assert [each.row.guns for each in found.rows] == sorted(each.guns for each in SHIPS)[:25]
    turned = _shown(urlsplit(head.link or "").query)
    assert [each.row.guns for each in turned.rows][:3] == [6, 6, 6]
    assert next(each for each in turned.heads if each.key == "guns").order == "descending"
    assert next(each for each in found.heads if each.key == "flags").link is None


@pytest.mark.parametrize("order", ["built", "-built"])
def test_what_says_nothing_stands_last_whichever_way_it_is_sorted(order: str) -> None:
    """A row without a day is at the end of the list both ways."""
    assert _names(_shown(f"sort={order}", (Ship("Nameless"), *SHIPS[:4])))[-1] == "Nameless"


def test_a_filter_leaves_what_has_every_word_of_it() -> None:
    """Words count wherever they stand and in any case; a choice is one of the values that the rows have."""
    assert _names(_shown("name=02+SHIP")) == ["Ship 002", *(f"Ship {each:03}" for each in range(20, 30))]
    found = _shown("flags=blue")
    assert found.total == 30
    assert next(each for each in found.filters if each.title == "Flags").choices == ("blue", "red")
    nothing = _shown("name=frigate")
    assert (nothing.total, nothing.is_filtered, nothing.showing) == (0, True, "Showing none")


def test_every_address_of_a_list_keeps_its_dates_and_what_else_was_asked() -> None:
    """Heads, pages, files and the way back from a filter carry both dates, and what else was asked."""
    found = _shown("name=ship&sort=-guns&other=this&page=2")
    links = [each.link for each in found.heads if each.link] + [link for _, link in found.files] + [found.clear]
    links += [each["href"] for each in found.pages if "href" in each]
    for link in links:
        told = parse_qs(urlsplit(link).query)
        assert told.items() >= {"on": ["2018-05-01"], "known-at": ["2018-05-31"], "other": ["this"]}.items()
    assert "name" not in parse_qs(urlsplit(found.clear).query)
    assert dict(found.kept) == {"other": "this", "on": "2018-05-01", "known-at": "2018-05-31"}


def test_two_lists_on_a_page_do_not_get_in_each_others_way() -> None:
    """A list with names of its own for its fields takes no notice of those of another, and keeps them."""
    found = _shown("name=002&b-page=2", prefix="b-")
    assert found.showing == "Showing 26 to 50 of 60"
    assert ("name", "002") in found.kept


def test_what_the_address_says_amiss_is_passed_over() -> None:
    """A column that is not there, one that cannot be sorted by, and a kind of file that is none, change nothing."""
    assert _names(_shown("sort=masts&download=exe")) == _names(_shown("sort=flags")) == _names(_shown(""))


def test_a_file_has_the_whole_list_as_filtered_and_its_name_says_the_dates() -> None:
    """CSV and JSON have every row that the filter leaves, in its order, with days as data."""
    text, answer = _file("flags=blue&sort=-name&download=csv")
    rows = csv_rows(text)
    assert (len(rows), rows[0]) == (30, {"name": "Ship 060", "flags": "red; blue", "built": "1860-03-01", "guns": "4"})
    assert answer["Content-Disposition"] == 'attachment; filename="ships-on-2018-05-01-known-at-2018-05-31.csv"'
    told = json.loads(_file("flags=blue&download=json")[0])
    assert (told["on"], told["known_at"], len(told["rows"])) == ("2018-05-01", "2018-05-31", 30)
    assert told["rows"][0] == {"name": "Ship 002", "flags": ["red", "blue"], "built": "1802-03-01", "guns": 2}
    assert json.loads(_file("download=json", ())[0])["rows"] == []


@pytest.mark.parametrize("first", ["=", "+", "-", "@", "\t", "\r", "\n"])
def test_no_cell_of_a_file_is_taken_for_a_formula(first: str) -> None:
    """A text that begins as a formula does is marked as text; a figure below nought is left one."""
    lines = "".join(csv_lines(["a", "b"], [(f"{first}1+1", -4)]))
    written = first.replace("\r", "\n")
    assert list(csv.reader(io.StringIO(lines, newline=""))) == [["a", "b"], [f"'{written}1+1", "-4"]]


def test_no_cell_of_a_file_begins_a_row_of_its_own() -> None:
    """A break in a text stays within its cell, however it is written."""
    lines = "".join(csv_lines(["a"], [("one\r=1+1",), ("two\r\n=2+2",)]))
    assert list(csv.reader(io.StringIO(lines, newline=""))) == [["a"], ["one\n=1+1"], ["two\n=2+2"]]
