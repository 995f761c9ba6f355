"""The API put together: its operations, who may call them, and how errors are told."""

from functools import cache
from typing import Any

from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from commonseal import __version__
from commonseal.workbench.api import (
    acknowledging,
    assurance,
    calendar,
    incoming,
    lists,
    matching,
    planning,
    proposing,
    recording,
    register,
    reviewing,
    writing,
)
from commonseal.workbench.api.callers import Callers
from commonseal.workbench.api.errors import MEDIA_TYPE, PROBLEMS, Problem, answer_with

_FAMILIES = (
    register,
    lists,
    assurance,
    acknowledging,
    calendar,
    planning,
    proposing,
    recording,
    matching,
    incoming,
    reviewing,
    writing,
)
_DESCRIPTION = (
    "The answers of Common Seal as data. Every question takes two dates: on, the date in the world, and known_at, the"
    " date of knowledge. What is not for the caller to see is not there: not counted, not hinted at."
)


class _Api(NinjaAPI):
    """Describes its errors as they are told."""

    def __init__(self, **said: Any) -> None:
        super().__init__(**said)
        self._described: dict[str | None, OpenAPISchema] = {}

    def get_openapi_schema(
        self, *, path_prefix: str | None = None, path_params: dict[str, Any] | None = None
    ) -> OpenAPISchema:
        """Return the OpenAPI description: the one shape of errors everywhere, and questions that anybody may ask.

        It takes most of a second to put together and never changes, so it is kept; nobody may change what is returned.
        """
        if path_prefix not in self._described:
            self._described[path_prefix] = self._put_together(path_prefix, path_params)
        return self._described[path_prefix]

    def _put_together(self, path_prefix: str | None, path_params: dict[str, Any] | None) -> OpenAPISchema:
        schema = super().get_openapi_schema(path_prefix=path_prefix, path_params=path_params)
        schema["components"]["schemas"]["Problem"] = _problem_schema(schema)
        told = {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
        for operations in schema["paths"].values():
            for method, operation in operations.items():
                if method == "get":
                    operation["security"].insert(0, {})
                for status in sorted(PROBLEMS):
                    operation["responses"][status] = {"description": "A problem", "content": told}
        return schema


def _problem_schema(schema: OpenAPISchema) -> dict[str, Any]:
    described = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
    schema["components"]["schemas"] |= described.pop("$defs", {})
    return described


@cache
def build() -> NinjaAPI:
    """Return the API, the same to everybody.

    Its description lies at ``openapi.json``; the page that explains it is the workbench's own.
    """
    api = _Api(
        title="Common Seal",
        version=__version__,
        description=_DESCRIPTION,
        auth=[Callers()],
        docs_url=None,
        urls_namespace="api-1",
    )
    for family in _FAMILIES:
        api.add_router("", family.router)
    answer_with(api)
    return api
