"""An account, as commands and pages speak of it."""

from dataclasses import dataclass
from datetime import datetime

from commonseal.vocabulary import Visibility
from commonseal.workbench.rights import Role


@dataclass(frozen=True)
class Account:
    """An account as an administrator sees it."""

    name: str
    full_name: str
    email: str
    roles: tuple[tuple[Role, str], ...]
    clearance: Visibility
    is_on: bool
    has_second_factor: bool
    has_password: bool
    is_provided: bool
    last_signed_in: datetime | None
