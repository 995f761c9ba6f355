"""Functions by body, and schemes of delegation side by side: what lies with whom at each, and how they differ."""

from typing import Any

from commonseal.assurance.matrix import MatrixTold, matrix
from commonseal.assurance.scheme import scheme
from commonseal.assurance.scheme_model import Beside, SchemeLine, SchemeTold, Way
from commonseal.regimes import Law
from commonseal.vocabulary import StatementDraft
from commonseal.vocabulary.facts import Delegation, Function
from support.saying import appointment, arrangement, body, person, post, said
from support.snapshots import snapshot_of

BODIES = ("body/dale-ccg", "body/vale-ccg")
PLACES = (
    *(said(body(name), "2013-04-01") for name in ("Dale CCG", "Vale CCG")),
    said(body("Dale CCG finance", id="body/dale-ccg/finance", parent="body/dale-ccg", classification="committee")),
    said(body("Joint committee", id="body/joint", classification="joint_committee")),
    said(person("Ann Lee")),
    said(post("Dale CCG")),
    said(post("Vale CCG")),
    said(post("Dale CCG", "chief finance officer")),
    said(post("Vale CCG", "chief finance officer")),
    said(appointment("Ann Lee", "Dale CCG"), "2015-01-01"),
)


def given(of: str, to: str, *functions: str, **more: Any) -> StatementDraft:
    """Return that a body delegates functions."""
    fact = Delegation(delegators=(f"body/{of}-ccg",), delegate=to, functions=functions, **more)
    return said(fact, "2016-01-01")


def of(*more: StatementDraft, bodies: tuple[str, ...] = BODIES, on: str = "2017-06-01") -> SchemeTold:
    """Return the schemes of Dale and Vale."""
    return scheme(snapshot_of(*PLACES, *more, on=on), Law.shipped(), bodies)


def the(matter: str, told: SchemeTold) -> SchemeLine:
    """Return the one line of a matter."""
    (line,) = [each for each in told.lines if each.matter == matter]
    return line


def functions_of(*more: StatementDraft, bodies: tuple[str, ...] = BODIES) -> MatrixTold:
    """Return the map of functions."""
    return matrix(snapshot_of(*PLACES, *more, on="2017-06-01"), Law.shipped(), bodies)


def test_the_law_reserves_the_same_to_bodies_of_a_kind() -> None:
    """The governing body fixes pay at either CCG: like organs of two bodies, not one and the same."""
    line = the("Set pay", of())
    assert line.beside is Beside.ALIKE
    assert [each.entries[0].words for each in line.cells] == ["reserved to the governing body"] * 2
    assert {each.entries[0].provision for each in line.cells} == {"ccg.gb.pay"}


def test_who_holds_what_is_not_of_the_body_is_no_part_of_its_scheme() -> None:
    """What NHS England decides about a CCG is reserved to no organ of the CCG."""
    assert not [each for line in of().lines for cell in line.cells for each in cell.entries if "england" in each.holder]


def test_giving_a_matter_to_like_posts_is_alike_and_to_others_differs() -> None:
    """Two chief finance officers are alike; a committee at the one body and an officer at the other differ."""
    to_officers = [given(each, f"post/{each}-ccg/chief-finance-officer", "buying of beds") for each in ("dale", "vale")]
    assert the("Buying of beds", of(*to_officers)).beside is Beside.ALIKE
    to_others = [given("dale", "body/dale-ccg/finance", "buying of beds"), to_officers[1]]
    line = the("Buying of beds", of(*to_others))
    assert (line.beside, line.difference) == (Beside.DIFFERS, "it lies with others")
    order = [each.beside for each in of(*to_others).lines]
    assert order == sorted(order, key=[Beside.DIFFERS, Beside.ONLY, Beside.ALIKE, Beside.SAME].index)


def test_one_committee_for_both_is_the_same_hands() -> None:
    """A joint committee that exercises a function for both is one and the same, by delegation or by arrangement."""
    together = [given(each, "body/joint", "buying of beds") for each in ("dale", "vale")]
    assert the("Buying of beds", of(*together)).beside is Beside.SAME
    formed = arrangement("Beds", "Dale CCG", "Vale CCG", forms="body/joint", functions=("buying of beds",))
    assert the("Buying of beds", of(said(formed, "2016-01-01"))).beside is Beside.SAME


def test_the_terms_count() -> None:
    """The same committee on other conditions, or with other rights to give it on, is a difference of terms."""
    limited = [
        given("dale", "body/joint", "buying of beds", conditions=("up to 100 beds",)),
        given("vale", "body/joint", "buying of beds"),
    ]
    line = the("Buying of beds", of(*limited))
    assert (line.beside, line.difference) == (Beside.DIFFERS, "on other terms")
    assert line.cells[0].entries[0].terms == ("up to 100 beds",)
    barred = [given("dale", "body/joint", "beds", onward=False), given("vale", "body/joint", "beds", onward=True)]
    assert the("Beds", of(*barred)).beside is Beside.DIFFERS


def test_what_one_body_alone_has_is_marked() -> None:
    """A matter that the other does not have names the other."""
    line = the("Buying of beds", of(given("dale", "body/dale-ccg/finance", "buying of beds")))
    assert line.beside is Beside.ONLY
    assert line.difference == "not at Vale CCG, by law or on record"


def test_somebody_at_one_body_and_nobody_at_the_other_is_another_way() -> None:
    """Ann Lee answers for commissioning at Dale; at Vale it is the accountable officer's, of whom there is none."""
    line = the("Commissioning services", of())
    assert line.difference == "it lies in another way"
    assert [each.entries[0].way for each in line.cells] == [Way.ANSWERS, Way.NOBODY]
    assert line.cells[1].entries[0].words == "nobody; it is for the accountable officer"
    assert the("Safeguarding", of()).beside is Beside.ALIKE, "nobody at either is alike, and nobody’s hands"


def test_what_an_arrangement_keeps_apart_is_reserved() -> None:
    """It is each party's own, and the arrangement that says so is shown."""
    kept = arrangement("Leaders", "Dale CCG", "Vale CCG", type="cluster", keeps_apart=("two chief nurses",))
    line = the("Two chief nurses", of(said(kept, "2016-01-01")))
    assert [each.entries[0].words for each in line.cells] == ["reserved to the body itself"] * 2
    assert line.cells[0].entries[0].statements


def test_only_what_holds_on_the_day_and_is_decided_counts() -> None:
    """A delegation that is only proposed, or that is over, is in no scheme."""
    fact = Delegation(delegators=("body/dale-ccg",), delegate="body/joint", functions=("buying of beds",))
    for draft in (said(fact, "2016-01-01", standing="proposed"), said(fact, "2014-01-01", "2015-01-01")):
        assert not [each for each in of(draft).lines if each.matter == "Buying of beds"]


def test_an_organ_or_a_body_named_twice_is_one_body() -> None:
    """An organ's scheme is that of its body."""
    told = of(bodies=("body/dale-ccg/finance", "body/dale-ccg"))
    assert told.bodies == (("body/dale-ccg", "Dale CCG"),)
    assert {each.beside for each in told.lines} == {Beside.SAME}


def test_every_function_has_a_cell_for_each_body() -> None:
    """A function on record at one body alone is an empty cell at the other, and is not called nobody's there."""
    own = Function(id="function/dale/beds", name="counting beds", body="body/dale-ccg")
    told = functions_of(said(own, "2015-01-01"))
    assert all(tuple(cell.body for cell in line.cells) == BODIES for line in told.lines)
    (line,) = [each for each in told.lines if each.name == "counting beds"]
    assert [len(each.duties) for each in line.cells] == [1, 0]
    assert [each.has_nobody for each in line.cells] == [True, False]


def test_what_most_bodies_lack_stands_first() -> None:
    """Lines are ordered by at how many bodies nobody answers; every row names its body."""
    told = functions_of()
    counts = [each.nobodies for each in told.lines]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] == 2
    assert {each[1] for each in told.rows()} == {"Dale CCG", "Vale CCG"}
    assert "2 bodies have" in told.sentence


def test_a_map_of_one_body_is_its_duties() -> None:
    """Asked of one body it says what its list of duties says."""
    told = functions_of(bodies=("body/dale-ccg",))
    assert told.sentence == told.bodies[0].sentence
    assert len(told.rows()) == len(told.bodies[0].rows())
