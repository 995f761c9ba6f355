"""Who holds a post or answers for a function: held, uncertain, vacant, not known."""

from datetime import date

import pytest
from invented import Book, quoted, two_bodies

from commonseal.answers import Outcome, WhoAnswer, who


def ask(book: Book, asked: str = "AO", body: str = "saltmarsh", on: date = date(2019, 7, 10)) -> WhoAnswer:
    """Ask who it is."""
    return who(book.snapshot(on), asked=asked, body=f"body/{body}")


@pytest.mark.parametrize("asked", ["AO", "accountable_officer", "Accountable Officer", "joint accountable officer"])
def test_a_role_is_found_however_it_is_named(asked: str) -> None:
    """A role may be asked for by key, name or synonym, with or without "joint"."""
    answer = ask(two_bodies(), asked)
    assert answer.outcome is Outcome.HELD
    assert [holder.person.name for holder in answer.holders] == ["Dr Ann Reed"]
    assert answer.sentence == (
        "On 10 July 2019 Dr Ann Reed holds the post of accountable officer at NHS Saltmarsh CCG, since 1 April 2015"
    )


def test_a_proposed_appointment_makes_no_holder_and_is_listed() -> None:
    """Only what is in force, ended or agreed makes a holder; the proposed stands apart."""
    answer = ask(two_bodies())
    assert [each.sentence for each in answer.proposed] == [
        "Bob Marsh would be accountable officer of NHS Saltmarsh CCG"
    ]


def test_evidence_carries_the_title_of_its_paper() -> None:
    """A holder is shown with the quote, the paper's title and the statement's identifier."""
    cited = ask(two_bodies()).holders[0].statements[0]
    assert cited.id == "statement/8"
    assert (cited.evidence[0].paper_title, cited.evidence[0].quote) == ("Minutes of the board", "Dr Reed, AO")


def test_a_title_finds_the_holder_of_a_post_by_another_role() -> None:
    """The title that an appointment gives its holder is enough to find them."""
    book = two_bodies()
    book.appoint("bob", "saltmarsh/lead", "saltmarsh", title="Chief Clinical Officer", start="2016")
    answer = ask(book, "chief clinical officer")
    assert [holder.person.id for holder in answer.holders] == ["person/bob"]
    assert "as Chief Clinical Officer" in answer.sentence


def test_two_spellings_of_one_person_are_shown_together() -> None:
    """A person's other names stand beside the name."""
    assert ask(two_bodies()).holders[0].also_called == ("Anne Reed",)


def test_a_dual_role_is_shown_with_the_other_body() -> None:
    """A person who holds posts in two bodies is shown with the other post."""
    book = two_bodies()
    book.appoint("bob", "saltmarsh/accountable-officer", "saltmarsh", start="2019-05")
    holder = next(each for each in ask(book).holders if each.person.id == "person/bob")
    assert [(each.post.name, each.bodies[0].name) for each in holder.other_posts] == [
        ("chief executive", "Tidewater Council")
    ]


def vacant() -> Book:
    """Return a book with an officer whose interim time is over and another to come."""
    book = Book()
    book.body("fen", "Fen CCG")
    book.person("cat", "Cat Holm")
    book.person("dan", "Dan Pool")
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", start="2014", end="2019-06-30", basis="interim")
    book.appoint("dan", "fen/ao", "fen", start="2019-09-01", standing="agreed")
    return book


def test_an_interim_whose_end_has_passed_leaves_the_post_vacant_from_the_next_day() -> None:
    """The post is vacant from the day after the last holder's last day, and the next holder is named."""
    answer = ask(vacant(), body="fen")
    assert answer.outcome is Outcome.VACANT
    assert answer.vacant_since is not None
    assert answer.vacant_since.edtf == "2019-07-01"
    assert answer.previous is not None
    assert answer.next is not None
    assert answer.sentence == (
        "Nobody is known to hold the post of accountable officer at Fen CCG on 10 July 2019: Cat Holm held it last, "
        "to 30 June 2019, and none is known from 1 July 2019; Dan Pool is to hold it from 1 September 2019"
    )


def test_an_agreed_appointment_that_has_begun_is_a_holder_as_agreed() -> None:
    """What was agreed and has begun holds, and the sentence says that it is not recorded as in force."""
    answer = ask(vacant(), body="fen", on=date(2019, 9, 2))
    assert answer.outcome is Outcome.HELD
    assert "Dan Pool holds" in answer.sentence
    assert "as agreed, not recorded as in force" in answer.sentence


@pytest.mark.parametrize(
    ("start", "end", "outcome"),
    [
        (None, None, Outcome.UNCERTAIN),
        ("2019-07", None, Outcome.UNCERTAIN),
        ("../2016-11", None, Outcome.HELD),
        ("2019-04/..", None, Outcome.UNCERTAIN),
        ("2019-01/2019-06", None, Outcome.HELD),
        ("2015", "2019", Outcome.UNCERTAIN),
        ("2015", "2018", Outcome.VACANT),
        ("2020", None, Outcome.NOT_KNOWN),
        ("XXXX-07-09", None, Outcome.UNCERTAIN),
    ],
)
def test_dates_not_exactly_known_make_a_holder_uncertain(start: str | None, end: str | None, outcome: Outcome) -> None:
    """Somebody who may or may not hold a post on the date is uncertain, never a holder and never a vacancy."""
    book = Book()
    book.body("fen", "Fen CCG")
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", start=start, end=end)
    assert ask(book, body="fen").outcome is outcome


def test_the_day_of_a_vacancy_is_as_uncertain_as_the_end() -> None:
    """An end known to the year leaves a vacancy known to the year."""
    book = Book()
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", end="2018")
    since = ask(book, body="fen").vacant_since
    assert since is not None
    assert since.edtf == "2018-01-02/2019-01-01"


def test_what_is_not_known_is_said_with_what_is() -> None:
    """Where nothing says who holds a post, the answer tells what the register does know."""
    answer = ask(two_bodies(), "chief nurse")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.sentence == (
        "The register does not say who holds the post of chief nurse at NHS Saltmarsh CCG on 10 July 2019; "
        "it does know this: NHS Saltmarsh CCG is a clinical commissioning group"
    )


def test_a_body_that_is_not_known_keeps_its_identifier() -> None:
    """A thing that is not in the snapshot is shown by its identifier."""
    answer = ask(Book(), body="nowhere")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert answer.sentence.endswith("it knows nothing of body/nowhere")


def test_a_holder_that_another_statement_says_has_left_is_in_doubt() -> None:
    """An open appointment beside one with an end for the same tenure is uncertain, and the other is named."""
    book = vacant()
    book.appoint("cat", "fen/ao", "fen", start="2014")
    answer = ask(book, body="fen")
    assert answer.outcome is Outcome.UNCERTAIN
    assert [each.id for each in answer.holders[0].doubted_by] == ["statement/5"]


def test_an_unreviewed_holder_is_marked() -> None:
    """What nobody has reviewed is marked in the model, the sentence and the rows."""
    book = Book()
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", start="2014", unreviewed=True)
    answer = ask(book, body="fen")
    assert answer.holders[0].unreviewed
    assert "not reviewed" in answer.sentence
    assert answer.rows()[0][-1] == "not reviewed"


def test_a_post_that_serves_a_set_serves_its_members() -> None:
    """One officer for "the four CCGs" is the officer of each of the four."""
    book = Book()
    book.body("four", "the four CCGs", "set")
    book.body("fen", "Fen CCG")
    book.add("membership", member="body/fen", organization="body/four", start="2013")
    book.post("four/ao", "AO", "four")
    book.appoint("cat", "four/ao", "four", start="2018")
    assert ask(book, body="fen").outcome is Outcome.HELD


def test_approvals_of_the_proposal_for_a_post_stand_with_its_holder() -> None:
    """A holder is shown with the approvals known of the proposal that concerns the post."""
    book = two_bodies()
    book.add("proposal", id="proposal/joining", name="One officer", promoters=["body/saltmarsh"],
             concerns=["post/saltmarsh/accountable-officer"], standing="proposed")  # fmt: skip
    book.approval("board", "saltmarsh/governing-body", outcome="approved", done="2019-07-02")
    assert [each.sentence for each in ask(book).holders[0].approvals] == [
        "Saltmarsh governing body approved “the joint post” on 2 July 2019"
    ]


def accountable(**fields: object) -> Book:
    """Return a book with the function of safeguarding."""
    book = two_bodies()
    book.add("function", id="function/saltmarsh/safeguarding", name="Safeguarding children", body="body/saltmarsh",
             function="safeguard", start="2013-04-01", **fields)  # fmt: skip
    return book


@pytest.mark.parametrize("asked", ["safeguarding", "safeguard", "Safeguarding children"])
def test_a_function_leads_to_the_holder_of_the_accountable_post(asked: str) -> None:
    """A function is answered by the post that is said to be accountable, and by who holds it."""
    answer = ask(accountable(accountable=["post/saltmarsh/accountable-officer"]), asked)
    assert answer.kind == "function"
    assert answer.outcome is Outcome.HELD
    assert [each.person.name for each in answer.holders] == ["Dr Ann Reed"]
    assert "the accountable officer of NHS Saltmarsh CCG is accountable for safeguarding" in answer.sentence


def test_a_function_may_be_answered_by_a_body() -> None:
    """Where a body is accountable the answer is held, without a holder."""
    answer = ask(accountable(accountable=["body/tidewater"]), "safeguarding")
    assert answer.outcome is Outcome.HELD
    assert answer.holders == ()
    assert answer.rows()[0][0] == "Tidewater Council"


def test_a_portfolio_answers_where_the_function_does_not() -> None:
    """Where the function names nobody, a post with it in its portfolio does."""
    book = accountable()
    book.post(
        "saltmarsh/nurse", "chief nurse", "saltmarsh", portfolio=["function/saltmarsh/safeguarding"], start="2013"
    )
    book.appoint("ann", "saltmarsh/nurse", "saltmarsh", start="2018")
    answer = ask(book, "safeguarding")
    assert (answer.outcome, answer.accountable[0].through) == (Outcome.HELD, "portfolio")


def test_nobody_is_guessed_to_be_accountable() -> None:
    """A function without anybody named is not known, however the law has it for such bodies."""
    answer = ask(accountable(), "safeguarding")
    assert answer.outcome is Outcome.NOT_KNOWN
    assert "The register does not say who is accountable for safeguarding" in answer.sentence


def test_an_accountable_post_without_a_holder_is_vacant() -> None:
    """A function whose post is vacant says so."""
    book = vacant()
    book.add("function", id="function/fen/plan", name="the plan", body="body/fen", accountable=["post/fen/ao"])
    answer = ask(book, "the plan", "fen")
    assert answer.outcome is Outcome.VACANT
    assert "Cat Holm held it last" in answer.sentence


def test_evidence_outside_the_papers_is_shown() -> None:
    """A source outside the papers stands in the rows as it is."""
    book = Book()
    book.post("fen/ao", "AO", "fen")
    book.appoint("cat", "fen/ao", "fen", start="2014", evidence=[{"source": "Constitution, s4"}, *quoted("Ms Holm")])
    assert ask(book, body="fen").rows()[0][10] == "Constitution, s4; Minutes of the board: “Ms Holm”"


def test_what_else_is_known_is_marked_where_nobody_has_reviewed_it() -> None:
    """A proposal told in the sentence of an answer carries its mark."""
    book = Book()
    book.body("fen", "Fen CCG")
    book.post("fen/ao", "AO", "fen", standing="proposed", unreviewed=True)
    assert ask(book, body="fen").sentence.endswith(
        "only talked of: The post of accountable officer would serve Fen CCG (not reviewed)"
    )
