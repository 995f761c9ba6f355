"""Who may do what: a row for each address of the workbench. A page without a row fails the tests.

To add a page: add a ``Row`` with the name of its address, a path that leads to it, and who may use it. For a form that
is sent, add a second row with ``sends``: words that change nothing that another row needs (a wrong value is best: what
counts is that it is not refused for want of a right). Say what the page shows: nothing of the register, many matters
(none above the viewer's clearance may be named), or one (for those who may not see it, it is as if it never was).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug

GUARDED = {
    Visibility.PUBLIC: "Ottavia Ordinary",
    Visibility.INTERNAL: "Bruno Confidenza",
    Visibility.RESTRICTED: "Xenia Segretissima",
}
"""The name of the person in a matter of each visibility; none is near to another."""
NUMBERS = {Visibility.PUBLIC: 2, Visibility.INTERNAL: 5, Visibility.RESTRICTED: 8}
"""The statement that describes the person of each visibility."""

NOBODY = "nobody"
"""Somebody who has not signed in."""
PEOPLE: Mapping[str, tuple[tuple[str, str], ...]] = {
    "bare": (),
    "reader": (("reader", ""),),
    "contributor": (("contributor", ""),),
    "reviewer": (("reviewer", ""),),
    "approver": (("approver", ""),),
    "administrator": (("administrator", ""),),
    "examiner": (("auditor", ""),),
    "keeper": (("administrator", "body/ashford-ccg"),),
    "stranger": (("reviewer", "body/swale-ccg"), ("approver", "body/swale-ccg"), ("administrator", "body/swale-ccg")),
}
"""The accounts that try every page, by name: their roles, each with its body; all see what is public."""
CLEARED = {"anybody": (), "staff": ("see_internal",), "auditor": ("see_restricted",)}
"""The accounts that look at every page, by name: their permissions."""
CLEARANCES = {
    NOBODY: Visibility.PUBLIC,
    "anybody": Visibility.PUBLIC,
    "staff": Visibility.INTERNAL,
    "auditor": Visibility.RESTRICTED,
}
"""The most guarded visibility that each of them sees."""

EVERYBODY = frozenset({NOBODY, *PEOPLE})
SIGNED_IN = frozenset(PEOPLE)
READERS = SIGNED_IN - {"bare"}
PROPOSERS = frozenset({"contributor", "reviewer", "approver"})
ANY_PROPOSER = PROPOSERS | {"stranger"}
REVIEWERS = frozenset({"reviewer"})
APPROVERS = frozenset({"approver"})
ADMINISTRATORS = frozenset({"administrator"})
ANY_ADMINISTRATOR = frozenset({"administrator", "keeper", "stranger"})
AUDITORS = frozenset({"administrator", "examiner"})
HERE = frozenset({"keeper"})
"""Whoever holds a role at Ashford alone; ``stranger`` holds theirs at Swale alone."""


class Shows(Enum):
    """What a page shows of the register."""

    NOTHING = "nothing"
    MANY = "many"
    ONE = "one"


@dataclass(frozen=True)
class Row:
    """One address: its name, a path that leads to it, who may use it (all others are refused), and what it shows.

    ``sends`` is a form that is sent to it. ``of`` gives for each visibility the path of a matter of its own, ``never``
    that of one that never was. ``is_there`` is false where those who may use it find nothing yet: no second factor to
    give up, say.
    """

    address: str
    path: str
    may: frozenset[str] = EVERYBODY
    sends: Mapping[str, str] | None = None
    shows: Shows = Shows.NOTHING
    of: Mapping[Visibility, str] = field(default_factory=dict)
    never: str = ""
    is_there: bool = True

    @property
    def id(self) -> str:
        """The row in a word."""
        return f"{'send' if self.sends is not None else 'get'} {self.address} {self.path}"


def _of(path: str) -> dict[Visibility, str]:
    """Return the path of the matter of each visibility; ``{name}``, ``{slug}``, ``{seen}``, ``{number}`` are its."""
    return {
        seen: path.format(name=name.replace(" ", "+"), slug=slug(name), seen=seen.value, number=NUMBERS[seen])
        for seen, name in GUARDED.items()
    }


def _one(address: str, path: str, never: str) -> Row:
    return Row(address, _of(path)[Visibility.PUBLIC], shows=Shows.ONE, of=_of(path), never=never)


ROWS: tuple[Row, ...] = (
    # The register.
    Row("home", "/", shows=Shows.MANY),
    _one("search", "/search?q={name}", "/search?q=Quizzical+Hjwk"),
    Row("search", "/search?q=Segretisima", shows=Shows.MANY),
    Row("who", "/who?asked=restricted+officer&at=Ashford+CCG", shows=Shows.MANY),
    Row("papers", "/papers", shows=Shows.MANY),
    _one("paper", "/paper/minutes-of-{slug}", "/paper/minutes-of-quizzical-hjwk"),
    _one("statement", "/statement/{number}", "/statement/999"),
    Row("body", "/body/ashford-ccg", shows=Shows.MANY),
    _one("proposal", "/proposal/{seen}-change", "/proposal/unheard-of-change"),
    _one("thing", "/person/{slug}", "/person/quizzical-hjwk"),
    _one("thing", "/post/ashford-ccg/{seen}-officer", "/post/ashford-ccg/unheard-of-officer"),
    # Signing in, and one's own account.
    Row("sign-in", "/sign-in"),
    Row("account_login", "/sign-in"),
    Row("mfa_authenticate", "/sign-in/code"),
    Row("openid_connect_login", "/sign-in/with/provider"),
    Row("openid_connect_callback", "/sign-in/with/provider/back", is_there=False),
    Row("account_inactive", "/sign-in/switched-off", frozenset()),
    Row("sign-out", "/sign-out"),
    Row("account", "/account", SIGNED_IN),
    Row("mfa_index", "/account", SIGNED_IN),
    Row("account_set_password", "/account", SIGNED_IN),
    Row("account_change_password", "/account/password", SIGNED_IN),
    Row("account_change_password", "/account/password", SIGNED_IN, sends={"oldpassword": "no"}),
    Row("account_reauthenticate", "/account/again", SIGNED_IN),
    Row("mfa_reauthenticate", "/account/again/code", SIGNED_IN),
    Row("mfa_activate_totp", "/account/second-factor", SIGNED_IN),
    Row("mfa_deactivate_totp", "/account/second-factor/off", SIGNED_IN, is_there=False),
    Row("mfa_view_recovery_codes", "/account/recovery-codes", SIGNED_IN, is_there=False),
    Row("mfa_generate_recovery_codes", "/account/recovery-codes/new", SIGNED_IN),
    # Accounts and the audit.
    Row("accounts", "/accounts", ANY_ADMINISTRATOR),
    Row("new-account", "/accounts/new", ADMINISTRATORS),
    Row("new-account", "/accounts/new", ADMINISTRATORS, sends={"name": "two words"}),
    Row("one-account", "/accounts/of/reader", ANY_ADMINISTRATOR),
    Row(
        "one-account",
        "/accounts/of/reader",
        ADMINISTRATORS | HERE,
        sends={"do": "give", "role": "reader", "body": "Ashford CCG"},
    ),
    Row("one-account", "/accounts/of/reader", ADMINISTRATORS, sends={"do": "give", "role": "reader", "body": ""}),
    Row("one-account", "/accounts/of/reader", ADMINISTRATORS, sends={"do": "clear", "clearance": "secret"}),
    Row("one-account", "/accounts/of/reader", ADMINISTRATORS, sends={"do": "password", "password": "short"}),
    Row("one-account", "/accounts/of/reader", ADMINISTRATORS, sends={"do": "switch", "on": "1"}),
    Row("one-account", "/accounts/of/reader", ADMINISTRATORS, sends={"do": "forget"}),
    Row("audit", "/audit", AUDITORS),
    Row("audit", "/audit?as=csv", AUDITORS),
    # Planning.
    Row("plans", "/plans", shows=Shows.MANY),
    _one("option", "/option/{seen}-change", "/option/unheard-of-change"),
    _one("route", "/route/option/{seen}-change", "/route/option/unheard-of-change"),
    _one("route", "/route/proposal/{seen}-change", "/route/proposal/unheard-of-change"),
    _one("forecast", "/forecast/option/{seen}-change", "/forecast/option/unheard-of-change"),
    _one("compare", "/compare/proposal/{seen}-change", "/compare/proposal/unheard-of-change"),
    _one("structure", "/structure/option/{seen}-change", "/structure/option/unheard-of-change"),
    Row("match", "/match/option/public-change", frozenset()),
    Row("decide", "/decide/option/public-change?step=board", APPROVERS),
    Row("decide", "/decide/option/public-change?step=board", APPROVERS, sends={"outcome": "none"}),
    Row("undecide", "/undecide/option/public-change?step=board", APPROVERS),
    Row("waive", "/waive/option/public-change?step=board", PROPOSERS),
    Row("waive", "/waive/option/public-change?step=board", PROPOSERS, sends={"reason": ""}),
    Row("order", "/order/option/public-change?step=board", PROPOSERS),
    Row("order", "/order/option/public-change?step=board", PROPOSERS, sends={"planned": "soon"}),
    Row("add-step", "/add-step/option/public-change", PROPOSERS),
    Row("add-step", "/add-step/option/public-change", PROPOSERS, sends={"called": ""}),
    Row("draft-new", "/plans/new", ANY_PROPOSER),
    Row("draft-new", "/plans/new", ANY_PROPOSER, sends={"proposal": "proposal/unheard-of"}, is_there=False),
    *(
        Row(f"draft{part and '-'}{part}", f"/plans/draft/9999{'/' if part else ''}{part}", ANY_PROPOSER, is_there=False)
        for part in ("", "about", "criteria", "options", "scores", "check")
    ),
    Row("draft-option", "/plans/draft/9999/options/0", ANY_PROPOSER, is_there=False),
    Row("draft-check", "/plans/draft/9999/check", ANY_PROPOSER, sends={}, is_there=False),
)
"""Every address, by family. One that nobody may use says no to all."""
