"""What can go wrong before a paper is read."""

from __future__ import annotations


class ReadingError(Exception):
    """A paper or a claims file that cannot be read; one sentence names the file, the problem and the remedy.

    Args:
        source: The file or text, as the reader of the message knows it.
        problem: What is wrong with it.
        remedy: What to do about it.
    """

    def __init__(self, source: str, problem: str, remedy: str) -> None:
        super().__init__(f"{source} {problem}; {remedy}.")
        self.source = source
        self.problem = problem
        self.remedy = remedy

    def __reduce__(self) -> tuple[type[ReadingError], tuple[str, str, str]]:
        """Say how to make it again in another process, to which an error that cannot be sent is never told."""
        return type(self), (self.source, self.problem, self.remedy)
