"""What is done twice, what could be done once, what stays separate in law, and what an option does about it."""

from pathlib import Path

import pytest

from commonseal.exchange.register_files import read_register_files
from commonseal.planning.options import supposed
from commonseal.planning.structure import Doing, Duplicate, DuplicatesTold, Effect, Stays, duplicates
from commonseal.vocabulary import Snapshot, StatementDraft
from commonseal.vocabulary.facts import Appointment, Arrangement, Function, Option, Proposal, Succession
from planning.structure.town import EAST, LAW, WEST, post, town
from support.saying import body, person, said
from support.snapshots import snapshot_of


def by_key(told: DuplicatesTold) -> dict[str, Duplicate]:
    """Return what is told by its key."""
    return {each.key: each for each in told.duplicates}


def found(*drafts: StatementDraft) -> dict[str, Duplicate]:
    """Return what East and West each do."""
    return by_key(duplicates(town(*drafts), LAW, [EAST, WEST]))


def test_posts_of_one_role_are_a_thing_done_twice() -> None:
    """Two chief nurses are two, and the law has each group keep a nurse; two programme directors no law asks for."""
    told = found(
        said(post("east/nurse", EAST, role="chief nurse"), "2018-01-01"),
        said(post("west/nurse", WEST, role="chief nurse"), "2018-01-01"),
        said(post("east/lead", EAST), "2018-01-01"),
        said(post("west/lead", WEST), "2018-01-01"),
    )
    nurse, lead = told["post/chief_nurse"], told["post/programme_director"]
    assert (nurse.before, nurse.stays, nurse.could_be_once) == (Doing.TWICE, Stays.OFFICE, True)
    assert {each.provision for each in nurse.law} == {"ccg.post.nurse"}
    assert nurse.law[0].citation.startswith("SI 2012/1631")
    assert (lead.before, lead.stays, lead.law) == (Doing.TWICE, Stays.NOTHING, ())


def test_one_post_or_one_person_for_both() -> None:
    """A shared post does it once; a post of each with one holder is held by one person; a post of its own makes two."""
    shared = said(post("joint", EAST, WEST), "2018-01-01")
    assert found(shared)["post/programme_director"].before is Doing.ONCE
    beside = found(shared, said(post("own", EAST), "2018-01-01"))
    assert beside["post/programme_director"].before is Doing.TWICE
    mine = [said(post(key, of), "2018-01-01") for key, of in (("a", EAST), ("b", WEST))]
    lee = [
        said(Appointment(person="person/ann-lee", post=f"post/{key}", bodies=(of,)), "2018-01-01")
        for key, of in (("a", EAST), ("b", WEST))
    ]
    one = found(*mine, said(person("Ann Lee")), *lee)["post/programme_director"]
    assert (one.before, one.could_be_once) == (Doing.ONE_PERSON, False)
    assert [each.name for each in one.done_before[0].held_by] == ["Ann Lee"]


def test_functions_of_portfolios_and_on_record() -> None:
    """A function in two portfolios is done twice, and a duty of the law stays with each body whoever does the work."""
    functions = [
        said(Function(id=f"function/{of}/safeguarding", name="Safeguarding", body=f"body/{of}"), "2018-01-01")
        for of in ("east-ccg", "west-ccg")
    ]
    estates = [
        said(Function(id=f"function/{of}/estates", name="Estates", body=f"body/{of}"), "2018-01-01")
        for of in ("east-ccg", "west-ccg")
    ]
    told = found(
        *functions,
        *estates,
        said(post("e", EAST, portfolio=("function/east-ccg/safeguarding", "function/east-ccg/estates")), "2018-01-01"),
        said(post("w", WEST, role="chief nurse", portfolio=("function/west-ccg/safeguarding",)), "2018-01-01"),
    )
    safeguarding = told["function/safeguard"]
    assert (safeguarding.before, safeguarding.stays) == (Doing.TWICE, Stays.DUTY)
    assert {one.id for each in safeguarding.done_before for one in each.by} == {"post/e", "post/w"}
    assert (told["function/estates"].before, told["function/estates"].stays) == (Doing.TWICE, Stays.NOTHING)
    joint = found(
        *functions,
        said(
            post("j", EAST, WEST, portfolio=("function/east-ccg/safeguarding", "function/west-ccg/safeguarding")),
            "2018-01-01",
        ),
    )
    assert joint["function/safeguard"].before is Doing.ONCE


def test_elected_offices_and_what_one_body_alone_does_are_left_out() -> None:
    """Nobody asks whether two councils could share a leader, or one body what it alone does."""
    assert found(said(post("lead", EAST), "2018-01-01")) == {}
    leaders = [said(post(key, of, role="leader"), "2018-01-01") for key, of in (("a", EAST), ("b", WEST))]
    assert found(*leaders) == {}


def test_a_holder_whom_the_law_bars_from_the_other_post() -> None:
    """The lay member of a group may not be employed by the council that shares the question."""
    council = said(body("Dale Council", classification="unitary_council"), "1998-04-01")
    told = duplicates(
        town(
            council,
            said(post("a", EAST, role="lay member for audit"), "2018-01-01"),
            said(post("b", "body/dale-council", role="lay member for audit"), "2018-01-01"),
        ),
        LAW,
        [EAST, "body/dale-council"],
    )
    (lay,) = told.duplicates
    assert (lay.stays, lay.could_be_once) == (Stays.HOLDERS_APART, False)
    assert any(each.provision == "ccg.lay.exclude" and "employee of a council" in each.sentence for each in lay.law)


def test_what_the_law_has_each_keep() -> None:
    """Posts, organs and posts not to be combined, of the law of the date: of groups in 2018, of boards in 2026."""
    told = duplicates(town(), LAW, [EAST, WEST])
    kept = {each.provision: each for each in told.separate_in_law}
    assert {"ccg.post.ao", "ccg.post.cfo", "ccg.gb.own", "ccg.gb.own.audit", "ccg.chair.not_ao"} <= set(kept)
    assert all(each.citation and [one.id for one in each.bodies] == [EAST, WEST] for each in kept.values())
    boards = [said(body(f"{name} ICB", classification="icb"), "2022-07-01") for name in ("Hill", "Vale")]
    later = duplicates(snapshot_of(*boards, on="2026-04-01"), LAW, ["body/hill-icb", "body/vale-icb"])
    provisions = {each.provision for each in later.separate_in_law}
    assert {"icb.chair", "icb.ce"} <= provisions
    assert not any(each.startswith("ccg.") for each in provisions)
    assert "icb.exec.finance" not in provisions


def test_guidance_is_not_law() -> None:
    """A board's director of finance is asked for by guidance, which is said as such."""
    boards = [said(body(f"{name} ICB", classification="icb"), "2022-07-01") for name in ("Hill", "Vale")]
    posts = [
        said(post(name, f"body/{name}-icb", role="chief finance officer"), "2022-07-01") for name in ("hill", "vale")
    ]
    told = duplicates(snapshot_of(*boards, *posts, on="2026-04-01"), LAW, ["body/hill-icb", "body/vale-icb"])
    (finance,) = told.duplicates
    assert finance.stays is Stays.GUIDANCE
    assert finance.law[0].provision == "icb.exec.finance"


def test_a_merger_has_it_done_once_as_one_body() -> None:
    """Where one body follows two, what each did its one post does."""
    merged = "body/wide-ccg"
    option = Option(
        id="option/m/merge",
        proposal="proposal/m",
        name="Merge",
        brings=(merged, "post/wide"),
        ends=(EAST, WEST),
        target="2018-06-01",
    )
    base = town(
        said(Proposal(id="proposal/m", name="Merger", promoters=(EAST, WEST))),
        said(option),
        said(body("Wide CCG"), "2018-06-01", standing="proposed"),
        said(
            Succession(from_bodies=(EAST, WEST), to_bodies=(merged,), type="merge"), "2018-06-01", standing="proposed"
        ),
        said(post("wide", merged), standing="proposed"),
        said(post("e", EAST), "2018-01-01"),
        said(post("w", WEST), "2018-01-01"),
    )
    after = supposed(base, option.id)
    (lead,) = duplicates(base, LAW, [EAST, WEST], after=after, option=option.id).duplicates
    assert (lead.before, lead.after, lead.effect) == (Doing.TWICE, Doing.ONCE, Effect.MERGED)


TEAM = "option/halton-warrington/single-team"


@pytest.fixture(scope="module")
def halton(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    """Halton and Warrington as their letter has them, with the single team as an option."""
    folder = Path(__file__).parents[3] / "examples" / "halton-warrington" / "register"
    drafts = [step.draft for act in read_register_files(folder) for step in act.steps if hasattr(step, "draft")]
    team = "arrangement/halton-warrington-management-team"
    option = Option(
        id=TEAM,
        proposal="proposal/halton-warrington-management-team",
        name="Single team",
        brings=(team,),
        target="2018-06-01",
    )
    return snapshot_of(*drafts, said(option), on="2018-06-01", recorded="2018-05-15")


PAIR = ["body/halton-ccg", "body/warrington-ccg"]


def test_halton_and_warrington_ask_what_they_do_twice(halton: Snapshot) -> None:
    """Finance chief and nurse are one already; corporate, IT, estates, finance come to be; commissioners stay two."""
    told = duplicates(halton, LAW, PAIR, after=supposed(halton, TEAM), option=TEAM)
    things = by_key(told)
    for shared in ("corporate services", "it", "estates", "finance"):
        one = things[f"function/{shared}"]
        assert one.is_implied
        assert (one.before, one.after, one.effect) == (Doing.TWICE, Doing.ONCE, Effect.MERGED)
    for once in ("chief_finance_officer", "chief_nurse"):
        assert (things[f"post/{once}"].before, things[f"post/{once}"].effect) == (Doing.ONCE, Effect.ONCE_ALREADY)
        assert things[f"post/{once}"].stays is Stays.OFFICE
    two = things["post/chief_commissioner"]
    assert (two.before, two.after, two.effect, two.could_be_once) == (
        Doing.TWICE,
        Doing.TWICE,
        Effect.KEPT_APART,
        False,
    )
    assert two.kept_apart_by[0].words == "two separate chief commissioners, one for each borough"
    assert things["post/accountable_officer"].before is Doing.ONE_PERSON
    assert things["function/data analysis"].before is Doing.TOGETHER
    assert "chief commissioner would be kept apart, as it says" in told.sentence
    assert {len(row) for row in told.rows()} == {len(told.columns)}


def test_without_an_option_the_words_of_a_plan_are_shown(halton: Snapshot) -> None:
    """What a proposed arrangement keeps apart is known before anybody agrees to it."""
    told = duplicates(halton, LAW, PAIR)
    two = by_key(told)["post/chief_commissioner"]
    assert (two.after, two.effect) == (None, None)
    assert two.kept_apart_by[0].source.id == "arrangement/halton-warrington-management-team"
    assert by_key(told)["function/estates"].could_be_once


def test_an_option_that_changes_nothing_merges_nothing() -> None:
    """Before is after, and everything stays as now; an arrangement in effect keeps its words."""
    nothing = Option(id="option/m/none", proposal="proposal/m", name="No change")
    apart = Arrangement(id="arrangement/x", type="partnership", parties=(EAST, WEST), keeps_apart=("chief nurses",))
    base = town(
        said(Proposal(id="proposal/m", name="M", promoters=(EAST, WEST))),
        said(nothing),
        said(apart, "2018-01-01"),
        *(said(post(key, of), "2018-01-01") for key, of in (("a", EAST), ("b", WEST))),
        *(said(post(key, of, role="chief nurse"), "2018-01-01") for key, of in (("c", EAST), ("d", WEST))),
    )
    told = by_key(duplicates(base, LAW, [EAST, WEST], after=supposed(base, nothing.id), option=nothing.id))
    assert told["post/programme_director"].effect is Effect.LEFT
    assert told["post/chief_nurse"].effect is Effect.KEPT_APART
    assert all(each.before is each.after for each in told.values())
