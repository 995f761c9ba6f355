"""Evaluating: figures of small sets that were counted by hand, pairing, phenomena, differences, and files."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from commonseal.reading import ReadingError
from commonseal.reading.evaluating import (
    PHENOMENA,
    by_phenomenon,
    claims_in_files,
    differences,
    evaluate,
    read_now,
    right_claims,
    texts_in,
)
from commonseal.reading.evaluating.names import same_name, same_person, same_value, shared_part
from commonseal.reading.evaluating.pairing import paired
from commonseal.reading.evaluating.phenomena import settings_of
from commonseal.reading.evaluating.quotations import found_again

TEXT = """Dale papers

Ida Moss is chair of NHS Dale CCG. Ben Low, chief executive of Fell Council, said “Dale and Fell will merge”.

Posts
• Una Rae, chief nurse
• Finance lead for all three CCGs

Body\tStaff
Dale\t120
"""


def proof(*quotes: str) -> list[dict[str, Any]]:
    """Evidence at the first place of each quote in the text."""
    return [{"start": TEXT.index(quote), "end": TEXT.index(quote) + len(quote), "quote": quote} for quote in quotes]


def post(person: str, role: str, *bodies: str, quote: str = "Ida Moss", **more: Any) -> dict[str, Any]:
    """An appointment as a file has it."""
    claim = {"kind": "appointment", "person": person, "role": role, "bodies": list(bodies), "status": "held"}
    return {**claim, "evidence": proof(quote), **more}


def staff(about: str, value: str, **more: Any) -> dict[str, Any]:
    """A number of staff as a file has it."""
    claim = {"kind": "attribute", "about": about, "property": "staff", "value": value, "status": "stated"}
    return {**claim, "evidence": proof("120"), **more}


MOSS = post("Ida Moss", "chair", "NHS Dale CCG")
LOW = post("Ben Low", "chief executive", "Fell Council", quote="Ben Low")


@pytest.mark.parametrize(
    ("gold", "found", "figures"),
    [
        ([MOSS, LOW], [MOSS, LOW], (2, 2, 1.0, 1.0, 1.0, 1.0, 1.0)),
        ([MOSS, LOW], [], (2, 0, 0.0, 0.0, 0.0, 0.0, None)),
        ([], [MOSS], (0, 1, 0.0, 0.0, 0.0, 0.0, 1.0)),
        ([MOSS, LOW], [MOSS], (2, 1, 1.0, 0.5, 0.6667, 0.6667, 1.0)),
        ([MOSS], [{**MOSS, "status": "former"}], (1, 1, 1.0, 1.0, 1.0, 0.0, 1.0)),
        ([MOSS], [{**MOSS, "role": "Chairman", "bodies": ["Dale CCG"]}], (1, 1, 1.0, 1.0, 1.0, 1.0, 1.0)),
        ([MOSS], [{**MOSS, "role": "vice chair"}], (1, 1, 0.0, 0.0, 0.0, 0.0, 1.0)),
        ([MOSS], [{**MOSS, "evidence": []}], (1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)),
        ([MOSS], [{**MOSS, "evidence": [{"start": 0, "end": 3, "quote": "Ida"}]}], (1, 1, 0.0, 0.0, 0.0, 0.0, 0.0)),
        ([MOSS, LOW], [MOSS, MOSS, LOW], (2, 3, 0.6667, 1.0, 0.8, 0.8, 1.0)),
        ([staff("Dale", "120")], [staff("Dale", "about 120 staff")], (1, 1, 1.0, 1.0, 1.0, 1.0, 1.0)),
        ([staff("Dale", "£1.2m")], [staff("Dale", "£1,200,000")], (1, 1, 1.0, 1.0, 1.0, 1.0, 1.0)),
        ([staff("Dale", "1.4.2019")], [staff("Dale", "1.4.2019")], (1, 1, 1.0, 1.0, 1.0, 1.0, 1.0)),
    ],
)
def test_the_figures_are_as_counted_by_hand(gold: list[Any], found: list[Any], figures: tuple[Any, ...]) -> None:
    """Claims, precision, recall, F1, F1 with all slots right, and the part of exact evidence."""
    held = evaluate({"dale": gold}, {"dale": found}, {"dale": TEXT}).all
    assert figures == (
        held.gold, held.predicted, held.precision, held.recall, held.f1, held.strict_f1, held.evidence_exact,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("compare", "first", "second", "same"),
    [
        (same_name, "NHS Dale CCG", "the Dale Clinical Commissioning Group", True),
        (same_name, "Dale and Fell FT", "Dale & Fell NHS Foundation Trust", True),
        (same_name, "Dale council", "Dale City Council", True),
        (same_name, "Dale", "Dale Moor Fell", True),
        (same_name, "Dale", "Dale Moor Fell Tarn", False),
        (same_name, "the council", "Dale Council", False),
        (same_name, "North Dale CCG", "Dale CCG", False),
        (same_name, "deputy chief nurse", "director of nursing", False),
        (same_name, "chief nurse", "director of nursing and quality", True),
        (same_name, "Harbourside CCG", "Harborside CCG", True),
        (same_name, "", None, True),
        (same_name, "", "Dale", False),
        (same_person, "Dr Ida Moss", "I. Moss", True),
        (same_person, "Ida Moss", "Moss", True),
        (same_person, "Ida Moss", "Ben Moss", False),
        (same_person, "Ida Moss", "Ida Lowe", False),
        (same_value, "1,200", "about 1.2k", True),
        (same_value, "1200", "1212", True),
        (same_value, "1200", "1213", False),
        (same_value, "six", "6 bodies", True),
        (same_value, "over £2bn", "£2 billion", True),
        (same_value, "Good", "good", True),
        (same_value, "Good", "Outstanding", False),
        (same_value, "Good", "6", False),
    ],
)
def test_names_persons_and_values_that_are_one(
    compare: Callable[[Any, Any], bool], first: Any, second: Any, same: bool
) -> None:
    """What counts in a name and what does not; each way round."""
    assert compare(first, second) is same
    assert compare(second, first) is same


def test_each_name_of_a_list_takes_the_first_that_is_left() -> None:
    """A name that could be either of two takes the first of them."""
    assert shared_part(["Dale Fell", "Dale"], ["Dale", "Fell"]) == 1 / 3
    assert shared_part([], None) == 1.0
    assert shared_part(["Dale"], []) == 0.0


def test_the_right_claims_of_a_paper_are_told_by_their_places() -> None:
    """Claims of all kinds are held against the gold; a second claim for one of the gold is not right."""
    figure = staff("Dale", "120")
    found = [{**LOW, "role": "leader"}, figure, MOSS, dict(MOSS), {**LOW, "evidence": []}]
    assert right_claims([MOSS, LOW, figure], found, TEXT) == {1, 2}


def test_a_paper_that_was_not_read_counts_as_missed_and_a_strange_one_not_at_all() -> None:
    """The gold says which papers count."""
    held = evaluate({"a": [MOSS], "b": [MOSS]}, {"b": [MOSS], "c": [MOSS, LOW]})
    assert (held.all.gold, held.all.predicted, held.all.recall) == (2, 1, 0.5)
    assert {doc: counted.f1 for doc, counted in held.papers.items()} == {"a": 0.0, "b": 1.0}


def test_slots_are_counted_on_matched_claims_alone() -> None:
    """Where nothing matched there is no accuracy."""
    late = {**LOW, "start": "2019", "bodies": ["Fell Council", "Dale Council"]}
    kinds = evaluate({"a": [MOSS, late]}, {"a": [MOSS, LOW]}).kinds
    assert kinds["appointment"].slot_accuracy == {"bodies": 0.5, "start": 0.5, "end": 1.0, "basis": 1.0, "status": 1.0}
    assert set(kinds["decision"].slot_accuracy.values()) == {None}


def test_pairing_finds_the_most_pairs_and_the_better_ones() -> None:
    """A claim gives way to one that has no other match, and takes the match that agrees in more."""
    several = post("Ida Moss", "chair", "NHS Dale CCG", "NHS Fell CCG")
    first = post("Ida Moss", "chair", "NHS Dale CCG", status="former")
    assert paired([first, MOSS], [MOSS, first]) == ((0, 1), (1, 0))
    only_fell = post("Ida Moss", "chair", "NHS Fell CCG")
    assert paired([several, only_fell], [only_fell, MOSS]) == ((0, 1), (1, 0))
    assert len(paired([MOSS] * 40, [MOSS] * 50)) == 40


def _shown(claim: dict[str, Any], *others: dict[str, Any]) -> set[str]:
    setting = settings_of([claim, *others], TEXT)[0]
    return {name for name, shows in PHENOMENA.items() if shows(setting)}


SHARED = {"kind": "arrangement", "type": "shared_post", "role": "finance lead", "status": "existing"}
MERGER = {"kind": "arrangement", "type": "merger", "parties": ["NHS Dale CCG", "Fell Council"], "status": "proposed"}


@pytest.mark.parametrize(
    ("claim", "shown", "not_shown"),
    [
        (MOSS, {"under a heading"}, {"by-line", "in a list", "date to settle", "person named elsewhere"}),
        ({**MOSS, "start": "2019-03"}, {"date to settle"}, {"by-line"}),
        (
            post("Ben Low", "chief executive", "Fell Council", quote="Ben Low, chief executive of Fell Council"),
            {"by-line"},
            {"quoted", "body named elsewhere"},
        ),
        (
            post("Una Rae", "chief nurse", "NHS Dale CCG", quote="Una Rae, chief nurse", attribution="reported"),
            {"by-line", "in a list", "under a heading", "body named elsewhere", "reported"},
            {"in a table"},
        ),
        (
            {**MERGER, "evidence": proof("Dale and Fell will merge")},
            {"quoted", "not yet decided", "body named elsewhere"},
            {"a set of bodies", "rejected or ended"},
        ),
        (
            {**SHARED, "parties": ["all three CCGs"], "evidence": proof("Finance lead for all three CCGs")},
            {"a set of bodies", "in a list"},
            {"one role for several bodies"},
        ),
        (
            {**SHARED, "parties": ["A CCG", "B CCG", "C CCG"], "evidence": proof("Finance lead", "Ida Moss")},
            {"one role for several bodies", "three bodies or more", "evidence in two places"},
            {"a set of bodies"},
        ),
        (staff("Dale", "120"), {"in a table"}, {"in a list", "in a heading"}),
        ({**staff("Dale", "120"), "evidence": proof("Posts")}, {"in a heading"}, {"under a heading"}),
        ({**MOSS, "status": "former"}, {"rejected or ended"}, {"not yet decided"}),
        ({**MOSS, "person": "Ida Jane Moss"}, {"person named elsewhere"}, set()),
    ],
)
def test_phenomena_are_told_from_claim_and_text(claim: dict[str, Any], shown: set[str], not_shown: set[str]) -> None:
    """Each phenomenon is seen where it is, and not where it is not."""
    found = _shown(claim)
    assert shown <= found
    assert not not_shown & found


def test_claims_that_crowd_one_sentence_are_told() -> None:
    """Three claims with their first evidence in one sentence make company."""
    assert "three claims in a sentence" not in _shown(MOSS, MOSS)
    assert "three claims in a sentence" in _shown(MOSS, MOSS, MOSS)


def test_recall_and_precision_are_given_by_phenomenon() -> None:
    """The person's claims give recall, the reader's precision; papers without a text are left out."""
    gold = {"dale": [MOSS, post("Una Rae", "chief nurse", "Dale", quote="Una Rae")], "other": [MOSS]}
    found = {"dale": [MOSS, staff("Fell", "5"), staff("Dale", "7")]}
    shown = by_phenomenon(evaluate(gold, found, {"dale": TEXT}).parts)
    assert (shown["in a list"].gold, shown["in a list"].recall, shown["in a list"].precision) == (1, 0.0, None)
    assert (shown["in a table"].predicted, shown["in a table"].precision) == (2, 0.0)
    assert (shown["under a heading"].gold, shown["under a heading"].found) == (2, 1)


def test_every_wrong_claim_is_told_with_its_place() -> None:
    """Missed, spurious, unproven and wrongly filled claims come with line, words and what is near."""
    gold = [MOSS, LOW]
    found = [{**MOSS, "role": "vice chair"}, {**LOW, "status": "former"}, staff("Dale", "120", evidence=[])]
    told = differences(evaluate({"dale": gold}, {"dale": found}, {"dale": TEXT}).parts, {id(found[0]): "copula"})
    assert [(each.what, each.line, each.quote) for each in told] == [
        ("unproven", None, ""),
        ("missed", 3, "Ida Moss"),
        ("spurious", 3, "Ida Moss"),
        ("slots", 3, "Ben Low"),
    ]
    _, missed, spurious, slots = told
    assert missed.fact == "appointment: Ida Moss, chair of NHS Dale CCG [held]"
    assert missed.near == "appointment: Ida Moss, vice chair of NHS Dale CCG [held]"
    assert [(wrong.slot, wrong.expected, wrong.found) for wrong in missed.wrong] == [("role", "chair", "vice chair")]
    assert (spurious.near, spurious.rule, missed.rule) == (missed.fact, "copula", "copula")
    assert [(wrong.slot, wrong.expected, wrong.found) for wrong in slots.wrong] == [("status", "held", "former")]


@pytest.mark.parametrize(
    ("quote", "there", "found"),
    [
        ("Ida Moss", "Ida Moss is chair", "Ida Moss"),
        ("Ida Moss is chair", "x Ida\nMoss  is chair.", "Ida\nMoss  is chair"),
        ("the CCG’s chair, Ida", "The CCG's chair – Ida", "The CCG's chair – Ida"),
        ("chair", "chair chair chair", "chair"),
        ("Ida Moss", "Ben Low", None),
        ("…", "Ben Low", None),
        ("is chair of", "is chair", None),
    ],
)
def test_a_quotation_is_found_again_in_another_text(quote: str, there: str, found: str | None) -> None:
    """Words count, spaces and marks do not; what is not there leaves no evidence."""
    claim = {"kind": "decision", "evidence": [{"start": 0, "end": len(quote), "quote": quote}]}
    moved = found_again(claim, quote, there)["evidence"]
    assert [span["quote"] for span in moved] == ([] if found is None else [found])
    assert all(there[span["start"] : span["end"]] == span["quote"] for span in moved)


def test_of_several_places_the_nearest_is_taken() -> None:
    """A quotation that stands three times is found where it stood, in proportion."""
    read = "chair, then much more of it, chair, and so on to the end, chair"
    wanted = read.replace(", ", ",\n\n")
    claim = {"kind": "decision", "evidence": [{"start": read.rindex("chair"), "end": len(read), "quote": "chair"}]}
    assert found_again(claim, read, wanted)["evidence"][0]["start"] == wanted.rindex("chair")


def _write(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ('{"claims": [\n{]}', "is not JSON at line 2, column 2"),
        ("[]", "holds no list of claims"),
        ('{"claims": {}}', "holds no list of claims"),
        (b'{"claims": "\xff"}', "is not UTF-8 (byte 12"),
        ('{"claims": [{"kind": "decision"}, 4]}', "is wrong at claim 2"),
        ('{"claims": [{"body": "x"}]}', "no object with a “kind”"),
        ('{"claims": [{"kind": "decision", "evidence": "x"}]}', "its evidence is not a list"),
        ('{"claims": [{"kind": "decision", "evidence": [{"start": 0}]}]}', "no “end”"),
        ('{"claims": [{"kind": "decision", "evidence": [{"start": "0", "end": 1}]}]}', "“start”, or not as a number"),
    ],
)
def test_a_file_that_holds_no_claims_is_named_with_the_place(tmp_path: Path, content: str | bytes, says: str) -> None:
    """The sentence has the file, what is wrong where, and what to do."""
    path = _write(tmp_path, "bad.json", content)
    with pytest.raises(ReadingError) as caught:
        claims_in_files(tmp_path)
    assert str(path) in str(caught.value)
    assert says in str(caught.value)


def test_folders_without_claims_or_texts_are_refused(tmp_path: Path) -> None:
    """A folder with nothing in it, one that is not there, and a file for a folder."""
    with pytest.raises(ReadingError, match=r"holds no \.json file"):
        claims_in_files(tmp_path)
    with pytest.raises(ReadingError, match="does not exist"):
        claims_in_files(tmp_path / "nowhere")
    with pytest.raises(ReadingError, match="is not a folder"):
        texts_in(_write(tmp_path, "a.txt", "x"), ["a"])
    _write(tmp_path, "b.txt", b"\xff")
    with pytest.raises(ReadingError, match=r"b\.txt is not UTF-8 text \(byte 0"):
        texts_in(tmp_path, ["a", "b"])
    with pytest.raises(ReadingError, match="holds no paper called c"):
        read_now(["c"], [tmp_path], {})


def test_papers_are_read_now_and_their_quotations_found_in_the_text_that_counts(tmp_path: Path) -> None:
    """A paper with other line ends than its text has exact evidence in the text nevertheless."""
    story = "Ida Moss is chair of\r\nNHS Dale CCG.\r\n"
    _write(tmp_path, "dale.txt", story)
    texts = texts_in(tmp_path, ["dale", "fell"])
    assert texts == {"dale": story.replace("\r\n", "\n")}
    now = read_now(["dale"], [tmp_path], texts)
    held = evaluate({"dale": [MOSS]}, now.claims, texts)
    assert (held.all.f1, held.all.evidence_exact) == (1.0, 1.0)
    assert all(now.rules[id(claim)] for claim in now.claims["dale"])


def test_figures_are_data(tmp_path: Path) -> None:
    """The data can be written, and hold the papers, each kind and all together."""
    data = json.loads(json.dumps(evaluate({"a": [MOSS]}, {"a": [MOSS]}).as_data()))
    assert data["documents"] == 1
    assert data["kinds"]["appointment"]["slots"]["status"] == 1.0
    assert data["all"]["evidence_exact"] == 1.0
