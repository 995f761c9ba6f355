"""The lists of what the register holds, over HTTP: each names what the register has, and no more than may be seen."""

import json
import re

import pytest

from support.workbench import Reader
from workbench.conftest import GUARDED

ON, KNOWN = "2018-05-01", "2026-01-01"
LISTS = ("bodies", "people", "posts", "arrangements", "proposals", "statements", "papers")


def _rows(reader: Reader, name: str, **asked: str) -> list[dict[str, str]]:
    return reader.as_of(f"/{name}", ON, KNOWN, download="csv", **asked).rows


@pytest.mark.parametrize("name", LISTS)
def test_a_list_and_its_files_have_the_same_rows(reader: Reader, name: str) -> None:
    """The page says how many there are, and CSV and JSON have as many; the name of the file says the dates."""
    shown = reader.as_of(f"/{name}", ON, KNOWN)
    assert shown.status == 200
    said = re.search(r"Showing (?:all|1 to 25 of) ([\d,]+)", shown.words)
    assert said is not None
    answer = reader.as_of(f"/{name}", ON, KNOWN, download="json")
    rows = json.loads(answer.text)["rows"]
    assert len(rows) == len(_rows(reader, name)) == int(said[1].replace(",", ""))
    assert f'filename="{name}-on-{ON}-known-at-{KNOWN}.json"' in answer.headers["Content-Disposition"]


def test_a_list_is_filtered_and_sorted_by_its_address(reader: Reader) -> None:
    """Bodies by words of their name and by their kind; the head of the column says which way it is sorted."""
    shown = reader.as_of("/bodies", ON, KNOWN, name="halton", kind="clinical commissioning group")
    assert "NHS Halton Clinical Commissioning Group" in shown.words
    assert "Showing 1 " in shown.words
    assert 'aria-sort="descending"' in reader.as_of("/bodies", ON, KNOWN, sort="-name").text
    names = [each["name"] for each in _rows(reader, "bodies", sort="-name")]
    assert names == sorted(names, key=str.casefold, reverse=True)


def test_turning_the_pages_of_a_list_shows_each_row_once(reader: Reader) -> None:
    """Page by page the list shows what its file has, in its order."""
    found: list[str] = []
    page: str | None = "1"
    while page:
        shown = reader.as_of("/bodies", ON, KNOWN, page=page)
        table = shown.text[shown.text.index("<tbody") : shown.text.index("</tbody")]
        found += re.findall(r'<tr [^>]*>\s*<td [^>]*>.*?<a href="/(body/[^?]+)', table, re.DOTALL)
        after = re.search(r'href="[^"]*page=(\d+)[^"]*" class="nhsuk-pagination__next"', shown.text)
        page = after[1] if after else None
    assert len(found) == len(set(found)) == len(_rows(reader, "bodies"))


def test_posts_say_who_holds_them_on_the_date(reader: Reader) -> None:
    """A post is listed with its bodies and its holder, and one of whom it cannot be told is marked."""
    rows = {(each["name"], each["bodies"]): each["holders"] for each in _rows(reader, "posts")}
    assert rows["Accountable officer", "NHS Halton Clinical Commissioning Group"] == "Dr Andrew Davies"
    assert rows["Accountable officer", "NHS Portsmouth Clinical Commissioning Group"].endswith("(may hold it)")


def test_statements_are_found_by_the_name_of_what_they_are_about(reader: Reader) -> None:
    """A name leads to the statements in the record of what is called so, by kind and standing if wanted."""
    rows = _rows(reader, "statements", sentence="Halton CCG", kind="appointment")
    assert rows
    assert {each["kind"] for each in rows} == {"appointment"}
    assert all("Halton" in each["sentence"] for each in rows)
    assert {each["standing"] for each in _rows(reader, "statements", standing="in force")} == {"in force"}


def test_a_list_with_nothing_in_it_says_what_to_do(reader: Reader) -> None:
    """Before anything was known a list is empty and says so; where a filter leaves nothing, it can be cleared."""
    assert "A later date of knowledge above may show some" in reader.as_of("/bodies", ON, "2001-01-01").words
    assert "Clear the filter" in reader.as_of("/bodies", ON, KNOWN, name="zzyqx").words


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("form", ["", "csv", "json"])
def test_no_list_and_no_file_has_what_may_not_be_seen(guarded: str, name: str, form: str) -> None:
    """Whoever is not signed in finds no name of a guarded matter in any list, nor in how many there are."""
    public, auditor = Reader(guarded), Reader(guarded)
    auditor.sign_in("auditor")
    query = {"download": form} if form else {}
    seen, all_of_it = (each.as_of(f"/{name}", ON, KNOWN, **query).text for each in (public, auditor))
    hidden = [each for visibility, each in GUARDED.items() if visibility.rank > 0]
    assert not [each for each in hidden if each in seen]
    if name in {"people", "papers", "statements"}:
        assert [each for each in hidden if each in all_of_it] == hidden
