"""What a template says of an option: sentences that rest on a provision of law or on the register, never on neither."""

from collections.abc import Iterable

from pydantic import BaseModel, ConfigDict

from commonseal.regimes import Liability, Power, Provision
from commonseal.vocabulary import StatementDraft


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Said(_Part):
    """One sentence. Of law it has the provision that says so, with its citation and how sure that is.

    One without a provision is about the register or about the option itself, never about the law. ``heading`` is what
    several sentences have in common, so that a list can say it once.
    """

    text: str
    heading: str | None = None
    provision: str | None = None
    citation: str | None = None
    confidence: str | None = None

    @property
    def line(self) -> str:
        """The sentence with its source behind it, as an option keeps it and a list shows it."""
        return f"{self.heading}: {self.under_heading}" if self.heading else self.under_heading

    @property
    def under_heading(self) -> str:
        """The sentence with its source, where its heading has been said."""
        if self.citation is None:
            return self.text
        sure = "" if self.confidence == "sure" else f"; {self.confidence}"
        return f"{self.text} ({self.citation}{sure})"


def of_law(provision: Provision, text: str | None = None, *, heading: str | None = None) -> Said:
    """Return what a provision says, in its own words or in words for the case at hand."""
    return Said(
        text=text or provision.text,
        heading=heading,
        provision=provision.id,
        citation=provision.citation,
        confidence=provision.confidence.value,
    )


class DutyEffect(_Part):
    """What an option does to a duty or to all of them: whether its exercise moves, to whom, and who stays liable.

    ``power`` is what the law lets them do it under, None where the law here has nothing or nothing is needed.
    ``liability`` is ``kept`` where each body keeps its own, ``exercising_body`` where it lies with whoever exercises,
    None where the law here does not say; ``liable_by`` is what says so. ``provisions`` are those that the sentence
    itself rests on, where it speaks of duties that the law gives.
    """

    text: str
    bodies: tuple[str, ...]
    functions: tuple[str, ...] = ()
    moves: bool
    goes_to: str | None = None
    power: Said | None = None
    liability: Liability | None = None
    liable_by: Said | None = None
    provisions: tuple[str, ...] = ()

    @property
    def line(self) -> str:
        """The effect in one line, with the power and the liability."""
        parts = [self.text]
        if self.power is not None:
            sure = "" if self.power.confidence in {None, "", "sure"} else f", {self.power.confidence}"
            parts.append(f"under {self.power.citation or self.power.text}{sure}")
        parts.append(self.liability_words)
        return "; ".join(part for part in parts if part)

    @property
    def liability_words(self) -> str:
        """Where liability lies, in words; empty where the law here does not say."""
        if self.liability is None or self.liable_by is None:
            return ""
        where = "stays with each body" if self.liability is Liability.KEPT else "lies with the body that exercises"
        return f"liability {where} ({self.liable_by.citation})"


class Built(_Part):
    """What a template makes of its parameters, for one option.

    ``drafts`` are the statements that the option brings, all of them proposed; ``brings`` the things by which it names
    them; ``ends`` the things found in the snapshot that it ends. ``keeps`` says what stays, ``duties`` which duties
    move or do not, ``warnings`` what is lacking or has to be seen to.
    """

    drafts: tuple[StatementDraft, ...] = ()
    brings: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    keeps: tuple[Said, ...] = ()
    duties: tuple[DutyEffect, ...] = ()
    warnings: tuple[Said, ...] = ()

    def __add__(self, other: "Built") -> "Built":
        """Return the two as one option, each thing and each sentence once."""
        return Built(
            drafts=(*self.drafts, *other.drafts),
            brings=_once(self.brings, other.brings),
            ends=_once(self.ends, other.ends),
            keeps=tuple(dict.fromkeys((*self.keeps, *other.keeps))),
            duties=tuple(dict.fromkeys((*self.duties, *other.duties))),
            warnings=tuple(dict.fromkeys((*self.warnings, *other.warnings))),
        )


def _once(*things: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for some in things for each in some))


def liable_under(power: Power, says: Provision | None) -> tuple[Liability | None, Said | None]:
    """Return where liability lies under a power, and what says so: the power, or the provision that it names."""
    if power.liability is None:
        return None, None
    return power.liability, of_law(says or power)
