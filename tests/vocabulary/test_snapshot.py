"""The snapshot: immutable, indexed, looked at on any date, and never holding what its viewer may not see."""

from dataclasses import FrozenInstanceError
from functools import cached_property
from typing import Any

import pytest

from commonseal.vocabulary import Holds, RecordedPeriod, Snapshot, Statement, StatementDraft, VisibilityError
from commonseal.vocabulary.facts import Appointment, Arrangement, Body, Function
from commonseal.vocabulary.periods import day_of
from support.saying import EVERYTHING, PUBLIC, STAFF, appointment, arrangement, body, day, person, post, said

DUTY = Function(
    id="function/ashford-ccg/quality", name="Quality", body="body/ashford-ccg", accountable=("person/alan-blair",)
)
DRAFTS = (
    said(body("Ashford CCG"), "2013-04-01"),
    said(person("Alan Blair")),
    said(post("Ashford CCG"), "2013-04-01"),
    said(appointment("Alan Blair", "Ashford CCG"), "2016-04-01", "2016-12-31"),
    said(arrangement("Committee", "Ashford CCG", "Thanet CCG"), "2017-01-01", standing="proposed"),
    said(DUTY, "2013-04-01"),
)


def statement(number: int, draft: StatementDraft, **more: Any) -> Statement:
    """Return a draft as a register would give it back."""
    values = {name: getattr(draft, name) for name in StatementDraft.model_fields}
    recorded = RecordedPeriod(day_of(day("2016-05-10")))
    return Statement(**{**values, "number": number, "recorded": recorded, "act": 1, "author": "ann", **more})


def snapshot(*drafts: StatementDraft, on: str = "2016-06-01", **more: Any) -> Snapshot:
    """Return a snapshot of some drafts."""
    known = [statement(number, draft) for number, draft in enumerate(drafts, start=1)]
    return Snapshot(**{"on": day(on), "known_at": day("2020-01-01"), "viewer": PUBLIC, "known": known, **more})


def numbers(statements: Any) -> list[int]:
    """Return the numbers of statements."""
    return [each.number for each in statements]


def test_what_is_known_is_parted_by_the_date() -> None:
    """Each statement holds or may hold, is to come, or is over: always one of them."""
    looked_at = snapshot(*DRAFTS, said(body("Old CCG"), None, "2015"))
    assert numbers(looked_at.known) == [1, 2, 3, 4, 5, 6, 7]
    assert (numbers(looked_at.statements), numbers(looked_at.coming), numbers(looked_at.past)) == (
        [1, 2, 3, 4, 6],
        [5],
        [7],
    )
    assert looked_at.holds(looked_at.known[1]) is Holds.UNKNOWN


def test_the_same_knowledge_is_looked_at_on_another_date() -> None:
    """Another date gives another snapshot of the same statements, and leaves the first as it was."""
    first = snapshot(*DRAFTS, on="2016-06-01")
    later = first.at(day("2017-06-01"))
    assert (numbers(later.statements), numbers(later.past)) == ([1, 2, 3, 5, 6], [4])
    assert numbers(first.statements) == [1, 2, 3, 4, 6]
    assert (later.known, later.known_at, later.viewer, later.things) == (
        first.known,
        first.known_at,
        first.viewer,
        first.things,
    )


def test_nothing_kept_of_one_date_is_told_on_another() -> None:
    """Whatever was asked of a snapshot before, on another date it says what one made for that date says."""
    kept = [name for name, value in vars(Snapshot).items() if isinstance(value, cached_property)]
    assert len(kept) > 5
    first = snapshot(*DRAFTS, said(body("Old CCG"), None, "2015"), on="2016-06-01")
    for each in kept:
        getattr(first, each)
    for on in ("2014-01-01", "2017-06-01"):
        later, anew = first.at(day(on)), snapshot(*DRAFTS, said(body("Old CCG"), None, "2015"), on=on)
        for each in kept:
            assert getattr(later, each) == getattr(anew, each), each


def test_statements_are_found_by_what_they_name() -> None:
    """There is an index by body, post, person, function and arrangement, and one of everything known."""
    looked_at = snapshot(*DRAFTS, on="2017-01-01")
    assert numbers(looked_at.by_body["body/ashford-ccg"]) == [1, 3, 5, 6]
    assert numbers(looked_at.by_body["body/thanet-ccg"]) == [5]
    assert numbers(looked_at.by_post["post/ashford-ccg/accountable-officer"]) == [3]
    assert numbers(looked_at.by_person["person/alan-blair"]) == [2, 6]
    assert numbers(looked_at.by_function["function/ashford-ccg/quality"]) == [6]
    assert numbers(looked_at.by_arrangement["arrangement/committee"]) == [5]
    assert numbers(looked_at.about("person/alan-blair")) == [2, 4, 6]
    assert looked_at.about("person/nobody") == ()
    assert "person/alan-blair" not in looked_at.by_body


def test_nothing_in_a_snapshot_can_be_changed() -> None:
    """Its statements, their facts and its indexes are read only, and it has no setters."""
    looked_at = snapshot(*DRAFTS)
    with pytest.raises(AttributeError):
        looked_at.on = day("2020-01-01")  # type: ignore[misc]
    with pytest.raises(TypeError):
        looked_at.by_body["body/x"] = ()  # type: ignore[index]
    with pytest.raises(TypeError):
        looked_at.papers["paper/x"] = None  # type: ignore[index]
    with pytest.raises((FrozenInstanceError, AttributeError, ValueError), match="frozen"):
        looked_at.known[0].number = 9
    assert isinstance(looked_at.known, tuple)


@pytest.mark.parametrize(("viewer", "sees"), [(PUBLIC, 1), (STAFF, 2), (EVERYTHING, 3)])
def test_a_snapshot_refuses_what_its_viewer_may_not_see(viewer: Any, sees: int) -> None:
    """Handing it a statement beyond its viewer's clearance is a fault, whichever way it is done."""
    drafts = [said(body(f"B {each}"), visibility=each) for each in ("public", "internal", "restricted")]
    assert len(snapshot(*drafts[:sees], viewer=viewer).known) == sees
    for hidden in drafts[sees:]:
        with pytest.raises(VisibilityError):
            snapshot(hidden, viewer=viewer)


def test_a_thing_is_described_by_the_best_statement_there_is() -> None:
    """What holds beats what does not; in force beats proposed; later beats earlier; what only names it is none."""
    old = said(body("Ashford CCG", other_names=({"name": "old"},)), "2013", "2014")
    now = said(body("Ashford CCG", other_names=({"name": "now"},)), "2015-01-01")
    later = said(body("Ashford CCG", other_names=({"name": "later"},)), "2015-02-01")
    talked_of = said(body("Ashford CCG", other_names=({"name": "talk"},)), "2015-01-01", standing="proposed")

    def described(*drafts: StatementDraft) -> int | None:
        found = snapshot(*drafts).describing("body/ashford-ccg")
        return found and found.number

    assert described(now, old) == 1
    assert described(old, now) == 2
    assert described(now, talked_of) == 1
    assert described(now, later) == 2
    assert described(said(post("Ashford CCG"))) is None


def test_a_thing_is_called_by_its_name() -> None:
    """A body by its name, a post by its title or else its role in words, what nothing describes by its identifier."""
    looked_at = snapshot(*DRAFTS, said(post("Thanet CCG", "chair", title="Lay chair")), on="2017-01-01")
    names = {
        "body/ashford-ccg": "Ashford CCG",
        "post/ashford-ccg/accountable-officer": "accountable officer",
        "post/thanet-ccg/chair": "Lay chair",
        "arrangement/committee": "Committee",
        "body/thanet-ccg": "body/thanet-ccg",
    }
    assert {thing: looked_at.name_of(thing) for thing in names} == names


def test_statements_are_found_by_the_kind_of_their_fact() -> None:
    """Of one kind of fact, those that hold or may hold on the date."""
    looked_at = snapshot(*DRAFTS)
    kinds = {model: numbers(looked_at.facts(model)) for model in (Body, Appointment, Arrangement)}
    assert kinds == {Body: [1], Appointment: [4], Arrangement: []}


@pytest.mark.parametrize(
    ("start", "end", "answers"),
    [
        (
            "2013-04-01",
            None,
            {"2013-03-31": "no", "2013-04-01": "unknown", "2016-05-09": "unknown", "2016-05-10": "no"},
        ),
        (None, None, {"2013-03-31": "unknown", "2016-05-09": "unknown", "2016-05-10": "no"}),
        ("2013-04-01", "2015-01-01", {"2015-01-01": "yes", "2015-01-02": "no"}),
        ("2018-01-01", None, {"2016-05-09": "no", "2018-06-01": "no"}),
    ],
)
def test_what_has_ended_nobody_says_when_was_over_when_recorded(
    start: str | None, end: str | None, answers: dict[str, str]
) -> None:
    """A statement said to have ended without a last day holds on no day from its recording; before, it is not known."""
    ended = statement(1, said(body("Ashford CCG"), start, end, standing="ended"))
    assert {text: ended.holds_on_day(day_of(day(text))) for text in answers} == answers
    for text, answer in answers.items():
        looked_at = snapshot(said(body("Ashford CCG"), start, end, standing="ended"), on=text)
        assert bool(looked_at.statements) == (answer != "no")
        assert len((*looked_at.statements, *looked_at.coming, *looked_at.past)) == 1
