"""What a mention in a sentence was linked to, in words."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict

from commonseal.reading.dates import DateMention
from commonseal.reading.mentions import BodyMention, FigureMention, PersonMention, RoleMention
from commonseal.reading.posts import Post


class MentionTrace(BaseModel):
    """One thing found in a sentence: its token, its words in the paper, its kind and what it stands for.

    ``token`` is empty for what a group or a post has taken in. ``how`` tells how it was linked, such as "short" for a
    body's short form or "pronoun" for a person.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    token: str
    words: str
    kind: str
    stands_for: tuple[str, ...]
    how: str


def mention_of(token: str, words: str, item: object) -> MentionTrace:
    """Say what a token stands for.

    Args:
        token: The token, such as ``[B3]``.
        words: Its words in the paper.
        item: What the marked sentence holds for it.
    """
    kind, stands_for, how = _told(item)
    return MentionTrace(token=token, words=words, kind=kind, stands_for=stands_for, how=how)


def _told(item: object) -> tuple[str, tuple[str, ...], str]:
    match item:
        case BodyMention():
            told = _body(item)
        case PersonMention():
            told = "person", (item.name,), item.form
        case Post():
            told = _post(item)
        case RoleMention():
            told = "role", item.parts or (item.title,), "two titles" if item.parts else "title"
        case DateMention():
            told = "date", (item.bounded,), _joined(item.lead, "" if item.has_year else "year not given")
        case FigureMention():
            told = "figure", (item.value,), "money" if item.is_money else "number"
        case _:
            told = type(item).__name__, (str(item),), ""
    return told


def _body(item: BodyMention) -> tuple[str, tuple[str, ...], str]:
    how = _joined(item.form, item.body_class, "a set that is not named" if item.is_set else "")
    return "organ" if item.organ else "body", item.deciding, how


def _post(item: Post) -> tuple[str, tuple[str, ...], str]:
    at = f" at {'; '.join(item.bodies)}" if item.bodies else ", no body given"
    return "post", (item.title + at,), _joined(*sorted(item.modifiers), "plural" if item.plural else "")


def _joined(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
