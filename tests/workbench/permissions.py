"""Who may do what: a row for each address of the workbench. A page without a row fails the tests.

To add a page: add a ``Row`` with the name of its address, a path that leads to it, and who may use it. For a form that
is sent, add a second row with ``sends``: words that change nothing that another row needs (a wrong value is best: what
counts is that it is not refused for want of a right). Say what the page shows: nothing of the register, many matters
(none above the viewer's clearance may be named), or one (for those who may not see it, it is as if it never was).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from commonseal.vocabulary import Visibility
from commonseal.vocabulary.identifiers import slug
from support.saying import body, said

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
REVIEWERS = frozenset({"reviewer"})
APPROVERS = frozenset({"approver"})
ANY_PROPOSER = PROPOSERS | {"stranger"}
ANY_REVIEWER = REVIEWERS | {"stranger"}
ADMINISTRATORS = frozenset({"administrator"})
ANY_ADMINISTRATOR = frozenset({"administrator", "keeper", "stranger"})
AUDITORS = frozenset({"administrator", "examiner"})
ELSEWHERE = frozenset({"stranger"})
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
    sends: Mapping[str, Any] | None = None
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


_WHY = {"reason": "A try"}
_QUOTE = {"paper": "paper/not-there", "quote": "no such words"}
_DRAFT = {**said(body("Ashford CCG")).model_dump(mode="json"), "evidence": [_QUOTE]}
_PLAN = {
    "kind": "option",
    "id": "option/public-change/other",
    "proposal": "proposal/public-change",
    "name": "Another way",
    "standing": "proposed",
    "target": "2999-04-01",
}
_CLAIM = {"key": "0" * 64, "seen": "0", "other": "0" * 64}
_STEP = {"plan": "proposal/public-change", "step": "board"}
_PAPER = {"id": f"paper/minutes-of-{slug(GUARDED[Visibility.PUBLIC])}", "title": "Other minutes", "text": "Other words"}

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
    Row("register", "/register", shows=Shows.MANY),
    *(
        Row(name, f"/{name}", shows=Shows.MANY)
        for name in ("bodies", "people", "posts", "arrangements", "proposals", "statements")
    ),
    Row("statements", "/statements?as=csv", shows=Shows.MANY),
    *(_one(name, f"/{name}?of=person/{{slug}}", f"/{name}?of=person/quizzical-hjwk") for name in ("facts", "history")),
    Row("timeline", "/timeline?of=body/ashford-ccg", shows=Shows.MANY),
    Row("picture", "/picture?of=body/ashford-ccg", shows=Shows.MANY),
    # What the rules find, duties, and the law.
    Row("findings", "/findings", shows=Shows.MANY),
    Row("finding", "/finding/CS-NONE-00:000000000000", is_there=False),
    Row("duties", "/duties?body=body/ashford-ccg", shows=Shows.MANY),
    Row("scheme", "/scheme?body=body/ashford-ccg", shows=Shows.MANY),
    Row("stress", "/stress?person=person/ottavia-ordinary", shows=Shows.MANY),
    Row("interests", "/interests?person=person/ottavia-ordinary", shows=Shows.MANY),
    Row("rules", "/rules"),
    Row("rule", "/rule/CS-APPT-01"),
    Row("packs", "/law"),
    Row("stale", "/law/stale"),
    Row("law", "/law/not-there", is_there=False),
    # Plans.
    Row("plans", "/plans", shows=Shows.MANY),
    Row("group", "/plans/group", ANY_PROPOSER),
    Row("group", "/plans/group", ANY_PROPOSER, sends={"best": "none"}),
    Row("draft-new", "/plans/new", ANY_PROPOSER),
    Row("draft-new", "/plans/new", ANY_PROPOSER, sends={"name": ""}),
    *(
        Row(
            f"draft{each and '-'}{each}".rstrip("0123456789/"),
            f"/plans/draft/999/{each}".rstrip("/"),
            ANY_PROPOSER,
            is_there=False,
        )
        for each in ("", "about", "criteria", "options", "scores", "check")
    ),
    Row("draft-option", "/plans/draft/999/options/1", ANY_PROPOSER, is_there=False),
    _one("option", "/option/{seen}-change/alone", "/option/unheard-of-change/alone"),
    *(
        _one(name, f"/{name}/option/{{seen}}-change/alone", f"/{name}/option/unheard-of-change/alone")
        for name in ("route", "forecast", "structure")
    ),
    _one("compare", "/compare/proposal/{seen}-change", "/compare/proposal/unheard-of-change"),
    Row("match", "/match/option/public-change/alone", frozenset()),
    Row("compare-staff", "/compare-staff/proposal/public-change", frozenset()),
    *(Row(name, f"/{name}/proposal/public-change", PROPOSERS) for name in ("waive", "order", "add-step")),
    *(Row(name, f"/{name}/proposal/public-change?step=board", APPROVERS) for name in ("decide", "undecide")),
    # What the rules find, and what lies ahead.
    *(
        Row(name, f"/{name}{query}", shows=Shows.MANY)
        for name in ("findings", "duties", "scheme", "stress", "calendar")
        for query in ("?body=ashford-ccg&always=1", "")
    ),
    Row("findings", "/findings?download=csv&always=1", shows=Shows.MANY),
    Row("calendar", "/calendar?download=json&all=1", shows=Shows.MANY),
    Row("icalendar", "/calendar.ics", shows=Shows.MANY),
    _one("interests", "/interests?person=person/{slug}", "/interests?person=person/quizzical-hjwk"),
    Row("finding", "/finding/CS-NONE:0", is_there=False),
    *(
        Row(name, f"/finding/CS-NONE:0/{name}", ANY_REVIEWER, sends=sends, is_there=False)
        for name in ("acknowledge", "withdraw")
        for sends in (None, {"reason": ""})
    ),
    Row("rules", "/rules"),
    Row("rule", "/rule/CS-POST-01"),
    Row("packs", "/law"),
    Row("law", "/law/ccg.gb.pay"),
    Row("stale", "/law/stale"),
    Row("decide", "/decide/proposal/public-change?step=board", APPROVERS, sends={"outcome": "none"}),
    Row("undecide", "/undecide/proposal/public-change?step=board", APPROVERS, sends={"reason": ""}),
    Row("waive", "/waive/proposal/public-change?step=board", PROPOSERS, sends={"reason": ""}),
    Row("order", "/order/proposal/public-change?step=board", PROPOSERS, sends={"planned": "soon"}),
    Row("add-step", "/add-step/proposal/public-change", PROPOSERS, sends={"called": ""}),
    Row("match", "/match/option/public-change/alone", frozenset(), sends={"relax": "yes"}),
    Row("compare-staff", "/compare-staff/proposal/public-change", frozenset(), sends={"as": "docx"}),
    Row("draft-check", "/plans/draft/999/check", ANY_PROPOSER, sends={}, is_there=False),
    # The API.
    Row("api", "/api"),
    Row("tokens", "/api/tokens", SIGNED_IN),
    Row("tokens", "/api/tokens", SIGNED_IN, sends={"name": "", "days": "5"}),
    Row("api-1:openapi-json", "/api/v1/openapi.json"),
    Row("api-1:api-root", "/api/v1/", is_there=False),
    Row("api-1:search", "/api/v1/search?q=Segretisima", shows=Shows.MANY),
    Row("api-1:who", "/api/v1/who?asked=restricted+officer&at=Ashford+CCG", shows=Shows.MANY),
    Row("api-1:shared", "/api/v1/shared?body=body/ashford-ccg&body=body/ashford-ccg"),
    Row("api-1:sharers", "/api/v1/sharers?body=Ashford+CCG", shows=Shows.MANY),
    Row("api-1:outstanding", "/api/v1/outstanding?thing=Ashford+CCG"),
    _one("api-1:timeline", "/api/v1/things/person/{slug}/timeline", "/api/v1/things/person/quizzical-hjwk/timeline"),
    _one("api-1:history", "/api/v1/things/person/{slug}/history", "/api/v1/things/person/quizzical-hjwk/history"),
    _one("api-1:thing", "/api/v1/things/person/{slug}", "/api/v1/things/person/quizzical-hjwk"),
    _one("api-1:statement", "/api/v1/statements/{number}", "/api/v1/statements/999"),
    _one("api-1:sources", "/api/v1/statements/{number}/sources", "/api/v1/statements/999/sources"),
    Row("api-1:papers", "/api/v1/papers", shows=Shows.MANY),
    _one("api-1:paper", "/api/v1/papers/paper/minutes-of-{slug}", "/api/v1/papers/paper/minutes-of-quizzical-hjwk"),
    Row("api-1:findings", "/api/v1/findings?body=body/ashford-ccg", shows=Shows.MANY),
    Row("api-1:rules", "/api/v1/rules"),
    Row("api-1:duties", "/api/v1/duties?body=body/ashford-ccg", shows=Shows.MANY),
    Row("api-1:stress", "/api/v1/stress?person=person/ottavia-ordinary", shows=Shows.MANY),
    Row("api-1:interests", "/api/v1/interests?person=person/ottavia-ordinary", shows=Shows.MANY),
    *(
        Row(f"api-1:{name}", f"/api/v1/{name}", shows=Shows.MANY)
        for name in ("bodies", "people", "posts", "arrangements", "proposals", "statements")
    ),
    Row("api-1:templates", "/api/v1/templates"),
    Row("api-1:sittings", "/api/v1/sittings?body=body/ashford-ccg", shows=Shows.MANY),
    *(
        _one(
            f"api-1:{name}",
            f"/api/v1/{name.replace('_', '-')}?{asked}=option/{{seen}}-change/alone",
            f"/api/v1/{name.replace('_', '-')}?{asked}=option/unheard-of-change/alone",
        )
        for name, asked in (("what_if", "option"), ("structure", "option"), ("route", "plan"), ("forecast", "plan"))
    ),
    _one(
        "api-1:dates_of",
        "/api/v1/dates?plan=option/{seen}-change/alone",
        "/api/v1/dates?plan=option/unheard-of-change/alone",
    ),
    *(
        _one(
            f"api-1:{name}",
            f"/api/v1/{path}?proposal=proposal/{{seen}}-change",
            f"/api/v1/{path}?proposal=proposal/unheard-of-change",
        )
        for name, path in (("options", "options"), ("compared", "compare"))
    ),
    Row("api-1:cost", "/api/v1/cost?option=option/unheard-of/alone", is_there=False),
    Row("api-1:record", "/api/v1/statements", REVIEWERS, sends={**_WHY, "statements": [_DRAFT]}),
    Row("api-1:correct", "/api/v1/statements/1/correct", REVIEWERS, sends={**_WHY, "replacement": _DRAFT}),
    Row("api-1:follow", "/api/v1/statements/1/follow", REVIEWERS, sends={**_WHY, "statement": _DRAFT}),
    Row("api-1:end", "/api/v1/statements/1/end", REVIEWERS, sends={**_WHY, "end": "2030-01-01", "evidence": [_QUOTE]}),
    *(
        Row(f"api-1:{name}", f"/api/v1/findings/CS-NONE:0/{name}", ANY_REVIEWER, sends=sends, is_there=False)
        for name, sends in (("acknowledge", {**_WHY, "rests_on": "0"}), ("withdraw", _WHY))
    ),
    Row(
        "api-1:decide",
        "/api/v1/route/decide",
        APPROVERS,
        sends={**_STEP, "outcome": "approved", "on": "2016-05-01", "evidence": [_QUOTE]},
    ),
    Row("api-1:undecide", "/api/v1/route/undecide", APPROVERS, sends={**_STEP, **_WHY}),
    Row("api-1:waive", "/api/v1/route/waive", PROPOSERS, sends={**_STEP, "step": "none", **_WHY}, is_there=False),
    Row("api-1:order", "/api/v1/route/order", PROPOSERS, sends=_STEP),
    Row("api-1:add", "/api/v1/route/add", PROPOSERS, sends={**_STEP, "called": "board", "body": "Ashford CCG"}),
    Row("api-1:propose", "/api/v1/plans", PROPOSERS, sends={**_WHY, "statements": [_PLAN], "dry_run": True}),
    Row("api-1:calendar", "/api/v1/calendar?body=body/ashford-ccg", shows=Shows.MANY),
    Row("api-1:match", "/api/v1/match?option=option/public-change/alone", frozenset(), sends={}),
    Row("api-1:listed", "/api/v1/incoming", ANY_PROPOSER),
    Row("api-1:send", "/api/v1/incoming", ANY_PROPOSER, sends={}),
    Row("api-1:state", "/api/v1/incoming/paper/never-was", ANY_PROPOSER, is_there=False),
    Row("api-1:claims", "/api/v1/review/paper/never-was", ANY_REVIEWER, is_there=False),
    *(
        Row(f"api-1:{name}", f"/api/v1/review/paper/never-was/{name}", ANY_REVIEWER, sends=_CLAIM, is_there=False)
        for name in ("accept", "reject", "split", "join", "undo", "compare")
    ),
    Row("api-1:keep", "/api/v1/papers", ANY_PROPOSER, sends={**_WHY, **_PAPER}),
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
    # Papers that come in, and their review.
    Row("incoming", "/incoming", PROPOSERS | ELSEWHERE),
    Row("incoming-add", "/incoming/add", PROPOSERS | ELSEWHERE),
    Row("incoming-add", "/incoming/add", PROPOSERS | ELSEWHERE, sends={"visibility": "public"}),
    Row("incoming-paper", "/incoming/never-was", PROPOSERS | ELSEWHERE, is_there=False),
    Row("review", "/review/never-was", REVIEWERS | ELSEWHERE, is_there=False),
    Row("review", "/review/never-was", REVIEWERS | ELSEWHERE, sends={"action": "accept"}, is_there=False),
    Row("edit-claim", "/edit-claim/never-was", REVIEWERS | ELSEWHERE, is_there=False),
    Row("edit-claim", "/edit-claim/never-was", REVIEWERS | ELSEWHERE, sends={"person": ""}, is_there=False),
)
"""Every address, by family. One that nobody may use says no to all."""
