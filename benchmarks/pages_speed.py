"""How long the workbench takes over each kind of page, with ten people at once, in the register of a country.

    python benchmarks/pages_speed.py              # a million statements; some eight minutes
    python benchmarks/pages_speed.py --quick      # ten thousand; half a minute
    python benchmarks/pages_speed.py --register sqlite:///country.db --seconds 60   # one made before, by --keep

The made-up country of ``statements.py`` and the example arrangements lie in one register, which gunicorn serves with
three workers, as the page on serving many people has it. Ten people, each signed in, ask for pages of every kind in an
order of their own, thinking a second between pages as a quick reader does. What is told is the time that the server
took over each answer, from gunicorn's own log. An answer that is not the page asked for stops the run.
"""

import argparse
import contextlib
import http.client
import json
import os
import random
import re
import secrets
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

import statements
from loading import load
from measuring import machine, quantile, table
from page_kinds import KINDS, Address, Drawn

ROOT = Path(__file__).resolve().parent.parent
PEOPLE = 10
WORKERS = 3
AIM_MS = 100
AIM_KB = 200
_LINE = re.compile(r"^(?P<path>\S+) (?P<micros>\d+) (?P<bytes>\d+|-) (?P<status>\d+)$")
_ACCOUNTS = """
import sys
from commonseal.workbench import serving
serving.prepare(sys.argv[1], clearance="public")
from importlib import import_module
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.models import Permission, User
from commonseal.workbench.models import RoleHeld
Store = import_module(settings.SESSION_ENGINE).SessionStore
for number in range(int(sys.argv[2])):
    user, _ = User.objects.get_or_create(username=f"reader{number}")
    user.user_permissions.set(Permission.objects.filter(codename="see_internal"))
    RoleHeld.objects.get_or_create(account=user, role="reviewer", body="")
    session = Store()
    session[SESSION_KEY], session[HASH_SESSION_KEY] = str(user.pk), user.get_session_auth_hash()
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session.create()
    print(session.session_key)
"""


@dataclass
class Told:
    """What was measured of one kind of page: milliseconds at the server, and kilobytes before compression."""

    ms: list[float] = field(default_factory=list)
    kb: list[float] = field(default_factory=list)


def main() -> None:
    """Run what the arguments ask for."""
    asked = _arguments()
    with tempfile.TemporaryDirectory(prefix="cs-pages-", dir=asked.work) as scratch:
        folder = Path(scratch)
        os.environ["COMMONSEAL_CACHE"] = str(folder / "cache")
        os.environ["COMMONSEAL_SECRET_KEY"] = secrets.token_urlsafe(60)  # sessions are made outside the server
        url = asked.register or f"sqlite:///{asked.keep or folder / 'country.db'}"
        plan = statements.plan(asked.statements)
        if not asked.register:
            print(f"## {statements.describe(plan)}", flush=True)
            load(url, plan)
            _commonseal("load", str(ROOT / "examples"), "--db", url)
        told = _measured(url, folder, plan, asked.seconds)
    rows = [_row(kind, each) for kind, each in sorted(told.items())]
    print(f"\n{PEOPLE} people, {WORKERS} workers, on {machine()}.\n\n{table(rows)}")
    if asked.out:
        asked.out.write_text(json.dumps({"machine": machine(), "pages": rows}, indent=1), encoding="utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="ten thousand statements, and few seconds")
    parser.add_argument("--statements", type=int, default=1_000_000)
    parser.add_argument("--seconds", type=float, default=120, help="how long the ten people go on")
    parser.add_argument("--register", help="the address of a register made before, instead of making one")
    parser.add_argument("--keep", type=Path, help="where to make the register, so that it is there the next time")
    parser.add_argument("--out", type=Path, help="where the figures go, as JSON")
    parser.add_argument("--work", type=Path, help="where things are made; the system's scratch folder if left")
    asked = parser.parse_args()
    if asked.quick:
        asked.statements, asked.seconds = 10_000, 10
    return asked


def _commonseal(*words: str) -> None:
    done = subprocess.run(
        [str(Path(sys.executable).parent / "commonseal"), *words], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)


def _measured(url: str, folder: Path, plan: statements.Plan, seconds: float) -> dict[str, Told]:
    """Let ten people read for some seconds, after each kind of page was asked for once; read the server's log."""
    keys = _sessions(url)
    log = folder / "access.log"
    with _served(url, log) as port:
        _each_once(port, keys[0], plan)
        begun = len(log.read_text(encoding="utf-8").splitlines())
        kinds: dict[str, str] = {}
        failed: list[str] = []
        until = time.monotonic() + seconds
        people = [
            threading.Thread(target=_read, args=(_Person(port, key, number, plan), until, kinds, failed))
            for number, key in enumerate(keys)
        ]
        for each in people:
            each.start()
        for each in people:
            each.join()
    if failed:
        sys.exit("\n".join(failed[:10]))
    return _from(log, begun, kinds)


def _sessions(url: str) -> list[str]:
    """Make an account for each person, and return the keys of their sessions."""
    done = subprocess.run(
        [sys.executable, "-c", _ACCOUNTS, url, str(PEOPLE)], capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(done.stderr)
    return done.stdout.split()


@contextlib.contextmanager
def _served(url: str, log: Path) -> Iterator[int]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    settings = {"DJANGO_SETTINGS_MODULE": "commonseal.workbench.settings", "COMMONSEAL_DB": url}
    words = [
        str(Path(sys.executable).parent / "gunicorn"), "commonseal.workbench.wsgi", "--bind", f"127.0.0.1:{port}",
        "--workers", str(WORKERS), "--threads", "4", "--keep-alive", "60", "--access-logfile", str(log),
        "--access-logformat", "%(U)s?%(q)s %(D)s %(b)s %(s)s",
    ]  # fmt: skip
    errors = log.with_name("errors.log")
    with errors.open("w") as out:
        process = subprocess.Popen(words, env={**os.environ, **settings}, stdout=out, stderr=out)
        try:
            _wait_for(port, process, errors)
            yield port
        finally:
            process.terminate()
            process.wait(timeout=60)


def _wait_for(port: int, process: "subprocess.Popen[bytes]", errors: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            sys.exit(errors.read_text(encoding="utf-8"))
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        time.sleep(0.1)
    sys.exit(f"the server did not begin to listen:\n{errors.read_text(encoding='utf-8')}")


class _Person:
    """Somebody who is signed in and asks for one page after the other."""

    def __init__(self, port: int, key: str, number: int, plan: statements.Plan) -> None:
        self.random = random.Random(number)  # noqa: S311 - an order of pages, no secret
        self.drawn = Drawn(plan, self.random)
        self._connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
        self._headers = {"Cookie": f"session={key}"}

    def get(self, address: str) -> int:
        """Ask for a page and read all of it; gives its status."""
        self._connection.request("GET", address, headers=self._headers)
        answer = self._connection.getresponse()
        answer.read()
        return answer.status


def _each_once(port: int, key: str, plan: statements.Plan) -> None:
    """Ask for each kind of page before anything is measured, so that each worker has read its law and templates."""
    person = _Person(port, key, 99, plan)
    for _ in range(4):
        for kind, draw in KINDS.items():
            address = _address(draw, person)
            if (status := person.get(address)) != kind.status:
                sys.exit(f"{address} answered {status}, and not {kind.status}")


def _address(draw: Callable[[Drawn], Address], person: _Person) -> str:
    path, query = draw(person.drawn)
    return f"{path}?{urlencode({**query, **person.drawn.dates()}, doseq=True)}"


def _read(person: _Person, until: float, kinds: dict[str, str], failed: list[str]) -> None:
    while time.monotonic() < until:
        for kind, draw in person.random.sample(list(KINDS.items()), len(KINDS)):
            if time.monotonic() >= until:
                return
            address = _address(draw, person)
            kinds[address] = kind.name
            if (status := person.get(address)) != kind.status:
                failed.append(f"{address} answered {status}, and not {kind.status}")
                return
            time.sleep(person.random.expovariate(1.0))


def _from(log: Path, begun: int, kinds: dict[str, str]) -> dict[str, Told]:
    told: dict[str, Told] = defaultdict(Told)
    for line in log.read_text(encoding="utf-8").splitlines()[begun:]:
        found = _LINE.match(line)
        if found is None or found["path"] not in kinds:
            continue
        told[kinds[found["path"]]].ms.append(int(found["micros"]) / 1000)
        told[kinds[found["path"]]].kb.append(0 if found["bytes"] == "-" else int(found["bytes"]) / 1000)
    return told


def _row(kind: str, told: Told) -> dict[str, Any]:
    p95, most = quantile(told.ms, 0.95), max(told.kb)
    return {
        "page": kind,
        "asked": len(told.ms),
        "p50 ms": f"{quantile(told.ms, 0.5):.0f}",
        "p95 ms": f"{p95:.0f}",
        "most ms": f"{max(told.ms):.0f}",
        "most kB": f"{most:.0f}",
        "within": "yes" if p95 < AIM_MS and most < AIM_KB else "no",
    }


if __name__ == "__main__":
    main()
