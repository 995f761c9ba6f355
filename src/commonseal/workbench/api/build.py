"""The API put together: its operations, who may call them, and how errors are told."""

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

    def get_openapi_schema(self, *args: Any, **kwargs: Any) -> OpenAPISchema:
        """Return the OpenAPI description: the one shape of errors everywhere, and questions that anybody may ask."""
        schema = super().get_openapi_schema(*args, **kwargs)
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


def build() -> NinjaAPI:
    """Return the API. Its description lies at ``openapi.json``; the page that explains it is the workbench's own."""
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
