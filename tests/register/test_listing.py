"""Listing: the statements wanted of a whole register, a part at a time, the same as those of its snapshot."""

from itertools import product

import pytest

from commonseal.register.asking import size
from commonseal.register.columns.listing import ORDERS, StatementsWanted
from commonseal.register.register import Register
from commonseal.vocabulary import Attribution, Holds, Standing, Statement, Viewer, Visibility
from commonseal.vocabulary.names import name_key
from support.saying import EVERYTHING, PUBLIC, STAFF, act, appointment, arrangement, body, day, person, post, said

NAMES = ("Ashford CCG", "Swale CCG", "Ashford Council", "100% Fit_CCG")
ON, KNOWN = day("2017-06-01"), day("2018-01-01")


@pytest.fixture
def told(register: Register) -> Register:
    """A register with statements of several kinds, standings and visibilities, some of them corrected since."""
    with act(register, "2016-01-01") as writer:
        for name in NAMES:
            writer.record(said(body(name), "2013-04-01"))
        wrong = writer.record(said(body("Wrong CCG")))
        writer.record(said(person("Ottavia Ordinary")))
        writer.record(said(post("Ashford CCG"), "2014-01-01", "2016-12-31"))
        writer.record(said(post("Swale CCG", "chair"), "2019-01-01", visibility=Visibility.RESTRICTED))
    with act(register, "2017-01-01") as writer:
        writer.correct(wrong, None)
        more = {"standing": Standing.AGREED, "attribution": Attribution.REPORTED, "unreviewed": True}
        writer.record(said(appointment("Ottavia Ordinary", "Ashford CCG"), "2017-02", "2018", **more))
        writer.record(
            said(arrangement("Joint board", "Ashford CCG", "Swale CCG"), "2017-01", visibility=Visibility.INTERNAL)
        )
    with act(register, "2019-01-01") as writer:
        writer.record(said(body("Later CCG")))
    return register


def _numbers(register: Register, viewer: Viewer, wanted: StatementsWanted) -> list[int]:
    found = register.listed(wanted, on=ON, known_at=KNOWN, viewer=viewer)
    numbers = [number for offset in range(0, len(found), 3) for number in found.part(offset, 3)[1]]
    assert numbers == [number for _, part in found.parts() for number in part]
    return numbers


def _known(register: Register, viewer: Viewer) -> tuple[Statement, ...]:
    return register.as_of(on=ON, known_at=KNOWN, viewer=viewer).known


@pytest.mark.parametrize("viewer", [PUBLIC, STAFF, EVERYTHING], ids=lambda each: each.clearance.value)
def test_a_list_has_what_the_snapshot_has_of_what_is_wanted(told: Register, viewer: Viewer) -> None:
    """Whatever is wanted, the list holds those statements of the viewer's snapshot of which it is so, and no other."""
    known = _known(told, viewer)
    for kinds, standings, holding, unreviewed in product(
        ((), ("body",), ("post", "arrangement")), ((), (Standing.AGREED,)), (None, True, False), (None, True, False)
    ):
        wanted = StatementsWanted(kinds=kinds, standings=standings, holding=holding, unreviewed=unreviewed)
        expected = [
            each.number
            for each in known
            if (not kinds or each.fact.kind in kinds)
            and (not standings or each.standing in standings)
            and (holding is None or holding == (each.period.holds_on(ON) is not Holds.NO))
            and (unreviewed is None or unreviewed == each.unreviewed)
        ]
        assert _numbers(told, viewer, wanted) == expected


@pytest.mark.parametrize("order", ORDERS)
def test_an_order_and_the_other_way_round_have_the_same_statements(told: Register, order: str) -> None:
    """Each order is that of its day or number, by number where two are alike."""
    found = _numbers(told, EVERYTHING, StatementsWanted(order=order))
    turned = _numbers(told, EVERYTHING, StatementsWanted(order=order, descending=True))
    keys = {
        "number": lambda each: each.number,
        "begins": lambda each: each.bounds().may_from,
        "ends": lambda each: each.bounds().may_to,
        "recorded": lambda each: each.recorded.since,
    }
    known = _known(told, EVERYTHING)
    assert found == [each.number for each in sorted(known, key=lambda each: (keys[order](each), each.number))]
    assert turned == [each.number for each in sorted(known, key=lambda each: (-keys[order](each), each.number))]


@pytest.mark.parametrize("most", [size.FEW, 0], ids=["by the database", "by the book of names"])
@pytest.mark.parametrize("words", [("ashford",), ("ASHFORD", "ccg"), ("0%",), ("fit_",), ("zzz",), ("Joint",), ("!",)])
def test_words_find_what_is_named_and_what_stands_in_its_record(
    told: Register, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], most: int
) -> None:
    """Every word must be in one name, however large the register; a pattern of a database has no meaning here."""
    monkeypatch.setattr(size, "FEW", most)
    names = {
        each.fact.id: name_key(each.fact.name)
        for each in _known(told, EVERYTHING)
        if each.fact.kind in {"body", "person", "arrangement"}
    }
    folded = [name_key(each) for each in words]
    named = {thing for thing, name in names.items() if all(folded) and all(word in name for word in folded)}
    expected = [
        each.number
        for each in _known(told, EVERYTHING)
        if each.fact.subject in named or getattr(each.fact, "id", None) in named
    ]
    assert _numbers(told, EVERYTHING, StatementsWanted(words=words)) == expected


def test_a_name_that_a_viewer_may_not_know_finds_nothing(told: Register) -> None:
    """What somebody may not see is not found by its name either, nor what was named later."""
    assert _numbers(told, PUBLIC, StatementsWanted(words=("joint",))) == []
    assert _numbers(told, STAFF, StatementsWanted(words=("joint",))) != []
    assert _numbers(told, EVERYTHING, StatementsWanted(words=("later",))) == []


@pytest.mark.parametrize("viewer", [PUBLIC, EVERYTHING])
@pytest.mark.parametrize("kinds", [("body",), ("post", "appointment"), ("proposal",)])
def test_some_kinds_of_everything_are_the_same_in_a_large_register(
    told: Register, monkeypatch: pytest.MonkeyPatch, viewer: Viewer, kinds: tuple[str, ...]
) -> None:
    """Where a register is large its columns say where the kinds stand; the snapshot is the same."""
    small = told.as_of(on=ON, known_at=KNOWN, viewer=viewer, kinds=kinds)
    monkeypatch.setattr(Register, "is_large", lambda _: True)
    large = told.as_of(on=ON, known_at=KNOWN, viewer=viewer, kinds=kinds)
    assert (large.known, large.papers) == (small.known, small.papers)


def test_a_part_says_what_the_things_in_it_are_called(told: Register) -> None:
    """The snapshot of a part names every body, person and post that its statements name, and the bodies of posts."""
    found = told.listed(StatementsWanted(kinds=("appointment",)), on=ON, known_at=KNOWN, viewer=EVERYTHING)
    snapshot, (number,) = found.part(0, 25)
    statement = next(each for each in snapshot.known if each.number == number)
    assert {snapshot.name_of(each) for each in statement.fact.references()} == {
        "Ottavia Ordinary",
        "Ashford CCG",
        "accountable officer",
    }
