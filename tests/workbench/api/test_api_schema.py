"""The API does what its description says: every operation tried with what that allows, and with what it forbids."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis import Case, GenerationMode
from schemathesis.checks import CHECKS, load_all_checks

from workbench.api.conftest import Served, served_for_programs

_EACH = 4
"""How many examples are tried of each operation and mode: enough for what is plainly wrong, within a minute."""
_RULES = frozenset({"POST"})
"""Methods by which statements are sent. What these have to keep to (an end is not before its start, a quote is in its
paper, an identifier has its kind) cannot be said in JSON Schema, so that what the description allows may be refused."""
_KNOWN_AT = "known_at"
_PATIENCE = 60
"""How many seconds an answer is waited for, as by the other tests: what is worked out may take the server 25."""


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a register of its own: whatever may be changed may be changed in it, what other tests stand on too."""
    with served_for_programs(tmp_path_factory) as found:
        yield found


@pytest.fixture(scope="module")
def described(own: Served) -> Any:
    """Give the description of the API, to be asked by an account that may do everything."""
    load_all_checks()
    return schemathesis.openapi.from_url(f"{own.base}/api/v1/openapi.json")


@pytest.mark.parametrize("mode", list(GenerationMode), ids=str)
def test_each_operation_answers_as_described(own: Served, described: Any, mode: GenerationMode) -> None:
    """Status, kind and shape of every answer are as described; what is described is taken, and nothing else is."""
    wrong: dict[str, str] = {}
    for found in described.get_all_operations():
        operation = found.ok()
        if mode is GenerationMode.NEGATIVE and not (operation.body or list(operation.iter_parameters())):
            continue  # nothing is sent to it that could be wrong
        try:
            _tried(operation, mode, own.tokens["reviewer"])
        except Exception as error:  # noqa: BLE001 - whatever goes wrong is told below, with its operation
            wrong[operation.label] = str(error)
    assert not wrong, "\n\n".join(f"{label}: {what}" for label, what in wrong.items())


def _tried(operation: Any, mode: GenerationMode, token: str) -> None:
    @settings(
        max_examples=_EACH,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def tried(case: Case) -> None:
        # A day of knowledge that is still to come is refused, and JSON Schema has no word for today.
        if mode is GenerationMode.POSITIVE and (case.query or {}).get(_KNOWN_AT):
            case.query[_KNOWN_AT] = "2020-02-29"
        left_out = ["positive_data_acceptance"] if case.method in _RULES else []
        excluded = [CHECKS.get_one(each) for each in left_out]
        headers = {"Authorization": f"Bearer {token}"}
        case.call_and_validate(headers=headers, excluded_checks=excluded, timeout=_PATIENCE)

    tried()
