"""What is known to be wrong and is let stand for a time, with the reason."""

from typing import ClassVar, Literal

from pydantic import Field

from commonseal.vocabulary.facts.base import FactModel
from commonseal.vocabulary.identifiers import ThingId


class Acknowledgement(FactModel):
    """A finding that somebody has seen and lets stand, with the reason.

    ``finding`` is the finding's key, ``code`` that of the rule, ``about`` the bodies or other things that it is about.
    ``rests_on`` is the digest of what the finding rested on when it was acknowledged: when that changes, it asks to
    be looked at again. The statement's period says from when and to when it is acknowledged.
    """

    subject_field: ClassVar[str] = "about"

    kind: Literal["acknowledgement"] = "acknowledgement"
    finding: str = Field(min_length=1)
    code: str = Field(min_length=1)
    about: tuple[ThingId, ...] = Field(min_length=1)
    rests_on: str = Field(min_length=1)
    reason: str = Field(min_length=1)
