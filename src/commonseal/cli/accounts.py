"""Commands that keep the accounts of the workbench: the same changes as its pages make, audited in the same way."""

import sys
from collections.abc import Callable
from typing import Annotated

import typer

from commonseal.asking import find_one
from commonseal.cli.options import DEFAULT_DB, Author, Db, Format, Shown
from commonseal.cli.output import emit_rows, talk
from commonseal.cli.session import Session, author_or_user
from commonseal.vocabulary import Visibility
from commonseal.workbench.rights import EVERY_BODY, Right, Role

Name = Annotated[str, typer.Argument(metavar="NAME", help="The name with which somebody signs in.")]
At = Annotated[str, typer.Option("--at", metavar="BODY", help="The body. Left out, the role holds at every body.")]
Stdin = Annotated[bool, typer.Option("--password-stdin", help="Read the password from standard input.")]
_COLUMNS = ("name", "full name", "roles", "sees at most", "second factor", "last signed in", "state")


def add(
    name: Name,
    role: Annotated[Role | None, typer.Option("--role", help="Its first role; more with: account role.")] = None,
    at: At = "",
    clearance: Annotated[
        Visibility, typer.Option("--clearance", help="The most guarded matters that it sees.")
    ] = Visibility.PUBLIC,
    full_name: Annotated[str, typer.Option("--full-name", help="The name of the person.")] = "",
    email: Annotated[str, typer.Option("--email", help="Their address.")] = "",
    password_stdin: Stdin = False,
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Make an account. Its password is asked for, twice, or read from standard input; it is never an argument.

    Example: commonseal account add j.rowe --role reviewer --at "Halton CCG" --clearance internal
    """
    session = _session(db)
    roles = [(role, _body(session, at))] if role else []
    from commonseal.workbench.accounts import keeping

    made = keeping.add(
        name,
        _password(from_stdin=password_stdin),
        by=author_or_user(author),
        full_name=full_name,
        email=email,
        roles=roles,
        clearance=clearance,
    )
    talk().print(f"made the account {made.name}: {_roles(made.roles)}; sees {clearance.value} matters at most")


def list_(db: Db = DEFAULT_DB, how: Shown = Format.TABLE) -> None:
    """List the accounts, with what each may see and do.

    Example: commonseal account list --format csv
    """
    _session(db)
    from commonseal.workbench.accounts import keeping

    rows = [
        (
            each.name,
            each.full_name,
            _roles(each.roles),
            each.clearance.value,
            "yes" if each.has_second_factor else "no",
            each.last_signed_in.strftime("%Y-%m-%d %H:%M") if each.last_signed_in else "never",
            "on" if each.is_on else "off",
        )
        for each in keeping.accounts()
    ]
    emit_rows(
        _COLUMNS, rows, how, "no accounts yet; make the first with: commonseal account add NAME --role administrator"
    )


def role(
    name: Name,
    role: Annotated[Role, typer.Argument(help="The role.")],
    at: At = "",
    take: Annotated[bool, typer.Option("--take", help="Take the role away instead.")] = False,
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Give an account a role at a body, or take it away.

    Example: commonseal account role j.rowe approver --at "Halton CCG"
    """
    session = _session(db)
    body = _body(session, at)
    from commonseal.workbench.accounts import keeping

    change = keeping.take if take else keeping.give
    is_new = change(name, role, body, by=author_or_user(author))
    already = "" if is_new else ", as before"
    talk().print(f"{name} is {'no longer ' if take else ''}{role.value} at {body or 'every body'}{already}")


def clearance(
    name: Name,
    clearance: Annotated[Visibility, typer.Argument(help="The most guarded matters that it sees.")],
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Say what an account may see at most.

    Example: commonseal account clearance j.rowe restricted
    """
    _session(db)
    from commonseal.workbench.accounts import keeping

    keeping.clear(name, clearance, by=author_or_user(author))
    talk().print(f"{name} sees {clearance.value} matters at most")


def password(
    name: Name,
    password_stdin: Stdin = False,
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Give an account a new password, asked for or read from standard input.

    Example: commonseal account password j.rowe
    """
    _session(db)
    from commonseal.workbench.accounts import keeping

    keeping.set_password(name, _password(from_stdin=password_stdin), by=author_or_user(author))
    talk().print(f"{name} has a new password")


def switch(
    name: Name,
    on: Annotated[bool, typer.Option("--on/--off", help="Whether it is on.")],
    author: Author = None,
    db: Db = DEFAULT_DB,
) -> None:
    """Switch an account off, or on again. Whoever is signed in to it is signed out with their next page.

    Example: commonseal account switch j.rowe --off
    """
    _session(db)
    from commonseal.workbench.accounts import keeping

    keeping.switch(name, on=on, by=author_or_user(author))
    talk().print(f"the account {name} is {'on' if on else 'off'}")


def factor(name: Name, author: Author = None, db: Db = DEFAULT_DB) -> None:
    """Take the second factor off an account whose owner has lost it, and the recovery codes with it.

    Example: commonseal account forget-factor j.rowe
    """
    _session(db)
    from commonseal.workbench.accounts import keeping

    gone = keeping.forget_second_factor(name, by=author_or_user(author))
    talk().print(f"{name} has no second factor{'' if gone else ', as before'}")


def token(
    name: Name,
    purpose: Annotated[str, typer.Option("--for", metavar="WORDS", help="What it is for.")],
    scope: Annotated[
        list[Right] | None, typer.Option("--scope", help="What it may do beside reading; may be given again.")
    ] = None,
    days: Annotated[int, typer.Option("--days", help="For how many days it is good, at most 366.")] = 90,
    db: Db = DEFAULT_DB,
) -> None:
    """Make a token by which a program uses the API as an account, and print it: it is kept nowhere and shown once.

    It never brings more than the account has. Its owner takes it back on the page “Your tokens”.

    Example: commonseal account token j.rowe --for "The nightly export" --days 30
    """
    _session(db)
    from commonseal.workbench.accounts import keeping
    from commonseal.workbench.api import tokens
    from commonseal.workbench.as_of import now

    text, made = tokens.make(keeping.user_named(name), name=purpose, scopes=scope or (), days=days, now=now())
    talk().print(f"made a token of {name} for {made.scopes}, good until {made.expires:%Y-%m-%d %H:%M} UTC")
    typer.echo(text)


def _session(db: str) -> Session:
    """Open the register with the settings of the workbench, and make the tables for accounts where they are lacking."""
    from commonseal.workbench import serving

    serving.settle(db)
    return Session(db, Visibility.RESTRICTED.value)


def _body(session: Session, text: str) -> str:
    return find_one(session, text, "body").id if text else EVERY_BODY


def _password(*, from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    given: str = typer.prompt("Password", hide_input=True, confirmation_prompt=True, err=True)
    return given


def _roles(roles: tuple[tuple[Role, str], ...]) -> str:
    return ", ".join(f"{role.value} at {body or 'every body'}" for role, body in roles) or "no role"


COMMANDS: dict[str, Callable[..., None]] = {
    "add": add,
    "list": list_,
    "role": role,
    "clearance": clearance,
    "password": password,
    "switch": switch,
    "forget-factor": factor,
    "token": token,
}
