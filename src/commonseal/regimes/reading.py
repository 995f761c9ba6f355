"""One file of YAML as a pack: what it says, on which lines, and what is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import InitErrorDetails

from commonseal.regimes.model import MODELS, Confidence, Pack, Provision
from commonseal.vocabulary.periods import date_of
from commonseal.vocabulary.written import CheckedFile, Fault, Lined, YamlFaultError, documents

_PARTS = ("pack", "provisions")
_INHERITED = ("from", "to", "last_confirmed")
_OF_PACK = (
    *("id", "name", "jurisdiction", "classifications", "from", "to", "in_force", "status"),
    *("citation", "confidence", "last_confirmed", "source"),
)


_STAND_IN = Pack(
    id="unread",
    name="A pack that could not be read",
    jurisdiction="unknown",
    classifications=("other",),
    citation="none",
    confidence=Confidence.CHECK,
    last_confirmed=date_of(0),
    source="none",
)
"""Takes the place of a pack with faults, so that the faults of its provisions are told together with its own."""


@dataclass(frozen=True)
class PackRead:
    """A pack with where it stands: its file as it is shown, its line, and the line of each provision.

    ``unread`` are the identifiers of provisions with faults of their own: others may name them, and are not blamed.
    """

    pack: Pack
    shown: str
    line: int
    provisions: tuple[tuple[Provision, int], ...]
    unread: frozenset[str]


class _PackFile(CheckedFile):
    """One file of a pack being looked at."""

    plainly: Mapping[str, str] = {
        "tuple_type": "must be a list, as [ccg, icb]",
        "date_from_datetime_parsing": "must be a day, as 2019-07-10",
        "date_from_datetime_inexact": "must be a day, as 2019-07-10",
        "date_parsing": "must be a day, as 2019-07-10",
        "date_type": "must be a day, as 2019-07-10",
        "decimal_parsing": "must be a number",
        "greater_than_equal": "is too small",
        "less_than_equal": "is too large",
        "string_pattern_mismatch": "must be lower-case words and figures, joined by dots or underscores",
    }


def read_pack(path: Path, shown: str, faults: list[Fault]) -> PackRead | None:
    """Read one file; its faults are added to those given, and where the pack itself has any, None comes back."""
    checked = _PackFile(path, shown, faults)
    document = _document(checked)
    if document is None:
        return None
    checked.only(document, _PARTS, "a pack file")
    head = checked.mapping(document, "pack")
    if head is None and "pack" not in document:
        checked.fault(1, "there is no “pack:” with the id, the name and the days of this law; add it")
    pack = None if head is None else _head(checked, head)
    given = {} if head is None or pack is None else {key: head[key] for key in _INHERITED if key in head}
    reader = _ProvisionReader(checked, pack or _STAND_IN, given)
    entries = checked.entries(document, "provisions")
    if pack is not None and not document.get("provisions") and set(document) <= set(_PARTS):
        checked.fault(document.line_of("provisions"), "there are no “provisions:”; write what this law says, or wait")
    found = tuple((provision, entry.line) for entry in entries if (provision := reader.read(entry)) is not None)
    if head is None or pack is None:
        return None
    read = {line for _, line in found}
    unread = frozenset(str(entry.get("id")) for entry in entries if entry.line not in read)
    whole = pack.model_copy(update={"provisions": tuple(provision for provision, _ in found)})
    return PackRead(whole, shown, head.line, found, unread)


def _document(checked: CheckedFile) -> Lined | None:
    try:
        found = documents(checked.file.read_text(encoding="utf-8-sig"))
    except YamlFaultError as error:
        checked.fault(error.line, str(error))
        return None
    except UnicodeDecodeError:
        checked.fault(1, "the file is not UTF-8 text; save it as UTF-8")
        return None
    except OSError as error:
        checked.fault(1, f"the file cannot be read: {error.strerror}")
        return None
    if len(found) != 1:
        what = (
            "says nothing; write a pack in it, or take it away"
            if not found
            else "holds several documents; one pack a file"
        )
        checked.fault(1, f"the file {what}")
        return None
    if not isinstance(found[0], Lined):
        checked.fault(1, "the file must be a mapping that begins with “pack:”")
        return None
    return found[0]


def _head(checked: CheckedFile, head: Lined) -> Pack | None:
    if "provisions" in head:
        checked.fault(head.line_of("provisions"), "“provisions” stand beside the pack, not in it; indent them less")
        return None
    try:
        return Pack.model_validate(checked.plain(head))
    except ValidationError as error:
        checked.invalid(head, _as_written(error), _OF_PACK, "a pack")
        return None


class _ProvisionReader:
    """Reads the provisions of one pack, which have from it what they do not say themselves."""

    def __init__(self, checked: CheckedFile, pack: Pack, given: Mapping[str, Any]) -> None:
        self._checked, self._pack = checked, pack
        self._given = {"last_confirmed": pack.last_confirmed, **given}

    def read(self, entry: Lined) -> Provision | None:
        """Read one provision; None where it has faults."""
        model = self._model(entry)
        if model is None:
            return None
        what = f"a provision of kind {model.kind_name()}"
        fields = tuple("from" if name == "from_" else name for name in model.model_fields if name != "pack")
        if "pack" in entry:
            self._checked.only(entry, fields, what)
            return None
        bodies = {"bodies": self._pack.classifications} if "bodies" in model.model_fields else {}
        values = {**self._given, **bodies, **self._checked.plain(entry), "pack": self._pack.id}
        try:
            found = model.model_validate(values)
        except ValidationError as error:
            self._checked.invalid(entry, _as_written(error), fields, what)
            return None
        self._look_at_days(entry, found)
        return found

    def _model(self, entry: Lined) -> type[Provision] | None:
        kind = entry.get("kind")
        model = MODELS.get(str(kind))
        if model is None:
            given = f"“{kind}” is not a kind of provision" if kind else "the provision has no “kind”"
            near = get_close_matches(str(kind), MODELS, n=1)
            remedy = f"did you mean “{near[0]}”?" if near else f"use one of {', '.join(MODELS)}"
            self._checked.fault(entry.line_of("kind"), f"{given}; {remedy}")
        return model

    def _look_at_days(self, entry: Lined, found: Provision) -> None:
        """Note where a provision holds on days on which its pack does not."""
        (start, end), (first, last) = found.span(), self._pack.span()
        its_pack = f"its pack ({self._pack.span_line}); put one right"
        if start < first:
            self._checked.fault(entry.line_of("from"), f"“{found.id}” begins before {its_pack}")
        if end > last:
            self._checked.fault(entry.line_of("to"), f"“{found.id}” ends after {its_pack}")


def _as_written(error: ValidationError) -> ValidationError:
    """Return the same faults, of fields by the names that stand in the file, and of a whole period on its end."""
    lines: list[InitErrorDetails] = []
    for entry in error.errors(include_url=False):
        place: tuple[Any, ...] = tuple("from" if part == "from_" else part for part in entry["loc"])
        if not place and "it ends" in entry["msg"]:
            place = ("to",)
        lines.append({"type": entry["type"], "loc": place, "input": entry["input"], "ctx": entry.get("ctx", {})})
    return ValidationError.from_exception_data("provision", lines)
