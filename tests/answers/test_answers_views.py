"""All that is known of a thing: shown, in time, with its sources, and what is open about it."""

from datetime import date

from invented import Book, quoted, two_bodies

from commonseal.answers import questions, show, sources, timeline


def shown() -> Book:
    """Return a book with past, coming and proposed things about one body."""
    book = two_bodies()
    book.appoint("cat", "saltmarsh/accountable-officer", "saltmarsh", start="2013", end="2015-03-31", unreviewed=True)
    book.add("rating", about="body/saltmarsh", value="good", start="2020-04-01")
    book.add("proposal", id="proposal/joining", name="One chief", promoters=["body/tidewater"])
    book.approval("board", "saltmarsh/governing-body", planned="2019-08-01")
    book.add("question", id="question/pay", text="Who pays?", about=["body/saltmarsh"], owner="person/bob",
             evidence=quoted("who pays"))  # fmt: skip
    book.add("dependency", of="body/saltmarsh", needs="a scheme")
    return book


def test_lines_stand_apart_by_whether_they_hold() -> None:
    """What holds, what is coming, what is past and what is only proposed stand apart."""
    answer = show(shown().snapshot(), thing="body/saltmarsh")
    section = {each.title: each for each in answer.sections}
    posts = section["posts and holders"]
    assert [line.sentence for line in posts.past] == ["person/cat was accountable officer of NHS Saltmarsh CCG"]
    assert posts.past[0].unreviewed
    assert [line.statement for line in posts.talked_of] == ["statement/10"]
    assert [line.sentence for line in section["ratings and populations"].coming] == [
        "NHS Saltmarsh CCG will be rated “good”"
    ]
    assert len(section["proposals and approvals"].now) == 1, "an organ's approval is the body's business"


def test_a_thing_is_introduced() -> None:
    """What a thing is comes first: names, classification, organs."""
    identity = show(shown().snapshot(), thing="body/saltmarsh").identity
    assert identity.classification == "clinical commissioning group"
    assert [organ.id for organ in identity.organs] == ["body/saltmarsh/governing-body"]
    assert show(shown().snapshot(), thing="person/ann").identity.other_names == ("Anne Reed",)
    assert show(shown().snapshot(), thing="post/tidewater/chief-executive").identity.classification == "chief executive"


def test_a_thing_nobody_knows_is_said_to_be_unknown() -> None:
    """A thing without statements is answered by its identifier."""
    answer = show(shown().snapshot(), thing="body/nowhere")
    assert (answer.sentence, answer.sections) == ("The register knows nothing of body/nowhere", ())


def test_a_body_named_as_its_own_ancestor_is_shown() -> None:
    """Bodies that are by mistake each other's parent do not stop the answer."""
    book = Book()
    book.body("a", "A", parent="body/b")
    book.body("b", "B", parent="body/a")
    assert [organ.id for organ in show(book.snapshot(), thing="body/a").identity.organs] == ["body/b"]


def test_a_timeline_begins_with_what_has_no_known_start() -> None:
    """Statements stand in the order in which they begin; unknown starts come first and are marked."""
    book = Book()
    book.appoint("cat", "fen/ao", "fen", start="2018-04")
    book.appoint("dan", "fen/ao", "fen")
    book.appoint("eve", "fen/ao", "fen", start="../2016-11")
    book.approval("board", "fen", done="2017-01-05", outcome="approved")
    moments = timeline(book.snapshot(), thing="body/fen").moments
    assert [each.statement.id for each in moments] == ["statement/2", "statement/3", "statement/4", "statement/1"]
    assert [each.start_known for each in moments] == [False, True, True, True]
    assert moments[2].begins is not None
    assert moments[2].begins.words == "5 January 2017"


def test_sources_show_evidence_author_and_history() -> None:
    """A statement is shown with its quotes, their paper, its author and what took its place."""
    book = Book()
    book.body("fen", "Fen CCG", evidence=[*quoted("Fen CCG"), {"source": "An Act, s1"}])
    book.body("fen", "NHS Fen CCG", origin="corrects", supersedes=1)
    answer = sources(book.snapshot(), number=1)
    assert [(each.title, each.publisher, each.source) for each in answer.sources] == [
        ("Minutes of the board", "Saltmarsh CCG", None),
        (None, None, "An Act, s1"),
    ]
    assert (answer.author, answer.recorded_since, answer.recorded_until) == ("Governance team", date(2019, 1, 1), None)
    assert answer.superseded_by == ("statement/2",)
    assert sources(book.snapshot(), number=2).supersedes == "statement/1"


def test_a_paper_that_is_not_in_the_snapshot_keeps_its_identifier() -> None:
    """A quote from a paper the viewer was not given is shown with the paper's identifier."""
    book = Book()
    book.body("fen", "Fen CCG", evidence=[{"paper": "paper/other", "quote": "Fen"}])
    source = sources(book.snapshot(), number=1)
    assert source.sources[0].title is None
    assert source.statement is not None
    assert source.statement.evidence[0].paper_title == "paper/other"


def test_a_number_that_is_not_there_is_said_not_to_be() -> None:
    """A statement that is not in the snapshot gives an answer without one."""
    answer = sources(Book().snapshot(), number=17)
    assert (answer.statement, answer.rows()) == (None, ())


def test_open_questions_are_listed_with_their_owner() -> None:
    """Questions without an answer and dependencies not known to be met are listed, about one thing or all."""
    answer = questions(shown().snapshot(), thing="body/saltmarsh")
    assert [(each.text, each.owner.name) for each in answer.questions if each.owner] == [("Who pays?", "Bob Marsh")]
    assert [(each.needs, each.met) for each in answer.dependencies] == [("a scheme", None)]
    assert questions(shown().snapshot(), thing=None).rows() == answer.rows()
    assert questions(shown().snapshot(), thing="body/elsewhere").rows() == ()
