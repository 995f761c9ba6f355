"""Random histories of a register, told to it as a person or program would: act by act through its public face."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from commonseal.register.errors import RegisterError
from commonseal.register.ledger.writer import ActWriter
from commonseal.register.register import Register
from commonseal.vocabulary import (
    Attribution,
    Evidence,
    Paper,
    Period,
    Standing,
    StatementDraft,
    UncertainDate,
    Visibility,
    sha256_of,
)
from commonseal.vocabulary.facts import (
    Acknowledgement,
    Appointment,
    Approval,
    Arrangement,
    Assumption,
    Body,
    Calendar,
    CostShare,
    Criterion,
    Delegation,
    Employment,
    EmploymentBasis,
    Fact,
    Interest,
    Meeting,
    Money,
    Option,
    OtherName,
    Pause,
    PayPoint,
    PayTable,
    Person,
    Post,
    Proposal,
    Score,
    Share,
    Succession,
    Transfer,
    Urgency,
)
from commonseal.vocabulary.periods import date_of, day_of
from support.saying import day

WORDS = st.one_of(
    st.sampled_from(
        [
            "null",
            "~",
            "true",
            "2019",
            "- a",
            "a: b",
            "#",
            "O’Neill & Söhne",
            "  led",
            "x\ny\r\nz",
            "ø\x857\u2028",
            "'",
            '"',
        ]
    ),
    st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\0"), max_size=12),  # no register keeps NUL
)
NAMES = WORDS.filter(lambda text: bool(text.strip()))
DATES = [
    None,
    "2016-12-01",
    "2017-03-31",
    "2018-05",
    "2019",
    "2019-04/..",
    "../2019-07-09",
    "XXXX-07-09",
    "2018-21",
    "2017?",
]
several = st.lists(NAMES, max_size=2).map(tuple)
said_or_not = st.sampled_from([None, True, False])
dates = st.sampled_from([each and UncertainDate.parse(each) for each in DATES])
PAPERS = [
    Paper(id=f"paper/{name}", title=title, visibility=visibility, published=UncertainDate.parse(date), text=text,
          publisher=publisher, sha256=sha256_of(text))
    for name, title, visibility, date, publisher, text in (
        ("minutes", "Minutes", Visibility.PUBLIC, "2019-07", "Dale CCG", "The board met.\r\nAnn Lee (chief) spoke.\n"),
        ("letter", "A letter: private", Visibility.RESTRICTED, "2019", None, "Quæ secret 🔒 words\tand no more"),
    )
]  # fmt: skip


def papers_twice() -> list[Paper]:
    """Return the papers, and the first with another title: what was last said of it counts."""
    return [*PAPERS, PAPERS[0].model_copy(update={"title": "Minutes of the board"})]


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """Draw a fact of one of the kinds that say most about how facts are written."""
    body = draw(st.sampled_from(["body/dale-ccg", "body/vale-council"]))
    kind = draw(st.sampled_from(["body", "person", "post", "appointment", "arrangement", "another"]))
    if kind == "body":
        others = tuple(OtherName(name=name) for name in draw(st.lists(NAMES, max_size=2)))
        return Body(id=body, name=draw(NAMES), other_names=others, classification="ccg", area=draw(st.none() | NAMES))
    if kind == "person":
        return Person(id="person/ann-lee", name=draw(NAMES), professions=draw(several), clinician=draw(said_or_not))
    if kind == "post":
        wte = draw(st.none() | st.sampled_from([0.2, 1.0, 12.75]))
        return Post(id="post/dale-ccg/ao", role="accountable_officer", bodies=(body,), wte=wte)
    if kind == "appointment":
        return Appointment(
            person="person/ann-lee", post="post/dale-ccg/ao", bodies=(body,), title=draw(st.none() | NAMES)
        )
    if kind == "arrangement":
        return Arrangement(
            id="arrangement/dale-vale", type="joint_team", parties=("body/dale-ccg", body),
            scope=draw(st.none() | NAMES), excludes=draw(several), liability=draw(st.sampled_from([(), (body,)])),
            review=draw(dates),
        )  # fmt: skip
    return draw(other_facts(body))


def other_facts(body: str) -> st.SearchStrategy[Fact]:
    """Draw a fact of one of the kinds of which rules of assurance ask, with any of what they ask of it."""
    name, text = NAMES, st.none() | NAMES
    liable = st.sampled_from([(), ("body/dale-ccg", "body/vale-council")])
    covered = st.lists(st.sampled_from(["staff", "property", "rights", "liabilities", "contracts", "records"]))
    just, of = st.just, {"from_bodies": st.just((body,)), "to_bodies": st.just(("body/vale-council",))}
    return st.one_of(
        st.builds(Meeting, id=just("meeting/dale-ccg/board"), body=just(body), on=dates.filter(bool), agenda=several,
                  notice=dates),
        st.builds(Employment, person=just("person/ann-lee"), employer=just(body), terms=text,
                  basis=st.sampled_from(EmploymentBasis), by=st.sampled_from([None, "body/vale-council"])),
        st.builds(Interest, person=just("person/ann-lee"), register_of=just(body), nature=name, about=liable),
        st.builds(Acknowledgement, finding=name, code=name, about=just((body,)), rests_on=name, reason=name),
        st.builds(Calendar, id=just("calendar/dale-ccg"), body=just(body), rule=just("FREQ=WEEKLY;INTERVAL=2"),
                  first=st.dates(), except_on=st.lists(st.dates(), max_size=2).map(tuple),
                  papers_days=st.integers(0, 9),
                  pauses=st.builds(Pause, first=just(date(2019, 4, 1)), last=just(date(2019, 5, 2)), reason=name)
                  .map(lambda each: (each,))),
        st.builds(PayTable, id=just("paytable/round"), name=name, points=name.map(
            lambda grade: (PayPoint(grade=grade, cost=Money(amount=Decimal("40000.50"))),))),
        st.builds(CostShare, of=just("post/dale-ccg/ao"), method=just("fixed"), shares=just((
            Share(body="body/dale-ccg", part=Decimal("33.3")), Share(body="body/vale-council", part=Decimal("66.7")),
        ))),
        st.builds(Assumption, about=just("proposal/joining"), what=just("lead_days"), low=just(1.5), likely=just(20.0),
                  high=just(30.0), source=name),
        st.builds(Proposal, id=just("proposal/joining"), name=name, promoters=just((body,)), criteria=name.map(
            lambda each: (Criterion(name=each, weight=2.5),))),
        st.builds(Option, id=just("option/joining/one"), proposal=just("proposal/joining"), name=name, keeps=several,
                  ends=just((body,)), scores=name.map(lambda each: (Score(criterion=each, value=7, reason=each),))),
        st.builds(Transfer, **of, staff=name, covers=covered.map(tuple)),
        st.builds(Succession, **of, type=just("transfer"), order=text),
        st.builds(Delegation, delegators=just((body,)), delegate=just("body/vale-council"), liability=liable,
                  functions=st.tuples(name)),
        st.builds(Approval, proposal=just("proposal/joining"), step=just("board"), body=just(body),
                  act=just("decides"), subject_matter=name, key_decision=said_or_not, notice=dates, asked=dates,
                  urgency=st.none() | st.sampled_from(Urgency), published=dates, conditions_met=dates),
    )  # fmt: skip


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """Draw evidence: a piece of a paper, or a source outside the papers."""
    if draw(st.booleans()):
        return Evidence(source=draw(NAMES))
    paper = draw(st.sampled_from(PAPERS))
    start = draw(st.integers(0, len(paper.text) - 4))
    end = draw(st.integers(start + 3, len(paper.text)))
    return Evidence(paper=paper.id, start=start, end=end, quote=paper.text[start:end], where=draw(st.none() | NAMES))


@st.composite
def drafts(draw: st.DrawFn) -> StatementDraft:
    """Draw a statement."""
    start, end = draw(st.sampled_from([(a, b) for a in DATES for b in DATES if _may_be(a, b)]))
    return StatementDraft(
        fact=draw(facts()),
        period=Period.parse(start, end),
        standing=draw(st.sampled_from(Standing)),
        attribution=draw(st.sampled_from(Attribution)),
        visibility=draw(st.sampled_from(Visibility)),
        evidence=tuple(dict.fromkeys(draw(st.lists(evidence(), max_size=2)))),
        note=draw(st.none() | NAMES),
        unreviewed=draw(st.booleans()),
    )


def _may_be(start: str | None, end: str | None) -> bool:
    try:
        Period.parse(start, end)
    except ValueError:
        return False
    return True


Step = Callable[[ActWriter], object]
"""Something done within an act."""


@st.composite
def steps(draw: st.DrawFn) -> Step:
    """Draw one thing that is done to the statement of some number; the register may refuse it."""
    number, draft = draw(st.integers(1, 8)), draw(drafts())
    more, end = draw(evidence()), UncertainDate.parse(draw(st.sampled_from([each for each in DATES if each])))
    return draw(
        st.sampled_from(
            [
                lambda act: act.record(draft),
                lambda act: act.record(draft),
                lambda act: act.correct(number, draft),
                lambda act: act.correct(number, act.statement(number)),
                lambda act: act.correct(number, None),
                lambda act: act.end(number, end, (more,)),
                lambda act: act.follow(number, draft),
                lambda act: act.corroborate(number, [more]),
            ]
        )
    )


HISTORIES = st.lists(st.tuples(st.integers(0, 3), NAMES, st.lists(steps(), min_size=1, max_size=4)), max_size=6)
"""Acts: how many days after the one before, why, and what is done."""

_FIRST = (
    *(Body(id=f"body/{words}", name=words, classification="ccg") for words in ("dale-ccg", "vale-council")),
    Person(id="person/ann-lee", name="Ann Lee"),
    Post(id="post/dale-ccg/ao", role="accountable_officer", bodies=("body/dale-ccg",)),
    Proposal(id="proposal/joining", name="Joining", promoters=("body/dale-ccg",)),
)


def tell(register: Register, history: list[tuple[int, str, list[Step]]]) -> None:
    """Tell a register a history. What it refuses is left out."""
    recorded, entered = day_of(day("2019-07-10")), datetime(2029, 1, 1, tzinfo=UTC)
    with register.act(author="ann", reason="at first", recorded=date_of(recorded), entered_at=entered) as act:
        for paper in PAPERS:
            act.paper(paper)
        act.record_many(StatementDraft(fact=fact) for fact in _FIRST)
    for place, (later, reason, done) in enumerate(history):
        recorded, entered = recorded + later, entered + timedelta(seconds=1)
        told = {"author": "ann", "reason": reason, "recorded": date_of(recorded), "entered_at": entered}
        with register.act(**told, source=None if place % 2 else "by hand") as act:
            if place == 1:
                act.paper(papers_twice()[-1])
            for step in done:
                try:
                    step(act)
                except RegisterError:
                    continue
