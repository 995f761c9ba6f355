"""Nobody reviews what they brought: the one rule on who may decide about the claims of a paper."""

from commonseal.register.errors import RegisterError


class OwnPaperError(RegisterError):
    """Somebody would decide about the claims of a paper that they brought."""


def is_own(reviewer: str, brought_by: str | None) -> bool:
    """Whether a paper was brought by the one who would review it; one that nobody brought is nobody's own."""
    return brought_by is not None and reviewer.strip().casefold() == brought_by.strip().casefold()


def check_independent(reviewer: str, brought_by: str | None) -> None:
    """Go on only where a second person decides.

    Raises:
        OwnPaperError: it is the same.
    """
    if is_own(reviewer, brought_by):
        raise OwnPaperError(
            "you brought this paper, so somebody else has to review it; ask another reviewer, or, if you keep this"
            " register alone, review the file with: commonseal review FILE"
        )
