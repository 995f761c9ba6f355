"""The small parts of which sentences are made."""

from collections.abc import Iterable
from dataclasses import dataclass

from commonseal.answers.base import joined
from commonseal.answers.mood import Mood
from commonseal.answers.naming import Names
from commonseal.vocabulary import Standing
from commonseal.vocabulary.facts import Money


@dataclass(frozen=True, slots=True)
class Told:
    """How a fact is to be told: with what names, in what mood, and with what standing."""

    names: Names
    mood: Mood
    standing: Standing

    def answering_in_law(self, bodies: tuple[str, ...]) -> str | None:
        """Say which bodies answer in law for what is done, or nothing where there are none."""
        verb = self.mood.do("answer", many=self.names.are_many(bodies))
        return f"for which {self.names.all(bodies)} {verb} in law" if bodies else None


def quoted(text: str) -> str:
    """Put a text in quotation marks."""
    return f"“{text}”"


def with_details(head: str, *tails: str | None) -> str:
    """Join a head and the details given, with commas."""
    return ", ".join([head, *(tail for tail in tails if tail)])


def listed(lead: str, texts: Iterable[str]) -> str | None:
    """Say a lead and texts, or nothing where there are none."""
    found = list(texts)
    return f"{lead} {joined(found)}" if found else None


def when_given(lead: str, text: str | None) -> str | None:
    """Say a lead and a text, or nothing where there is none."""
    return f"{lead} {text}" if text else None


def with_article(noun: str) -> str:
    """Put its article before a noun, as it is spoken: "an NHS trust", "a unitary council"."""
    return f"{'an' if noun[:1].lower() in 'aeio' or noun.startswith('NHS') else 'a'} {noun}"


def money(value: Money) -> str:
    """Write an amount of money, in pounds with their sign."""
    amount = f"{value.amount:,f}"
    return f"£{amount}" if value.currency == "GBP" else f"{value.currency} {amount}"
