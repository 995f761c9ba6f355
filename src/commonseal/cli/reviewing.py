"""The command by which a person goes through what was read, one claim at a time, with single keys."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import click
import typer
from rich.console import Console

from commonseal.answers import Names, cite, sentence
from commonseal.cli.editing import EditError, edit
from commonseal.cli.options import DEFAULT_DB, Author, Db, Format, Shown
from commonseal.cli.output import emit_rows, out, talk
from commonseal.cli.session import Session, author_or_user
from commonseal.reading import PaperClaims, paper_of, read_paper
from commonseal.reading.batch import claims_name
from commonseal.register.errors import RegisterError
from commonseal.vocabulary import Paper, StatementDraft, Visibility, sha256_of
from commonseal.vocabulary.identifiers import slug
from commonseal.vocabulary.written.faults import FaultyFilesError

if TYPE_CHECKING:
    from commonseal.review import Item, ReviewSession

_KEYS = (
    "a accept   e edit   r reject   c it corrects the register   m the matter has moved on   s skip   u undo   q quit"
)
_CONTEXT = 60
_ORDERS = ("confidence", "reading")
_NO_KEYS = (
    "a review is done with single keys and there is no terminal to press them at; run it in a terminal, or count the"
    " claims with --summary, or let in what is new with --accept-all"
)


def review(
    papers: Annotated[
        list[Path], typer.Argument(metavar="PAPER...", help="Papers (.txt, .md, .html, .docx, .pdf, .eml).")
    ],
    claims: Annotated[
        Path | None,
        typer.Option("--claims", help="The folder with claims read before; the papers are read now if left out."),
    ] = None,
    published: Annotated[str | None, typer.Option("--published", help="The papers' own date as EDTF.")] = None,
    visibility: Annotated[
        str, typer.Option("--visibility", help="Who may see them: public, internal, restricted.")
    ] = "public",
    title: Annotated[str | None, typer.Option("--title", help="The title of the paper, if there is only one.")] = None,
    summary: Annotated[bool, typer.Option("--summary", help="Only count what is new, known and in conflict.")] = False,
    accept_all: Annotated[
        bool,
        typer.Option("--accept-all", help="For demonstrations: let in what is new, marked as not reviewed for good."),
    ] = False,
    order: Annotated[
        str, typer.Option("--order", help="confidence: what is surest first; reading: as it stands in the paper.")
    ] = "confidence",
    author: Author = None,
    db: Db = DEFAULT_DB,
    how: Shown = Format.TABLE,
) -> None:
    """Go through what was read in papers, claim by claim: new, known already, or in conflict with the register.

    Keys: a accept, e edit, r reject, c correct the register, m the matter has moved on, s skip, u undo, q quit.

    Example: commonseal review minutes.txt --db sqlite:///register.db
    """
    if order not in _ORDERS:
        raise typer.BadParameter(f"“{order}” is no order; use {' or '.join(_ORDERS)}", param_hint="--order")
    if not (summary or accept_all or _has_keys()):
        talk().print(f"commonseal: {_NO_KEYS}", markup=False)
        raise typer.Exit(2)
    session = Session(db, "restricted", create=True)
    rows = []
    for path in papers:
        paper, found = _paper(session, path, claims, published, visibility, title)
        reviewing = _session(session, paper, found, author_or_user(author))
        if summary:
            counts: Counter[str] = Counter({each.value: count for each, count in reviewing.tally().items()})
        elif accept_all:
            let_in = reviewing.let_all_in(entered_at=session.now)
            counts = Counter({each.value: count for each, count in let_in.items()})
        else:
            if not _Sitting(session, reviewing, paper).run(order):
                break
            continue
        rows.append((str(path), counts["known"], counts["new"], counts["conflict"]))
    if rows:
        emit_rows(("paper", "known", "new", "conflict"), rows, how, "")
    if accept_all:
        talk().print("What was let in is marked “not reviewed” for good; conflicts were left for a person.")


def _has_keys() -> bool:
    """Whether there is a terminal to press keys at: standard input, or else the one that the command runs under."""
    if sys.stdin.isatty() or os.name == "nt":
        return True
    try:
        with Path("/dev/tty").open("rb"):
            return True
    except OSError:
        return False


def _session(session: Session, paper: Paper, claims: PaperClaims, reviewer: str) -> "ReviewSession":
    register = session.register
    from commonseal.review import ReviewSession  # Django must be configured first

    return ReviewSession(register, paper, claims, reviewer=reviewer, today=session.today, viewer=session.viewer)


def _paper(
    session: Session, path: Path, claims: Path | None, published: str | None, visibility: str, title: str | None
) -> tuple[Paper, PaperClaims]:
    taken = paper_of(path)
    text = taken.text
    if claims is None:
        found = read_paper(taken, published=published)
    else:
        file = claims / f"{claims_name(claims, path)}.json"
        if not file.is_file():
            raise RegisterError(
                f"there are no claims at {file}; read the paper first: commonseal read {path} --out {claims}"
            )
        found = PaperClaims.from_json(file.read_text(encoding="utf-8"), source=str(file))
        for claim in found.claims:
            if any(text[each.start : each.end] != each.quote for each in claim.evidence):
                raise RegisterError(f"{file} quotes what does not stand in {path}; read the paper again")
    from commonseal.review import first_line  # Django must be configured first

    held = session.register.papers.by_sha256(sha256_of(text))
    if held is not None:
        return Paper(**held.model_dump(), text=text), found
    if visibility not in list(Visibility):
        raise typer.BadParameter(
            f"“{visibility}” is no visibility; use {', '.join(Visibility)}", param_hint="--visibility"
        )
    paper = Paper(
        id=f"paper/{slug(path.stem)}",
        title=title or first_line(text) or path.stem,
        published=published or found.published,
        visibility=visibility,
        sha256=sha256_of(text),
        text=text,
    )
    return paper, found


class _Sitting:
    """One person before one paper. The last decision waits until the next, so that it can be undone."""

    def __init__(self, session: Session, reviewing: "ReviewSession", paper: Paper) -> None:
        from commonseal.review import Decision

        self._session, self._reviewing, self._paper = session, reviewing, paper
        self._console: Console = out()
        self._decisions: dict[str, Decision] = {
            "a": Decision.ACCEPTED,
            "r": Decision.REJECTED,
            "c": Decision.CORRECTS,
            "m": Decision.FOLLOWS,
        }
        self._waiting: tuple[Item, Decision, StatementDraft | None] | None = None
        self._edited = Decision.EDITED

    def run(self, order: str) -> bool:
        """Go through the claims; return whether to go on to the next paper."""
        from commonseal.review import Order

        items = list(self._reviewing.items(Order(order)))
        self._console.print(f"\n{self._paper.title}: {len(items)} claims to review", markup=False, style="bold")
        place = 0
        while place < len(items):
            item = self._reviewing.item(items[place].claim)
            self._show(item, place + 1, len(items))
            key = self._key()
            if key == "q":
                self._settle()
                return False
            if key == "u":
                place = self._undo(place)
            elif key == "s":
                self._settle()
                place += 1
            elif self._decide(item, key):
                place += 1
        self._settle()
        return True

    def _decide(self, item: "Item", key: str) -> bool:
        edited = None
        decision = self._decisions.get(key, self._edited)
        if key == "e":
            try:
                edited = edit(item.drafted.main)
            except (EditError, FaultyFilesError) as error:
                self._console.print(str(error), markup=False)
                return False
            if edited is None:
                return False
        if key in "cm" and not item.comparison.statements:
            self._console.print("There is no statement in the register that it could correct or follow.")
            return False
        self._settle()
        self._waiting = (item, decision, edited)
        return True

    def _undo(self, place: int) -> int:
        if self._waiting is None:
            self._console.print("Earlier decisions are in the register; use commonseal correct to take one back.")
            return place
        self._waiting = None
        return max(place - 1, 0)

    def _settle(self) -> None:
        """Write the decision that waits."""
        if self._waiting is None:
            return
        item, decision, edited = self._waiting
        self._waiting = None
        try:
            fresh = self._reviewing.item(item.claim)
            number = self._reviewing.decide(fresh, decision, entered_at=self._session.now, edited=edited)
        except RegisterError as error:
            self._console.print(f"Not recorded: {error}", markup=False)
            return
        where = f": statement/{number}" if number else ""
        self._console.print(f"Recorded, {decision.value}{where}", markup=False, style="dim")

    def _key(self) -> str:
        self._console.print(_KEYS, style="dim")
        while True:
            key = click.getchar().lower()
            if key in ("a", "e", "r", "c", "m", "s", "u", "q"):
                return key
            if key in ("\x03", "\x04"):
                return "q"
            self._console.print(_KEYS)

    def _show(self, item: "Item", number: int, of: int) -> None:
        from commonseal.review import as_if_recorded, with_drafts

        console = self._console
        console.print(f"\n[{number} of {of}] {_WORDS[item.comparison.finding.value]}", markup=False, style="bold")
        snapshot = self._session.as_of(*item.drafted.main.fact.references())
        names = Names(with_drafts(snapshot, item.drafted))
        console.print(f"  {sentence(as_if_recorded(item.drafted.main), names)}", markup=False)
        period = item.drafted.main.period.describe()
        draft = item.drafted.main
        console.print(f"  {draft.standing.replace('_', ' ')}, {draft.attribution}, {period}", markup=False)
        if item.claim.confidence is not None:
            console.print(f"  the reader gives it {item.claim.confidence:.0%}", markup=False)
        for quote in self._quotes(item):
            console.print(f"    {quote}", markup=False, style="dim")
        if item.comparison.why:
            console.print(f"  In conflict: {item.comparison.why}", markup=False)
        for held in item.comparison.statements:
            cited = cite(held, names)
            console.print(f"  The register, {held.id}: {cited.words}", markup=False)
            for shown in cited.evidence:
                console.print(f"    {shown.words}", markup=False, style="dim")

    def _quotes(self, item: "Item") -> Iterator[str]:
        text = self._paper.text
        for each in item.claim.evidence:
            before = text[max(0, each.start - _CONTEXT) : each.start].replace("\n", " ")
            after = text[each.end : each.end + _CONTEXT].replace("\n", " ")
            yield f"…{before}»{each.quote}«{after}…"


_WORDS = {
    "new": "NEW: the register does not have this",
    "known": "KNOWN: the register has this; accepting adds the evidence",
    "conflict": "CONFLICT: the register says otherwise",
}
