"""Papers and their quotes as they were known at the end of a date, on both databases."""

from commonseal.register.register import Register
from commonseal.vocabulary import Visibility
from support.saying import PUBLIC, STAFF, act, appointment, body, day, paper, quote, said


def test_a_paper_has_the_quotes_that_were_known_by_then(register: Register) -> None:
    """A paper is there from the day on which it came, with the quotes of what was held and may be seen."""
    minutes = paper("Minutes", "Ann Lee was appointed. Ashford CCG met.")
    with act(register, "2016-06-01") as writer:
        writer.paper(minutes)
        met = writer.record(said(body("Ashford CCG"), evidence=(quote(minutes, "Ashford CCG met"),)))
    with act(register, "2016-07-01") as writer:
        guarded = {"visibility": Visibility.INTERNAL, "evidence": (quote(minutes, "Ann Lee was appointed"),)}
        appointed = writer.record(said(appointment("Ann Lee", "Ashford CCG"), **guarded))
    shelf = register.papers
    before, then, later = (day(each) for each in ("2016-05-31", "2016-06-01", "2016-07-01"))
    assert shelf.known(known_at=before, viewer=STAFF) == {}
    assert list(shelf.known(known_at=then, viewer=STAFF).values()) == [1]
    assert list(shelf.known(known_at=later, viewer=STAFF).values()) == [2]
    assert list(shelf.known(known_at=later, viewer=PUBLIC).values()) == [1]
    assert [each.statement for each in shelf.quotes(minutes.id, known_at=then, viewer=STAFF)] == [met]
    found = shelf.quotes(minutes.id, known_at=later, viewer=STAFF)
    assert [each.statement for each in found] == [appointed, met]
    assert minutes.text[found[0].start : found[0].end] == "Ann Lee was appointed"


def test_a_paper_that_may_not_be_seen_has_no_quotes(register: Register) -> None:
    """Of a paper above the viewer's clearance neither it nor its quotes are told, though what they show is public."""
    minutes = paper("Minutes", "Ashford CCG met.", visibility=Visibility.INTERNAL)
    with act(register, "2016-06-01") as writer:
        writer.paper(minutes)
        writer.record(said(body("Ashford CCG"), evidence=(quote(minutes, "Ashford CCG met"),)))
    on = day("2016-06-01")
    assert register.papers.known(known_at=on, viewer=PUBLIC) == {}
    assert register.papers.quotes(minutes.id, known_at=on, viewer=PUBLIC) == ()
    assert len(register.papers.quotes(minutes.id, known_at=on, viewer=STAFF)) == 1
