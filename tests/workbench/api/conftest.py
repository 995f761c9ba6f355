"""A workbench served for programs: a register with public, internal and restricted matters, and tokens for many."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from support.api import Program, make_tokens
from workbench.conftest import guarded_register

TOKENS: Mapping[str, tuple[str, tuple[str, ...], int]] = {
    "anybody": ("anybody", ("propose", "review", "approve"), 0),
    "staff": ("staff", ("propose", "review", "approve"), 0),
    "auditor": ("auditor", ("propose", "review", "approve"), 0),
    "reviewer": ("reviewer", ("propose", "review", "approve"), 0),
    "stranger": ("stranger", ("propose", "review", "approve"), 0),
    "reader": ("reader", ("propose", "review", "approve"), 0),
    "approver": ("approver", ("propose", "review", "approve"), 0),
    "contributor": ("contributor", ("propose", "review", "approve"), 0),
    "only reading": ("reviewer", (), 0),
    "expired": ("reviewer", ("review",), 31),
    "switched off": ("bare", (), 0),
}
"""Each token: its account, its scopes, and how many days ago it was made; it is good for thirty."""


@dataclass(frozen=True)
class Served:
    """The address of the workbench, the file of its register, and the tokens by name."""

    base: str
    place: Path
    tokens: Mapping[str, str]

    @property
    def url(self) -> str:
        """The register as commands are told of it."""
        return f"sqlite:///{self.place}"

    def by(self, name: str | None) -> Program:
        """Return a program with a token; None for one without."""
        return Program(self.base, self.tokens[name] if name else "")


@pytest.fixture(scope="session")
def api(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve it for all tests of the API."""
    with served_for_programs(tmp_path_factory) as found:
        yield found


@contextmanager
def served_for_programs(pages: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve a register of one's own while the block runs."""
    with guarded_register(pages) as (base, place):
        made = make_tokens(f"sqlite:///{place}", *TOKENS.values())
        yield Served(base, place, dict(zip(TOKENS, made, strict=True)))
