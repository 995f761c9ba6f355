"""Staff matched to the posts of each option that are compared: what the counts of a comparison rest on."""

from commonseal.planning.comparing.compare import options_of
from commonseal.planning.matching import Given, Matching, matched, with_openings
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot


def matched_by_option(given: Given, snapshot: Snapshot, law: Law, proposal: str) -> dict[str, Matching]:
    """Return a matching for each option that changes something: of the staff to their posts and those it brings.

    What comes out is about single people, so it is restricted; ``compare`` tells only safe counts of it.

    Raises:
        FaultyFilesError: a post that an option brings has no grade, no WTE, or a grade that is not among the grades.
    """
    found = {}
    for option in (each.id for each in options_of(snapshot, proposal) if not each.changes_nothing):
        opened = with_openings(given, snapshot, option)
        found[option] = matched(
            opened.staff, opened.posts, grades=opened.grades, rules=opened.rules, law=law, relax=False
        )
    return found
