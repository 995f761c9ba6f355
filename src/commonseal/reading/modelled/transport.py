"""One request and its answer over HTTP: deadlines, a bounded number of tries, and errors in one sentence.

What goes out goes to the address that was given and to no other: redirects are not followed, and proxies, key rings
and other settings of the environment are not minded.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from commonseal.reading.modelled.address import ModelAddress
from commonseal.reading.modelled.errors import ModelError

if TYPE_CHECKING:
    import httpx2

_TRIES = 4
_FIRST_PAUSE = 0.5
_LONGEST_PAUSE = 30.0
_LONGEST_ANSWER = 20_000_000
_LONGEST_CONNECTING = 10.0
_WORTH_ANOTHER_TRY = frozenset([408, 409, 425, 429, 500, 502, 503, 504, 529])


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: its status and the bytes of its answer."""

    status: int
    content: bytes
    wait: float | None = None


class Transport:
    """A connection to the address of a model.

    Args:
        address: Where requests go.
        timeout: Seconds that one request may take from its beginning to the last byte of its answer.
    """

    def __init__(self, address: ModelAddress, *, timeout: float) -> None:
        self._address = address
        self._timeout = timeout
        self._client: httpx2.Client | None = None

    def post(self, body: dict[str, Any]) -> Reply:
        """Send a request, again where that may help.

        Args:
            body: What is sent as JSON.

        Returns:
            The last answer, whatever its status.

        Raises:
            ModelError: There is no answer.
        """
        for failed in range(_TRIES):
            is_last = failed == _TRIES - 1
            reply = self._once(body, is_last=is_last)
            if reply is not None and (is_last or reply.status not in _WORTH_ANOTHER_TRY):
                return reply
            asked_for = reply.wait if reply is not None else None
            time.sleep(min(_LONGEST_PAUSE, _FIRST_PAUSE * 2**failed if asked_for is None else asked_for))
        raise AssertionError("the last try returns or raises")

    def close(self) -> None:
        """Let go of the connection."""
        if self._client is not None:
            self._client.close()
            self._client = None

    def _once(self, body: dict[str, Any], *, is_last: bool) -> Reply | None:
        """Send a request once; ``None`` where the connection broke off and another try may help."""
        import httpx2  # noqa: PLC0415 - the optional extra

        deadline = time.monotonic() + self._timeout
        with self._in_one_sentence():
            try:
                with self._opened().stream("POST", self._address.endpoint, json=body) as response:
                    content = self._all_of(response.iter_bytes(), deadline)
                    return Reply(response.status_code, content, _seconds(response.headers.get("retry-after")))
            except (httpx2.ReadError, httpx2.WriteError, httpx2.RemoteProtocolError):
                if is_last:
                    raise
                return None

    def _all_of(self, parts: Iterator[bytes], deadline: float) -> bytes:
        content = bytearray()
        for part in parts:
            content += part
            if time.monotonic() > deadline:
                raise self._too_slow()
            if len(content) > _LONGEST_ANSWER:
                raise ModelError(self._address.endpoint, "answers without end", "check --model-url and --model-kind")
        return bytes(content)

    def _opened(self) -> httpx2.Client:
        import httpx2  # noqa: PLC0415 - the optional extra

        if self._client is None:
            key = self._address.key
            self._client = httpx2.Client(
                headers={"Authorization": f"Bearer {key}"} if key is not None else None,
                timeout=httpx2.Timeout(self._timeout, connect=min(self._timeout, _LONGEST_CONNECTING)),
                follow_redirects=False,
                trust_env=False,
            )
        return self._client

    @contextmanager
    def _in_one_sentence(self) -> Iterator[None]:
        import httpx2  # noqa: PLC0415 - the optional extra

        where = self._address.endpoint
        try:
            yield
        except (httpx2.ConnectError, httpx2.ConnectTimeout) as error:
            problem = f"cannot be reached ({_reason(error)})"
            remedy = "check --model-url, and that the model's server runs there"
            raise ModelError(where, problem, remedy, concerns_every_paper=True) from None
        except httpx2.TimeoutException:
            raise self._too_slow() from None
        except httpx2.HTTPError as error:
            problem = f"broke off {_TRIES} times ({_reason(error)})"
            raise ModelError(where, problem, "see what the model's server says in its log") from None
        except httpx2.InvalidURL:
            raise ModelError(where, "is no address", "check --model-url", concerns_every_paper=True) from None

    def _too_slow(self) -> ModelError:
        problem = f"gave no full answer within {self._timeout:g} seconds"
        return ModelError(
            self._address.endpoint, problem, "allow it more with --model-timeout, or take a quicker model"
        )


def is_installed() -> bool:
    """Whether the optional extra is there that this needs."""
    from importlib.util import find_spec  # noqa: PLC0415 - asked for once, where a model is wanted

    return find_spec("httpx2") is not None


def _reason(error: Exception) -> str:
    """Give the system's reason in a few words, without its number and on one line."""
    said = " ".join(str(error).split()) or type(error).__name__
    return said.partition("] ")[2] or said if said.startswith("[Errno") else said


def _seconds(header: str | None) -> float | None:
    """Read a ``Retry-After`` header that gives seconds."""
    return float(header) if header is not None and header.isascii() and header.isdecimal() else None
