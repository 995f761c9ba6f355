"""The commands on people and groups: staff matched to posts, and a long list of groupings of bodies."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from commonseal.cli.gathering import law_of, option_of
from commonseal.cli.guarded_files import printed_or_kept, text_of
from commonseal.cli.options import DEFAULT_CLEARANCE, DEFAULT_DB, Clearance, Db, Format, KnownAt, On, Shown
from commonseal.cli.output import emit, talk
from commonseal.cli.regimes import Regimes
from commonseal.cli.session import Session, today
from commonseal.cli.views_of_people import counts_view, long_list_view, matching_view
from commonseal.vocabulary import Snapshot, Visibility

if TYPE_CHECKING:
    from commonseal.planning.matching import Given, Rules

_REFUSED = "staff are a restricted matter, and this is for those cleared for it: --clearance restricted"
Bands = Annotated[int | None, typer.Option("--bands", min=0, help="How many grades up or down a post may be.")]
Miles = Annotated[float | None, typer.Option("--miles", min=0, help="How far away a post may be, as the crow flies.")]
Missing = Annotated[int | None, typer.Option("--missing-skills", min=0, help="How many needed skills may be missing.")]
Years = Annotated[float | None, typer.Option("--protection-years", min=0, help="For how many years pay is protected.")]


def match(
    staff: Annotated[Path, typer.Argument(metavar="FILE", help="Staff, and posts unless given apart: YAML or CSV.")],
    posts: Annotated[
        Path | None, typer.Option("--posts", metavar="FILE", help="Posts to be filled: YAML or CSV.")
    ] = None,
    option: Annotated[
        str | None, typer.Option("--option", metavar="OPTION", help="Also the posts that this option brings.")
    ] = None,
    bands: Bands = None,
    miles: Miles = None,
    missing_skills: Missing = None,
    protection_years: Years = None,
    counts: Annotated[
        bool, typer.Option("--counts", help="Only counts that tell of nobody: none is under five.")
    ] = False,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write it here, for your eyes only (mode 600).")
    ] = None,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Match staff at risk to posts: who is placed by which stage and why, who is not, and what relaxing a rule gains.

    Restricted from end to end: it needs --clearance restricted, and every answer is marked so. People are references.

    Example: commonseal match examples/people/staff.match --clearance restricted
    """
    session = Session(db, clearance, on, known_at)
    refuse_unless_cleared(session)
    from commonseal.planning.matching import matched, publishable

    given = given_staff(session, staff, posts, option)
    rules = _rules(given.rules, bands, miles, missing_skills, protection_years)
    law = law_of(regimes).on(session.on)
    found = matched(given.staff, given.posts, grades=given.grades, rules=rules, law=law, relax=not counts)
    with printed_or_kept(out):
        if counts:
            counts_view(publishable(found, given.staff), how)
        else:
            emit(found, how, matching_view)


def refuse_unless_cleared(session: Session) -> None:
    """End with one sentence, before any file is looked at, where the viewer is not cleared for staff.

    Raises:
        typer.Exit: with 1.
    """
    if session.viewer.clearance is not Visibility.RESTRICTED:
        talk().print(f"commonseal: {_REFUSED}", markup=False)
        raise typer.Exit(1)


def given_staff(session: Session, staff: Path, posts: Path | None, option: str | None) -> "Given":
    """Return staff and posts as their files give them, with the posts that an option brings.

    Raises:
        FaultyFilesError: with everything that is wrong in the files, and nothing of what they say of anybody.
        RegisterError: there is no such option.
    """
    if option is None:
        return _written_staff(staff, posts, None)
    from commonseal.planning.matching import with_openings

    snapshot, option_id = session.all_of(), str(option_of(session, option))
    return with_openings(_written_staff(staff, posts, snapshot), snapshot, option_id)


def written_staff(staff: Path, snapshot: Snapshot) -> "Given":
    """Return the staff and posts of one file, with the grades of the pay table of a snapshot.

    Raises:
        FaultyFilesError: with everything that is wrong in the file, and nothing of what it says of anybody.
    """
    return _written_staff(staff, None, snapshot)


def _written_staff(staff: Path, posts: Path | None, snapshot: Snapshot | None) -> "Given":
    from commonseal.planning.matching import graded_by, read_given

    grades = graded_by(snapshot) if snapshot is not None else None
    given = read_given(text_of(staff), str(staff), is_csv=_is_csv(staff), grades=grades)
    if posts is not None:
        more = read_given(text_of(posts), str(posts), is_csv=_is_csv(posts), what="posts", before=given)
        given = replace(more, staff=given.staff, posts=(*given.posts, *more.posts))
    return given


def _rules(rules: "Rules", bands: int | None, miles: float | None, missing: int | None, years: float | None) -> "Rules":
    up, down = (rules.bands_up, rules.bands_down) if bands is None else (bands, bands)
    return replace(
        rules,
        bands_up=up,
        bands_down=down,
        miles=rules.miles if miles is None else miles,
        missing_skills=rules.missing_skills if missing is None else missing,
        protection_years=rules.protection_years if years is None else Decimal(str(years)),
    )


def group(
    bodies: Annotated[Path, typer.Argument(metavar="FILE", help="Bodies, limits and weights in YAML; bodies in CSV.")],
    best: Annotated[int, typer.Option("--best", min=1, max=100, help="How many of the best groupings.")] = 10,
    differ: Annotated[
        int, typer.Option("--differ", min=1, help="In how many groups each has to differ from those before it.")
    ] = 1,
    least_people: Annotated[int | None, typer.Option("--least-people", help="The fewest people in a group.")] = None,
    most_people: Annotated[int | None, typer.Option("--most-people", help="The most people in a group.")] = None,
    groups: Annotated[int | None, typer.Option("--groups", min=1, help="How many groups there are to be.")] = None,
    seconds: Annotated[float, typer.Option("--seconds", min=1, help="How long to look, at most.")] = 40.0,
    from_register: Annotated[
        bool, typer.Option("--from-register", help="Take people that the file leaves out from the register.")
    ] = False,
    on: On = None,
    known_at: KnownAt = None,
    regimes: Regimes = None,
    db: Db = DEFAULT_DB,
    clearance: Clearance = DEFAULT_CLEARANCE,
    how: Shown = Format.TABLE,
) -> None:
    """Propose the best groupings of bodies that keep what is asked, and say why, and how far from best each may be.

    Where nothing keeps all limits it ends with 1 and says which smallest sets of them to relax.

    Example: commonseal group examples/grouping/forty-two.group --best 3 --differ 4
    """
    from commonseal.planning.grouping import TooManyGroupsError, grouped, populations_of, read_asked

    known = populations_of(Session(db, clearance, on, known_at).all_of("population")) if from_register else {}
    law = law_of(regimes).on(on or today())
    asked = read_asked(text_of(bodies), str(bodies), law, is_csv=_is_csv(bodies), known=known)
    given = {"least_people": least_people, "most_people": most_people, "least_groups": groups, "most_groups": groups}
    limits = replace(asked.limits, **{key: value for key, value in given.items() if value is not None})  # type: ignore[arg-type]  # each is a whole number
    try:
        found = grouped(replace(asked, limits=limits), wanted=best, differ=differ, seconds=seconds)
    except TooManyGroupsError as error:
        talk().print(f"commonseal: {error}", markup=False)
        raise typer.Exit(1) from error
    emit(found, how, long_list_view)
    if not found.groupings:
        raise typer.Exit(1)


def _is_csv(path: Path) -> bool:
    return path.suffix.casefold() == ".csv"
