"""Minutes of a governing body in which the reader finds claims, and a register that knows, contradicts and lacks them.

Each set of places is a matter of its own, so that what one test decides does not bear on another.
"""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from support.sending import name_in, send_files
from support.workbench import Reader

_STEMS = ("Nor", "Sut", "Hex", "Mar", "Or", "Pev", "Quen", "Rush", "Sel", "Tarn", "Ul", "Ven", "Wex", "Yar", "Arn",
          "Bex", "Cor", "Den", "Elm", "Fen", "Gar", "Hol")  # fmt: skip
_PLACES = tuple(stem + ending for ending in ("wick", "ley", "combe", "bridge") for stem in _STEMS)
SETS = tuple(zip(_PLACES[::3], _PLACES[1::3], _PLACES[2::3], strict=False))
_next = [count()]


@dataclass(frozen=True)
class Matter:
    """Three places of which the register knows the first two."""

    dale: str
    vale: str
    hill: str

    @property
    def text(self) -> str:
        """The minutes: one thing known, one in conflict by its date, one new of two bodies, and more that is new."""
        return (
            f"NHS {self.dale} Clinical Commissioning Group\n\n"
            "Minutes of the Governing Body meeting held on 10 July 2019\n\n"
            f"Ann Lee is the Accountable Officer of NHS {self.dale} CCG. Bo Day has been the Chief Nurse of NHS "
            f"{self.dale} CCG since 1 May 2019.\n\n"
            f"Cy Hart is the Lay Member for Audit of NHS {self.vale} CCG and NHS {self.hill} CCG.\n\n"
            f"NHS {self.dale} CCG and NHS {self.vale} CCG have a joint committee, which began on 1 April 2019.\n\n"
            f"NHS {self.dale} CCG serves 200,000 people.\n"
        )

    def sent_by(self, reader: Reader, **fields: str) -> str:
        """Send the minutes in, wait until they are read, and return the name of the paper."""
        sent = send_files(reader, (f"{self.dale.lower()}.txt", self.text.encode()), **fields)
        name = name_in(sent)
        wait_until_settled(reader, name)
        return name


def next_matter() -> Matter:
    """Return places that no other test has had."""
    return Matter(*SETS[next(_next[0])])


def from_the_first() -> None:
    """Begin with the first places again: a register that is served anew knows of no test before."""
    _next[0] = count()


def wait_until_settled(reader: Reader, name: str) -> str:
    """Wait until a paper that was sent is read or refused, and return what its page says."""
    for _ in range(300):
        shown = reader.get(f"/incoming/{name}")
        assert shown.status == 200, shown.words
        if 'data-state="waiting"' not in shown.text and 'data-state="reading"' not in shown.text:
            return shown.words
        time.sleep(0.1)
    raise TimeoutError(shown.words)


def register_file(folder: Path) -> Path:
    """Write the register of all places and return the file."""
    people = [f"{{kind: person, id: {_id('person', name)}, name: {name}}}" for name in ("Ann Lee", "Bo Day")]
    told = [*people, *(each for dale, vale, _ in SETS for each in _known_of(dale, vale))]
    file = folder / "places.yaml"
    head = "act: {recorded: 2019-01-01, author: ann, reason: read}\nstatements:\n"
    file.write_text(head + "".join(f"  - {each}\n" for each in told), encoding="utf-8")
    return file


def _known_of(dale: str, vale: str) -> Iterator[str]:
    """Give what the register knows of two places: both bodies, and who holds two posts at the first."""
    for place in (dale, vale):
        name = f"NHS {place} Clinical Commissioning Group, other_names: [{{name: NHS {place} CCG}}]"
        yield f"{{kind: body, id: {_id('body', place)}-ccg, name: {name}, classification: ccg}}"
    body = f"bodies: [{_id('body', dale)}-ccg]"
    for role, person, start in (
        ("accountable_officer", "Ann Lee", "2018-04-01"),
        ("chief_nurse", "Bo Day", "2018-01-01"),
    ):
        post = f"post/{dale.lower()}/{role.replace('_', '-')}"
        yield f"{{kind: post, id: {post}, role: {role}, {body}}}"
        yield f"{{kind: appointment, person: {_id('person', person)}, post: {post}, {body}, start: {start}}}"


def _id(kind: str, name: str) -> str:
    return f"{kind}/{name.lower().replace(' ', '-')}"
