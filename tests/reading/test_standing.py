"""How far along an arrangement is, and from when: the words of its own predicate, what follows, and the whole paper."""

from __future__ import annotations

import pytest

from .helpers import arrangements

PAIR = "Averley Council and Fellside District Council"


def _status(text: str, kind: str) -> list[str]:
    return [claim.status for claim in arrangements(text, "2019-05-14") if claim.type == kind]


@pytest.mark.parametrize(
    ("sentence", "status"),
    [
        (f"{PAIR} have merged their back offices and run a joint management team.", "existing"),
        (f"{PAIR} have established a joint management team, to be called Bluebell.", "existing"),
        (f"{PAIR} will set up a joint management team.", "agreed"),
        (f"{PAIR} have agreed to set up a joint management team.", "agreed"),
        (f"{PAIR} voted to set up a joint management team.", "agreed"),
        (f"{PAIR} approved plans for a joint management team.", "agreed"),
        (f"{PAIR} will have a joint management team, subject to approval by the regulator.", "agreed"),
        (f"{PAIR} would set up a joint management team.", "proposed"),
        (f"{PAIR} are asked to approve a joint management team.", "proposed"),
        (f"{PAIR} have agreed in principle to a joint management team.", "proposed"),
        (f"{PAIR} will set up a joint management team, subject to approval by both cabinets.", "proposed"),
        (f"{PAIR} agreed to explore a joint management team.", "considered"),
        (f"{PAIR} may set up a joint management team.", "considered"),
        (f"Talks between {PAIR} about a joint management team collapsed last week.", "rejected"),
        (f"Plans for {PAIR} to form a joint management team have been scrapped.", "rejected"),
        (f"A joint management team of {PAIR} was considered but rejected.", "rejected"),
        (f"A joint management team of {PAIR} was discussed and later dropped.", "rejected"),
        (f"The joint management team of {PAIR} was disbanded in 2016.", "ended"),
        (f"Until last year, {PAIR} shared a management team.", "ended"),
        (f"{PAIR} shared a management team until March 2016.", "ended"),
        (f"{PAIR} had been in talks about forming a joint management team, but these were dropped.", "rejected"),
        (f"The chair reported on conversations between {PAIR} about a joint management team.", "considered"),
        (f"A joint management team of {PAIR} has also been mentioned.", "considered"),
        (f"RESOLVED – That a joint management team of {PAIR} be established.", "agreed"),
        (f"It is the intention of {PAIR} that there should be a joint management team.", "agreed"),
    ],
)
def test_the_predicate_says_how_far_along_it_is(sentence: str, status: str) -> None:
    """Tense, modal verb and the verbs of deciding tell what is, will be, might be, was and never will be."""
    assert _status(sentence, "joint_team") == [status]


def test_two_predicates_of_one_subject_each_have_their_own_standing_and_date() -> None:
    """What is shared since one year and what will be shared from another are told apart in one sentence."""
    text = f"{PAIR} have shared a chief executive since 2014 and from April 2020 will share a single IT system."
    found = {claim.type: (claim.status, claim.start) for claim in arrangements(text, "2019-05-14")}
    assert found["shared_post"] == ("existing", "2014")
    assert found["shared_system"] == ("agreed", "2020-04")


def test_what_is_said_in_passing_has_its_own_standing() -> None:
    """A relative clause says nothing of the standing of the sentence around it."""
    text = f"{PAIR}, which could merge in 2021, have shared a chief executive since 2014."
    found = {claim.type: claim.status for claim in arrangements(text, "2019-05-14")}
    assert found["shared_post"] == "existing"
    assert found["merger"] == "considered"


@pytest.mark.parametrize(
    ("heading", "sentence", "status"),
    [
        ("Options", "A joint management team for both councils.", "considered"),
        ("Recommendations", "A joint management team for both councils.", "proposed"),
        ("Decision", "That a joint management team for both councils be formed.", "agreed"),
        ("Background", "The two councils share a management team.", "existing"),
    ],
)
def test_the_heading_above_helps_where_the_sentence_says_nothing(heading: str, sentence: str, status: str) -> None:
    """Under “Options” a bare phrase is considered, under “Recommendations” proposed, under “Decision” agreed."""
    text = f"{PAIR} met on 9 May.\n\n{heading}\n\n• {sentence}\n"
    assert _status(text, "joint_team") == [status]


def test_the_will_of_a_proposal_is_not_yet_agreed() -> None:
    """A paper that proposes throughout and decides nothing says “will” of what it proposes."""
    text = (
        f"It is proposed that {PAIR} merge their planning services. The proposals are subject to consultation. "
        "Both councils are asked to approve the business case. The two councils will have a joint management team."
    )
    assert _status(text, "joint_team") == ["proposed"]


def test_a_headline_gives_way_to_the_text() -> None:
    """A heading without a verb does not make existing what the text below only proposes."""
    text = (
        "One management team for Averley and Fellside\n\n"
        f"{PAIR} have been told by their treasurers to save. The councils propose a single management team.\n"
    )
    assert _status(text, "joint_team") == ["proposed"]


@pytest.mark.parametrize(
    ("sentence", "kind", "start", "end"),
    [
        (f"{PAIR} could merge next year.", "merger", "2020", None),
        (f"On 1 July {PAIR} will share a legal service.", "joint_service", "2019-07-01", None),
        (f"{PAIR} praised their joint legal service, which began in January 2017.", "joint_service", "2017-01", None),
        (f"{PAIR} merged on 1 April 2017.", "merger", "2017-04-01", None),
        (f"{PAIR} formed a joint committee in 2012.", "joint_committee", "2012", None),
        (f"{PAIR} will have a joint committee, beginning in November.", "joint_committee", "2019-11", None),
        (f"{PAIR} approved a joint legal service at their meeting on 9 May.", "joint_service", None, None),
        (f"{PAIR} have had a joint legal service, which ends on 31 March 2020.", "joint_service", None, "2020-03-31"),
        (f"{PAIR} have a joint legal service that expires on 31 March 2020.", "joint_service", None, "2020-03-31"),
        (
            f"{PAIR} have shared a chief nurse since 2016, and a joint legal service for rather longer.",
            "joint_service",
            None,
            None,
        ),
    ],
)
def test_a_date_belongs_to_its_own_predicate(sentence: str, kind: str, start: str | None, end: str | None) -> None:
    """The start is the date of the arrangement's own predicate, not that of a meeting or of another thing shared."""
    assert [(c.start, c.end) for c in arrangements(sentence, "2019-05-14") if c.type == kind] == [(start, end)]


def test_the_most_exact_date_in_the_paper_counts() -> None:
    """“From April” is 1 April where the paper says so elsewhere."""
    text = f"{PAIR} will share a legal service from April 2020. The new rules apply from 1 April 2020."
    assert [claim.start for claim in arrangements(text, "2019-05-14")] == ["2020-04-01"]


@pytest.mark.parametrize(
    ("sentence", "kind", "status"),
    [
        (f"{PAIR} will carry on with their shared legal service.", "joint_service", "existing"),
        (f"{PAIR} will continue to share a chief nurse.", "shared_post", "existing"),
        (f"The joint management team of {PAIR} will be disbanded next year.", "joint_team", "existing"),
        (f"{PAIR} are to end their shared legal service.", "joint_service", "existing"),
        ("Averley Council stopped sharing a chief executive with Fellside District Council.", "shared_post", "ended"),
        (f"{PAIR} have brought to an end the joint legal service.", "joint_service", "ended"),
        (f"The regulator put off a decision on the merger of {PAIR}.", "merger", "proposed"),
        (f"{PAIR} had shared a chief nurse before the arrangement came to an end in May.", "shared_post", "ended"),
        (
            "Averley Council pulled the plug on a joint chief nurse with Fellside District Council.",
            "shared_post",
            "rejected",
        ),
        (f"An earlier joint management team of {PAIR} was less happy and was wound up in 2014.", "joint_team", "ended"),
        (
            f"{PAIR} thought about a joint chief nurse, but costs rose and the idea was dropped.",
            "shared_post",
            "rejected",
        ),
        (f"{PAIR} are talking to each other about a joint legal service.", "joint_service", "considered"),
        (f"{PAIR} will decide whether to renew their pooled budget.", "pooled_budget", "existing"),
        (f"Members are to vote on whether {PAIR} should merge.", "merger", "proposed"),
        (f"{PAIR} will merge after Corley Council voted to oppose it.", "merger", "agreed"),
    ],
)
def test_what_goes_on_and_what_has_stopped(sentence: str, kind: str, status: str) -> None:
    """What will go on or will end is still there; what has stopped is not."""
    assert _status(sentence, kind) == [status]


@pytest.mark.parametrize(
    ("sentence", "start", "end"),
    [
        (f"{PAIR} stopped sharing a management team two years ago.", None, "2017"),
        (f"The joint management team of {PAIR} was put in place last year.", "2018", None),
        (f"The joint management team of {PAIR} has been extended to 31 March 2021.", None, "2021-03-31"),
        (f"{PAIR} have put off until 2021 a decision on a joint management team.", None, None),
        (f"We refer to the letter of 3 May 2018 about a joint management team of {PAIR}.", None, None),
    ],
)
def test_a_date_belongs_to_the_thing_only_where_the_verb_beside_it_says_so(
    sentence: str, start: str | None, end: str | None
) -> None:
    """What ended "two years ago" has that end; a decision put off until then, or a letter of then, gives none."""
    found = [(c.start, c.end) for c in arrangements(sentence, "2019-05-14") if c.type == "joint_team"]
    assert found == [(start, end)]


PARTING = f"{PAIR}, which have had a shared legal service since 2012, are to part company. Both voted for it."


@pytest.mark.parametrize(
    ("text", "start", "end", "status"),
    [
        (f"{PAIR} will set up a shared legal service. It will go live on 1 July 2020.", "2020-07-01", None, "agreed"),
        (f"{PAIR} have a shared legal service. The service started in 2015.", "2015", None, "existing"),
        (f"{PAIR} agreed to a shared legal service. It went live on 1 May 2018.", "2018-05-01", None, "existing"),
        (f"{PAIR} run a shared legal service. The agreement runs until May 2021.", None, "2021-05", "existing"),
        (f"{PAIR} run a shared legal service. The merger takes effect on 1 May 2021.", None, None, "existing"),
        (f"{PAIR} run a shared legal service. The cabinet met on 1 May 2018.", None, None, "existing"),
        (
            f"{PARTING} The split takes effect on 1 April 2020.",
            "2012",
            "2020-04-01",
            "existing",
        ),
        (
            f"The shared legal service that {PAIR} have had since 2012 will be disbanded by May 2020.",
            "2012",
            "../2020-05",
            "existing",
        ),
        (
            f"{PAIR} agreed in May 2018 to create a shared legal service, which launched in April 2019.",
            "2019-04",
            None,
            "existing",
        ),
        (f"{PAIR} have been working towards a shared legal service since 2017.", None, None, "agreed"),
        (f"{PAIR} have a shared legal service, which began in 2015 and runs until 2024.", "2015", "2024", "existing"),
        (f"{PAIR} would have a shared legal service under plans to be considered by members.", None, None, "proposed"),
        (
            f"{PAIR} will run a shared legal service from 1 June 2019 to 31 May 2022.",
            "2019-06-01",
            "2022-05-31",
            "agreed",
        ),
        (f"The shared legal service of {PAIR} has done well since it was set up in 2018.", "2018", None, "existing"),
    ],
)
def test_the_sentence_after_may_date_a_thing(text: str, start: str | None, end: str | None, status: str) -> None:
    """What "it", "the service" or "the split" does on a day is said of the thing named just before."""
    found = [(c.start, c.end, c.status) for c in arrangements(text, "2019-05-14") if c.type == "joint_service"]
    assert found == [(start, end, status)]


def test_a_merger_begins_with_the_day_its_new_body_was_founded() -> None:
    """The day on which a body was established is the day on which it took on what others did."""
    text = "Fellside ICB was established on 1 July 2022 and took on the functions of three former CCGs."
    assert [(c.type, c.start) for c in arrangements(text, "2023-05-14")] == [("merger", "2022-07-01")]


@pytest.mark.parametrize(
    ("text", "start", "status"),
    [
        (
            (
                "Thank you for your application of 3 March to dissolve NHS Dale CCG and NHS Fell CCG and to create NHS "
                "Dale and Fell CCG from 1 April 2020. NHS England has approved the application."
            ),
            "2020-04-01",
            "agreed",
        ),
        (
            "Apologies: none.\nThe chair said that NHS Dale CCG and NHS Fell CCG would merge on 1 April 2020.",
            "2020-04-01",
            "agreed",
        ),
        ("NHS Dale CCG and NHS Fell CCG would merge on 1 April 2020.", "2020-04-01", "proposed"),
    ],
)
def test_the_paper_settles_what_one_sentence_leaves_open(text: str, start: str, status: str) -> None:
    """An application granted further on, or the past tense of minutes, makes a merger agreed."""
    assert [(c.start, c.status) for c in arrangements(text, "2019-05-14") if c.type == "merger"] == [(start, status)]


def test_a_former_holder_does_not_end_a_shared_post() -> None:
    """Two bodies that share a chief executive go on doing so when one holder has followed another."""
    text = (
        f"{PAIR} have shared a chief executive since 2014. Jane Doe has been chief executive of both councils since "
        "October 2017. John Roe was chief executive of both councils until September 2017."
    )
    assert [(c.status, c.start, c.end) for c in arrangements(text, "2019-05-14")] == [("existing", "2014", None)]
