"""A real HTTP server on this machine that speaks as model servers do, and remembers what it was asked."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Given:
    """What the server gives once: a status and a body, after a wait, perhaps with headers or byte by byte."""

    status: int = 200
    body: bytes = b""
    headers: dict[str, str] = field(default_factory=dict)
    wait: float = 0.0
    drip: float = 0.0
    breaks_off: bool = False


@dataclass(frozen=True)
class Asked:
    """What the server was asked once."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def question(self) -> str:
        """The last message."""
        said: str = self.body["messages"][-1]["content"]
        return said


Answering = Callable[[Asked], Given]


def openai_says(text: str | None, *, finish: str = "stop") -> Given:
    """Answer as OpenAI's protocol does."""
    choice = {"index": 0, "message": {"role": "assistant", "content": text}, "finish_reason": finish}
    body = {"id": "chat-1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}
    return Given(body=json.dumps(body).encode())


def ollama_says(text: str, *, done: str = "stop") -> Given:
    """Answer as Ollama's ``/api/chat`` does when it is not asked to stream."""
    body = {"model": "m", "created_at": "2026-01-01T00:00:00Z", "done": True, "done_reason": done}
    return Given(body=json.dumps(body | {"message": {"role": "assistant", "content": text}}).encode())


def openai_refuses(status: int, message: str, **headers: str) -> Given:
    """Refuse as OpenAI's protocol does."""
    body = {"error": {"message": message, "type": "invalid_request_error", "code": None}}
    return Given(status, json.dumps(body).encode(), {name.replace("_", "-"): value for name, value in headers.items()})


def ollama_refuses(status: int, message: str) -> Given:
    """Refuse as Ollama does."""
    return Given(status, json.dumps({"error": message}).encode())


class ModelServer:
    """Gives the answers that it was made with, one after the other; the last one again and again."""

    def __init__(self, *answers: Given | Answering) -> None:
        self._answers = list(answers)
        self._lock = threading.Lock()
        self.asked: list[Asked] = []
        self.connections = 0
        self.url = ""

    def take(self, asked: Asked) -> Given:
        """Note a question and give its answer."""
        with self._lock:
            self.asked.append(asked)
            answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        return answer if isinstance(answer, Given) else answer(asked)


@contextmanager
def model_server(*answers: Given | Answering) -> Iterator[ModelServer]:
    """Run a server on a free port."""
    served = ModelServer(*answers)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def setup(self) -> None:
            served.connections += 1
            super().setup()

        def do_POST(self) -> None:
            length = int(self.headers["Content-Length"])
            given = served.take(Asked(self.path, dict(self.headers), json.loads(self.rfile.read(length))))
            time.sleep(given.wait)
            try:
                self._give(given)
            except (BrokenPipeError, ConnectionResetError):
                self.close_connection = True  # whoever asked has gone

        def _give(self, given: Given) -> None:
            if given.breaks_off:
                self.close_connection = True
                return
            self.send_response(given.status)
            for name, value in given.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(given.body)))
            self.end_headers()
            if not given.drip:
                self.wfile.write(given.body)
                return
            for byte in given.body:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                time.sleep(given.drip)

        def log_message(self, *args: object) -> None:
            """Say nothing."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    served.url = f"http://127.0.0.1:{server.server_address[1]}"
    try:
        yield served
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
