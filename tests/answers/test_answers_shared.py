"""What bodies share, by how far it has come."""

from datetime import date

import pytest
from invented import Book, quoted, two_bodies

from commonseal.answers import SharedAnswer, shared

BOTH = ["body/saltmarsh", "body/tidewater"]


def ask(book: Book, *bodies: str, on: date = date(2019, 7, 10)) -> SharedAnswer:
    """Ask what they share."""
    return shared(book.snapshot(on), bodies=bodies or BOTH)


def found(answer: SharedAnswer) -> list[tuple[str, str]]:
    """Return how far each thing has come and what it is."""
    return [(str(group.standing), str(each.sharing)) for group in answer.groups for each in group.things]


def test_a_person_in_two_bodies_is_shared_as_far_as_the_lesser_post() -> None:
    """Somebody in post at one body and proposed for the other is shared as proposed."""
    answer = ask(two_bodies())
    assert found(answer) == [("proposed", "person")]
    assert answer.groups[0].things[0].thing.id == "person/bob"  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        ("arrangement", {"id": "arrangement/x", "type": "cluster", "parties": BOTH}),
        ("post", {"id": "post/x", "role": "CFO", "bodies": BOTH}),
        ("contract", {"id": "contract/x", "name": "x", "commissioners": BOTH}),
        ("service", {"id": "service/x", "name": "x", "bodies": BOTH}),
        ("system", {"id": "system/x", "name": "x", "users": BOTH}),
        ("budget", {"id": "budget/x", "name": "x", "type": "other", "bodies": BOTH}),
        ("delegation", {"delegators": BOTH[:1], "delegate": BOTH[1], "functions": ["x"]}),
    ],
)
def test_every_kind_of_sharing_is_found(kind: str, fields: dict[str, object]) -> None:
    """What names both bodies as sharing is found; what names one is not."""
    book = Book()
    book.add(kind, start="2015", **fields)
    assert found(ask(book)) == [("in_force", kind)]
    assert found(ask(book, "body/saltmarsh", "body/elsewhere")) == []


@pytest.mark.parametrize(
    ("standing", "start", "end", "group"),
    [
        ("in_force", "2015", None, "in_force"),
        ("in_force", "2020", None, "agreed"),
        ("in_force", "2015", "2018", "ended"),
        ("ended", "2015", None, "ended"),
        ("agreed", "2015", None, "agreed"),
        ("proposed", None, None, "proposed"),
        ("considered", None, None, "considered"),
        ("rejected", "2015", None, "rejected"),
    ],
)
def test_things_stand_in_the_group_of_how_far_they_have_come(
    standing: str, start: str | None, end: str | None, group: str
) -> None:
    """What is in force only from a later day is agreed on the date; what is over is ended."""
    book = Book()
    book.add("arrangement", id="arrangement/x", type="cluster", parties=BOTH, standing=standing, start=start, end=end)
    assert found(ask(book)) == [(group, "arrangement")]


def test_statements_that_say_the_same_are_one_thing() -> None:
    """An arrangement told of in two papers is one thing with both statements and both quotes."""
    book = Book()
    for quote in ("one fund", "a pooled fund"):
        book.add("arrangement", id="arrangement/x", type="pooled_budget", parties=BOTH, start="2015",
                 evidence=quoted(quote))  # fmt: skip
    (group,) = ask(book).groups
    (thing,) = group.things
    assert {each.id for each in thing.statements} == {"statement/1", "statement/2"}
    assert "one fund" in ask(book).rows()[0][6]


def test_an_organ_and_a_set_count_as_the_body() -> None:
    """A party that is an organ of a body, or a set it belongs to, counts as the body."""
    book = two_bodies()
    book.body("pair", "the pair", "set")
    book.add("membership", member="body/tidewater", organization="body/pair", start="2013")
    book.add("arrangement", id="arrangement/x", type="joint_team", start="2015",
             parties=["body/saltmarsh/governing-body", "body/pair"])  # fmt: skip
    assert ("in_force", "arrangement") in found(ask(book))


def test_a_committee_on_which_both_sit_is_shared() -> None:
    """Two bodies that are members of one committee share it; one member alone does not."""
    book = two_bodies()
    book.add("membership", member="body/tidewater", organization="body/joint", start="2013")
    assert ("in_force", "membership") not in found(ask(book))
    book.add("membership", member="body/saltmarsh", organization="body/joint", start="2014")
    assert ("in_force", "membership") in found(ask(book))


def test_posts_held_one_after_the_other_are_not_shared() -> None:
    """A person who left one body before joining the other was never shared; one who overlapped was."""
    book = Book()
    book.appoint("cat", "a/x", "saltmarsh", start="2010", end="2012")
    book.appoint("cat", "b/x", "tidewater", start="2013", end="2014")
    assert found(ask(book)) == []
    book.appoint("cat", "b/y", "tidewater", start="2011", end="2013")
    assert found(ask(book)) == [("ended", "person")]


def test_a_joint_post_holder_is_shared_by_one_appointment() -> None:
    """One appointment for both bodies is enough."""
    book = Book()
    book.appoint("cat", "joint/x", "saltmarsh", "tidewater", start="2010")
    assert found(ask(book)) == [("in_force", "person")]
