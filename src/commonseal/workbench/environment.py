"""What the environment says of an installation, read into plain values."""

import os

from commonseal.register.errors import RegisterError


class SettingError(RegisterError):
    """A variable of the environment says something that cannot be meant."""


def text(name: str, otherwise: str = "") -> str:
    """Return what ``COMMONSEAL_`` and a name say, without spaces around it."""
    return os.environ.get(f"COMMONSEAL_{name}", otherwise).strip()


def is_on(name: str) -> bool:
    """Whether a switch is on: ``1``. Off are ``0``, nothing, and a variable that is not there.

    Raises:
        SettingError: it says anything else, which must not be guessed at.
    """
    said = text(name)
    if said not in ("", "0", "1"):
        raise SettingError(f"COMMONSEAL_{name} is “{said}”; write 1 for on or 0 for off")
    return said == "1"


def number(name: str, otherwise: float) -> float:
    """Return a figure above nothing.

    Raises:
        SettingError: it is none.
    """
    said = text(name)
    if not said:
        return otherwise
    try:
        found = float(said)
    except ValueError:
        found = 0
    if found <= 0:
        raise SettingError(f"COMMONSEAL_{name} is “{said}”; write a figure above 0")
    return found


def listed(name: str, otherwise: str = "") -> list[str]:
    """Return the parts of a list that is parted by commas; empty parts are left out."""
    return [each.strip() for each in text(name, otherwise).split(",") if each.strip()]
