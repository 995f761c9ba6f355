"""How papers under review are told as data, and what is sent of their claims."""

from typing import Annotated, Literal

from pydantic import BaseModel, Field

from commonseal.reading import Claim
from commonseal.review import Finding, Item
from commonseal.vocabulary import StatementDraft
from commonseal.workbench.api.looking import Text

Key = Annotated[
    str, Field(pattern=r"^[0-9a-f]{8,64}$", description="The key of a claim, as the list of claims has it.")
]
Seen = Annotated[str, Field(max_length=64, description="The claim's own seen: as what it was looked at.")]
As = Literal["accepted", "corrects", "follows"]


class DecisionTold(BaseModel):
    """The decision that stands on a claim: what, by whom and when, and what it brought, if the caller may see that."""

    decision: str
    by: str
    at: str
    statement: str | None


class Against(BaseModel):
    """A claim held against the register: what it is to it, with which statements and why, and what it would become.

    ``seen`` is sent with a decision; where the claim is something else by then, the decision is refused.
    """

    finding: Finding
    statements: list[str]
    why: str
    draft: StatementDraft
    seen: str

    @classmethod
    def of(cls, item: Item) -> "Against":
        """Tell a claim under review."""
        found = item.comparison
        held = [each.id for each in found.statements]
        return cls(finding=found.finding, statements=held, why=found.why, draft=item.drafted.main, seen=item.seen)


class ClaimTold(BaseModel):
    """A claim of a paper as it was read, and the decision that stands on it or else how it stands to the register."""

    key: str
    claim: Claim
    decided: DecisionTold | None
    against: Against | None


class Reviewed(BaseModel):
    """A paper under review: its claims, those asked for of them, and how many wait; whether the caller brought it."""

    paper: str
    title: str
    is_own: bool
    all: int
    waiting: int
    decided: int
    claims: list[ClaimTold]


class AboutClaim(BaseModel):
    """A claim that is decided about, as it was seen."""

    key: Key
    seen: Seen


class Editing(BaseModel):
    """A claim as somebody has edited it: the fields that are other than it was read, by their names."""

    key: Key
    changes: dict[Text, str | list[str] | None] = Field(default_factory=dict, max_length=20)


class Accepting(Editing):
    """How a claim is accepted: as it was read or edited, in place of what was never so, or as what followed it.

    An edited claim that is then in conflict with the register needs the ``seen`` of what it was edited to, and how.
    """

    seen: Seen = ""
    how: As | None = None


class Joining(AboutClaim):
    """Two claims of one matter."""

    other: Key


class Undoing(BaseModel):
    """A claim about which one's own decision is taken back."""

    key: Key


class Done(BaseModel):
    """What a decision brought: the statement that now stands, if any; and how many claims still wait."""

    statement: str | None
    waiting: int
