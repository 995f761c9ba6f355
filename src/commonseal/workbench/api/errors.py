"""The one shape in which the API says that something cannot be done (RFC 9457, problem details for HTTP)."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError
from pydantic import BaseModel, Field

from commonseal.asking import NotFoundError, TooLargeError
from commonseal.exchange.plan_documents import FaultyPlanError
from commonseal.planning.routes import RouteError, UnknownPlanError, UnknownStepError
from commonseal.register.errors import (
    ActError,
    ClosedStatementError,
    RegisterError,
    UnknownStatementError,
)
from commonseal.review import OwnPaperError, ReviewError
from commonseal.review.acknowledging import AcknowledgingError
from commonseal.workbench.rights import RightLackingError

ADDRESS = "/api/v1/"
MEDIA_TYPE = "application/problem+json"
LARGEST = 20_000_000
"""How many bytes of JSON are taken in at once."""


class Fault(BaseModel):
    """One thing that is wrong with what was sent: where, and what."""

    where: str = Field(description="The part that is wrong, as body.fact.id or query.on.")
    what: str = Field(description="What is wrong with it.")


class Problem(BaseModel):
    """Why something cannot be done, and all that is wrong with what was sent."""

    title: str = Field(description="The kind of problem, in few words.")
    status: int = Field(description="The status of the answer.")
    detail: str = Field(description="What is wrong and what to do, in a sentence or more.")
    faults: list[Fault] = Field(default_factory=list, description="Each fault of what was sent.")


class FaultyError(Exception):
    """What was sent has faults; ``faults`` pairs the place of each with what is wrong."""

    def __init__(self, faults: list[tuple[str, str]]) -> None:
        super().__init__("; ".join(what for _, what in faults))
        self.faults = tuple(faults)


_HAS_FAULTS = "what was sent has faults; each is told with its place"
_BEFORE_OURS = "Value error, "
"""What pydantic puts before a sentence that was written here."""
_STATUS: tuple[tuple[type[Exception], HTTPStatus], ...] = (
    (NotFoundError, HTTPStatus.NOT_FOUND),
    (UnknownStatementError, HTTPStatus.NOT_FOUND),
    (OwnPaperError, HTTPStatus.FORBIDDEN),
    (ReviewError, HTTPStatus.CONFLICT),
    (ClosedStatementError, HTTPStatus.CONFLICT),
    (TooLargeError, HTTPStatus.BAD_REQUEST),
    (ActError, HTTPStatus.BAD_REQUEST),
    (RegisterError, HTTPStatus.CONFLICT),
    (UnknownStepError, HTTPStatus.NOT_FOUND),
    (UnknownPlanError, HTTPStatus.NOT_FOUND),
    (RouteError, HTTPStatus.CONFLICT),
)
PROBLEMS = frozenset({400, 401, 403, 404, 409, 413, 422, 500, 503})
"""The statuses, beside those of success, that every operation may answer with."""


def answer_with(api: NinjaAPI) -> None:
    """Have an API say all its errors in the one shape."""
    for error, status in _STATUS:
        api.add_exception_handler(error, _saying(api, status))
    api.add_exception_handler(RightLackingError, _lacking(api))
    api.add_exception_handler(AcknowledgingError, _not_so(api))
    api.add_exception_handler(FaultyPlanError, _faulty(api, _part_of_plan))
    api.add_exception_handler(FaultyError, _faulty(api, str))
    api.add_exception_handler(AuthenticationError, _unauthenticated(api))
    api.add_exception_handler(ValidationError, _invalid(api))
    api.add_exception_handler(HttpError, _http(api))


def problem(
    api: NinjaAPI, request: HttpRequest, status: HTTPStatus, detail: str, faults: list[Fault] | None = None
) -> HttpResponse:
    """Return a problem as an answer."""
    answer = api.create_response(request, _told(status, detail, faults or []), status=status)
    answer["Content-Type"] = MEDIA_TYPE
    if status is HTTPStatus.UNAUTHORIZED:
        answer["WWW-Authenticate"] = "Bearer"
    return answer


def _saying(api: NinjaAPI, status: HTTPStatus) -> Any:
    return lambda request, error: problem(api, request, status, str(error))


def _lacking(api: NinjaAPI) -> Any:
    def answer(request: HttpRequest, error: RightLackingError) -> HttpResponse:
        status = HTTPStatus.FORBIDDEN if error.signed_in else HTTPStatus.UNAUTHORIZED
        return problem(api, request, status, str(error))

    return answer


def _not_so(api: NinjaAPI) -> Any:
    """Tell what is wrong with what was sent with its place, and what has changed meanwhile as what it is."""

    def answer(request: HttpRequest, error: AcknowledgingError) -> HttpResponse:
        if error.field in ("reason", "until"):
            faults = [Fault(where=f"body.told.{error.field}", what=str(error))]
            return problem(api, request, HTTPStatus.UNPROCESSABLE_ENTITY, _HAS_FAULTS, faults)
        return problem(api, request, HTTPStatus.CONFLICT, str(error))

    return answer


def _faulty(api: NinjaAPI, where: Callable[[str], str]) -> Any:
    """Tell faults, each with the part that it stands in."""

    def answer(request: HttpRequest, error: FaultyPlanError | FaultyError) -> HttpResponse:
        faults = [Fault(where=where(part), what=what) for part, what in error.faults]
        return problem(api, request, HTTPStatus.UNPROCESSABLE_ENTITY, _HAS_FAULTS, faults)

    return answer


def _part_of_plan(part: str) -> str:
    if part.startswith("option-"):
        return f"body.told.from_templates.{part.removeprefix('option-')}"
    return f"body.told.{'statements' if part == 'about' else part}"


def _unauthenticated(api: NinjaAPI) -> Any:
    told = "send a token that is good, as “Authorization: Bearer TOKEN”; make one on the page of your account"
    return lambda request, _: problem(api, request, HTTPStatus.UNAUTHORIZED, told)


def _http(api: NinjaAPI) -> Any:
    return lambda request, error: problem(api, request, HTTPStatus(error.status_code), str(error))


def _invalid(api: NinjaAPI) -> Any:
    def answer(request: HttpRequest, error: ValidationError) -> HttpResponse:
        faults = [
            Fault(where=".".join(map(str, each["loc"])), what=str(each["msg"]).removeprefix(_BEFORE_OURS))
            for each in error.errors
        ]
        return problem(api, request, HTTPStatus.UNPROCESSABLE_ENTITY, _HAS_FAULTS, faults)

    return answer


def _told(status: HTTPStatus, detail: str, faults: list[Fault]) -> dict[str, Any]:
    return Problem(title=status.phrase, status=status, detail=detail, faults=faults).model_dump()


_SAID = {
    HTTPStatus.BAD_REQUEST: "the request cannot be understood",
    HTTPStatus.UNAUTHORIZED: "sign in, or send a token as “Authorization: Bearer TOKEN”",
    HTTPStatus.FORBIDDEN: "this is not for the account that asks, as it stands: it may lack a second factor, for one",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "what was sent is too large; send it in parts",
    HTTPStatus.NOT_FOUND: "no operation has this address; see /api/v1/openapi.json",
    HTTPStatus.METHOD_NOT_ALLOWED: "nothing here answers to this method; see /api/v1/openapi.json",
    HTTPStatus.INTERNAL_SERVER_ERROR: "something went wrong at the server, and nothing was changed; try again later",
}


def in_one_shape(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable[[HttpRequest], HttpResponseBase]:
    """Have whatever goes wrong under the API's address, before or beyond its operations, told in the one shape too."""

    def answered(request: HttpRequest) -> HttpResponseBase:
        if not request.path.startswith(ADDRESS):
            return get_response(request)
        if _is_too_large(request):
            return _shaped(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        answer = get_response(request)
        if not _is_page(answer):
            return answer
        kept = {name: answer[name] for name in ("Allow", "Retry-After", "WWW-Authenticate") if name in answer}
        return _shaped(HTTPStatus(answer.status_code), **kept)

    return answered


def _shaped(status: HTTPStatus, **headers: str) -> JsonResponse:
    told = _told(status, _SAID.get(status, status.description or status.phrase), [])
    if status is HTTPStatus.UNAUTHORIZED:
        headers.setdefault("WWW-Authenticate", "Bearer")
    return JsonResponse(told, status=status, headers=headers, content_type=MEDIA_TYPE)


def _is_too_large(request: HttpRequest) -> bool:
    """Whether JSON is larger than it may be, by what the request says of itself; no more of it is read than that."""
    said = request.META.get("CONTENT_LENGTH") or ""
    return request.content_type == "application/json" and said.isdigit() and int(said) > LARGEST


def _is_page(answer: HttpResponseBase) -> bool:
    return answer.status_code >= HTTPStatus.BAD_REQUEST and answer.get("Content-Type") != MEDIA_TYPE
