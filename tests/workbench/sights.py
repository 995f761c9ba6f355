"""What can be looked at: an example of every page of the workbench, as somebody of the demonstration meets it.

To add a page: add a ``Sight`` with the name of its address and a path on the demonstration (``support.demonstration``).
An address without one fails ``test_every_page.py``, unless ``NO_PAGE`` says why there is nothing to look at. ``make
screenshots`` makes a picture of each, and ``test_every_page.py`` holds each to what holds for all.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

ON, TODAY = "2018-05-01", datetime.now(UTC).date().isoformat()
_EMPTY = "2001-01-01"
_OPTION = "option/portsmouth-integration/recommended"
_PROPOSAL = "proposal/portsmouth-integration"
_MEETING = "health-and-wellbeing-board"
_TWO = "body=halton-ccg&body=warrington-ccg"


@dataclass(frozen=True)
class Sight:
    """One page: the name of its address, a word for what it shows there, its path, who looks, and on which dates.

    ``{minutes}`` and ``{scan}`` stand for papers that came in. ``status`` is what it answers with; ``is_list`` says
    that it is a list of what the register holds; ``waits`` that it is worked out while the reader waits; ``sends`` an
    example's file that is chosen in its form, which is then sent, so that one looks at what comes of it.
    """

    address: str
    path: str
    what: str = ""
    who: str = ""
    on: str = ON
    known_at: str = TODAY
    status: int = 200
    is_list: bool = False
    waits: bool = False
    sends: str = ""

    @property
    def id(self) -> str:
        """The page in a word that a file can be named by."""
        return "-".join(filter(None, (self.address, self.what.replace(" ", "-"))))

    @property
    def dated(self) -> str:
        """The path with both dates."""
        path, hash_, place = self.path.partition("#")
        joint = "&" if "?" in path else "?"
        return f"{path}{joint}on={self.on}&known-at={self.known_at}{hash_}{place}"


def _list(address: str, **more: str) -> tuple[Sight, ...]:
    """Return a list as it is, narrowed so that nothing is left, and before anything was known."""
    path = more.pop("path", f"/{address}")
    joint = "&" if "?" in path else "?"
    narrowed = f"{path}{joint}{more.pop('by', 'name')}=zzyqx"
    return (
        Sight(address, path, is_list=True, **more),
        Sight(address, narrowed, "nothing left", is_list=True, **more),
        Sight(address, path, "empty", on=_EMPTY, known_at=_EMPTY, is_list=True),
    )


def _planned(
    address: str, what: str = "", *, asked: str = "", of: str = _OPTION, who: str = "", sends: str = ""
) -> Sight:
    path = f"/{address}/{of}" + (f"?{asked}" if asked else "")
    return Sight(address, path, what, who, on="2019-07-10", waits=True, sends=sends)


REGISTER = (
    Sight("home", "/"),
    Sight("home", "/", "approver", "approver"),
    Sight("home", "/", "empty", on=_EMPTY, known_at=_EMPTY),
    Sight("search", "/search?q=haltn+ccg", "near"),
    Sight("search", "/search?q=Zzyqx", "nothing found"),
    Sight("search", "/search?q=", "without words", status=400),
    Sight("who", "/who?asked=accountable+officer&at=Halton+CCG"),
    Sight("register", "/register"),
    Sight("body", "/body/halton-ccg"),
    Sight("body", "/body/no-such-body", "not found", status=404),
    Sight("thing", "/person/andrew-davies", "person"),
    Sight("thing", "/post/halton-ccg/accountable-officer", "post"),
    Sight("thing", "/arrangement/northumberland-accountable-officer", "arrangement", on="2016-12-15"),
    Sight("facts", "/facts?of=body/halton-ccg", is_list=True),
    Sight("history", "/history?of=body/northumberland-ccg", is_list=True),
    Sight("timeline", "/timeline?of=body/halton-ccg,body/warrington-ccg"),
    Sight("timeline", "/timeline", "of nothing"),
    Sight("picture", "/picture?of=body/halton-ccg,body/warrington-ccg&interim=2018-09-01&after=2019-06-01"),
    Sight("picture", "/picture?of=body/halton-ccg&after=2001-01-01", "with a fault", status=400),
    Sight("statement", "/statement/154"),
    Sight("statement", "/statement/154", "faulty dates", on="soon", known_at="2999-01-01", status=400),
    Sight("paper", "/paper/halton-warrington-letter"),
    *_list("bodies"),
    *_list("people"),
    *_list("posts"),
    *_list("arrangements"),
    *_list("proposals", on="2019-07-10"),
    Sight("statements", "/statements", is_list=True),
    Sight("statements", "/statements", "empty", on=_EMPTY, known_at=_EMPTY, is_list=True),
    *_list("papers", by="title"),
)
ASSURANCE = (
    Sight("findings", f"/findings?{_TWO}"),
    Sight("findings", "/findings?body=zzyqx&from=soon&level=most&rule=CS-NONE&option=none", "with faults", status=400),
    Sight("findings", "/findings", "nothing found", on="1950-01-01"),
    Sight("finding", "/finding/CS-APPT-01:c1572c89efea"),
    Sight("duties", "/duties?body=halton-ccg&body=northumberland-county-council"),
    Sight("duties", "/duties", "of nobody yet"),
    Sight("scheme", "/scheme?body=halton-ccg&body=northumberland-county-council"),
    Sight("stress", "/stress"),
    Sight("interests", "/interests?person=andrew-davies"),
    Sight("rules", "/rules", is_list=True),
    Sight("rule", "/rule/CS-POST-01"),
    Sight("packs", "/law", is_list=True),
    Sight("law", "/law/icb", "pack", is_list=True),
    Sight("law", "/law/ccg.gb.pay", "provision"),
    Sight("stale", "/law/stale", on="2028-01-01", is_list=True),
    Sight("calendar", f"/calendar?{_TWO}", on="2019-07-01"),
    Sight("calendar", "/calendar", "of nobody yet"),
    Sight("calendar", "/calendar?body=zzyqx&month=soon", "with faults", status=400),
)
PLANNING = (
    Sight("plans", "/plans", who="contributor", is_list=True),
    Sight("plans", "/plans?name=zzyqx", "nothing left", who="contributor", is_list=True),
    Sight("plans", "/plans", "empty", on=_EMPTY, known_at=_EMPTY, is_list=True),
    Sight("group", "/plans/group", who="contributor"),
    Sight("group", "/plans/group", "done", who="contributor", on="2026-05-01", sends="grouping/forty-two.group"),
    Sight("draft", "/plans/draft/1", who="contributor"),
    *(
        Sight(f"draft-{each}", f"/plans/draft/1/{each}", who="contributor", waits=each == "check")
        for each in ("about", "criteria", "options", "scores", "check")
    ),
    Sight("draft-option", "/plans/draft/1/options/0", who="contributor"),
    Sight("proposal", f"/{_PROPOSAL}", on="2019-07-10"),
    Sight("option", f"/{_OPTION}", on="2019-07-10", waits=True),
    _planned("route"),
    _planned("route", "a meeting moved", asked=f"step={_MEETING}&to=2019-09-11"),
    _planned("route", "no day to move to", asked=f"step={_MEETING}&to=soon"),
    _planned("route", "which option", of=_PROPOSAL),
    _planned("forecast"),
    _planned("compare", of=_PROPOSAL),
    _planned("compare", "nothing to compare", of="proposal/halton-warrington-management-team"),
    Sight("structure", "/structure/option/moors-one-board/one-board", on="2019-07-10", waits=True),
    _planned("match", who="approver"),
    _planned("match", "done", of="option/moors-one-board/one-board", who="approver", sends="moors-cluster/staff.match"),
    _planned("compare-staff", of="proposal/moors-one-board", who="approver"),
    _planned("compare-staff", "done", of="proposal/moors-one-board", who="approver", sends="moors-cluster/staff.match"),
    _planned("decide", asked="step=nhs-england", who="approver"),
    _planned("decide", "with a paper", asked="step=nhs-england&paper=paper/portsmouth-council-page", who="approver"),
    _planned("undecide", asked="step=cabinet", who="approver"),
    *(_planned(each, asked="step=nhs-england", who="approver") for each in ("waive", "order", "add-step")),
)
REVIEWING = (
    Sight("incoming", "/incoming", who="contributor", is_list=True),
    Sight("incoming", "/incoming?title=zzyqx", "nothing left", who="contributor", is_list=True),
    Sight("incoming-add", "/incoming/add", who="contributor"),
    Sight("incoming-paper", "/incoming/{minutes}", who="contributor"),
    Sight("incoming-paper", "/incoming/{scan}", "refused", who="contributor"),
    Sight("review", "/review/{minutes}", who="reviewer"),
    Sight("edit-claim", "/edit-claim/{minutes}", who="reviewer"),
)
ACCOUNTS = (
    Sight("sign-in", "/sign-in"),
    Sight("account", "/account", who="reader"),
    Sight("account_change_password", "/account/password", who="reader"),
    Sight("mfa_activate_totp", "/account/second-factor", who="reader"),
    Sight("account_reauthenticate", "/account/again", who="reader"),
    Sight("accounts", "/accounts", who="administrator"),
    Sight("accounts", "/accounts", "without the right", who="reader", status=403),
    Sight("new-account", "/accounts/new", who="administrator"),
    Sight("one-account", "/accounts/of/reviewer", who="administrator"),
    Sight("sign-out", "/sign-out", who="reader"),
    Sight("audit", "/audit", who="administrator", is_list=True),
    Sight("audit", "/audit?since=soon", "with a fault", who="administrator", status=400),
    Sight("audit", "/audit?who=nobody-such", "nothing left", who="administrator", is_list=True),
    Sight("api", "/api"),
    Sight("tokens", "/api/tokens", who="contributor"),
)
SIGHTS: tuple[Sight, ...] = (*REGISTER, *ASSURANCE, *PLANNING, *REVIEWING, *ACCOUNTS)
"""Every example, by family."""

_FACTOR = "shown to an account with a second factor, of which the demonstration has none; see test_signing_in.py"
_SAME = "another name of a page that is here already"
_SENT_ON = "sends on to another page"
NO_PAGE: Mapping[str, str] = {
    "account_login": _SAME,
    "mfa_index": _SAME,
    "account_set_password": _SAME,
    "mfa_authenticate": _FACTOR,
    "mfa_reauthenticate": _FACTOR,
    "mfa_deactivate_totp": _FACTOR,
    "mfa_view_recovery_codes": _FACTOR,
    "mfa_generate_recovery_codes": _FACTOR,
    "openid_connect_login": "leads to a provider, of which the demonstration has none; see test_oidc.py",
    "openid_connect_callback": "leads back from a provider; see test_oidc.py",
    "account_inactive": "shown to an account that is switched off; see test_accounts.py",
    "icalendar": "gives a file; see test_calendar.py",
    "draft-new": _SENT_ON,
    "acknowledge": "asked of a finding as known today, of which there is none to be sure of; see test_findings.py",
    "withdraw": "asked of what was let stand; see test_findings.py",
}
"""The addresses of which there is nothing to look at, and why; those of the API give data."""
