"""Restricted files: all faults together, each by line and column, and nothing of what stands there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commonseal.planning.matching import Given, read_given
from commonseal.vocabulary.written import FaultyFilesError

GOOD = """reference,grade,wte,post,skills,at_risk,pay
S1,Band 7,1,analyst,data; finance,yes,"46,000"
S2,8a,0.6,lead,,no,
"""


def _refused(text: str, *, is_csv: bool = True, what: str = "staff") -> list[str]:
    with pytest.raises(FaultyFilesError) as refused:
        read_given(text, "staff.csv", is_csv=is_csv, what=what)
    return [str(each) for each in refused.value.faults]


def test_a_csv_is_read() -> None:
    """Grades go by the bands of Agenda for Change, WTE in thousandths, lists are parted by semicolons."""
    first, second = read_given(GOOD, "staff.csv", is_csv=True).staff
    assert (first.grade, first.wte, first.skills, str(first.pay)) == (
        "7",
        1000,
        frozenset({"data", "finance"}),
        "46000",
    )
    assert (second.wte, second.at_risk, second.line) == (600, False, 3)


def test_yaml_has_staff_posts_places_grades_and_rules() -> None:
    """A file may hold everything; places are found by name."""
    text = """
places: [{name: Dale Hall, latitude: 55.2, longitude: -1.9}]
grades: [{grade: low, pay: 20000}, {grade: high}]
rules: {miles: null, bands_up: 0, ring_fences_open: no}
staff: [{reference: S1, grade: LOW, wte: 1, place: dale hall, at_risk: true}]
posts: [{reference: P1, grade: high, wte: 2.5, ring_fence: [analyst], share: yes}]
"""
    found: Given = read_given(text, "all.yaml", is_csv=False)
    assert found.grades.names == ("low", "high")
    assert (found.rules.miles, found.rules.bands_up, found.rules.ring_fences_open) == (None, 0, False)
    assert found.posts[0].wte == 2500
    assert found.posts[0].share


def test_every_fault_is_told_at_once_with_line_and_column() -> None:
    """A file with many faults is refused once."""
    text = "reference,grade,wte,at_risk,pay,place,shoesize\nS1,99,2,perhaps,-1,Nowhere,9\n,7,zero,,,,\nS1,7,1\n"
    said = _refused(text)
    for place in (
        "line 1: the name of column 7",
        "line 2: column “grade”: this is not one of the grades",
        "line 2: column “wte”: this must be above 0",
        "line 2: column “at_risk”",
        "line 2: column “pay”",
        "line 2: column “place”",
        "line 3: column “reference”: this is empty",
        "line 3: column “wte”: this must be a number",
        "line 4: this row has 3 cells",
        "line 4: column “reference”: this stands in line 2 already",
    ):
        assert any(place in each for each in said), place


def test_a_wrong_name_of_a_column_gets_the_right_one() -> None:
    """The remedy names a known column, not what was written."""
    (said,) = _refused("referense,grade,wte\n")
    assert "column 1" in said
    assert "did you mean “reference”?" in said
    assert "referense" not in said


_CONTENT = "Zyxwv"
_YAML = "staff:\n  - {{reference: S1, grade: {}, wte: {}, place: {}, at_risk: {}, pay: {}, {}: 1}}\n"


_CELLS = (_CONTENT, "1", f"[{_CONTENT}]", f"{{a: {_CONTENT}}}", f"*{_CONTENT}", f"%{_CONTENT}", f'"{_CONTENT}')


@given(st.lists(st.sampled_from(_CELLS), min_size=6, max_size=6))
def test_no_message_repeats_what_stands_in_a_file(cells: list[str]) -> None:
    """Whatever is wrong with a file, in YAML or CSV, its content is not in the message."""
    for text, is_csv in (
        (_YAML.format(*cells), False),
        ("reference,grade,wte,place,at_risk,pay\n" + ",".join(cells) + "\n", True),
        (",".join(cells) + "\n", True),
        (f"{cells[0]}: {cells[1]}\n{cells[2]}: {cells[3]}\n", False),
        (f"rules: {{{cells[0].strip('*%')}: {cells[1]}, miles: {cells[2]}}}\n", False),
    ):
        refused = _error(text, is_csv=is_csv)
        assert _CONTENT.casefold() not in str(refused).casefold()
        assert refused is None or refused.__cause__ is None


def _error(text: str, *, is_csv: bool) -> FaultyFilesError | None:
    try:
        read_given(text, "staff", is_csv=is_csv)
    except FaultyFilesError as refused:
        return refused
    return None
