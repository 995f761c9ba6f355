"""Is an installation fit for many people? Each check in one line, with what to do where it is not.

The settings are read first: what is wrong with them is told before anything that needs them is tried, and a check that
cannot be made because another failed is left out rather than guessed.
"""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from commonseal.register.errors import RegisterError
from commonseal.workbench.as_of import now as present

_KEY_LETTERS, _KEY_KINDS = 50, 10
_FREE_BYTES = 1_000_000_000
_CLOCK_SECONDS = 20
_STATEMENTS_A_SECOND = 10_000
_STATEMENTS_AT_ONCE = 50_000
_LOCAL = {"127.0.0.1", "localhost", "[::1]"}


class State(StrEnum):
    """How a check came out: well, to be looked at, or to be mended before anybody is let in."""

    WELL = "well"
    LOOK = "look"
    MEND = "mend"


@dataclass(frozen=True)
class Checked:
    """One check: what was looked at, how it came out, what was found, and what to do where it is not well."""

    what: str
    state: State
    found: str
    remedy: str = ""


def examine(url: str, *, chain: bool = False) -> Iterator[Checked]:
    """Look at the installation that the environment tells of, with the register at an address, check by check.

    Args:
        url: the register.
        chain: follow the chain of hashes however long that takes.
    """
    from commonseal.workbench import serving

    os.environ.update(DJANGO_SETTINGS_MODULE=serving.SETTINGS, COMMONSEAL_DB=url)
    try:
        from commonseal.register.database import configure_django

        configure_django()
    except RegisterError as error:
        yield Checked("settings", State.MEND, str(error), "put the variable right, and ask again")
        return
    from django.conf import settings

    yield Checked("settings", State.WELL, "all can be read")
    for check in (
        _key,
        _hosts,
        _https,
        _cookies,
        _debug,
        _face,
        _factor,
        _proxies,
        _django,
        _styles,
        _uploads,
        _provider,
    ):
        yield check(settings)
    reached = _database(settings)
    yield reached
    if reached.state is not State.MEND:
        yield from _of_database(chain=chain)


def _key(settings: Any) -> Checked:
    given = os.environ.get("COMMONSEAL_SECRET_KEY", "")
    remedy = (
        "set COMMONSEAL_SECRET_KEY to what this prints: python3 -c 'import secrets; print(secrets.token_urlsafe(50))'"
    )
    if not given:
        return Checked("secret key", State.MEND, "none is set, so that every worker has one of its own", remedy)
    if len(given) < _KEY_LETTERS or len(set(given)) < _KEY_KINDS:
        return Checked("secret key", State.MEND, f"{len(given)} letters of {len(set(given))} kinds", remedy)
    old = len(settings.SECRET_KEY_FALLBACKS)
    return Checked("secret key", State.WELL, f"{len(given)} letters{f', and {old} older' if old else ''}")


def _hosts(settings: Any) -> Checked:
    named = set(settings.ALLOWED_HOSTS)
    remedy = "set COMMONSEAL_HOSTS to the names by which people reach it, parted by commas"
    if "*" in named:
        return Checked("hosts", State.MEND, "any name is taken", remedy)
    if named <= _LOCAL:
        return Checked("hosts", State.MEND, "this machine alone is named", remedy)
    return Checked("hosts", State.WELL, ", ".join(sorted(named)))


def _https(settings: Any) -> Checked:
    if not settings.SECURE_SSL_REDIRECT:
        return Checked("HTTPS", State.MEND, "off", "set COMMONSEAL_HTTPS=1, behind a server that speaks HTTPS")
    return Checked("HTTPS", State.WELL, f"on, told to browsers for {settings.SECURE_HSTS_SECONDS // 86_400} days")


def _cookies(settings: Any) -> Checked:
    wanted = {
        "SESSION_COOKIE_SECURE": True,
        "SESSION_COOKIE_HTTPONLY": True,
        "CSRF_COOKIE_SECURE": True,
        "CSRF_COOKIE_HTTPONLY": True,
    }
    loose = sorted(name for name, value in wanted.items() if getattr(settings, name) is not value)
    if loose:
        return Checked("cookies", State.MEND, f"not as they should be: {', '.join(loose)}", "set COMMONSEAL_HTTPS=1")
    idle = settings.SESSION_COOKIE_AGE / 60
    return Checked("cookies", State.WELL, f"over HTTPS alone; a session ends after {idle:g} idle minutes")


def _debug(settings: Any) -> Checked:
    if settings.DEBUG:
        return Checked("debugging", State.MEND, "on: errors show what only this machine should know", "switch it off")
    return Checked("debugging", State.WELL, "off")


def _face(settings: Any) -> Checked:
    if not settings.IS_PUBLIC:
        return Checked("public face", State.WELL, "none: everybody is asked to sign in")
    if settings.SIGNED_OUT_CLEARANCE != "public":
        return Checked(
            "public face",
            State.MEND,
            f"somebody who has not signed in sees {settings.SIGNED_OUT_CLEARANCE} matters",
            "take COMMONSEAL_SIGNED_OUT away, or set COMMONSEAL_PUBLIC=0",
        )
    return Checked("public face", State.WELL, "on: whoever reaches it sees what is public")


def _factor(settings: Any) -> Checked:
    if settings.SECOND_FACTOR_IS_NEEDED:
        return Checked("second factor", State.WELL, "needed of everybody with a password")
    return Checked(
        "second factor", State.LOOK, "offered, and not needed", "set COMMONSEAL_SECOND_FACTOR=1 to ask it of everybody"
    )


def _proxies(settings: Any) -> Checked:
    count = settings.ALLAUTH_TRUSTED_PROXY_COUNT
    if settings.SECURE_SSL_REDIRECT and not count:
        return Checked(
            "servers before it",
            State.LOOK,
            "none is named, so that tries to sign in are all counted under the address of the server that speaks HTTPS",
            "set COMMONSEAL_PROXIES to how many servers of yours a request comes through",
        )
    return Checked("servers before it", State.WELL, str(count) if count else "none")


def _django(settings: Any) -> Checked:  # noqa: ARG001 - as the others are called
    """Have Django look at its own settings for deployment."""
    from django.core.checks import run_checks

    found = run_checks(include_deployment_checks=True)
    heard = [each for each in found if not each.is_silenced()]
    if heard:
        told = "; ".join(f"{each.id}: {_first_line(Exception(each.msg))}" for each in heard)
        return Checked("Django’s own checks", State.LOOK, told, "see each in Django’s manual, under its number")
    return Checked("Django’s own checks", State.WELL, "nothing to say")


def _styles(settings: Any) -> Checked:  # noqa: ARG001 - as the others are called
    from commonseal.workbench.serving import STYLES

    if not STYLES.exists():
        return Checked("styles", State.MEND, "not in place", "put them there with: make static")
    return Checked("styles", State.WELL, "in place")


def _uploads(settings: Any) -> Checked:
    folder = Path(settings.FILE_UPLOAD_TEMP_DIR or tempfile.gettempdir())
    remedy = "set COMMONSEAL_UPLOADS to a folder that the server may write to and nobody else may read"
    try:
        with tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(b"tried")
        free = shutil.disk_usage(folder).free
    except OSError as error:
        return Checked("folder for uploads", State.MEND, f"{folder}: {error.strerror}", remedy)
    if free < _FREE_BYTES:
        return Checked(
            "folder for uploads", State.LOOK, f"{folder}: {free // 1_000_000} MB are left", "make room there"
        )
    return Checked("folder for uploads", State.WELL, f"{folder}: can be written to")


def _provider(settings: Any) -> Checked:
    told = settings.OIDC_PROVIDER
    if told is None:
        return Checked("OpenID Connect", State.WELL, "not used")
    import requests

    remedy = "compare COMMONSEAL_OIDC_ISSUER with what the provider says, and let this machine reach it"
    try:
        answer = requests.get(f"{told.issuer}/.well-known/openid-configuration", timeout=10)
        answer.raise_for_status()
        said = answer.json()
    except (requests.RequestException, ValueError) as error:
        return Checked("OpenID Connect", State.MEND, f"{told.issuer} does not answer: {_first_line(error)}", remedy)
    if str(said.get("issuer", "")).rstrip("/") != told.issuer:
        return Checked("OpenID Connect", State.MEND, f"calls itself {said.get('issuer')}", remedy)
    off = _seconds_off(answer.headers.get("Date"))
    if off is not None and off > _CLOCK_SECONDS * 3:
        return Checked("OpenID Connect", State.MEND, f"its clock and ours are {off:.0f} seconds apart", "set the clock")
    if not told.issuer.startswith("https://"):
        return Checked("OpenID Connect", State.MEND, f"{told.issuer} is reached without HTTPS", remedy)
    return Checked("OpenID Connect", State.WELL, f"{told.issuer} answers")


def _seconds_off(date: str | None) -> float | None:
    if not date:
        return None
    try:
        return abs((parsedate_to_datetime(date) - present()).total_seconds())
    except (TypeError, ValueError):
        return None


def _database(settings: Any) -> Checked:
    from django.db import connection
    from django.db.utils import DatabaseError

    from commonseal.register.database import prepare, redacted

    kind = "PostgreSQL" if connection.vendor == "postgresql" else "SQLite"
    where = redacted(str(settings.DATABASES["default"]["NAME"]))
    remedy = "see that COMMONSEAL_DB is right and that the database runs; load something into a new register first"
    try:
        prepare("default", create=False)
    except (RegisterError, DatabaseError) as error:
        return Checked("database", State.MEND, _first_line(error), remedy)
    return Checked("database", State.WELL, f"{kind}, {where}")


def _of_database(*, chain: bool) -> Iterator[Checked]:
    tables = _tables()
    yield tables
    if tables.state is State.WELL:
        for check in (_cache, _guards, _administrators):
            yield check()
    yield _clock()
    yield _followed(chain=chain)


def _tables() -> Checked:
    from commonseal.workbench.serving import lacking

    apps = lacking()
    if apps:
        told = f"lacking or old: {', '.join(apps)}"
        return Checked("tables for accounts", State.MEND, told, "make them with: commonseal account list")
    return Checked("tables for accounts", State.WELL, "all made")


def _cache() -> Checked:
    from django.core.cache import cache
    from django.db.utils import DatabaseError

    try:
        cache.set("doctor", "tried", 10)
        is_kept = cache.get("doctor") == "tried"
    except DatabaseError as error:
        return Checked("limits on signing in", State.MEND, _first_line(error), "run: django-admin createcachetable")
    if not is_kept:
        return Checked(
            "limits on signing in", State.MEND, "the counts are not kept", "run: django-admin createcachetable"
        )
    return Checked("limits on signing in", State.WELL, "counted in the database, for all workers together")


def _guards() -> Checked:
    from django.db import connection

    kept = "sqlite_master WHERE type = 'trigger' AND tbl_name" if connection.vendor == "sqlite" else None
    query = (
        f"SELECT count(*) FROM {kept} = 'audit_entry'"  # noqa: S608 - no word of it comes from outside
        if kept
        else "SELECT count(*) FROM pg_trigger WHERE tgrelid = 'audit_entry'::regclass AND NOT tgisinternal"
    )
    with connection.cursor() as cursor:
        cursor.execute(query)
        found = cursor.fetchone()
    if not found or found[0] < 2:
        told = "the database would let somebody change it: its guards were taken away"
        return Checked("audit", State.MEND, told, "find out who did and why; put a copy back from before")
    return Checked("audit", State.WELL, "guarded against change by the database")


def _administrators() -> Checked:
    from commonseal.workbench.models import RoleHeld
    from commonseal.workbench.rights import EVERY_BODY, Role

    held = RoleHeld.objects.filter(role=Role.ADMINISTRATOR.value, body=EVERY_BODY, account__is_active=True)
    count = held.values("account").distinct().count()
    if not count:
        remedy = "make one with: commonseal account add NAME --role administrator"
        return Checked("administrators", State.MEND, "nobody manages accounts", remedy)
    if count == 1:
        return Checked("administrators", State.LOOK, "one alone", "make a second, for when the first is away")
    return Checked("administrators", State.WELL, str(count))


def _clock() -> Checked:
    """Hold the clock against that of the database's server, and against what was last entered."""
    from django.db import connection

    from commonseal.register.register import Register

    remedy = "set the clock of this machine, and let it be kept right (NTP); codes of second factors need it too"
    now = present()
    if connection.vendor == "postgresql":
        there = Register("default").sql.one("SELECT now()")
        off = abs((there[0] - now).total_seconds()) if there else 0
        if off > _CLOCK_SECONDS:
            return Checked("clock", State.MEND, f"{off:.0f} seconds off that of the database", remedy)
    last = Register("default").sql.one('SELECT max(entered_at) FROM "act"')
    if last and last[0] and datetime.fromisoformat(last[0]) > now:
        return Checked("clock", State.MEND, f"{now:%d %B %Y %H:%M} UTC, before the last act was entered", remedy)
    return Checked("clock", State.WELL, f"{now:%d %B %Y %H:%M} UTC")


def _followed(*, chain: bool) -> Checked:
    from commonseal.register.asking.size import last_number
    from commonseal.register.register import Register

    register = Register("default")
    count = last_number(register.sql)
    if count > _STATEMENTS_AT_ONCE and not chain:
        told = f"not followed: {count:,} statements take about {count / _STATEMENTS_A_SECOND / 60:.0f} minutes"
        return Checked("chain of hashes", State.LOOK, told, "follow it with: commonseal doctor --chain")
    began = time.monotonic()
    verdict = register.verify()
    if verdict.tampering:
        told = f"{verdict.tampering.what}: {verdict.tampering.how}"
        return Checked("chain of hashes", State.MEND, told, "let nobody in; see docs/how-to/check-the-register.md")
    took = time.monotonic() - began
    told = f"sound: {verdict.statements:,} statements in {verdict.acts:,} acts ({took:.1f} seconds)"
    return Checked("chain of hashes", State.WELL, told)


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:300]
