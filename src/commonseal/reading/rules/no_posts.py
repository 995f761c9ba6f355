"""Words that read like a post and are none: what somebody does for a living."""

from __future__ import annotations

from collections.abc import Sequence

from commonseal.reading import expressions as re
from commonseal.reading.posts import Post
from commonseal.reading.rules.appointment_status import PLAIN

# “Jane Doe, a district nurse, said”: in no post of a body that the paper names
_PRACTISES = re.compile(
    r"(?:nurse|surgeon|consultant|pharmacist|practitioner|specialist|engineer|lawyer|solicitor|accountant|analyst"
    r"|planner|surveyor|inspector|organiser|administrator|midwife|therapist|worker)$",
    re.IGNORECASE,
)


def is_no_post(rule: str, post: Post, own: Sequence[str]) -> bool:
    """Say whether a title beside a name gives nobody a post in a body.

    Args:
        rule: The rule that joined the two.
        post: The title.
        own: The bodies that the sentence itself gives the post.
    """
    return not own and rule in PLAIN and post.article in {"a", "an"} and _PRACTISES.search(post.title) is not None
