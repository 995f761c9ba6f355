"""Home, histories, disputes, timelines and pictures over HTTP: what each tells, and to whom."""

import re
from collections.abc import Iterator

import pytest

from commonseal.register import open_register
from commonseal.vocabulary import Visibility
from support.saying import act, appointment, body, paper, person, post, quote, said
from support.workbench import Reader, served
from workbench.conftest import GUARDED

ON, KNOWN = "2018-05-01", "2026-01-01"


def test_home_tells_what_was_learnt_last_up_to_the_date_of_knowledge(reader: Reader) -> None:
    """Acts with author, reason and day, the latest first; none from after the date."""
    shown = reader.as_of("/", ON, "2018-05-31").words
    assert "Governance team" in shown
    assert "30 May 2018" in shown or "May 2018" in shown
    assert "1 July 2022" not in shown
    assert "Clinical commissioning groups were abolished on 1 July 2022" in reader.as_of("/", ON, KNOWN).words


def test_home_tells_which_approvals_can_be_given_now(reader: Reader) -> None:
    """The next step of a proposal is among what needs someone; after its day it says that this has passed."""
    shown = reader.as_of("/", "2019-07-01", "2019-07-10").words
    assert "Approvals that can be given now" in shown
    assert "NHS Portsmouth CCG Governing Board" in shown
    assert "which has passed" in reader.as_of("/", "2020-01-01", "2019-07-10").words


def test_a_register_in_which_nothing_is_known_says_how_to_begin(reader: Reader) -> None:
    """Before anything was known the home page says what to do."""
    shown = reader.as_of("/", "2001-01-01", "2001-01-01").words
    assert "How to begin" in shown
    assert "commonseal load" in shown


@pytest.mark.parametrize("path", ["/", "/facts", "/history", "/timeline", "/picture"])
def test_what_may_not_be_seen_is_in_none_of_them(guarded: str, path: str) -> None:
    """Names of guarded matters, and reasons of acts that brought them, are shown to those cleared for them alone."""
    query = {} if path == "/" else {"of": "body/ashford-ccg"}
    public, auditor = Reader(guarded), Reader(guarded)
    auditor.sign_in("auditor")
    seen, all_of_it = (each.as_of(path, "2016-07-01", KNOWN, **query).text for each in (public, auditor))
    assert GUARDED[Visibility.PUBLIC] in seen
    for visibility in (Visibility.INTERNAL, Visibility.RESTRICTED):
        assert GUARDED[visibility] not in seen
        if path != "/":
            assert GUARDED[visibility] in all_of_it


def test_a_history_keeps_corrected_and_changed_apart(reader: Reader) -> None:
    """A name that was misread was never so; what ended is no longer so; each with who said it and why."""
    assert "corrected: it was never so" in reader.as_of("/history", ON, KNOWN, of="person/steven-mason").words
    changed = reader.as_of(
        "/history", ON, KNOWN, of="body/northumberland-ccg", happened="changed: it is no longer so, or has moved on"
    )
    assert "in its place stands statement/" in changed.words
    assert "Clinical commissioning groups were abolished" in changed.words


def test_a_history_stops_at_the_date_of_knowledge(reader: Reader) -> None:
    """What was recorded or closed later is not in it."""
    shown = reader.as_of("/history", ON, "2018-05-31", of="body/northumberland-ccg").words
    assert "1 July 2022" not in shown
    assert "Showing" in shown


def test_a_person_and_a_post_say_at_the_top_what_they_are_opened_for(reader: Reader) -> None:
    """Of a person the posts on the date first; of a post its holder, its bodies and what nobody has said."""
    officer = reader.as_of("/person/andrew-davies", ON, KNOWN).words
    assert officer.index("Clinical chief officer") < officer.index("What it is")
    held = reader.as_of("/post/halton-ccg/accountable-officer", ON, KNOWN).words
    assert "Held by Dr Andrew Davies (interim, from March 2018 or before" in held
    assert "Reports to nobody has said" in held
    shared = reader.as_of("/arrangement/halton-warrington-accountable-officer", ON, KNOWN).words
    assert "Parties NHS Halton Clinical Commissioning Group NHS Warrington Clinical Commissioning Group" in shared
    assert "Who answers in law nobody has said" in shared


def test_an_uncertain_date_is_marked_beside_its_words(reader: Reader) -> None:
    """Words that say that a day is not certain are marked; those of a certain day are not."""
    shown = reader.as_of("/person/andrew-davies", ON, KNOWN).text
    marked = re.findall(r'<span class="app-when app-when--uncertain">\(?([^<]+)', shown)
    assert marked
    assert all(re.search("before|between|or later|ended", each) for each in marked)


@pytest.fixture(scope="module")
def disputed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    """A reader before a register in which two papers have one appointment begin on two days."""
    folder = tmp_path_factory.mktemp("disputed")
    url = f"sqlite:///{folder / 'disputed.db'}"
    with act(open_register(url, create=True), "2016-06-01") as writer:
        writer.record(said(body("Ashford CCG")))
        writer.record(said(person("Ottavia Ordinary")))
        writer.record(said(post("Ashford CCG"), "2013-04-01"))
        for start, month in (("2016-01-01", "January"), ("2016-02-01", "February")):
            minutes = paper(f"Minutes of {month}", f"She began in {month}.")
            writer.paper(minutes)
            evidence = (quote(minutes, f"began in {month}"),)
            writer.record(said(appointment("Ottavia Ordinary", "Ashford CCG"), start, evidence=evidence))
    with served(url, folder / "log.txt") as base:
        yield Reader(base)


def test_what_papers_dispute_stands_side_by_side_with_both_quotes(disputed: Reader) -> None:
    """The two statements stand beside each other, each with the words of its paper to be read at once."""
    for path in ("/person/ottavia-ordinary", "/post/ashford-ccg/accountable-officer", "/body/ashford-ccg"):
        shown = disputed.as_of(path, "2016-07-01", KNOWN).text
        sides = re.findall(r'<div class="app-side">(.*?)</details>', shown, re.DOTALL)
        assert ["began in January" in each for each in sides] == [True, False]
        assert ["began in February" in each for each in sides] == [False, True]
        assert all('<details class="app-quotes" open>' in each for each in sides)


def test_a_timeline_is_drawn_and_told(reader: Reader) -> None:
    """The drawing is text that a browser draws, and everything in it is in the table beside it."""
    shown = reader.as_of("/timeline", ON, KNOWN, of="body/halton-ccg,body/warrington-ccg")
    assert '<svg class="app-timeline"' in shown.text
    table = shown.text[shown.text.index("as-table") :]
    assert "Nobody is known to have held it" in table
    assert "from March 2018 or before" in table
    assert shown.text.count("<g>\n      <title>") <= table.count("what shows it")


def test_a_picture_tells_what_differs_later(reader: Reader) -> None:
    """With a later date what differs is told by word; with one that comes before, what is wrong is said."""
    of = {"of": "body/halton-ccg,body/warrington-ccg"}
    shown = reader.as_of("/picture", ON, KNOWN, **of, after="2019-06-01").words
    assert "After: on 1 June 2019" in shown
    assert "was held by Dr Andrew Davies, interim" in shown
    wrong = reader.as_of("/picture", ON, KNOWN, **of, after="2017-01-01")
    assert wrong.status == 400
    assert "give a day that is not before 1 May 2018" in wrong.words


def test_a_picture_with_an_option_shows_what_would_be(reader: Reader) -> None:
    """An option is drawn as if it were in force, beside what is."""
    drawn = reader.as_of("/picture", "2019-07-10", KNOWN, option="option/portsmouth-integration/recommended")
    assert drawn.status == 200
    assert "in force, on" in drawn.words
    assert "Portsmouth City Council" in drawn.words


def test_more_bodies_than_can_be_taken_in_are_not_drawn(reader: Reader) -> None:
    """More things than can be looked at together are refused with what to do."""
    shown = reader.as_of("/timeline", ON, KNOWN, of=",".join(["body/halton-ccg"] * 13))
    assert shown.status == 400
    assert "leave some out" in shown.words


def test_words_of_a_name_list_what_has_them_bodies_first(reader: Reader) -> None:
    """A word that is no whole name lists bodies before their organs, and their posts and arrangements after."""
    shown = reader.as_of("/search", ON, KNOWN, q="halton").text
    found = re.findall(r'<td [^>]*>.*?<a href="/((?:body|post|arrangement)/[^?]+)', shown)
    order = [found.index(each) for each in ("body/halton-ccg", "body/halton-ccg/governing-body")]
    assert order == sorted(order)
    assert "Accountable officer of NHS Halton Clinical Commissioning Group" in shown


def test_a_question_at_a_body_that_is_misspelt_suggests_the_question(reader: Reader) -> None:
    """Who asks at a body near to one that is known is offered the question there; a role alone its posts."""
    shown = reader.as_of("/search", ON, KNOWN, q="who is the accountable officer of haltn ccg?").words
    assert "Who is, or answers for, “accountable officer” at NHS Halton Clinical Commissioning Group?" in shown
    assert "All posts of accountable officer" in reader.as_of("/search", ON, KNOWN, q="accountable officer").words


def test_what_needs_someone_is_that_of_ones_own_bodies(guarded: str) -> None:
    """Somebody without an account sees no claims and no findings among what needs someone."""
    shown = Reader(guarded).as_of("/", "2016-07-01", KNOWN).words
    assert "Claims to review" not in shown
    assert "Findings at your bodies" not in shown
