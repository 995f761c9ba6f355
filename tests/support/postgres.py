"""A real PostgreSQL server on a scratch folder, for tests and benchmarks.

Nothing is configured on the machine but Debian's package ``postgresql``: the server is made anew, listens on a Unix
socket in its own folder only, and is gone, with all it held, when the block ends or the process does.
"""

import atexit
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache, partial
from itertools import count
from pathlib import Path
from urllib.parse import quote

import psycopg

_OWNER = "commonseal"
_START_WITHIN = 60.0  # seconds
_TUNED = """
listen_addresses = ''
shared_buffers = 512MB
work_mem = 64MB
maintenance_work_mem = 256MB
effective_cache_size = 4GB
random_page_cost = 1.1
max_wal_size = 4GB
max_connections = 50
"""
_NOT_DURABLE = "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
_PR_SET_PDEATHSIG = 1


class PostgresServer:
    """A running server. ``new_database`` gives the address of a fresh, empty database on it."""

    def __init__(self, folder: Path, process: "subprocess.Popen[bytes]") -> None:
        self.folder = folder
        self._process = process
        self._numbers = count(1)

    def url(self, name: str) -> str:
        """Return the address of a database of that name."""
        return f"postgresql://{_OWNER}@{quote(str(self.folder), safe='')}/{name}"

    def conninfo(self, name: str = "postgres") -> str:
        """Return how psycopg and psql reach a database of that name."""
        return f"host='{self.folder}' user={_OWNER} dbname={name}"

    def new_database(self) -> str:
        """Make an empty database and return its address, ``postgresql://…``."""
        name = f"register_{os.getpid()}_{next(self._numbers)}"
        with psycopg.connect(self.conninfo(), autocommit=True) as connection:
            connection.execute(f'CREATE DATABASE "{name}"'.encode())
        return self.url(name)

    def stop(self) -> None:
        """Stop the server, politely, then firmly, and remove its folder. Stopping twice is once."""
        for sign, patience in ((signal.SIGINT, 20.0), (signal.SIGQUIT, 10.0), (signal.SIGKILL, 10.0)):
            if self._process.poll() is not None:
                break
            self._process.send_signal(sign)
            with suppress(subprocess.TimeoutExpired):
                self._process.wait(patience)
        shutil.rmtree(self.folder, ignore_errors=True)


@cache
def binaries() -> Path | None:
    """Return the folder of the server's programs: that of PG_BIN, else the newest Debian has, else None."""
    told = os.environ.get("PG_BIN")
    places = [Path(told)] if told else []
    versions = Path("/usr/lib/postgresql")
    if versions.is_dir():
        places += sorted(versions.glob("*/bin"), key=lambda place: _version(place.parent.name), reverse=True)
    config = shutil.which("pg_config")
    if config:
        said = subprocess.run([config, "--bindir"], capture_output=True, text=True, check=False).stdout.strip()
        places.append(Path(said))
    return next((place for place in places if (place / "postgres").exists() and (place / "initdb").exists()), None)


def available() -> bool:
    """Whether a server can be started here: its programs are there, and a user that may run them."""
    return binaries() is not None and (os.geteuid() != 0 or _postgres_user() is not None)


@contextmanager
def postgres_server(*, durable: bool = False, base: Path | None = None) -> Iterator[PostgresServer]:
    """Start a server for as long as the block runs.

    Args:
        durable: whether a commit waits for the disk, as it must where durable writes are timed.
        base: the folder in which the server makes its own; the system's folder for temporary files by default.

    Raises:
        RuntimeError: PostgreSQL is not installed, or the server did not start (with what it said).
    """
    programs = binaries()
    if programs is None or not available():
        raise RuntimeError("no PostgreSQL server here; install Debian's package postgresql, or set PG_BIN")
    folder = Path(tempfile.mkdtemp(prefix="cs-pg-", dir=base or _scratch()))
    user = "postgres" if os.geteuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        _make_cluster(programs, folder, user, durable=durable)
        process = _start(programs, folder, user)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    server = PostgresServer(folder, process)
    atexit.register(server.stop)
    try:
        _wait_for(server, process)
        yield server
    finally:
        server.stop()
        atexit.unregister(server.stop)


def _make_cluster(programs: Path, folder: Path, user: str | None, *, durable: bool) -> None:
    command = [programs / "initdb", "-D", folder / "data", "-A", "trust", "-U", _OWNER, "--no-locale", "-E", "UTF8"]
    done = subprocess.run(
        [*map(str, command), *([] if durable else ["--no-sync"])],
        user=user, group=user, extra_groups=[] if user else None, cwd=folder, env=_environment(),
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise RuntimeError(f"initdb failed: {done.stderr.strip()}")
    with (folder / "data" / "postgresql.conf").open("a", encoding="utf-8") as settings:
        settings.write(_TUNED + f"unix_socket_directories = '{folder}'\n" + ("" if durable else _NOT_DURABLE))


def _start(programs: Path, folder: Path, user: str | None) -> "subprocess.Popen[bytes]":
    log = folder / "log"
    log.touch()
    if user:
        shutil.chown(log, user)
    # Should this process be killed, the kernel stops the server in its place.
    dies_with_us = partial(_ask_for_signal_at_parents_death, os.getpid()) if sys.platform == "linux" else None
    with log.open("ab") as said:
        return subprocess.Popen(
            [str(programs / "postgres"), "-D", str(folder / "data")],
            user=user, group=user, extra_groups=[] if user else None, cwd=folder, env=_environment(),
            stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True,
            preexec_fn=dies_with_us,  # noqa: PLW1509  # nothing but one system call
        )  # fmt: skip


def _ask_for_signal_at_parents_death(parent: int) -> None:
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGINT)
    if os.getppid() != parent:
        os._exit(1)


def _wait_for(server: PostgresServer, process: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + _START_WITHIN
    while True:
        try:
            psycopg.connect(server.conninfo(), connect_timeout=5).close()
        except psycopg.OperationalError as error:
            if process.poll() is not None or time.monotonic() > until:
                said = (server.folder / "log").read_text(encoding="utf-8", errors="replace")[-2000:]
                raise RuntimeError(f"PostgreSQL did not start: {error}\n{said}") from error
            time.sleep(0.05)
        else:
            return


def _environment() -> dict[str, str]:
    """Return an environment in which nothing of the caller's PostgreSQL settings leads the server astray."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PG")}


def _postgres_user() -> str | None:
    with suppress(KeyError):
        return pwd.getpwnam("postgres").pw_name
    return None


def _scratch() -> Path:
    """Return where scratch folders go: short and in lower case, for a socket's path is limited and a host's folded."""
    usual = tempfile.gettempdir()
    return Path(usual if usual == usual.lower() and len(usual) < 60 else "/tmp")  # noqa: S108


def _version(name: str) -> tuple[int, ...]:
    return tuple(int(part) for part in name.split(".") if part.isdigit())
