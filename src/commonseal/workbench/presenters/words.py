"""Words and colours that pages share; no colour stands without its word."""

from types import MappingProxyType

STANDING_COLOUR = MappingProxyType(
    {
        "in_force": "green",
        "agreed": "blue",
        "proposed": "yellow",
        "considered": "grey",
        "ended": "grey",
        "rejected": "red",
    }
)
"""The colour of the tag that says how far a matter has come."""


def in_words(key: str) -> str:
    """Return a key as words: ``in_force`` is “in force”."""
    return str(key).replace("_", " ")


def upper_first(text: str) -> str:
    """Return a text with a capital letter at its head, and the rest as it is."""
    return text[:1].upper() + text[1:]


def as_sentence(text: str) -> str:
    """Return a message, which begins small and ends without a stop, as a sentence; a colon leads on to a list."""
    return upper_first(text) + ("" if text[-1:] in ".?!:" else ".")
