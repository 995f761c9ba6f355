"""What an account may do with the matters of a body: roles that it holds, and the rights that a role brings."""

from collections.abc import Iterable
from enum import StrEnum

from commonseal.register.errors import RegisterError

EVERY_BODY = ""
"""Stands for every body where a role is held at all of them."""


class Right(StrEnum):
    """Something that an account may do."""

    READ = "read"
    PROPOSE = "propose"
    REVIEW = "review"
    APPROVE = "approve"
    ADMINISTER = "administer"
    AUDIT = "audit"


class Role(StrEnum):
    """What an account is at a body, or at every body."""

    READER = "reader"
    CONTRIBUTOR = "contributor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.READER: frozenset({Right.READ}),
    Role.CONTRIBUTOR: frozenset({Right.READ, Right.PROPOSE}),
    Role.REVIEWER: frozenset({Right.READ, Right.PROPOSE, Right.REVIEW}),
    Role.APPROVER: frozenset({Right.READ, Right.PROPOSE, Right.APPROVE}),
    Role.ADMINISTRATOR: frozenset({Right.READ, Right.ADMINISTER, Right.AUDIT}),
    Role.AUDITOR: frozenset({Right.READ, Right.AUDIT}),
}
"""The rights that each role brings."""

_TO = {
    Right.READ: "read what is kept for its own people",
    Right.PROPOSE: "propose changes or add papers",
    Right.REVIEW: "review what was read in papers",
    Right.APPROVE: "record decisions",
    Right.ADMINISTER: "manage accounts",
    Right.AUDIT: "see who saw and did what",
}


class RightLackingError(RegisterError):
    """An account may not do what it asks to do."""

    def __init__(self, right: Right, *, signed_in: bool) -> None:
        """Say what may not be done, and the way forward."""
        self.signed_in = signed_in
        if not signed_in:
            super().__init__(f"sign in to {_TO[right]}")
        else:
            super().__init__(f"your account may not {_TO[right]} here; an administrator can give you a role for it")


def holds(roles: Iterable[tuple[Role, str]], right: Right, bodies: Iterable[str]) -> bool:
    """Whether roles, each with its body, bring a right at every one of some bodies; at any, where none is given."""
    at = {body for role, body in roles if right in RIGHTS[role]}
    wanted = set(bodies)
    return bool(at) and (EVERY_BODY in at or wanted <= at)
