"""E-mail: who wrote to whom, when and about what, then the message; attachments are papers of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime

from commonseal.reading.errors import ReadingError
from commonseal.reading.formats import plain, web
from commonseal.reading.formats.papertext import Attachment, Found, Line

_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_SPACE = re.compile(r"\s+")
_MOST_PARTS = 500


def find(content: bytes, source: str) -> Found:
    """Read an e-mail.

    Args:
        content: The ``.eml`` file.
        source: What to call it in an error.

    Returns:
        A line for each of From, To, Cc, Date and Subject, one that names the attachments, then the message: its text
        part, or its HTML part where it has no other.

    Raises:
        ReadingError: It is no e-mail, or holds no message.
    """
    message = message_from_bytes(content, policy=policy.default)
    if not isinstance(message, EmailMessage) or not any(message.get(name) for name in ("From", "Date", "Subject")):
        raise ReadingError(
            source, "is not an e-mail: it has no From, Date or Subject", "save the message again as .eml"
        )
    parts = _parts(message, source)
    attachments = tuple(_attachments(parts))
    lines = [Line(f"{name}: {words}") for name in _HEADERS if (words := _header(message, name))]
    if attachments:
        lines.append(Line(f"Attachments: {', '.join(attachment.name for attachment in attachments)}"))
    body = _body(parts, source)
    if not any(line.text.strip() and not line.aside for line in body) and not attachments:
        raise ReadingError(source, "holds no message", "save the message again, or read its attachments")
    lines += [Line(""), *body]
    return Found(
        tuple(lines), title=_header(message, "Subject") or None, published=_day(message), attachments=attachments
    )


def _header(message: EmailMessage, name: str) -> str:
    try:
        return _SPACE.sub(" ", str(message.get(name) or "")).strip()
    except (ValueError, LookupError, IndexError, AttributeError, TypeError):  # what the parser of headers trips over
        raw = next((value for key, value in message.raw_items() if key.lower() == name.lower()), "")
        return _SPACE.sub(" ", str(raw)).strip()


def _day(message: EmailMessage) -> str | None:
    try:
        return parsedate_to_datetime(_header(message, "Date")).date().isoformat()
    except (ValueError, TypeError, IndexError):
        return None


def _parts(message: EmailMessage, source: str) -> list[EmailMessage]:
    """Give the parts of a message that hold something, those of forwarded messages left to them."""
    found: list[EmailMessage] = []
    waiting = [message]
    while waiting:
        part = waiting.pop(0)
        if part.is_multipart() and part.get_content_type() != "message/rfc822":
            waiting[:0] = [each for each in part.iter_parts() if isinstance(each, EmailMessage)]
        else:
            found.append(part)
        if len(found) > _MOST_PARTS:
            raise ReadingError(source, f"has over {_MOST_PARTS} parts", "save the parts that matter by themselves")
    return found


def _is_attached(part: EmailMessage) -> bool:
    return part.get_content_disposition() == "attachment" or part.get_content_type() == "message/rfc822"


def _body(parts: list[EmailMessage], source: str) -> list[Line]:
    for wanted in ("text/plain", "text/html"):
        found = [part for part in parts if part.get_content_type() == wanted and not _is_attached(part)]
        lines = [line for part in found for line in _lines(part, source)]
        if any(line.text.strip() and not line.aside for line in lines):
            return lines
    return []


def _lines(part: EmailMessage, source: str) -> Iterator[Line]:
    content = _payload(part)
    charset = part.get_content_charset()
    text = _decoded(content, charset, source)
    if part.get_content_type() == "text/html":
        yield from web.find(text, source).lines if text.strip() else ()
    else:
        yield from (Line(line.rstrip()) for line in text.splitlines())


def _payload(part: EmailMessage) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(content: bytes, charset: str | None, source: str) -> str:
    try:
        return content.decode(charset or "utf-8")
    except (UnicodeDecodeError, LookupError):
        return plain.decoded(content, source)[0]


def _attachments(parts: list[EmailMessage]) -> Iterator[Attachment]:
    for number, part in enumerate((part for part in parts if _is_attached(part)), 1):
        if part.get_content_type() == "message/rfc822":
            inner = next((each for each in part.iter_parts() if isinstance(each, EmailMessage)), None)
            if inner is not None:
                subject = re.sub(r"[^\w -]", "", _header(inner, "Subject")) or f"message {number}"
                yield Attachment(f"{subject}.eml", inner.as_bytes())
            continue
        name = _SPACE.sub(" ", part.get_filename() or "").replace("\\", "/").rpartition("/")[2].strip()
        yield Attachment(name or f"attachment {number}", _payload(part))
