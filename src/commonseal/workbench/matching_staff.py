"""Staff matched to the posts of an option, for whoever may see them: restricted, and nothing of it is kept.

The file is read in memory within the request, matched, shown and forgotten: neither the file nor the result enters the
register, a session, a cache or a log. That somebody saw a result is written into the audit.
"""

from dataclasses import dataclass, replace

from django.core.files.uploadedfile import UploadedFile
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

_MOST = 1_000_000


class FaultyStaffError(Exception):
    """A file of staff cannot be used; ``faults`` are what is wrong, each in a sentence that repeats nothing of it."""

    def __init__(self, *faults: str) -> None:
        super().__init__("; ".join(faults))
        self.faults = faults


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
            FaultyStaffError: there is none, or it has faults.
        """
        if not isinstance(sent, UploadedFile) or not sent.size:
            raise FaultyStaffError("Choose a file of staff, in YAML or CSV")
        if sent.size > _MOST:
            raise FaultyStaffError("The file is larger than a megabyte; leave out what is not asked for")
        try:
            text = sent.read().decode("utf-8-sig")
        except UnicodeDecodeError:
            raise FaultyStaffError("The file is no text in UTF-8; save it as one") from None
        is_csv = str(sent.name).casefold().endswith(".csv")
        try:
            given = read_given(text, "the file", is_csv=is_csv, grades=graded_by(self.gathered.snapshot))
            brought = openings_of(self.gathered.snapshot, self.option, grades=given.grades, places=given.places)
        except FaultyFilesError as error:
            raise FaultyStaffError(*map(str, error.faults)) from error
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
