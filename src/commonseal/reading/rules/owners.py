"""Whose a figure is by the words beside it: the body its noun names, or the fund, team or scheme it counts."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, FigureMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.rules.beside_figures import IT_WOULD_BE, of_apposition, of_joint_money, of_their_name
from commonseal.reading.rules.fact_boxes import boxed
from commonseal.reading.rules.figure_patterns import Found, any_of, said
from commonseal.reading.rules.figures_together import of_all_together, one_each
from commonseal.reading.rules.judged import judged
from commonseal.reading.rules.just_named import just_named, named_by_noun
from commonseal.reading.rules.own_money import BODYS_OWN
from commonseal.reading.rules.plain_owners import plain_owner
from commonseal.reading.rules.subjects import Subject, Subjects
from commonseal.reading.rules.things_meant import thing_meant
from commonseal.reading.rules.told_owners import told_owner

_OWNER_AFTER = said("owner_after")
_OWNER_BEFORE = said("owner_before")
_BRACKETED = said("bracketed")
_PLACE_AFTER = re.compile(r" (?:is|was|being|are) in (?P<name>[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,4})")
_PLACE_BEFORE = re.compile(
    r"\b(?:in|of|across|and|between) (?P<name>[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,3}) \("
    r"(?:pop(?:ulation)?\.? )?(?:of )?$"
)
# “Moorshire has a population of 612,000”
_PLACE_HAS = re.compile(
    r"(?:^\W*(?:[\d.]+ )?|[;:] |, (?:and|while|but) )"
    r"(?P<name>(?!It |They |We |There |This |That |The |Together |Between )"
    r"[A-Z][\w'-]+(?: (?:and )?[A-Z][\w'-]+){0,3}) (?:now |currently )?(?:has|had|is home to)"
    r"(?: an? (?:[a-z]+ )?population of| a total of)?(?: about| some| around| over| more than| nearly| just \w+)? $"
)
_PLACE_LEAD = re.compile(r"\b(?:in|of|across|and|between|people in) (?:the )?$")
_FUND_BEFORE = said("fund_before")
_FUND_AT_LAST = said("fund_at_last")
_FUND_AFTER = said("fund_after")
_TEAM_BEFORE = said("team_before")
_CREATED_BEFORE = said("created_before")
_TRANSFERS_TO = said("transfers_to")
_SHARE_BEFORE = said("share_before")
_SET_UNDER = said("set_under")
_STAFF_WITHIN = said("staff_within")
_AT_A_COST = said("at_a_cost")
_DELEGATED_TO = said("delegated_to")
_DELEGATES = re.compile(r"\b(?:delegat|transfer|hand|devolv|mov)\w*\b", re.IGNORECASE)
_POOLS = re.compile(r"\b(?:pool|pools|pooled|pooling|share|shared|align|aligned|spend|commit)\b", re.IGNORECASE)
_PAYER = rule_pattern(
    r"\b(?:cost(?:s|ing)?|sav(?:e|es|ed|ing)|giv(?:e|es|ing)|gave|leav(?:e|es|ing)|left"
    r"|earn(?:s|ed)?) {B:body}(?: with)?(?: an? (?:extra|further|additional|total of)?)? ?$"
)
_OPTION_COST = re.compile(
    r"\b(?:cost|costs|saving|savings|budget) (?:of|from|under) [Oo]ption (?P<number>\[F\d+\]|\d\b|[A-H]\b)"
    r"|\b[Oo]ption (?P<number2>\[F\d+\]|\d|[A-H]) (?:would|will|could) (?:cost|save)"
)
_EARLIER_FUND = re.compile(r"\b(pooled (?:budget|fund)|contract|fund)\b", re.IGNORECASE)
_WORTH = re.compile(r"\W*(?:\[B\d+\]|It|The contract|The fund|The pool)[^.;]{0,30}\b(?:worth|valued at)\b")
# “the new service's workforce, 140 in all”: the thing that owns the figure's noun
_THING_OWNS = re.compile(
    rf"\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|[Tt]his) (?P<name>(?:[a-z-]+ ){{0,3}}?{any_of('arrangement_nouns')})'s "
    r"(?:(?:own|total|annual|combined|new|current|net|gross) )*(?:workforce|staff|headcount|budget|turnover|deficit"
    r"|surplus"
    r"|running costs?|income|funding|value|costs?|membership)\b[^.;\[]{0,30}$",
)
# “The hub's 34 staff”
_THING_HAS = re.compile(
    rf"\b(?:[Tt]he|[Tt]his) (?P<name>(?:[a-z-]+ ){{0,3}}?{any_of('arrangement_nouns')})'s "
    r"(?:(?:some|about|around|current|own|total|present) )*$"
)
# “its control room, where 24 people work”
_THING_WHERE = re.compile(
    r"(?:\b(?:[Tt]he|[Aa]|[Ii]ts|[Tt]heir|[Oo]ur)|\](?:'s?)?) (?P<name>(?:[a-z-]+ ){0,3}?(?:rooms?|centre|unit"
    r"|team|hub|office|department"
    r"|depot|service|headquarters|base))(?: (?:in|at|on) [^,;.\[]{1,40})?,? (?:where|in which|at which)"
    r"(?: (?:some|about|around|nearly|over|currently|now))* $"
)
# “a single team for the three, about 40 strong”
_TEAM_STRONG = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|[Oo]ne|[Ii]ts|[Tt]heir|[Oo]ur) (?P<name>(?:[a-z-]+ ){0,3}?(?:team|service|unit"
    r"|department|directorate|hub))"
    r"\b(?: (?:for|of|in|across|at) [^,;.]{0,40})?,?(?: (?:is|was|are|now|will|be|some|about|around|nearly|over))* $"
)
# “610 people in this service”: whoever speaks
_ITSELF = re.compile(r"(?:fire |ambulance |police )?(?:service|force|brigade|organisation)", re.IGNORECASE)
# “about 120 council staff”: the body whose staff they are, by its kind alone
_STAFF_OF = re.compile(
    r" (?P<kind>council|CCG|ICB|trust|hospital|NHS|police|fire service) (?:staff|employees|workers|posts)\b"
)
_KINDS = {
    "council": "council",
    "ccg": "ccg",
    "icb": "icb",
    "trust": "trust",
    "hospital": "trust",
    "police": "police",
    "fire service": "fire",
}
# “the cost of running the hub is put at £3m”: the hub
_COST_OF = re.compile(
    r"^(?:[\w-]+ )?(?:costs?|spending|bill|value|price) (?:of|on|for) (?:\w+ing )?(?:the |an? |this |its )?",
    re.IGNORECASE,
)
_TOO_BARE = re.compile(r"(?:budget|plan|service)$", re.IGNORECASE)
_OWN_BUDGET = re.compile(
    rf"^(?!.*\b{any_of('pooled')}\b).*\b(?:budget|plan|control total|capital programme|general fund)$", re.IGNORECASE
)
_CHANGE = re.compile(rf"\b{any_of('change')}\b", re.IGNORECASE)
_CHANGE_OPENS = re.compile(rf"\W*{any_of('change_opens')}")
# “The split is expected to cost £640,000”: the change itself
_CHANGE_COSTS = re.compile(
    r"(?:\b(?:[Tt]he|[Tt]his|[Tt]heir) |(?:^|, |\b(?:[Aa]nd|[Bb]ut|[Tt]hat|,) )(?=(?:local government |council |full )?"
    r"(?:reorganisation|restructuring|integration|devolution|merger|unitarisation)\b))"
    r"(?P<name>(?:local government |council )?(?:\w+ )?(?:devolution|integration|merger|unitarisation|split"
    r"|break-up|takeover|switch|handover|changeover"
    r"|tie-up|link-up|demerger"
    r"|shake-up|acquisition|amalgamation|disaggregation|separation|changes|proposals?|move|reorganisation"
    r"|restructuring))"
    r"(?:, (?:approved|agreed|backed|announced|planned|due|which|expected|first)[^.;,]{0,90},)?"
    r" (?:(?:is|was|are|were|will|would|could|may|might|should|has|have|had|been|be|itself|alone|now|also|to"
    r"|expected|forecast"
    r"|estimated|projected|likely|thought|due|set|reckoned|calculated|said|which)\s){1,5}"
    r"(?:cost|costs|costing|save|saves|saved|saving|bring|yield|release|deliver|lead to|take|put|use up"
    r"|free up)\b[^.;\[]{0,40}$"
)
# “A CCG of 71 practices and some 538,000 people”: the body that is proposed
_NEW_ONE_OF = re.compile(
    r"(?:^\W*|[.?!:–] |\b(?:be|mean|means|says|said|wants?|backs?|favours?|propos\w+|for) )(?:[Aa] )?(?P<name>"
    r"(?:(?<=[Aa] )|[Oo]ne |[Tt]wo |[Tt]hree |[Ff]our )"
    r"(?:(?:new|single|larger|merged|combined|bigger|smaller|unitary) )?"
    r"(?:CCG|ICB|trust|council|authority|organisation|body|unitary|councils|authorities|unitaries|trusts))"
    r" (?:of|with|covering|serving|for)\b[^.;\[]{0,30}(?:\[F\d+\][^.;\[]{0,40})?$"
)
_ITS_OWN = re.compile(
    r"(?:\b(?:its|their)|\[[BG]\d+\](?:'s?)?) (?:[a-z-]+(?:, | and )(?:[a-z-]+(?:, | and ))?)?(?:[a-z-]+ )?$"
)
_AND_ANOTHER = re.compile(
    r"(?P<last>\[F\d+\])(?:[^\[;.,]|\[D\d+\]){0,40}?,? (?:and|with) (?:(?:an?|the|extra|further|another|additional"
    r"|annual|one-off|ongoing|recurrent|recurring|running|net|total|then|about|in) ){0,4}"
    r"(?:(?:costs?|savings?|deficit|surplus|budget|debts?|income) )?(?:of |at |in )?$"
)
# “its turnover fell from £48m to £39m”
_FROM_TO = re.compile(
    r"\bfrom (?P<last>\[F\d+\])(?: a year| (?:in|for|at) \[D\d+\])? to (?:about |around |some |just )?$"
)
_COMBINED = re.compile(
    r"\W*(?:the|their) (?:combined|joint|total|overall|collective) (?:annual )?"
    r"(?:workforce|headcount|population|budgets?|turnover|income|spend\w*|running costs|staff|deficit)\b[^\[]{0,40}$",
    re.IGNORECASE,
)
_NOTHING = Subject("")


def owner_of(paper: Paper, view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """Find what a figure is about.

    Args:
        paper: The paper.
        view: The figure's sentence, which ``subjects`` has entered.
        subjects: What the sentences so far spoke of.
        found: The figure.
        first: Where its clause begins in the marked sentence.
    """
    if view.plain.text[:first].endswith("pop. "):
        first = max(0, first - 60)
    if box := boxed(paper, view):
        return Subject(box[0])
    if meant := thing_meant(paper, view, subjects, found):
        return meant
    if sure := plain_owner(paper, view, subjects, found) or told_owner(paper, view, subjects, found):
        return sure
    thing = just_named(paper, view, found) or named_by_noun(paper, view, found)
    return (
        Subject(thing, frozenset(["subject the scheme"])) if thing else _by_words(paper, view, subjects, found, first)
    )


def _by_words(paper: Paper, view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """Whose a figure is by the words near it, the regulator's verb, or the subject of its clause."""
    near = view.plain.text[max(first, found.start - 110) : found.start]
    told = _told_outright(paper, view, subjects, found, first)
    if told.name:
        return told
    owned = _named_beside(paper, view, subjects, found, near) or _named_before(view.plain, subjects, found, near)
    if owned is not None:
        return owned
    if found.kind == "rating":
        return judged(view, subjects, found, first)
    shared = _beside_the_last(paper, view, subjects, found) if found.kind == "finance" else None
    return shared or _of_all(view, subjects, found, first)


def _told_outright(paper: Paper, view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """Whom the figure's own words name: in apposition, as a pool, as bodies together, or by the figure's noun."""
    marked = view.plain
    near = marked.text[max(first, found.start - 110) : found.start]
    name = _spelt(marked, found.about) if found.about else of_apposition(marked, subjects, found, first)
    name = (subjects.by_beginning(name) if found.about else "") or name
    name = name or (of_joint_money(marked.text, found) if found.kind == "finance" else "")
    if name:
        return Subject(name)
    together = one_each(marked, found) or of_all_together(paper, view, subjects, found)
    return together if together.name else Subject(_by_its_noun(marked, subjects, found, near))


def _of_all(view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """“The combined workforce is 900”: all bodies together; else where staff move from, else the clause's subject."""
    near = view.plain.text[max(first, found.start - 110) : found.start]
    combined = _COMBINED.match(near)
    if combined and not bodies_of(view.plain) and (name := subjects.together()):
        return Subject(name, frozenset(["subject the set"]), is_set=True)
    if found.kind == "staff" and (whose := subjects.of_what_they_work_in(view)):
        return Subject(whose, frozenset(["subject inherited"]))
    moved = _moved(view.plain, subjects, found) if found.kind == "staff" and not _ITS_OWN.search(near) else _NOTHING
    return moved if moved.name else _subject(view, subjects, found, first)


def _beside_the_last(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """“It would cost [B] £2m this year and £1m the next”: the second sum has the owner that stands beside the first."""
    text = view.plain.text
    before = text[max(0, found.start - 130) : found.start]
    whole = IT_WOULD_BE.search(before) or _FROM_TO.search(before)
    last = _AND_ANOTHER.search(before) or whole
    place = text.rfind(last["last"], 0, found.start) if last else -1
    figure = view.plain.item(last["last"]) if last else None
    if place < 0 or last is None or not isinstance(figure, FigureMention) or not figure.is_money:
        return None
    first = Found("finance", place, place + len(last["last"]), figure.value, found.rule)
    near = text[max(0, place - 110) : place]
    named = _named_beside(paper, view, subjects, first, near) or _named_before(view.plain, subjects, first, near)
    return named or (owner_of(paper, view, subjects, first, 0) if whole else None)


def _spelt(marked: Marked, name: str) -> str:
    for token in re.findall(r"\[F\d+\]", name):
        figure = marked.item(token)
        name = name.replace(token, figure.value if isinstance(figure, FigureMention) else "")
    return name


def _owner(marked: Marked, subjects: Subjects, match: re.Match[str] | None) -> Subject | None:
    body = marked.item(match["body"]) if match and match["body"] else None
    if not isinstance(body, BodyMention) or body.body_class == "national":
        return None
    return None if subjects.is_number(body) else Subject(subjects.named(body), is_set=len(body.names) > 1)


def _named_beside(paper: Paper, view: View, subjects: Subjects, found: Found, near: str) -> Subject | None:
    """The body named right after the figure or before its bracket, or a place so named."""
    marked = view.plain
    told = [_PAYER.search(near), _SHARE_BEFORE[0].search(near)] if found.kind == "finance" else []
    told += [pattern.match(marked.text, found.end) for pattern in _OWNER_AFTER]
    for number, match in enumerate(told):
        owner = _owner(marked, subjects, match)
        if owner is not None and not (number == 0 and owner.is_set and found.kind == "finance"):
            return owner
    place = (_PLACE_BEFORE.search(near) or _PLACE_HAS.search(near)) if found.kind == "population" else None
    if place:
        return Subject(place["name"])
    bracketed = _BRACKETED[0].search(near)
    if bracketed:
        body = marked.item(bracketed["body"])
        in_place = _PLACE_LEAD.search(near[: bracketed.start()])
        if found.kind == "population" and in_place and isinstance(body, BodyMention) and body.form == "short":
            return Subject(" ".join(paper.document.flow[body.start : body.end].split()))
        return _last_of_list(paper, bracketed, body) or _owner(marked, subjects, bracketed)
    place = _PLACE_AFTER.match(marked.text, found.end) if found.kind == "finance" else None
    return Subject(place["name"]) if place else None


def _last_of_list(paper: Paper, bracketed: re.Match[str], body: object) -> Subject | None:
    """“A Council and B Council (population 90,000)”: a bracket belongs to the name it follows, unless it counts all."""
    if not isinstance(body, BodyMention) or len(body.names) < 2 or re.search(r"combined|total|together", bracketed[0]):
        return None
    written = paper.document.flow[body.start : body.end]
    return Subject(body.names[-1]) if re.search(rf"\band (?:the )?{re.escape(body.names[-1])}$", written) else None


def _named_before(marked: Marked, subjects: Subjects, found: Found, near: str) -> Subject | None:
    """The arrangement or the coming body whose figure it is, or the body that owns the figure's noun."""
    if change_or_new := _of_what_comes(subjects, found, near):
        return Subject(change_or_new)
    if found.kind == "finance" and (given := _given_on(marked, subjects, found, near)) is not None:
        return given
    option = _OPTION_COST.search(near) if found.kind == "finance" else None
    if option:
        return Subject(subjects.option(_spelt(marked, option["number"] or option["number2"])))
    is_money = found.kind == "finance"
    name = _fund(marked, found, near, subjects.sentence_before) if is_money else _team(marked, found, near)
    if name:
        is_new = re.search(rf"\ban? {re.escape(name)}", near) is not None
        return Subject(subjects.fuller(name, is_new=is_new))
    return _owner(marked, subjects, next((m for p in _OWNER_BEFORE if (m := p.search(near))), None))


def _of_what_comes(subjects: Subjects, found: Found, near: str) -> str:
    """“The split will cost …”, “A CCG of 71 practices”, “create a trust serving …”: a change, or what it makes."""
    if found.kind == "finance" and (change := _CHANGE_COSTS.search(near)):
        return str(change["name"])
    if new := _NEW_ONE_OF.search(near):
        return subjects.coming() or str(new["name"])
    created = _CREATED_BEFORE[0].search(near)
    return subjects.coming() or subjects.called(created["name"]) if created else ""


def _by_its_noun(marked: Marked, subjects: Subjects, found: Found, near: str) -> str:
    """“The new service's workforce, 140 in all”, “120 council staff”: what the figure's noun is said to belong to."""
    thing = _THING_OWNS.search(near) or (_THING_HAS.search(near) if found.kind != "rating" else None)
    if thing:
        return subjects.fuller(thing["name"])
    if found.kind == "staff" and (where := _THING_WHERE.search(near)):
        return subjects.fuller(where["name"])
    if found.kind == "staff" and (named := of_their_name(marked, subjects, found)):
        return named
    kind = _STAFF_OF.match(marked.text, found.end) if found.kind == "staff" else None
    return subjects.only_of(_KINDS.get(kind["kind"].lower(), "")) if kind else ""


def _team(marked: Marked, found: Found, near: str) -> str:
    team = _TEAM_BEFORE[0].search(near)
    if team is None and found.kind == "staff":
        team = _STAFF_WITHIN[0].match(marked.text, found.end)
        team = None if team and _ITSELF.fullmatch(team["name"]) else team
    if team is None and found.kind == "staff" and marked.text.startswith(" strong", found.end):
        team = _TEAM_STRONG.search(near)
    return str(team["name"]) if team else ""


def _given_on(marked: Marked, subjects: Subjects, found: Found, near: str) -> Subject | None:
    """Money handed on is its taker's, money pooled under an agreement the agreement's, a cost that of what it buys."""
    if _DELEGATES.search(near) and (match := _DELEGATED_TO[0].match(marked.text, found.end)):
        body = marked.item(match["body"] or match["body2"]) if match["body"] or match["body2"] else None
        if isinstance(body, BodyMention):
            return Subject(subjects.named(body))
        return Subject(subjects.fuller(match["name"])) if match["name"] else None
    if _POOLS.search(near) and (match := _SET_UNDER[0].match(marked.text, found.end)):
        return Subject(match["name"])
    bought = _AT_A_COST[0].search(near)
    return Subject(bought["name"]) if bought else None


def _fund(marked: Marked, found: Found, near: str, before: str) -> str:
    """A pooled fund's own money is about the fund, a contract's worth about the contract."""
    for pattern in _FUND_BEFORE:
        match = pattern.search(near)
        if match and not _TOO_BARE.match(match["name"]) and not _OWN_BUDGET.search(match["name"]):
            return _COST_OF.sub("", match["name"])
    if _WORTH.match(marked.text) and (earlier := _EARLIER_FUND.findall(before)):
        return str(earlier[-1])
    match = _FUND_AFTER[0].match(marked.text, found.end) or _FUND_AT_LAST[0].search(near)
    return str(match["name"]).strip(" -") if match and not _OWN_BUDGET.search(match["name"]) else ""


def _moved(marked: Marked, subjects: Subjects, found: Found) -> Subject:
    """Staff who move are counted with the body they come from, else with the one they go to."""
    match = next((m for p in _TRANSFERS_TO if (m := p.match(marked.text, found.end))), None)
    if not match:
        return _NOTHING
    body = marked.item(match["body"]) if match["body"] else None
    if isinstance(body, BodyMention) and (body.form != "it" or not subjects.scheme()):
        return _owner(marked, subjects, match) or _NOTHING
    return Subject(subjects.scheme(), frozenset(["subject the scheme"]))


def _subject(view: View, subjects: Subjects, found: Found, first: int) -> Subject:
    """The clause's subject; the scheme where the money is that of a change and nobody's in particular."""
    text = view.plain.text
    subject = subjects.before(view, found.start, first)
    if found.kind in {"finance", "staff"} and subjects.is_of_the_scheme(view, found.start):
        return Subject(subjects.scheme(), frozenset(["subject the scheme"]))
    if BODYS_OWN.search(text[first : found.end + 45]):
        subject = subjects.if_a_body(subject)
        if subject.name and not subject.is_set:
            return subject
    if found.kind != "finance" or not subjects.scheme():
        return subject
    of_all = subject.is_set and _CHANGE.search(text[first : found.end + 25])
    nobodys = _CHANGE_OPENS.match(text[first:]) and (subject.signals or not subject.name)
    return Subject(subjects.scheme(), frozenset(["subject the scheme"])) if of_all or nobodys else subject
