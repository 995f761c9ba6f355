"""Making, finding and taking back tokens."""

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from hashlib import sha256

from django.contrib.auth.models import User

from commonseal.register.errors import RegisterError
from commonseal.workbench.accounts import audit
from commonseal.workbench.api.models import Token
from commonseal.workbench.rights import Right

MARK = "cseal_"
"""Begins every token, so that one that lies where it should not can be found by a search."""

MOST_DAYS = 366
SCOPES = (Right.READ, Right.PROPOSE, Right.REVIEW, Right.APPROVE)
"""What a token may be held to. Nobody manages accounts by a token."""


class TokenError(RegisterError):
    """A token cannot be made as asked."""


def make(account: User, *, name: str, scopes: Iterable[Right], days: int, now: datetime) -> tuple[str, Token]:
    """Make a token and return it with what is kept of it; its text is not kept and cannot be shown again.

    Args:
        account: whose it is.
        name: what it is for.
        scopes: the rights that it is held to; reading always belongs to them.
        days: for how many days it is good, at most a year.
        now: the moment, with a time zone.

    Raises:
        TokenError: it has no name, lasts too long, or asks for what no token may do.
    """
    wanted = {Right.READ, *scopes}
    if not name.strip():
        raise TokenError("say what the token is for, so that it can be told from others")
    if not 1 <= days <= MOST_DAYS:
        raise TokenError(f"a token is good for 1 to {MOST_DAYS} days; {days} is not among them")
    if wanted - set(SCOPES):
        raise TokenError(f"a token can be held to {', '.join(SCOPES)}, and to nothing else")
    text = MARK + secrets.token_urlsafe(32)
    kept = Token.objects.create(
        account=account,
        name=name.strip(),
        digest=digest(text),
        scopes=" ".join(sorted(wanted)),
        made=now,
        expires=now + timedelta(days=days),
    )
    audit.keep(account.get_username(), audit.Deed.OWN_ACCOUNT, f"made the token “{kept.name}” for {kept.scopes}")
    return text, kept


def digest(text: str) -> str:
    """Return what is kept of a token. It is long and random, so that no salt is needed to guard it."""
    return sha256(text.encode()).hexdigest()


def find(text: str, now: datetime) -> Token | None:
    """Return the token of this text where it is good at a moment and its account is active; note that it was used."""
    found = Token.objects.select_related("account").filter(
        digest=digest(text), expires__gt=now, taken_back=None, account__is_active=True
    )
    token = found.first()
    if token is not None and token.last_used != now.date():
        Token.objects.filter(pk=token.pk).update(last_used=now.date())
    return token


def take_back(account: User, number: int, now: datetime) -> Token:
    """Take back a token of an account: from now on it is good for nothing.

    Raises:
        TokenError: the account has no such token, or it was taken back before.
    """
    token = Token.objects.filter(account=account, pk=number, taken_back=None).first()
    if token is None:
        raise TokenError("there is no such token, or it was taken back before")
    token.taken_back = now
    token.save(update_fields=["taken_back"])
    audit.keep(account.get_username(), audit.Deed.OWN_ACCOUNT, f"took back the token “{token.name}”")
    return token
