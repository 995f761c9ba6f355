"""What was found is kept for whoever may see the same, until anything is recorded."""

from dataclasses import replace

import pytest

from commonseal.asking import Look, gather, kept, kept_gathered
from commonseal.register.register import Register
from commonseal.register.watching import Watch, watching
from commonseal.vocabulary import Viewer, Visibility
from support.saying import EVERYTHING, PUBLIC, act, appointment, body, day, person, post, record, said


@pytest.fixture
def vacancy(register: Register) -> Register:
    """Give a register with a body whose accountable officer only the restricted part of it knows."""
    record(register, said(body("Ashford CCG"), "2013-04-01"), said(post("Ashford CCG"), "2013-04-01"))
    secret = {"visibility": Visibility.RESTRICTED}
    record(
        register,
        said(person("Alan Blair"), **secret),
        said(appointment("Alan Blair", "Ashford CCG"), "2014-01-01", **secret),
    )
    return register


def _look(register: Register, viewer: Viewer) -> Look:
    return Look(register, day("2019-07-10"), day("2029-01-01"), viewer)


def _on(register: Register, on: str) -> Look:
    return replace(_look(register, EVERYTHING), on=day(on))


def test_the_same_look_is_gathered_once_whoever_looks(vacancy: Register) -> None:
    """Two people of one clearance share what was gathered; their names make no difference to it."""
    ann, bob = (Viewer(name=each, clearance=Visibility.INTERNAL) for each in ("ann", "bob"))
    first, second = (kept_gathered(_look(vacancy, each), ()) for each in (ann, bob))
    assert first.snapshot is second.snapshot
    assert first.findings() is second.findings()
    assert first.snapshot.viewer.name not in {"ann", "bob"}


def test_nobody_gets_what_was_kept_for_another_clearance(vacancy: Register) -> None:
    """What rests on a restricted matter is neither seen nor counted by others, whoever asked first."""
    for viewers in ((EVERYTHING, PUBLIC), (PUBLIC, EVERYTHING)):
        found = {each.clearance: kept_gathered(_look(vacancy, each), ()) for each in viewers}
        named = {who: any("Alan Blair" in each.sentence for each in one.findings()) for who, one in found.items()}
        assert named == {Visibility.PUBLIC: False, Visibility.RESTRICTED: True}
        assert len(found[Visibility.PUBLIC].snapshot.known) == 2


def test_an_act_makes_it_gathered_again(vacancy: Register) -> None:
    """After anything was recorded the same look gives what is known now, and nothing of before is kept."""
    before = kept_gathered(_look(vacancy, EVERYTHING), ())
    with act(vacancy) as writer:
        writer.correct(4, None)
    after = kept_gathered(_look(vacancy, EVERYTHING), ())
    assert after is not before
    assert not any("Alan Blair" in each.sentence for each in after.findings())
    assert before not in kept._held.values()


def test_another_date_is_looked_at_without_reading_again(vacancy: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is known does not hang on the date in the world; what holds, and what is found, is that of the date."""
    anew = {on: gather(_on(vacancy, on), ()) for on in ("2012-01-01", "2014-06-01")}
    kept_gathered(_on(vacancy, "2013-06-01"), ())
    monkeypatch.setattr(kept, "gather", None)
    for on, wanted in anew.items():
        found = kept_gathered(_on(vacancy, on), ())
        assert found.snapshot.on == wanted.snapshot.on
        assert found.snapshot.statements == wanted.snapshot.statements
        assert found.findings() == wanted.findings()


def test_one_look_at_all_serves_each_body(vacancy: Register) -> None:
    """What is asked of one body is a part of what was found of all."""
    look = _look(vacancy, EVERYTHING)
    everything, of_one = kept_gathered(look, ()), kept_gathered(look, (), ["Ashford CCG"])
    assert of_one.snapshot is everything.snapshot
    assert set(of_one.findings()) == {each for each in everything.findings() if "body/ashford-ccg" in each.bodies}


def test_not_too_much_is_kept(vacancy: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was asked for longest ago goes first, by how many looks there are and by how large they are."""
    monkeypatch.setattr(kept, "MOST_HELD", 3)
    for year in range(2019, 2024):
        kept_gathered(Look(vacancy, day(f"{year}-01-01"), day("2029-01-01"), PUBLIC), ())
    assert len(kept._held) == 3
    monkeypatch.setattr(kept, "MOST_STATEMENTS", 1)
    kept_gathered(Look(vacancy, day("2025-01-01"), day("2029-01-01"), PUBLIC), ())
    assert len(kept._held) == 1


def test_what_was_kept_is_watched_as_what_is_read(vacancy: Register) -> None:
    """An audit is told of every restricted statement that a look hands out, the second time as the first."""
    seen = []
    for _ in range(2):
        watch = Watch()
        with watching(watch):
            kept_gathered(_look(vacancy, EVERYTHING), ())
        seen.append(set(watch.restricted))
    assert seen[0] == seen[1] == {"statement/3", "statement/4"}
    quiet = Watch()
    with watching(quiet):
        kept_gathered(_look(vacancy, PUBLIC), ())
        kept_gathered(_look(vacancy, PUBLIC), ())
    assert quiet.is_empty
