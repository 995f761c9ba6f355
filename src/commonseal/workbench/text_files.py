"""Files of text that are sent with a form, read in memory and forgotten."""

from django.core.files.uploadedfile import UploadedFile

_MOST = 1_000_000


class FaultyFileError(Exception):
    """A file cannot be used; ``faults`` are what is wrong, each in a sentence."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


def text_of(sent: object, what: str) -> str:
    """Return the text of a file that was sent, of ``what`` as people say it.

    Raises:
        FaultyFileError: there is none, it is too large, or it is no text.
    """
    if not isinstance(sent, UploadedFile) or not sent.size:
        raise FaultyFileError(f"Choose a file of {what}, in YAML or CSV")
    if sent.size > _MOST:
        raise FaultyFileError("The file is larger than a megabyte; leave out what is not asked for")
    content: bytes = sent.read()
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise FaultyFileError("The file is no text in UTF-8; save it as one") from None


def is_csv(sent: object) -> bool:
    """Whether a file that was sent is CSV, by its name."""
    return str(getattr(sent, "name", "")).casefold().endswith(".csv")
