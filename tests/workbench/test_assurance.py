"""Findings as pages: let stand and taken back by those who may, explained, and guarded as what they rest on."""

import html
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import quote

import pytest

from commonseal.assurance import Level
from commonseal.register import open_register
from commonseal.vocabulary import Visibility
from support.saying import act, appointment, body, person, post, said
from support.workbench import Reader, make_accounts, served

DATES = "on=2019-07-10&known-at=2026-11-01"
GUARDED_NAME = "Xenia Segretissima"


@pytest.fixture(scope="module")
def vacancy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Serve a register in which Dale has no officer, and Vale one whom only the restricted part of it knows."""
    folder = tmp_path_factory.mktemp("assurance")
    url = f"sqlite:///{folder / 'register.db'}"
    secret = {"visibility": Visibility.RESTRICTED}
    with act(open_register(url, create=True), "2019-01-01") as writer:
        for name in ("Dale CCG", "Vale CCG"):
            writer.record(said(body(name), "2013-04-01"))
        writer.record(said(person("Ann Lee")))
        writer.record(said(post("Dale CCG"), "2013-04-01"))
        writer.record(said(appointment("Ann Lee", "Dale CCG"), "2014-01-01", "2018-12-31"))
        writer.record(said(post("Vale CCG"), "2013-04-01"))
        writer.record(said(person(GUARDED_NAME), **secret))
        writer.record(said(appointment(GUARDED_NAME, "Vale CCG"), "2014-01-01", **secret))
    make_accounts(
        url,
        ("staff", ("see_internal",), (("reviewer", "body/dale-ccg"),)),
        ("other", ("see_internal",), (("reviewer", "body/vale-ccg"),)),
        ("auditor", ("see_restricted",), (("reader", ""),)),
        ("outsider", (), (("reviewer", "body/dale-ccg"),)),
    )
    with served(url, folder / "log.txt") as base:
        yield base


def _reader(base: str, name: str | None = None) -> Reader:
    reader = Reader(base)
    if name is not None:
        reader.go_in(name)
    return reader


def _key(reader: Reader, rule: str, named: str) -> str:
    """Return the key of the one finding of a rule about a body on the page of findings."""
    shown = reader.get(f"/findings?rule={rule}&body={quote(named)}&{DATES}")
    (key,) = set(re.findall(rf'id="({rule}:[0-9a-f]+)"', shown.text))
    return str(key)


def _grounds(reader: Reader, key: str) -> str:
    """Return the digest of what a finding rests on, as the form by which it is let stand carries it."""
    form = reader.get(f"/finding/{key}/acknowledge?{DATES}")
    found = re.search(r'name="rests-on" value="([0-9a-f]+)"', form.text)
    assert found is not None
    return found[1]


def test_a_reviewer_lets_a_finding_stand_and_takes_that_back(vacancy: str) -> None:
    """It is shown with who, why and until when; taken back it counts again, and the register has both."""
    reader = _reader(vacancy, "staff")
    key = _key(reader, "CS-POST-01", "Dale CCG")
    grounds = _grounds(reader, key)
    told = {"reason": "The merger is in April", "until": "2999-03-31", "held": "", "rests-on": grounds}
    done = reader.send(f"/finding/{key}/acknowledge?{DATES}", **told)
    assert f"{key} is let stand until 31 March 2999." in done.words
    later = reader.get(f"/finding/{key}?on=2019-07-10&known-at={_today()}")
    assert "Let stand by staff, until 31 March 2999: The merger is in April" in later.words
    again = reader.post(f"/finding/{key}/acknowledge?{DATES}", csrfmiddlewaretoken=_token(reader, key), **told)
    assert (again.status, "somebody else has changed this" in again.words.lower()) == (400, True)
    back = reader.send(f"/finding/{key}/withdraw?{DATES}", reason="It came sooner")
    assert f"{key} counts again." in back.words


def _today() -> str:
    return datetime.now(UTC).date().isoformat()


def _token(reader: Reader, key: str) -> str:
    shown = reader.get(f"/finding/{key}/withdraw?{DATES}")
    found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', shown.text)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"reason": " "}, "Say why it may stand"),
        ({"reason": "Soon", "until": "2001-01-01"}, "2001-01-01 is over already; give a day from today on"),
        ({"reason": "Soon", "until": "soon"}, "“soon” is not a day; write it as year-month-day"),
        ({"reason": "Soon", "rests-on": "0"}, "What it rests on has changed since you looked at it"),
    ],
)
def test_what_is_wrong_with_the_form_is_told_and_nothing_is_lost(
    vacancy: str, told: dict[str, str], words: str
) -> None:
    """Each fault is told at its field, and what was typed is still there."""
    reader = _reader(vacancy, "staff")
    key = _key(reader, "CS-POST-01", "Dale CCG")
    grounds = _grounds(reader, key)
    shown = reader.send(f"/finding/{key}/acknowledge?{DATES}", **{"held": "", "rests-on": grounds, **told})
    assert shown.status == 400
    assert words in shown.words
    assert told["reason"].strip() in shown.text


def test_a_reviewer_who_would_not_see_it_is_told_so_and_nothing_is_recorded(vacancy: str) -> None:
    """That a finding may stand is an internal matter: an account that sees what is public cannot lose its words so."""
    reader = _reader(vacancy, "outsider")
    key = _key(reader, "CS-POST-01", "Dale CCG")
    grounds = _grounds(reader, key)
    told = {"reason": "Interviews are in June", "held": "", "rests-on": grounds}
    shown = reader.send(f"/finding/{key}/acknowledge?{DATES}", **told)
    assert shown.status == 400
    assert "an internal matter, which your account does not see" in shown.words
    assert "Interviews are in June" not in _reader(vacancy, "staff").get(f"/finding/{key}?{DATES}").words


def test_only_a_reviewer_of_the_body_may_let_its_finding_stand(vacancy: str) -> None:
    """A reviewer elsewhere, a reader and somebody not signed in are refused, and are not offered it."""
    key = _key(_reader(vacancy), "CS-POST-01", "Dale CCG")
    for name in ("other", "auditor"):
        reader = _reader(vacancy, name)
        assert reader.get(f"/finding/{key}/acknowledge?{DATES}").status == 403
        assert "acknowledge?" not in reader.get(f"/finding/{key}?{DATES}").text
    assert "/acknowledge?" not in _reader(vacancy).get(f"/finding/{key}?{DATES}").text


def test_a_finding_that_rests_on_what_is_guarded_is_as_if_it_were_not(vacancy: str) -> None:
    """It is neither listed, counted nor explained to others, and no file, map or calendar hints at it."""
    auditor = _reader(vacancy, "auditor")
    paths = (
        "/findings?always=1&",
        "/findings?always=1&download=csv&",
        "/stress?",
        "/calendar?all=1&",
        "/calendar.ics?",
    )
    key = _key(auditor, "CS-APPT-01", "Vale CCG")
    assert GUARDED_NAME in auditor.get(f"/finding/{key}?{DATES}").text
    for name in (None, "staff", "other"):
        reader = _reader(vacancy, name)
        shown, never = (reader.get(f"/finding/{each}?{DATES}") for each in (key, "CS-APPT-01:000000000000"))
        assert shown.status == never.status == 404
        assert shown.words.replace(key, "…") == never.words.replace("CS-APPT-01:000000000000", "…")
        for path in (*paths, "/duties?body=vale-ccg&", "/scheme?body=vale-ccg&body=dale-ccg&"):
            text = reader.get(f"{path}{DATES}").text
            assert GUARDED_NAME not in text, path
            assert "segretissima" not in text, path
        assert "CS-APPT-01" not in reader.get(f"/findings?always=1&body=vale-ccg&{DATES}").text


def test_findings_can_be_kept_as_files(vacancy: str) -> None:
    """Both files hold every finding that the page shows to whoever asks, and no more."""
    for name in (None, "staff"):
        reader = _reader(vacancy, name)
        page = reader.get(f"/findings?{DATES}")
        keys = set(re.findall(r'id="(CS-[A-Z]+-[0-9]+:[0-9a-f]+)"', page.text))
        links = [html.unescape(each) for each in re.findall(r'href="([^"]*download=[^"]*)"', page.text)]
        as_csv, as_json = (reader.get(each) for each in links)
        assert {row["key"] for row in as_csv.rows} == keys
        assert {row["key"] for row in json.loads(as_json.text)["rows"]} == keys
        assert keys


@pytest.mark.parametrize(
    "path",
    [
        "/duties?body=vale-ccg",
        "/scheme?body=vale-ccg&body=dale-ccg",
        "/stress?gone=",
        "/interests?person=xenia-segretissima",
    ],
)
def test_each_answer_is_kept_as_the_table_of_its_command(vacancy: str, path: str) -> None:
    """Both files have the same rows, and for others than who may see it nothing that is guarded."""
    tables = {}
    for name in ("auditor", None):
        reader = _reader(vacancy, name)
        links = re.findall(r'href="([^"]*download=[^"]*)"', reader.get(f"{path}&{DATES}").text)
        files = [reader.get(html.unescape(each)) for each in links]
        tables[name] = [each.text for each in files]
        if files:
            as_csv, as_json = files
            assert len(as_csv.rows) == len(json.loads(as_json.text)["rows"]) > 0
    assert tables["auditor"]
    assert not [each for each in tables[None] if GUARDED_NAME in each or "segretissima" in each]


@pytest.mark.parametrize(("order", "key"), [("day", "from"), ("body", "bodies"), ("level", "level"), ("", "level")])
def test_findings_stand_in_the_order_asked_for(vacancy: str, order: str, key: str) -> None:
    """The page has a heading for each group, the pages after it keep the order, and the file has the same."""
    reader = _reader(vacancy)
    shown = reader.get(f"/findings?always=1&sort={order}&{DATES}")
    assert shown.status == 200
    keys = re.findall(r'href="/finding/([^"?]+)', shown.text)
    (link,) = re.findall(r'href="([^"]*download=csv[^"]*)"', shown.text)
    rows = reader.get(html.unescape(link)).rows
    assert [each["key"] for each in rows][: len(dict.fromkeys(keys))] == list(dict.fromkeys(keys))
    told = [each[key] for each in rows]
    grave = [each.value for each in Level]
    assert told == sorted(told, key=grave.index if key == "level" else str)
    assert len(set(told)) > 1


def test_each_citation_leads_to_its_provision(vacancy: str) -> None:
    """The citation of a finding leads to the law: its text, its source, how sure it is, and the rules that cite it."""
    reader = _reader(vacancy)
    shown = reader.get(f"/findings?rule=CS-POST-01&{DATES}")
    link = re.search(r'href="(/law/[^"]+)"', shown.text)
    assert link is not None
    law = reader.get(link[1].replace("&amp;", "&"))
    assert law.status == 200
    for words in ("How sure", "last confirmed on", "Rules that can cite it", "CS-POST-01"):
        assert words in law.words


def test_whose_interests_are_shown_stands_in_the_field_by_name(vacancy: str) -> None:
    """The field holds what a person would type again, not the identifier by which a link led here."""
    shown = _reader(vacancy).get(f"/interests?person=ann-lee&{DATES}")
    assert 'value="Ann Lee"' in shown.text


@pytest.mark.parametrize(
    ("path", "asked", "says", "says_not"),
    [
        ("/rules", "level=block&sort=code", "CS-APPT-01", "CS-APPR-04"),
        ("/rules", "code=CS-POST-01", "CS-POST-01", "CS-APPT-01"),
        ("/law", "sort=-check", "Integrated care boards", None),
        ("/law/icb", "kind=power&sort=-holds", "icb.", "duty"),
        ("/law/icb", "confidence=check", "check", None),
        ("/law/stale", "days=0&sort=-confirmed&citation=2006", "ccg.", None),
    ],
)
def test_rules_and_law_are_lists_to_filter_sort_and_keep(
    vacancy: str, path: str, asked: str, says: str, says_not: str | None
) -> None:
    """Both files have all rows that the filter leaves, however few stand on the page."""
    reader = _reader(vacancy)
    shown = reader.get(f"{path}?{asked}&on=2028-01-01&known-at=2026-11-01")
    assert shown.status == 200
    assert says in shown.words
    links = [html.unescape(each) for each in re.findall(r'href="([^"]*download=[^"]*)"', shown.text)]
    as_csv, as_json = (reader.get(each) for each in links)
    rows = json.loads(as_json.text)["rows"]
    counted = re.search(r"Showing (?:all |[0-9]+ to [0-9]+ of )?([0-9]+)", shown.words)
    assert counted is not None
    assert len(as_csv.rows) == len(rows) == int(counted[1]) > 0
    assert not says_not or says_not not in as_csv.text


def test_a_calendar_can_be_kept(vacancy: str) -> None:
    """The file is iCalendar, and each of its events leads back to the register with both dates."""
    shown = _reader(vacancy).get("/calendar.ics?on=2018-12-20&known-at=2026-11-01&body=dale-ccg")
    assert shown.headers["Content-Type"] == "text/calendar; charset=utf-8"
    unfolded = shown.text.replace("\r\n ", "")
    assert "DTSTART;VALUE=DATE:20181231" in unfolded
    assert "SUMMARY:Dale CCG: term ends" in unfolded
    assert re.search(r"URL:http://127\.0\.0\.1:\d+/person/ann-lee\?on=2018-12-20&known-at=2026-11-01", unfolded)
