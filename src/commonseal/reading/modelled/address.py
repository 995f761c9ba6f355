"""Where a model is, what it is called and how it is spoken to."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from enum import StrEnum
from urllib.parse import SplitResult, urlsplit, urlunsplit


class ModelKind(StrEnum):
    """The protocol of an address: that of OpenAI, which many servers speak, or Ollama's own."""

    OPENAI = "openai"
    OLLAMA = "ollama"


_PATHS = {ModelKind.OPENAI: "/chat/completions", ModelKind.OLLAMA: "/api/chat"}


@dataclass(frozen=True, slots=True)
class ModelAddress:
    """A model at an address.

    ``url`` is the server's base (``http://localhost:11434``, ``https://host/v1``) or the full path of its chat
    endpoint. ``key`` goes to that address as a bearer token and is never shown, not even by ``repr``.

    Raises:
        ValueError: The address, the name or the key is none; the sentence does not repeat what may be a secret.
    """

    name: str
    url: str
    kind: ModelKind = ModelKind.OPENAI
    key: str | None = field(default=None, repr=False)

    def __post_init__(self) -> None:
        parts = _split(self.url)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ValueError("the address of a model begins with http:// or https:// and names a host")
        if "@" in parts.netloc:
            raise ValueError("the address of a model holds no user name or password; give a key by a variable")
        if parts.query or parts.fragment:
            raise ValueError("the address of a model ends with its path, without “?” or “#”")
        if not self.name.strip() or not self.name.isprintable():
            raise ValueError("the model has no name")
        if self.key is not None and not (self.key and self.key.isascii() and all(map(_is_key_letter, self.key))):
            raise ValueError("the key is empty, or holds what no key holds")

    @property
    def endpoint(self) -> str:
        """The full address that papers go to; it holds no secret and may be shown."""
        parts = _split(self.url)
        ending = _PATHS[self.kind]
        path = parts.path.rstrip("/")
        if self.kind is ModelKind.OLLAMA:
            path = path.removesuffix(ending).removesuffix("/api")
        path = path if path.endswith(ending) else path + ending
        return urlunsplit((parts.scheme, parts.netloc, path, "", ""))

    @property
    def is_guarded(self) -> bool:
        """Whether nobody can listen on the way: the address is this machine, or what goes there is encrypted."""
        parts = _split(self.url)
        return parts.scheme == "https" or _is_this_machine(parts.hostname or "")


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        _ = parts.port  # raises where it is no number
    except ValueError:
        raise ValueError("the address of a model cannot be read; write http://HOST:PORT or https://HOST/v1") from None
    return parts


def _is_key_letter(letter: str) -> bool:
    """Whether a letter may stand in a header; one that may not would be repeated in the client's own error."""
    return letter.isprintable() and letter != " "


def _is_this_machine(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
