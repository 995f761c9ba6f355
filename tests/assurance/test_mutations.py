"""That the cases would notice: with any rule switched off, or any provision taken out of the law, some case fails."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from assurance.case_files import Case, Desk, Loaded, cases, differences, found_in
from commonseal.assurance import Finding, all_rules
from commonseal.regimes import Law

CITED = Path(__file__).parent / "golden" / "cited.txt"
"""Which provision the findings of each case cite: what no longer cites it no longer says by what law it judges."""
Run = tuple[Case, Loaded, list[Finding]]


@pytest.fixture(scope="module")
def runs(desk: Desk) -> dict[str, Run]:
    """Every case that expects anything, with what was loaded for it and what is found."""
    loaded = [(case, desk.loaded(case.text, case.known_at)) for case in cases() if case.expected]
    return {case.name: (case, each, found_in(each, case)) for case, each in loaded}


def lines(case: Case, found: Iterable[Finding]) -> list[str]:
    """Give one line for each provision that a case's findings cite, and for each finding that cites none."""
    return sorted({f"{each.provision or 'none'} | {each.code} | {case.name}" for each in found})


def cited() -> dict[str, list[str]]:
    """Return the lines on record, by the name of their case."""
    found: dict[str, list[str]] = {}
    for line in CITED.read_text(encoding="utf-8").splitlines():
        found.setdefault(line.split(" | ")[2], []).append(line)
    return {name: sorted(each) for name, each in found.items()}


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_a_rule_switched_off_fails_a_case(code: str, runs: dict[str, Run]) -> None:
    """Without a rule some case no longer finds what it expects."""
    assert any(differences([each for each in found if each.code != code], case) for case, _, found in runs.values())


def test_findings_cite_what_they_rest_on(runs: dict[str, Run]) -> None:
    """Each case's findings cite the provisions on record for them."""
    assert {name: lines(case, found) for name, (case, _, found) in runs.items() if found} == cited()


PROVISIONS = sorted({line.split(" | ")[0] for each in cited().values() for line in each} - {"none"})


@pytest.mark.parametrize("provision", PROVISIONS)
def test_a_provision_taken_out_of_the_law_fails_a_case(provision: str, runs: dict[str, Run]) -> None:
    """Without a provision that findings cite, a case finds something else, or says no longer by what law."""
    name = next(name for name, each in cited().items() if any(line.startswith(f"{provision} |") for line in each))
    case, loaded, _ = runs[name]
    found = found_in(loaded, case, _without(provision))
    assert differences(found, case) or lines(case, found) != cited()[name]


def _without(provision: str) -> Law:
    packs = Law.shipped().packs
    return Law(
        pack.model_copy(update={"provisions": tuple(each for each in pack.provisions if each.id != provision)})
        for pack in packs
    )


@pytest.mark.parametrize("code", [rule.code for rule in all_rules()])
def test_every_rule_says_what_it_is(code: str) -> None:
    """Each has a sentence that ends, a remedy, and a citation for where no provision is cited."""
    rule = next(each for each in all_rules() if each.code == code)
    assert rule.sentence().endswith((".", "?"))
    assert rule.remedy.endswith(".")
    assert rule.basis
