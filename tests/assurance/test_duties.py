"""The duties of a body: what the law gives it, who answers as recorded or by default, and where there is nobody."""

from commonseal.assurance.duties import DutiesTold, DutyShown, HowKnown, duties
from commonseal.regimes import Duty, Law
from commonseal.vocabulary import Evidence, Snapshot, StatementDraft
from commonseal.vocabulary.facts import Delegation, Function
from support.saying import appointment, body, day, edtf, person, post, said
from support.snapshots import snapshot_of

QUOTED = (Evidence(source="the constitution of Dale CCG"),)
DALE = (
    said(body("Dale CCG"), "2013-04-01"),
    said(person("Ann Lee")),
    said(person("Bob Roe")),
    said(post("Dale CCG")),
    said(post("Dale CCG", "chief nurse")),
    said(appointment("Ann Lee", "Dale CCG"), "2015-01-01", "2018-12-31"),
)


def told(*more: StatementDraft, on: str = "2017-06-01") -> DutiesTold:
    """Return the duties of Dale CCG."""
    return duties(snapshot_of(*DALE, *more, on=on), Law.shipped(), "body/dale-ccg")


def the(name: str, found: DutiesTold) -> DutyShown:
    """Return the one duty of a function."""
    (mine,) = [each for each in found.duties if each.function == name]
    return mine


def function(key: str, *accountable: str) -> Function:
    """Return a function of Dale CCG as a paper has it."""
    return Function(id=f"function/dale/{key}", name=key, body="body/dale-ccg", function=key, accountable=accountable)


def test_every_duty_of_the_law_is_listed_on_a_day_on_which_it_is_law() -> None:
    """All the duties of a CCG in 2017 are there once each with their source, and none after it ended as a kind."""
    wanted = {each.id for each in Law.shipped().on(day("2017-06-01")).of_kind(Duty, "ccg")}
    found = told().duties
    assert len(found) == len(wanted) > 20
    assert {each.provision for each in found} == wanted
    assert all(each.citation and each.confidence in {"sure", "likely", "check"} for each in found)
    assert told(on="2023-01-01").duties == (), "as long as nobody has said that Dale ended"
    assert "no law here" in told(on="2023-01-01").sentence


def test_what_nobody_recorded_is_answered_for_by_default_in_law() -> None:
    """The accountable officer answers for commissioning by default; the answer says that nobody recorded it."""
    commissioning = the("commission", told())
    assert commissioning.how_known is HowKnown.BY_DEFAULT
    assert commissioning.who == "accountable officer: Ann Lee"
    assert not commissioning.has_nobody
    assert commissioning.statements == ()


def test_a_duty_whose_post_is_empty_has_nobody_and_comes_first() -> None:
    """Safeguarding is for the chief nurse, of whom there is none until one is appointed."""
    safeguarding = the("safeguard", told())
    assert safeguarding.has_nobody
    assert safeguarding.who == "chief nurse: nobody"
    assert told().duties[0].has_nobody
    nurse = said(appointment("Bob Roe", "Dale CCG", "chief nurse"), "2017-01-01")
    assert the("safeguard", told(nurse)).who == "chief nurse: Bob Roe"
    assert the("safeguard", told(nurse, on="2016-12-31")).has_nobody


def test_what_the_register_says_goes_before_what_the_law_has_by_default() -> None:
    """A person named for safeguarding answers, with the statement and its source; the nurse's post no longer does."""
    named = said(function("safeguard", "person/bob-roe"), "2016-01-01", evidence=QUOTED)
    safeguarding = the("safeguard", told(named))
    assert safeguarding.how_known is HowKnown.RECORDED
    assert safeguarding.who == "Bob Roe"
    (shown,) = safeguarding.statements
    assert (shown.statement, shown.evidence) == ("statement/7", QUOTED)


def test_a_post_that_is_recorded_as_answering_and_stands_empty_is_nobody() -> None:
    """The register names the accountable officer, who left at the end of 2018."""
    named = said(function("commission", "post/dale-ccg/accountable-officer"), "2016-01-01")
    assert the("commission", told(named)).who == "accountable officer: Ann Lee"
    after = the("commission", told(named, on="2019-01-01"))
    assert after.has_nobody
    assert after.who == "accountable officer: nobody"


def test_a_function_that_the_law_does_not_name_is_listed_as_the_register_has_it() -> None:
    """A function of the body's own is there with no citation, and said to be nobody's where nobody is named."""
    own = said(Function(id="function/dale/parking", name="parking", body="body/dale-ccg"), "2016-01-01")
    (parking,) = [each for each in told(own).duties if each.name == "parking"]
    assert (parking.provision, parking.citation, parking.has_nobody) == (None, None, True)
    assert parking.how_known is HowKnown.NOT_KNOWN


def test_a_delegation_stands_beside_the_duty_it_is_of_and_others_apart() -> None:
    """Named by a synonym it is found; one of no duty known is not lost."""
    given = Delegation(
        delegators=("body/dale-ccg",), delegate="body/hill-ccg", functions=("safeguarding",), legal_basis="s14Z3"
    )
    other = Delegation(delegators=("body/dale-ccg",), delegate="body/hill-ccg", functions=("car parks",))
    found = told(said(body("Hill CCG"), "2013-04-01"), said(given, "2016-01-01"), said(other, "2016-01-01"))
    (delegated,) = the("safeguard", found).delegated
    assert (delegated.delegate, delegated.legal_basis) == ("Hill CCG", "s14Z3")
    assert [each.functions for each in found.other_delegations] == [("car parks",)]
    assert told(said(given, "2018-01-01"), on="2017-06-01").other_delegations == ()


def test_a_holder_whose_dates_are_not_certain_answers_perhaps() -> None:
    """Whether she was there already in June 2017 nobody can tell."""
    nurse = said(appointment("Bob Roe", "Dale CCG", "chief nurse"))
    nurse = nurse.model_copy(update={"period": nurse.period.model_copy(update={"start": edtf("2017/2018")})})
    answering = the("safeguard", told(nurse)).answerable[0]
    assert (answering.held_by, answering.is_sure) == (("Bob Roe",), False)
    assert "perhaps" in answering.words


def test_an_organ_answers_for_nothing_of_its_own_and_a_body_that_is_gone_for_nothing() -> None:
    """Asked of its governing body, the duties are the group's; after the group's last day there are none."""
    board = said(body("Dale Board", classification="governing_body", parent="body/dale-ccg"), "2013-04-01")
    snapshot = snapshot_of(*DALE, board, on="2017-06-01")
    assert duties(snapshot, Law.shipped(), "body/dale-board") == duties(snapshot, Law.shipped(), "body/dale-ccg")
    gone = snapshot_of(said(body("Dale CCG"), "2013-04-01", "2017-03-31"), *DALE[1:], on="2017-04-01")
    assert duties(gone, Law.shipped(), "body/dale-ccg").sentence == "Dale CCG is not in being on 1 April 2017."
    assert duties(gone.at(day("2017-03-31")), Law.shipped(), "body/dale-ccg").duties


def test_a_body_of_a_kind_without_law_says_so() -> None:
    """A council with nothing on record has no duty that is known here, and the sentence says why."""
    snapshot: Snapshot = snapshot_of(said(body("Dale Council", classification="county_council")), on="2012-06-01")
    found = duties(snapshot, Law.shipped(), "body/dale-council")
    assert found.duties == ()
    assert "county council" in found.sentence
