"""Staff matched to the posts of an option, for whoever may see them: restricted, and nothing of it is kept.

The file is read in memory within the request, matched, shown and forgotten: neither the file nor the result enters the
register, a session, a cache or a log. That somebody saw a result is written into the audit.
"""

from dataclasses import dataclass, replace

from django.http import HttpRequest

from commonseal.asking import Gathered
from commonseal.planning.matching import Given, Matching, graded_by, matched, openings_of, read_given
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
    """An option whose posts somebody may see staff matched to."""

    asker: Asker
    option: str
    gathered: Gathered

    @classmethod
    def of(cls, asker: Asker, option: str) -> "ForMatching":
        """Return an option for somebody who is cleared for restricted matters and may plan for its promoters.

        Raises:
            RightLackingError: they are not.
        """
        gathered = gathered_by_law(asker.look, (), option)
        asker.need(Right.PROPOSE, *promoters_of(gathered, option))
        if asker.look.viewer.clearance is not Visibility.RESTRICTED:
            raise RightLackingError(Right.READ, signed_in=asker.signed_in)
        return cls(asker, option, gathered)

    def given(self, sent: object) -> Given:
        """Return the staff of the file that was sent, with the posts that the option brings.

        Raises:
            FaultyFileError: there is none, or it has faults.
        """
        text = text_of(sent, "staff")
        try:
            given = read_given(text, "the file", is_csv=is_csv(sent), grades=graded_by(self.gathered.snapshot))
            brought = openings_of(self.gathered.snapshot, self.option, grades=given.grades, places=given.places)
        except FaultyFilesError as error:
            raise FaultyFileError(*map(str, error.faults)) from error
        written = {each.reference for each in given.posts}
        return replace(given, posts=(*given.posts, *(each for each in brought if each.reference not in written)))

    def matched(self, given: Given, request: HttpRequest, *, relax: bool) -> Matching:
        """Return who is placed where, and write into the audit that somebody saw it, of which the register has nothing.

        Args:
            given: the staff and posts.
            request: the request by which they see it.
            relax: whether to say what relaxing each rule would gain.
        """
        law = self.gathered.law.on(self.asker.look.on)
        found = matched(given.staff, given.posts, grades=given.grades, rules=given.rules, law=law, relax=relax)
        about = "a matching of staff to posts"
        address, origin = request.get_full_path(), origin_of(request)
        keep(self.asker.account, Deed.SAW, about, things=[self.option], address=address, origin=origin)
        return found
