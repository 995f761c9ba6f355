"""Every rule on real register files: what breaks it, the nearest that does not, and each side of each change of law."""

import pytest

from assurance.case_files import Case, Desk, cases, differences, found_in


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_a_case_is_found_to_the_day_and_nothing_else(case: Case, desk: Desk) -> None:
    """What a case expects is found for its bodies and its days, and no other finding of a numbered rule."""
    assert differences(found_in(desk.loaded(case.text, case.known_at), case), case) == []
