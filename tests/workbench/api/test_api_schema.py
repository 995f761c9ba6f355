"""The API does what its description says: every operation tried with what the description allows, and what it forbids."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis import Case

from support.api import make_token
from workbench.conftest import guarded_register

_EACH = 8
"""How many examples are tried of each operation: enough to find what is plainly wrong within a minute."""


@pytest.fixture(scope="module")
def described(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Serve a register and give the description of its API, to be asked by an account that may do everything."""
    with guarded_register(tmp_path_factory.mktemp("schema")) as (base, place):
        token = make_token(f"sqlite:///{place}", "reviewer", "propose", "review")
        headers = {"Authorization": f"Bearer {token}"}
        yield schemathesis.openapi.from_url(f"{base}/api/v1/openapi.json", headers=headers)


schema = schemathesis.pytest.from_fixture("described")


@schema.parametrize()
@settings(max_examples=_EACH, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
def test_each_operation_answers_as_described(case: Case) -> None:
    case.call_and_validate()
