"""Plan files as the commands read them: with what the session's register knows, and a user's own law beside ours."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from commonseal.cli.gathering import gather
from commonseal.cli.session import Session
from commonseal.exchange.plan_files import PlanFiles
from commonseal.regimes import Law
from commonseal.vocabulary import Snapshot


def plan_files(path: Path, session: Session, regimes: Iterable[Path] | None, *, dated: bool = True) -> PlanFiles:
    """Return what turns a plan file, or a folder of them, into acts of the session's register.

    ``dated`` says whether targets are held to the day on which the files say it.

    Raises:
        FaultyFilesError: a file cannot be read, or the packs of law have faults.
    """

    def known(things: Sequence[str]) -> tuple[Snapshot, Law]:
        gathered = gather(session, regimes, (), *things)
        return gathered.snapshot, gathered.law

    return PlanFiles(path, session.register, known, viewer=session.viewer, today=session.today, dated=dated)
