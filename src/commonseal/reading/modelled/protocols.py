"""The two protocols: what a request holds, and where its answer stands in what comes back."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from commonseal.reading.modelled.address import ModelAddress, ModelKind
from commonseal.reading.modelled.errors import ModelError
from commonseal.reading.modelled.transport import Reply, Transport

Message = dict[str, str]
_FORMATS = ("json_schema", "json_object", "none")
_OLLAMA_CONTEXT = 16_384
_LONGEST_MESSAGE = 200


@dataclass(frozen=True, slots=True)
class Answer:
    """What a model said, and whether it was cut off before its end."""

    text: str
    is_cut: bool


class Conversation:
    """Asks a model and takes its words out of the answer.

    A server of OpenAI's protocol that knows no JSON schema, or no ``temperature``, is asked in a simpler way; that way
    is kept for all further questions.

    Args:
        address: The model.
        schema: The JSON Schema that answers should keep.
        timeout: Seconds that one request may take.
    """

    def __init__(self, address: ModelAddress, schema: dict[str, Any], *, timeout: float) -> None:
        self._address = address
        self._schema = schema
        self._transport = Transport(address, timeout=timeout)
        self._formats = list(_FORMATS)
        self._is_steady = True
        self.requests = 0

    def ask(self, messages: Sequence[Message]) -> Answer:
        """Put a question.

        Args:
            messages: What is said before and the question, each with ``role`` and ``content``.

        Returns:
            The model's words.

        Raises:
            ModelError: There is no answer, or none that this protocol knows.
        """
        while True:
            self.requests += 1
            reply = self._transport.post(self._body(messages))
            if reply.status == 200:
                return self._answer(reply)
            if reply.status not in {400, 422} or not self._is_made_simpler(_said(reply)):
                raise self._refused(reply)

    def close(self) -> None:
        """Let go of the connection."""
        self._transport.close()

    def _body(self, messages: Sequence[Message]) -> dict[str, Any]:
        body: dict[str, Any] = {"model": self._address.name, "messages": list(messages), "stream": False}
        if self._address.kind is ModelKind.OLLAMA:
            # Left to itself Ollama cuts long questions short without a word.
            options = {"temperature": 0, "seed": 0, "num_ctx": _OLLAMA_CONTEXT}
            return body | {"format": self._schema, "options": options}
        if self._is_steady:
            body |= {"temperature": 0, "seed": 0}
        match self._formats[0]:
            case "json_schema":
                schema = {"name": "claims", "strict": True, "schema": self._schema}
                body["response_format"] = {"type": "json_schema", "json_schema": schema}
            case "json_object":
                body["response_format"] = {"type": "json_object"}
        return body

    def _is_made_simpler(self, complaint: str) -> bool:
        """Leave out of further requests what the server complains of; say whether there was anything to leave out."""
        if self._address.kind is ModelKind.OLLAMA:
            return False
        if self._is_steady and ("temperature" in complaint or "seed" in complaint):
            self._is_steady = False
            return True
        is_about_format = any(word in complaint for word in ("response_format", "schema", "json"))
        if is_about_format and len(self._formats) > 1:
            self._formats.pop(0)
            return True
        return False

    def _answer(self, reply: Reply) -> Answer:
        try:
            said = json.loads(reply.content)
            if self._address.kind is ModelKind.OLLAMA:
                return Answer(_text(said["message"]["content"]), said.get("done_reason") == "length")
            choice = said["choices"][0]
            return Answer(_text(choice["message"]["content"]), choice.get("finish_reason") == "length")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError):
            problem = f"answers in another way than {self._address.kind.value} does"
            raise ModelError(
                self._address.endpoint, problem, "check --model-url and --model-kind", concerns_every_paper=True
            ) from None

    def _refused(self, reply: Reply) -> ModelError:
        said = self._quoted(_said(reply))
        problem, remedy, concerns_every_paper = _meaning_of(reply.status, self._address, said)
        return ModelError(self._address.endpoint, problem, remedy, concerns_every_paper=concerns_every_paper)

    def _quoted(self, said: str) -> str:
        """Give what the server said for showing: on one line, not long, and without the key."""
        line = " ".join("".join(letter if letter.isprintable() else " " for letter in said).split())
        if self._address.key is not None:
            line = line.replace(self._address.key, "…")
        short = line if len(line) <= _LONGEST_MESSAGE else f"{line[:_LONGEST_MESSAGE]}…"
        return f": “{short.rstrip('.')}”" if short else ""


def _meaning_of(status: int, address: ModelAddress, said: str) -> tuple[str, str, bool]:
    """Give what a status means, what to do about it, and whether every paper would meet it."""
    if status in {401, 403}:
        # What a server says of a key may repeat parts of it.
        wants = "does not accept the key" if address.key is not None else "wants a key"
        return f"{wants} ({status})", "name with --model-key-env the variable that holds a valid one", True
    if 300 <= status < 400:
        return f"sends on to another address ({status})", "give --model-url the address that is meant", True
    problem, remedy, concerns_every_paper = _MEANINGS.get(status, _FAILED if status >= 500 else _REFUSED)
    return f"{problem.format(name=address.name)} ({status}{said})", remedy, concerns_every_paper


_CHECK = "check --model, --model-url and --model-kind"
_MEANINGS = {
    404: ("does not know the model {name}, or is no such address", _CHECK, True),
    413: ("finds the question too long", "take a model that takes longer ones", False),
    429: ("takes no more questions for now", "wait and read again", True),
}
_FAILED = ("failed", "see what the model's server says in its log", False)
_REFUSED = ("refused the question", _CHECK, False)


def _text(content: object) -> str:
    """Give the words of a message: a text, parts of which some are texts, or nothing where the model would not say."""
    if content is None:
        return ""
    if isinstance(content, list):
        return "".join(part["text"] for part in content if part.get("type") == "text")
    if not isinstance(content, str):
        raise TypeError(f"{type(content).__name__} where words should be")
    return content


def _said(reply: Reply) -> str:
    """Give the message in a server's refusal, in whichever of the usual places it stands."""
    text = reply.content.decode("utf-8", errors="replace")
    try:
        said = json.loads(text)
    except (ValueError, RecursionError):
        return "" if "<" in text[:100] else text
    if isinstance(said, dict):
        error = said.get("error", said)
        message = error.get("message", error.get("detail", "")) if isinstance(error, dict) else error
        return message if isinstance(message, str) else ""
    return ""
