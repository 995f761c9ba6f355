"""Readable, stable identifiers of things: ``body/portsmouth-ccg``, ``post/portsmouth-ccg/accountable-officer``.

The first part says what kind of thing it is; the rest are words in lower case joined by hyphens.
"""

import re
import unicodedata
from typing import Annotated

from pydantic import AfterValidator

_WORDS = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_IDENTIFIER = re.compile(rf"([a-z]+)((?:/{_WORDS})+)")


class IdentifierError(ValueError):
    """A text is not an identifier of the kind that is wanted."""


def check_identifier(text: str, kinds: tuple[str, ...] = ()) -> str:
    """Return the text if it is an identifier, and of one of these kinds where any are given.

    Raises:
        IdentifierError: it is not.
    """
    match = _IDENTIFIER.fullmatch(text)
    if match and (not kinds or match[1] in kinds):
        return text
    wanted = " or ".join(f"{kind}/…" for kind in kinds) if kinds else "kind/words-in-lower-case"
    raise IdentifierError(f"“{text}” is not an identifier; write {wanted}, for instance body/portsmouth-ccg")


def kind_of(identifier: str) -> str:
    """Return the kind that an identifier begins with.

    >>> kind_of("body/portsmouth-ccg")
    'body'
    """
    return identifier.partition("/")[0]


def slug(text: str) -> str:
    """Make the words of an identifier out of a name.

    >>> slug("NHS Kent & Medway CCG")
    'nhs-kent-and-medway-ccg'
    """
    plain = unicodedata.normalize("NFKD", text.replace("&", " and ")).encode("ascii", "ignore").decode().lower()
    words = re.sub(r"['’]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", words).strip("-") or "unnamed"


class Refers:
    """Marks a field as holding identifiers of things of these kinds; none named means of any kind."""

    def __init__(self, *kinds: str) -> None:
        self.kinds = kinds


def _reference(*kinds: str) -> tuple[AfterValidator, Refers]:
    return AfterValidator(lambda text: check_identifier(text, kinds)), Refers(*kinds)


BodyId = Annotated[str, *_reference("body")]
PersonId = Annotated[str, *_reference("person")]
PostId = Annotated[str, *_reference("post")]
FunctionId = Annotated[str, *_reference("function")]
ArrangementId = Annotated[str, *_reference("arrangement")]
ProposalId = Annotated[str, *_reference("proposal")]
OptionId = Annotated[str, *_reference("option")]
BodyOrPersonId = Annotated[str, *_reference("body", "person")]
AccountableId = Annotated[str, *_reference("post", "body", "person")]
ThingId = Annotated[str, *_reference()]
