"""Pages over HTTP: each answers as the command does, carries its dates, and says where one is."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest

from support.workbench import Reader

ON, KNOWN = "2018-05-01", "2018-05-31"
PAGES = (
    "/",
    "/search?q=Nowhere+at+all",
    "/register",
    "/facts?of=body/halton-ccg",
    "/history?of=body/halton-ccg",
    "/timeline?of=body/halton-ccg",
    "/picture?of=body/halton-ccg&after=2019-01-01",
    "/bodies",
    "/statements?sort=begins&page=2",
    "/papers",
    "/who?asked=accountable+officer&at=Halton+CCG",
    "/body/halton-ccg",
    "/person/andrew-davies",
    "/post/halton-ccg/accountable-officer",
    "/proposal/portsmouth-integration",
    "/statement/154",
    "/body/no-such-body",
    "/findings?body=halton-ccg&body=Warrington+CCG&level=warn",
    "/finding/CS-APPT-01:c1572c89efea",
    "/duties?body=halton-ccg&body=warrington-ccg",
    "/scheme?body=halton-ccg&body=warrington-ccg",
    "/stress",
    "/interests?person=andrew-davies",
    "/rules",
    "/rule/CS-POST-01",
    "/law",
    "/law/stale",
    "/law/ccg",
    "/law/ccg.gb.pay",
    "/calendar?body=halton-ccg",
)


def _pinned(path: str, on: str = ON, known_at: str = KNOWN) -> str:
    return f"{path}{'&' if '?' in path else '?'}on={on}&known-at={known_at}"


@pytest.mark.parametrize("path", PAGES)
def test_every_link_of_a_page_carries_its_dates(reader: Reader, path: str) -> None:
    """Every link to another page of the register carries both dates of the page it stands on."""
    shown = reader.get(_pinned(path))
    links = [each.replace("&amp;", "&") for each in re.findall(r'<a [^>]*href="(/[^"]*)"', shown.text)]
    assert links
    for link in (each for each in links if not each.startswith("/sign-in")):
        assert parse_qs(urlsplit(link).query).items() >= {"on": [ON], "known-at": [KNOWN]}.items(), link


@pytest.mark.parametrize("path", PAGES)
def test_an_address_without_dates_becomes_one_with_them(reader: Reader, path: str) -> None:
    """Who comes without dates is sent to the address that has today's, and keeps what else was asked."""
    query = parse_qs(urlsplit(reader.get(path).address).query)
    assert {"on", "known-at"} <= set(query)
    assert query.items() >= parse_qs(urlsplit(path).query).items()


@pytest.mark.parametrize("path", PAGES)
def test_every_page_says_in_its_title_where_one_is(reader: Reader, path: str) -> None:
    """A title names the page before it names the program, and the page has one heading of the first level."""
    shown = reader.get(_pinned(path))
    title = re.search(r"<title>(.+) – Common Seal</title>", shown.text)
    assert title is not None
    assert title[1].strip()
    assert shown.text.count("<h1") == 1


@pytest.mark.parametrize("path", PAGES)
def test_a_browser_may_load_nothing_from_elsewhere(reader: Reader, path: str) -> None:
    """Every page forbids inline scripts and anything from another place, and has neither in it."""
    shown = reader.get(_pinned(path))
    policy = shown.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert not re.search(
        r"<script(?![^>]*\bsrc=\"/static/)|<style| style=| on[a-z]+=\"|(src|href)=\"(https?:)?//", shown.text
    )


def test_a_page_answers_as_the_command_does(reader: Reader) -> None:
    """The answer to who is accountable is the sentence of the command, before and after a name was put right."""
    asked = {"asked": "AO", "at": "Northumberland CCG"}
    assert "Stephen Mason holds" in reader.as_of("/who", "2016-12-15", "2016-11-22", **asked).words
    assert "Steven Mason holds" in reader.as_of("/who", "2016-12-15", "2019-01-01", **asked).words


def test_a_question_in_the_search_box_leads_to_its_answer(reader: Reader) -> None:
    """A question about a role at a body leads to its answer, on the dates of the page it was asked on."""
    shown = reader.as_of("/search", ON, KNOWN, q="Who is the accountable officer of Halton CCG?")
    assert urlsplit(shown.address).path == "/who"
    assert "On 1 May 2018 Dr Andrew Davies holds the post of accountable officer" in shown.words


def test_a_name_in_the_search_box_leads_to_its_page(reader: Reader) -> None:
    """A name that means one thing leads to it; one that is misspelt is met with what is near."""
    assert urlsplit(reader.as_of("/search", ON, KNOWN, q="halton ccg").address).path == "/body/halton-ccg"
    assert "NHS Halton Clinical Commissioning Group" in reader.as_of("/search", ON, KNOWN, q="haltn ccg").words


def test_what_was_not_known_yet_is_not_shown(reader: Reader) -> None:
    """A body, a statement and a paper that the register learnt of later are not shown as known before."""
    paper = re.search(r'href="/(paper/[^?"]*portsmouth[^?"]*)', reader.as_of("/papers", ON, "2026-01-01").text)
    assert paper is not None
    assert reader.as_of(f"/{paper[1]}", ON, "2026-01-01").status == 200
    assert reader.as_of(f"/{paper[1]}", ON, KNOWN).status == 404
    assert reader.as_of("/proposal/portsmouth-integration", ON, KNOWN).status == 404
    assert reader.as_of("/statement/178", ON, "2026-01-01").status == 200
    assert reader.as_of("/statement/178", ON, KNOWN).status == 404


def test_what_is_no_longer_held_says_so(reader: Reader) -> None:
    """The page of a statement that was put right still shows it, and says that the register no longer held it."""
    later, before = (reader.as_of("/statement/154", ON, known_at).words for known_at in ("2026-01-01", KNOWN))
    assert "The register no longer held this at the end of 1 January 2026." in later
    assert "no longer held this" not in before


def test_faulty_dates_are_told_with_what_to_do(reader: Reader) -> None:
    """A day that is none, and a day of knowledge that is still to come, are both told at once."""
    shown = reader.as_of("/papers", "soon", "2999-01-01")
    assert shown.status == 400
    assert "“soon” is not a day; write it as year-month-day" in shown.words
    assert "Nobody can say yet what will be known on a later day" in shown.words


def test_nothing_can_be_put_into_a_page(reader: Reader) -> None:
    """What somebody types comes back as text, never as markup."""
    shown = reader.as_of("/search", ON, KNOWN, q='"><script>alert(1)</script>')
    assert "<script>alert" not in shown.text
    assert "&lt;script&gt;alert" in shown.text


def test_a_body_page_is_light(reader: Reader) -> None:
    """The longest page of the examples is under 200 kB before it is compressed."""
    assert len(reader.get(_pinned("/body/halton-ccg")).text.encode()) < 200_000
