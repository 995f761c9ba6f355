"""A plan as it is typed: the plan file that it makes, and everything that is wrong with it, by part."""

from commonseal.planning.options.draft import DraftCriterion, DraftOption, DraftPlan, DraftScore, plan_document

ACT = {"recorded": "2019-07-10", "author": "Director", "reason": "A plan"}
KNOWN = {"Dale CCG": "body/dale-ccg", "Moor CCG": "body/moor-ccg"}
WHOLE = DraftPlan(
    name="One officer",
    promoters="Dale CCG\r\nMoor CCG\r\n",
    reasons="Both need one",
    criteria=(DraftCriterion(name="Sure", weight="2"),),
    options=(
        DraftOption(
            template="shared_post",
            name="Shared",
            target="2019-10-01",
            parameters={"bodies": "Dale CCG\nMoor CCG", "role": "accountable officer", "grade": ""},
            scores={"Sure": DraftScore(value="6", reason="Two boards")},
        ),
    ),
    scores={"Sure": DraftScore(value="9", reason="Nothing has to happen")},
)


def _find(text: str, kinds: tuple[str, ...]) -> tuple[str, str]:
    assert kinds == ("body",)
    return (KNOWN[text], "") if text in KNOWN else ("", f"nothing is called “{text}”")


def test_a_whole_draft_makes_a_plan_file() -> None:
    """Names become identifiers, lines become lists, and what was left empty is left out."""
    document, faults = plan_document(WHOLE, "proposal/one-officer", _find, ACT)
    assert faults == []
    (proposal,), (use,) = document["statements"], document["from_templates"]
    assert proposal["promoters"] == ["body/dale-ccg", "body/moor-ccg"]
    assert proposal["criteria"] == [{"name": "Sure", "weight": 2.0}]
    assert "conditions" not in proposal
    assert use["option"] == "option/one-officer/shared"
    assert use["parameters"] == {"bodies": ["body/dale-ccg", "body/moor-ccg"], "role": "accountable officer"}
    assert [(each["option"], each["value"]) for each in document["scores"]] == [("no-change", 9.0), ("shared", 6.0)]


def test_all_that_is_wrong_is_told_by_part() -> None:
    """A draft with a fault in each part has each of them, and none hides another."""
    option = WHOLE.options[0].model_copy(
        update={"target": "", "parameters": {"bodies": "Dal CCG"}, "scores": {"Sure": DraftScore(value="11")}}
    )
    faulty = WHOLE.model_copy(
        update={"name": "", "criteria": (DraftCriterion(name="Sure", weight="-1"),), "options": (option,)}
    )
    faults = plan_document(faulty, "proposal/x", _find, ACT)[1]
    assert {part for part, _ in faults} == {"about", "criteria", "scores", "option-0"}
    words = " ".join(what for _, what in faults)
    for each in ("what the proposal is called", "above nought", "from 0 to 10", "nothing is called “Dal CCG”", "role"):
        assert each in words


def test_options_are_told_apart_by_name() -> None:
    """Two options of one name, and one that is called as the one that changes nothing, are refused."""
    twice = WHOLE.model_copy(update={"options": (WHOLE.options[0], WHOLE.options[0])})
    assert sum("already" in what for _, what in plan_document(twice, "proposal/x", _find, ACT)[1]) == 2
    same = WHOLE.options[0].model_copy(update={"name": "No change"})
    assert plan_document(WHOLE.model_copy(update={"options": (same,)}), "proposal/x", _find, ACT)[1]


def test_options_of_a_proposal_that_is_there_say_nothing_of_it_again() -> None:
    """Added to a proposal of the register, an option comes without the proposal and without “no change”."""
    more = WHOLE.model_copy(update={"proposal": "proposal/known", "scores": {}, "promoters": ""})
    document, faults = plan_document(more, "proposal/known", _find, ACT)
    assert faults == []
    assert "statements" not in document
    assert [each["option"] for each in document["scores"]] == ["shared"]
