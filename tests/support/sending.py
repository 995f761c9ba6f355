"""Sending the forms of a page as a browser without scripts does, files too."""

import re
import uuid
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode
from urllib.request import Request

from support.workbench import Reader, Shown

File = tuple[str, bytes]
"""A file: its name and what is in it."""


@dataclass
class Form:
    """A form of a page: where it goes, what stands in its fields, and what its buttons say to it."""

    action: str
    fields: dict[str, str] = field(default_factory=dict)
    buttons: set[tuple[str, str]] = field(default_factory=set)


class _Forms(HTMLParser):
    """Gathers the forms of a page that are sent."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[Form] = []
        self._open: Form | None = None
        self._choice: str | None = None
        self._area: str | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form" and given.get("method", "get").lower() == "post":
            self._open = Form(given["action"])
            self.found.append(self._open)
        if self._open is None:
            return
        name = given.get("name", "")
        if tag == "input" and name and (given.get("type") not in ("radio", "checkbox", "file") or "checked" in given):
            self._open.fields[name] = given.get("value", "")
        elif tag == "button":
            self._open.buttons.add((name, given.get("value", "")))
        elif tag == "select":
            self._choice = name
        elif tag == "option" and self._choice and ("selected" in given or self._choice not in self._open.fields):
            self._open.fields[self._choice] = given.get("value", "")
        elif tag == "textarea":
            self._area = name
            self._open.fields[name] = ""

    def handle_data(self, data: str) -> None:
        if self._area and self._open is not None:
            self._open.fields[self._area] += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        elif tag == "select":
            self._choice = None
        elif tag == "textarea":
            self._area = None


def forms(shown: Shown) -> list[Form]:
    """Return the forms of a page that are sent."""
    parser = _Forms()
    parser.feed(shown.text)
    return parser.found


def press(reader: Reader, shown: Shown, name: str, value: str = "", **fields: str) -> Shown:
    """Press a button of a page, with some fields of its form filled in otherwise, and return what comes."""
    form = next(each for each in forms(shown) if (name, value) in each.buttons)
    told = {**form.fields, **({name: value} if name else {}), **fields}
    return reader._open(f"{reader.base}{form.action}", urlencode(told).encode())


def send_files(reader: Reader, *files: File, **fields: str) -> Shown:
    """Send files on the page for it and return what comes."""
    page = reader.get("/incoming/add")
    upload = next(each for each in forms(page) if each.action.startswith("/incoming/add"))
    told = {**upload.fields, "visibility": "public", **fields}
    return send_multipart(reader, f"{reader.base}{upload.action}", told, files)


def send_multipart(reader: Reader, address: str, fields: dict[str, str], files: tuple[File, ...]) -> Shown:
    """Send fields and files to an address."""
    mark = uuid.uuid4().hex
    parts = [_part(mark, f'name="{name}"', value.encode()) for name, value in fields.items()]
    parts += [_part(mark, f'name="files"; filename="{name}"', content) for name, content in files]
    body = b"".join(parts) + f"--{mark}--\r\n".encode()
    request = Request(address, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})  # noqa: S310 - our own server
    return reader._open(request)


def name_in(shown: Shown) -> str:
    """Return the name of the paper whose page this is."""
    found = re.search(r"/(?:incoming|review)/([a-z0-9-]+)", shown.address)
    assert found is not None, shown.words
    return found[1]


def _part(mark: str, disposition: str, content: bytes) -> bytes:
    return f"--{mark}\r\nContent-Disposition: form-data; {disposition}\r\n\r\n".encode() + content + b"\r\n"
