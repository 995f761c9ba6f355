"""Staff matched to the posts of options, for whoever may see them: restricted, and nothing of it is kept.

The file is read in memory within the request, matched, shown and forgotten: neither the file nor the result enters the
register, a session, a cache or a log. That somebody saw a result is written into the audit.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.http import HttpRequest

from commonseal.asking import Gathered
from commonseal.planning.comparing import matched_by_option
from commonseal.planning.matching import Given, Matching, graded_by, matched, read_given, with_openings
from commonseal.vocabulary import Visibility
from commonseal.vocabulary.written import FaultyFilesError
from commonseal.workbench.accounts.audit import Deed, keep
from commonseal.workbench.asker import Asker
from commonseal.workbench.laws import gathered_by_law
from commonseal.workbench.origins import origin_of
from commonseal.workbench.plans import promoters_of
from commonseal.workbench.rights import Right, RightLackingError
from commonseal.workbench.text_files import FaultyFileError, is_csv, text_of


@dataclass(frozen=True)
class ForMatching:
    """A plan, an option or a proposal with its options, to whose posts somebody may see staff matched."""

    asker: Asker
    plan: str
    gathered: Gathered

    @classmethod
    def of(cls, asker: Asker, plan: str) -> "ForMatching":
        """Return a plan for somebody who is cleared for restricted matters and may plan for its promoters.

        Raises:
            RightLackingError: they are not.
        """
        gathered = gathered_by_law(asker.look, (), plan)
        asker.need(Right.PROPOSE, *promoters_of(gathered, plan))
        if asker.look.viewer.clearance is not Visibility.RESTRICTED:
            raise RightLackingError(Right.READ, signed_in=asker.signed_in)
        return cls(asker, plan, gathered)

    def given(self, sent: object) -> Given:
        """Return the staff of the file that was sent, with the posts that the option brings.

        Raises:
            FaultyFileError: there is none, or it has faults.
        """
        written = self._written(sent)
        with _of_the_file():
            return with_openings(written, self.gathered.snapshot, self.plan)

    def matched(self, given: Given, request: HttpRequest, *, relax: bool) -> Matching:
        """Return who is placed where, and write into the audit that somebody saw it, of which the register has nothing.

        Args:
            given: the staff and posts.
            request: the request by which they see it.
            relax: whether to say what relaxing each rule would gain.
        """
        law = self.gathered.law.on(self.asker.look.on)
        found = matched(given.staff, given.posts, grades=given.grades, rules=given.rules, law=law, relax=relax)
        self._keep(request, "a matching of staff to posts")
        return found

    def matched_by_option(self, sent: object, request: HttpRequest) -> dict[str, Matching]:
        """Return a matching for each option of the proposal of the staff of the file that was sent, noted alike.

        Raises:
            FaultyFileError: there is no file, or it has faults.
        """
        written = self._written(sent)
        law = self.gathered.law.on(self.asker.look.on)
        with _of_the_file():
            found = matched_by_option(written, self.gathered.snapshot, law, self.plan)
        self._keep(request, "counts of staff at risk by option")
        return found

    def _written(self, sent: object) -> Given:
        text = text_of(sent, "staff")
        with _of_the_file():
            return read_given(text, "the file", is_csv=is_csv(sent), grades=graded_by(self.gathered.snapshot))

    def _keep(self, request: HttpRequest, what: str) -> None:
        address, origin = request.get_full_path(), origin_of(request)
        keep(self.asker.account, Deed.SAW, what, things=[self.plan], address=address, origin=origin)


def may_match(asker: Asker, gathered: Gathered, plan: str) -> bool:
    """Whether somebody is cleared for restricted matters and may plan for the promoters of a plan."""
    is_cleared = asker.look.viewer.clearance is Visibility.RESTRICTED
    return is_cleared and asker.may(Right.PROPOSE, *promoters_of(gathered, plan))


@contextmanager
def _of_the_file() -> Iterator[None]:
    try:
        yield
    except FaultyFilesError as error:
        raise FaultyFileError(*map(str, error.faults)) from error
