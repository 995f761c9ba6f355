"""Erasing by order: the content goes for good, from the tables and from the file, and the chain still holds."""

from collections.abc import Callable

import pytest

from commonseal.register.errors import ActError, RegisterError, UnknownStatementError
from commonseal.register.ledger.erasing import erase_paper, erase_statement
from commonseal.register.register import Register
from commonseal.vocabulary import Evidence
from support.places import TABLES, Place
from support.saying import EVERYTHING, act, body, day, paper, person, quote, record, said
from support.settled import LETTER, PRIVATE, settle

ORDER = "the officer's order of 9 September 2016"
SECRETS = ("carol", "carol doe", "her note", "her letter", "page 3", "was named here")
"""Words that stand in the erased statement, its evidence, its review, its identifier, its names, or in the letter."""


def erase(register: Register) -> None:
    """Erase the statement about Carol Doe and the letter."""
    with act(register, "2016-09-10", author="dpo", reason="request 12") as writer:
        erase_statement(writer, PRIVATE, ORDER)
        assert erase_paper(writer, LETTER.id, ORDER) == 1


def everything_in(place: Place) -> str:
    """Return everything that the tables hold, as one text in lower case."""
    with place.connected() as raw:
        return repr([raw.all(f'SELECT * FROM "{table}"') for table in TABLES]).lower()


def test_what_is_erased_is_gone_from_every_table(place: Place) -> None:
    """Content, note, quotes, sources, the review's claim, names and identifier leave every table; the rest stays."""
    settle(place.register, erase=False)
    before = everything_in(place)
    assert all(word in before for word in SECRETS)
    erase(place.register)
    after = everything_in(place)
    assert [word for word in SECRETS if word in after] == []
    assert "alan blair" in after
    verdict = place.register.verify()
    assert verdict.is_sound
    assert (verdict.erased, verdict.statements) == (1, 9)


def test_what_is_erased_is_gone_from_the_file(sqlite_place: Place) -> None:
    """After a purge no byte of it is left in the database file or beside it."""
    settle(sqlite_place.register, erase=False)
    erase(sqlite_place.register)
    sqlite_place.register.purge()
    sqlite_place.close()
    for file in sqlite_place.file.parent.glob(f"{sqlite_place.file.name}*"):
        held = file.read_bytes().lower()
        assert [word for word in SECRETS if word.encode() in held] == [], file.name
    assert sqlite_place.register.verify().is_sound


def test_a_register_is_sound_after_a_purge(place: Place) -> None:
    """Purging changes nothing that is read."""
    settle(place.register)
    before = place.register.verify()
    place.register.purge()
    assert place.register.verify() == before


def test_an_erased_statement_says_so(register: Register) -> None:
    """It keeps its number, days, standing and author, and in place of its content the order on which it went."""
    settle(register)
    erased = register.statement(PRIVATE, viewer=EVERYTHING)
    assert (erased.fact.id, erased.fact.name) == (f"body/erased-{PRIVATE}", "[erased by order]")
    assert (erased.author, erased.evidence) == ("ann", ())
    assert erased.note is not None
    assert erased.note.startswith("Erased by order: ")
    assert erased.period.start is not None
    assert (erased.visibility, erased.recorded.since_date) == ("internal", day("2016-08-10"))
    known = register.as_of(on=day("2016-12-01"), known_at=day("2016-12-01"), viewer=EVERYTHING).known
    assert PRIVATE in {each.number for each in known}


def test_what_is_erased_is_found_by_nothing(register: Register) -> None:
    """Its names find nothing and are not suggested, its identifier has no history, and nothing stands under it."""
    settle(register)
    at = day("2020-01-01")
    for text in ("Carol Doe", "carol  doe", "Carol Do", "person/carol-doe"):
        found = register.find(text, known_at=at, viewer=EVERYTHING)
        assert not any("carol" in each.id for each in (*found.candidates, *found.near))
    assert register.history("person/carol-doe", viewer=EVERYTHING) == ()
    assert register.as_of(on=at, known_at=at, bodies=["person/carol-doe"], viewer=EVERYTHING).known == ()
    assert register.described(["person/carol-doe"]) == set()


def test_a_thing_that_others_name_keeps_its_identifier(register: Register) -> None:
    """Erasing one statement takes nothing from what others say of the same thing."""
    one, other = record(register, said(body("Ashford CCG")), said(body("Ashford CCG"), "2016"))
    with act(register) as writer:
        erase_statement(writer, one, ORDER)
    assert [each.statement.number for each in register.history("body/ashford-ccg")] == [one, other] or [
        each.statement.number for each in register.history("body/ashford-ccg")
    ] == [other]
    assert register.find("Ashford CCG", known_at=day("2020-01-01")).only is not None
    assert register.verify().is_sound


def test_a_thing_that_was_erased_can_be_told_of_again(register: Register) -> None:
    """A new statement about it stands as any other, and the chain holds."""
    settle(register)
    record(register, said(person("Carol Doe")), recorded="2017-01-01")
    found = register.find("Carol Doe", known_at=day("2017-01-01"))
    assert found.only is not None
    assert found.only.id == "person/carol-doe"
    assert register.verify().is_sound


def test_what_was_added_after_an_erasing_is_checked_on_its_own(place: Place) -> None:
    """Evidence given later in the same act and after it is not part of what was erased, and vouched for as any."""
    (number,) = record(place.register, said(body("Ashford CCG"), evidence=(Evidence(source="a call"),)))
    with act(place.register) as writer:
        erase_statement(writer, number, ORDER)
        writer.corroborate(number, [Evidence(source="an email")])
    with act(place.register) as writer:
        writer.corroborate(number, [Evidence(source="a letter")])
        writer.correct(number, None)
    assert place.register.verify().is_sound
    with place.unguarded() as raw:
        raw.run("UPDATE evidence SET source = 'x' WHERE number = 3")
    assert not place.register.verify().is_sound


def test_an_erased_paper_keeps_its_identifier_alone(register: Register) -> None:
    """Its text and title are gone and cannot be asked for; quotes go with the statements that they stand in."""
    settle(register)
    titles = {each.id: each.title for each in register.papers.all()}
    assert titles == {"paper/letter": "[erased by order]", "paper/minutes": "Minutes"}
    with pytest.raises(RegisterError, match="the text of paper/letter was erased by order"):
        register.papers.get("paper/letter")
    assert "paper/letter" not in register.papers.texts()


def test_every_version_of_a_paper_is_erased(register: Register) -> None:
    """What was said of it before is gone too."""
    source = paper("Letter", "Carol Doe was named here.")
    for title in ("Letter of Carol", "Letter"):
        with act(register) as writer:
            writer.paper(source.model_copy(update={"title": title}))
    with act(register) as writer:
        assert erase_paper(writer, source.id, ORDER) == 2
    assert register.verify().is_sound


@pytest.mark.parametrize(
    ("step", "error", "words"),
    [
        (lambda writer: erase_statement(writer, PRIVATE, ORDER), ActError, f"statement/{PRIVATE} was erased before"),
        (lambda writer: erase_statement(writer, 99, ORDER), UnknownStatementError, "there is no statement/99"),
        (lambda writer: erase_statement(writer, 1, " "), ActError, "name the order: who gave it, when and why"),
        (lambda writer: erase_paper(writer, LETTER.id, ORDER), ActError, "holds no text of paper/letter"),
        (lambda writer: erase_paper(writer, "paper/none", ORDER), ActError, "holds no text of paper/none"),
        (lambda writer: erase_paper(writer, "paper/minutes", ""), ActError, "name the order"),
    ],
)
def test_what_cannot_be_erased_is_refused(
    register: Register, step: Callable[[object], object], error: type[Exception], words: str
) -> None:
    """Nothing is erased twice, nothing that there is not, and nothing without an order."""
    settle(register)
    before = register.verify()
    with pytest.raises(error, match=words), act(register, "2017-01-01") as writer:
        step(writer)
    assert register.verify() == before


def test_who_ordered_it_is_kept(place: Place) -> None:
    """The act says who and why, the erasure on whose order; both are in the chain."""
    settle(place.register)
    with place.connected() as raw:
        assert {row[0] for row in raw.all('SELECT "order" FROM erasure')} == {ORDER}
    (event,) = place.register.history(f"erased/{erased_key(place)}", viewer=EVERYTHING)
    assert event.statement.number == PRIVATE


def erased_key(place: Place) -> int:
    """Return the number under which the erased statement stands."""
    with place.connected() as raw:
        (key,) = raw.one("SELECT subject FROM statement WHERE number = %s", [PRIVATE])
    return int(key)


def test_a_quote_in_two_statements_stays_in_the_other(register: Register) -> None:
    """Erasing one statement does not take the same quote from another."""
    source = paper("Minutes", "Alan and Carol were named.")
    with act(register) as writer:
        writer.paper(source)
        drafts = [said(person(name), evidence=(quote(source, "Alan and Carol"),)) for name in ("Alan B", "Carol D")]
        alan, carol = (writer.record(each) for each in drafts)
    with act(register) as writer:
        erase_statement(writer, carol, ORDER)
    assert register.statement(alan).evidence == (quote(source, "Alan and Carol"),)
    assert register.statement(carol).evidence == ()
