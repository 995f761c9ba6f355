"""What stage 2 finds in the text: bodies, persons, roles, dates and figures, each with its offsets."""

from __future__ import annotations

from dataclasses import dataclass

from commonseal.reading.dates import DateMention


@dataclass(frozen=True, slots=True)
class BodyMention:
    """One place where one or more bodies are named or meant.

    ``names`` are the bodies (a set that the text does not resolve is one name, with ``is_set``); ``organ`` is the
    body's own part that is meant ("governing body"), ``form`` how it is named: name, list, short, reference, set, us.
    ``passing`` says that the body is named in passing alone: in somebody's "career" or in what a "by-line" says of
    a person whom the sentence goes on to tell something else of.
    """

    start: int
    end: int
    names: tuple[str, ...]
    body_class: str
    form: str = "name"
    organ: str = ""
    is_set: bool = False
    passing: str = ""

    @property
    def deciding(self) -> tuple[str, ...]:
        """The names as bodies that decide: with their organ, which is one for all of them if it is a joint one."""
        if len(self.names) > 1 and self.organ.casefold().startswith("joint "):
            return (f"{self.organ} of {', '.join(self.names[:-1])} and {self.names[-1]}",)
        return tuple(f"{name} {self.organ}" if self.organ else name for name in self.names)


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person named here, or meant by a pronoun (``form`` is name, surname or pronoun).

    ``is_proven`` says whether a title, a common given name or a verb of saying shows it to be a person.
    """

    start: int
    end: int
    name: str
    form: str = "name"
    is_proven: bool = True


@dataclass(frozen=True, slots=True)
class RoleMention:
    """A post's title, without joint, shared, interim and the like; ``parts`` are the titles that "and" joins in it."""

    start: int
    end: int
    title: str
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureMention:
    """A number or a sum of money as written."""

    start: int
    end: int
    value: str
    is_money: bool


Mention = BodyMention | PersonMention | RoleMention | FigureMention | DateMention
