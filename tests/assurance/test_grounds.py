"""What a rule is said to be able to cite, held against what it cites in every case and in the four arrangements."""

import pytest

from assurance.case_files import Case, Desk, cases
from commonseal.assurance import all_rules, check, rule_of
from commonseal.assurance.grounds import _GROUNDS, provisions_of
from commonseal.regimes import Law


@pytest.mark.parametrize("case", cases(), ids=lambda case: case.name)
def test_what_a_finding_cites_was_said_beforehand(case: Case, desk: Desk) -> None:
    """Every provision that a finding of a case cites is one of those that its rule is said to be able to cite."""
    loaded, law = desk.loaded(case.text, case.known_at), Law.shipped()
    found = check(loaded.snapshot, law, what_if=case.what_if, superseded=loaded.superseded)
    for finding in found:
        rule = rule_of(finding.code)
        assert rule is not None
        known = {each.id for each in provisions_of(rule, law)} if finding.provision else {None}
        assert finding.provision in known, finding.sentence


def test_no_rule_is_said_to_cite_what_there_is_not() -> None:
    """Every code in the list is that of a rule, and leads to law that is there."""
    law = Law.shipped()
    for code in _GROUNDS:
        rule = rule_of(code)
        assert rule in all_rules(), code
        assert rule is None or provisions_of(rule, law), code
