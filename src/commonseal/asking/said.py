"""A question as people type it: “who is accountable for safeguarding at Halton CCG?” taken apart, as far as it goes."""

import re
from typing import NamedTuple

_LEAD = re.compile(
    r"^(?:who\s*(?:is|was|are|were|’s|'s|holds|answers|will be)\b|who(?=\s))\s*(?:the\s+post\s+of\s+)?", re.IGNORECASE
)
_FOR = re.compile(
    r"^(?:(?:is\s+)?(?:accountable|answerable|responsible)\s+)?for\s+|^in\s+charge\s+of\s+", re.IGNORECASE
)
_ARTICLE = re.compile(r"^(?:the|an?)\s+", re.IGNORECASE)
_BETWEEN = re.compile(r"\s+(?:at|of|for|in)\s+", re.IGNORECASE)


class RoleAsked(NamedTuple):
    """A role, title or function, and the body at which somebody holds or answers for it, as a text has them."""

    role: str
    body: str


def role_asked(text: str) -> tuple[RoleAsked, ...]:
    """Return the ways in which a text can be a question about who holds or answers for something at a body.

    The shortest name of a body stands first: of “chair of the board of Harbourside ICB” it is “Harbourside ICB”. Only
    the register can tell which of them is meant. A text without a word such as “at” is no such question.
    """
    said = " ".join(text.split()).rstrip("?. ")
    said = _ARTICLE.sub("", _FOR.sub("", _LEAD.sub("", said)))
    found: list[RoleAsked] = []
    for between in reversed(list(_BETWEEN.finditer(said))):
        role, body = said[: between.start()].strip(), _ARTICLE.sub("", said[between.end() :].strip())
        if role and body:
            found.append(RoleAsked(role, body))
    return tuple(found)
