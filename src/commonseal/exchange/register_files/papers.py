"""Papers as register files bring them: their particulars, and their plain text in a file beside."""

from pydantic import ValidationError

from commonseal.exchange.register_files.checked import Checked
from commonseal.vocabulary import Paper, sha256_of
from commonseal.vocabulary.written.yaml_lines import Lined


def read_paper(checked: Checked, entry: Lined) -> Paper | None:
    """Read one paper with its text; None where there is a fault."""
    text = _text(checked, entry)
    if text is None:
        return None
    if "\0" in text:
        checked.fault(
            entry.line_of("file"), "the paper holds the character NUL, so it is no plain text; save it as text"
        )
        return None
    values = {key: value for key, value in entry.items() if key not in ("file", "text")}
    try:
        paper = Paper.model_validate({"sha256": sha256_of(text), **values, "text": text})
    except ValidationError as error:
        checked.invalid(entry, error, (*Paper.model_fields, "file"), "a paper")
        return None
    if paper.sha256 != sha256_of(text):
        checked.fault(
            entry.line_of("sha256"), f"the text of {paper.id} is not the one its sha256 stands for; check both"
        )
        return None
    return paper


def _text(checked: Checked, entry: Lined) -> str | None:
    file = entry.get("file")
    if not isinstance(file, str):
        return checked.text(entry, "text", "its plain text, or “file”, the name of a file that holds it")
    try:
        return (checked.file.parent / file).read_bytes().decode("utf-8")
    except OSError:
        checked.fault(entry.line_of("file"), f"there is no paper at {file}, seen from this file; check the name")
    except UnicodeDecodeError:
        checked.fault(entry.line_of("file"), f"the paper {file} is not UTF-8 text; save it as UTF-8")
    return None
