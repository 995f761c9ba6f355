"""Receiving files that are sent: into files on disk, none larger than allowed, none from somebody not signed in."""

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import SkipFile, TemporaryFileUploadHandler
from django.http import HttpRequest

_TOO_LARGE = "commonseal.too_large"


class CarefulUpload(TemporaryFileUploadHandler):
    """Takes a file in as long as it may be taken in; of one that is too large only the name is kept."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Begin a file; nothing is kept of one from somebody who has not signed in."""
        super().new_file(*args, **kwargs)
        user = getattr(self.request, "user", None)
        if user is None or not user.is_authenticated:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Write a part of a file, as long as it is not too large."""
        if start + len(raw_data) > settings.LARGEST_UPLOAD and self.request is not None:
            self.request.META.setdefault(_TOO_LARGE, []).append(str(self.file_name))
            raise SkipFile
        super().receive_data_chunk(raw_data, start)


def too_large(request: HttpRequest) -> tuple[str, ...]:
    """Return the names of the files of a request that were too large to be taken in."""
    return tuple(request.META.get(_TOO_LARGE, ()))
