"""How many questions a page of the workbench puts to its database: counted where SQLite is told them, whoever asks.

Run as a program in a process of its own, for one set of settings holds for a whole process.
"""

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from http import HTTPStatus
from pathlib import Path
from typing import Any

if __name__ == "__main__":  # the folder of this file is where its process looks first
    sys.path[0] = str(Path(__file__).parents[1])

from commonseal.register import open_register
from commonseal.workbench import serving
from support.command import environment
from support.saying import EVERYTHING, act, appointment, body, paper, person, post, quote, said

_PATIENCE = 60
Asked = tuple[str, str, str]
"""A page: a name, the cookie of a session or nothing, and a path."""


def counted(url: str, asked: Sequence[Asked]) -> dict[str, int]:
    """Return by name how many questions each page puts to the register at an address."""
    words = [sys.executable, str(Path(__file__)), url, json.dumps(asked)]
    told = environment(COMMONSEAL_PUBLIC="1", COMMONSEAL_SECRET_KEY="k" * 60)
    done = subprocess.run(words, env=told, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout.splitlines()[-1])
    return found


def grow(url: str, times: int) -> None:
    """Add statements of other bodies, each with its paper, until a register has that many times as many."""
    register = open_register(url)
    now = datetime.now(UTC)
    wanted = (times - 1) * sum(register.counted(known_at=now.date(), viewer=EVERYTHING).values())
    with act(register, now.date().isoformat(), entered_at=now) as writer:
        for number in range(wanted // 5):
            place, who = f"Place {number} CCG", f"Person {number}"
            minutes = paper(f"Minutes of {place}", f"{who} was appointed at {place}.")
            writer.paper(minutes)
            evidence = (quote(minutes, f"{who} was appointed"),)
            for fact in (body(place), person(who), post(place), post(place, "chief nurse")):
                writer.record(said(fact, evidence=evidence))
            writer.record(said(appointment(who, place), "2012-01-01", evidence=evidence))


def _count(url: str, asked: Sequence[Asked]) -> dict[str, int]:
    os.environ["COMMONSEAL_SIGNED_OUT"] = "public"
    serving.settle(url)
    from django.db import connection  # noqa: PLC0415 - once the settings are known
    from django.test import Client  # noqa: PLC0415 - once the settings are known

    questions: list[str] = []
    connection.ensure_connection()
    raw: Any = connection.connection
    raw.set_trace_callback(questions.append)
    found = {}
    for name, session, path in asked:
        client = Client(HTTP_HOST="127.0.0.1")
        if session:
            client.cookies["session"] = session
        for _ in range(_PATIENCE):
            questions.clear()
            answer = client.get(path, follow=True)
            if answer.status_code != HTTPStatus.ACCEPTED:  # worked out beside the request, and not done yet
                break
        assert answer.status_code == HTTPStatus.OK, (path, answer.status_code)
        found[name] = sum(not each.startswith("--") for each in questions)
    return found


if __name__ == "__main__":
    print(json.dumps(_count(sys.argv[1], json.loads(sys.argv[2]))))  # noqa: T201 - a program that prints
