"""Who is at the head of a body by a verb alone: “has led A since 2016 and will take up the reins at B in July”."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.tenures import basis_in, date_between, edge_of, set_date

HEAD_OF = {
    "ccg": "accountable officer",
    "icb": "chief executive",
    "trust": "chief executive",
    "council": "chief executive",
    "fire": "chief fire officer",
    "police": "chief constable",
}
_COUNCILLOR = re.compile(r"(?:Cllr|Councillor|Coun|Clr|Ald|Alderman)\b")


def title_beside(marked: Marked, place: int) -> str:
    """Give the title of one at the head of a body that stands straight before or after a person, or nothing.

    “Somewhere's chief fire officer, Jane Doe, will lead both services” makes her chief fire officer of both.
    """
    before = _TITLE_BEFORE.search(marked.text[:place])
    after = _TITLE_AFTER.match(marked.text, place)
    for found in (before, after):
        post = marked.item(found["post"]) if found else None
        if isinstance(post, Post) and _AT_HEAD.fullmatch(post.title):
            return post.title
    return ""


_TITLE_BEFORE = rule_pattern(r"(?P<post>{O}),? $")
_TITLE_AFTER = rule_pattern(r"{P}(?:,| \()(?: who is| currently| now)?(?: the| its)? ?(?P<post>{O})")
_AT_HEAD = re.compile(
    r"chief (?:executive|officer|fire officer|constable|clinical officer)(?: officer)?|accountable officer"
    r"|(?:group )?managing director|clinical chief officer|leader",
    re.IGNORECASE,
)


def title_of(paper: Paper, person: PersonMention, body: BodyMention, verb: str = "") -> str:
    """Give the title that a verb leaves out: whoever leads a council is its leader when a councillor.

    Args:
        paper: The paper.
        person: Who leads.
        body: What is led; its kind is one of ``HEAD_OF``.
        verb: With what word: whoever “leads” a council alone is its leader, whoever “runs” it its chief executive.
    """
    of_person = [p for p in paper.people if p.name == person.name]
    is_councillor = any(_COUNCILLOR.match(paper.document.flow, p.start) for p in of_person)
    is_leader = is_councillor or (verb in {"leads", "led"} and len(body.names) == 1)
    if body.body_class == "council" and is_leader:
        return "leader"
    return _own_word(paper, body) or HEAD_OF[body.body_class]


# what papers call the head of bodies of a kind, where they do not call it by its usual title
_OTHER_WORDS = {
    "ccg": re.compile(r"(?:clinical )?chief (?:clinical )?officer|accountable officer|chief executive", re.IGNORECASE),
    "icb": re.compile(r"chief executive(?: officer)?|chief officer|accountable officer", re.IGNORECASE),
    "trust": re.compile(r"(?:group )?chief executive(?: officer)?", re.IGNORECASE),
}


def _own_word(paper: Paper, body: BodyMention) -> str:
    """The one title by which a paper calls the head of a body or of such bodies; nothing where it uses several."""
    words = _OTHER_WORDS.get(body.body_class)
    if words is None:
        return ""
    titles = {
        post.title.casefold().removesuffix("s")
        for view in paper.views
        for _, post in view.posts.placed("O", Post)
        if words.fullmatch(post.title.removesuffix("s")) and (not post.bodies or set(post.bodies) & set(body.names))
    }
    return titles.pop() if len(titles) == 1 else ""


_HELPERS = (
    r"(?P<helpers>(?: (?:will|would|could|should|is|was|has|had|have|to|be|been|being|also|now|currently|still|then|"
    r"jointly|both|already|set|due|about|going|chosen|appointed|named|picked|selected|asked|agreed|confirmed|continues?|"
    r"continuing|goes on|go on|stays? on|returns?|returning|remains?|hired|recruited|expected|formally"
    r"|temporarily|shortly|soon|eventually|tipped|likely|favourite|poised|lined up|in line|"
    r"once|previously|formerly|on an interim basis)){0,7}"
    r"(?: (?:spend|spends|spent|divide|divides|split|splits) (?:[^.;\[]|\[[DF]\d+\]){1,40}?)?)"
)
_VERBS = "|".join(phrases("appointments", "in_charge"))
_CHARGE = rule_pattern(
    rf"(?P<lead>\[P\d+\],?|,| who| and| but| while| before|\))(?: who)?{_HELPERS} (?P<verb>{_VERBS})"
    r"(?: both| the| (?:the|all) \[F\d+\] of)?"
    r"(?: (?:much )?(?:bigger|larger|smaller|neighbouring|nearby|rival|sister))?"
    r" (?P<what>{B})(?!'s|’s| on (?!an? |\[D)|-"
    r"| (?:[a-z]+ )?(?:offices?|branch|arm|division|practice|site|base|operations?|region|campus|department)\b)"
)
_AS = re.compile(
    r"(?:[^\[.;]|\[D\d+\]){0,30}?,? (?:as(?! well\b)|in the role of|in (?:his|her|their|\[P\d+\]) role|where) "
)


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find who leads, heads or runs a body in one sentence; one person may do so of several bodies in turn."""
    marked = view.posts
    if "[P" not in marked.text:
        return
    matches = list(_CHARGE.finditer(marked.text))
    for number, match in enumerate(matches):
        person, body = _subject(marked, match), marked.item(match["what"])
        if person is None or not isinstance(body, BodyMention) or body.body_class not in HEAD_OF or body.form == "it":
            continue
        if _DEPUTY_BEFORE.search(marked.text[: match.start("lead") + 1]):
            continue
        if body.is_set and len(body.names) == 1 and _UNTOLD_SET.match(body.names[0]):
            continue
        if _AS.match(marked.text, match.end()):
            continue
        span = marked.source(*match.span())
        status = _status(match["helpers"].lower(), match["verb"].lower())
        token = f"[P{marked.items.index(person)}]"
        beside = title_beside(marked, marked.text.find(token))
        is_to_come = re.search(r"\b(?:will|to|would|could)\b", match["helpers"])
        verb = "" if is_to_come or beside else match["verb"].lower()
        title = (beside if len(body.names) > 1 else "") or title_of(paper, person, body, verb)
        draft = AppointmentDraft(person.name, title, body.names, status, [span], "leads", signals={"title supplied"})
        bounds = clause_around(marked.text, *match.span())
        edge = edge_of(marked, match.end(), bounds[1])
        if number + 1 < len(matches):
            edge = min(edge, matches[number + 1].start())
        date_between(draft, marked, (match.end(), edge), match.span(), bounds)
        draft.basis = basis_in(marked.text[match.start() : edge])
        if status == "planned":
            draft.signals.add("said to come")
        yield draft
    yield from _leaves_to_run(paper, view)
    yield from _at_its_head(paper, view)
    yield from _top_job(paper, view)
    yield from _team_led(view)
    yield from _system_lead(view)


# “its deputy, Jane Doe, will run the force from day to day”: at no head of it
_DEPUTY_BEFORE = re.compile(r"\bdeputy,? (?:\[P\d+\],?|\[)?$", re.IGNORECASE)
# “both brigades”, where the paper does not tell which
_UNTOLD_SET = re.compile(r"(?:both|the two|all|two|three)\b", re.IGNORECASE)


def _subject(marked: Marked, match: re.Match[str]) -> PersonMention | None:
    """The person before the verb, over other clauses of the same sentence."""
    text = marked.text
    upto = match.end("lead")
    begin = max(text.rfind("; ", 0, upto), text.rfind(". ", 0, upto), upto - 200, 0)
    people = re.findall(r"(?<!replacing )(?<!succeeding )(?<!taking over from )\[P\d+\]", text[begin:upto])
    between = text[text.rfind(people[-1], 0, upto) : upto] if people else ""
    if not people or re.search(r"\b(?:that|which|whose|said|says|told)\b", between):
        return None
    item = marked.item(people[-1])
    return item if isinstance(item, PersonMention) and " " in item.name else None


def _status(helpers: str, verb: str) -> AppointmentStatus:
    """What the words before the verb, or else its tense, say."""
    if re.search(r"\b(?:would|could|should|tipped|likely|favourite|lined up|in line)\b", helpers):
        return "proposed"
    was_put = verb.startswith(("put", "placed", "given")) and not re.search(r"\b(?:will|to|had)\b", helpers)
    if was_put or re.search(r"\b(?:continu\w+|go on|goes on|stays? on|remains?)\b", helpers):
        return "held"
    if re.search(r"\b(?:will|to)\b", helpers):
        return "planned"
    if re.search(r"\b(?:had|was|once|previously|formerly)\b", helpers):
        return "former"
    if not helpers.strip(" alsonwcurety") and verb.startswith(("led", "headed", "ran")):
        return "former"
    return "planned" if verb.startswith(("takes", "taking")) else "held"


_LEAVES_TO_RUN = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){0,90}?\b(?:leav\w+|left|quit\w*|depart\w*|mov\w+|resign\w*|go|goes|going|went|step\w*|retir\w+"
    r"|off|poached|headhunted|lured|recruited|hired|appointed|chosen|picked|named)\b(?:(?!\[P\d+\])[^;.]){0,50}? to "
    r"(?:run|lead|head|head up|take charge (?:of|at)|take over at|take the (?:helm|reins) (?:of|at)"
    r"|take the top job at|be in charge of) "
    r"(?:the )?{B:what}(?!'s)(?!,? (?:as(?! well\b)|in the role of) )"
    r"(?: as well| too)?(?: (?:from|on|in) {D:start})?"
)


def _leaves_to_run(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“He is leaving in October to run A”: he is to be at its head."""
    for match in _LEAVES_TO_RUN.finditer(view.posts.text):
        person, body = view.posts.item(match["who"]), view.posts.item(match["what"])
        if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or " " not in person.name:
            continue
        if body.body_class not in HEAD_OF or body.form == "it":
            continue
        title = title_of(paper, person, body)
        span = view.posts.source(*match.span())
        start = view.posts.item(match["start"]) if match["start"] else None
        draft = AppointmentDraft(
            person.name, title, body.names, "planned", [span], "leads", signals={"title supplied", "said to come"}
        )
        if isinstance(start, DateMention):
            set_date(draft, "from", start)
        yield draft


_AT_ITS_HEAD = rule_pattern(
    r"{B:what}(?:[^.;\[]|\[[DF]\d+\]){1,120}? with (?:{O},? )?{P:who} (?:at|as) (?:its|their|the"
    r"|\[B\d+\]) (?:head|helm|boss)\b"
)


def _at_its_head(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“A and B have had one management team since 2010 with Jane Doe at its head”: she heads both."""
    for match in _AT_ITS_HEAD.finditer(view.posts.text):
        person, body = view.posts.item(match["who"]), view.posts.item(match["what"])
        if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or " " not in person.name:
            continue
        if body.body_class not in HEAD_OF or body.form == "it":
            continue
        title, span = title_of(paper, person, body), view.posts.source(*match.span())
        yield AppointmentDraft(person.name, title, body.names, "held", [span], "leads", signals={"title supplied"})


_TOP_JOB = rule_pattern(
    r"\b(?:top|number one) (?:job|post|role) (?:at|in|of|with) (?:the )?{B:what} (?P<verb>(?:has |have |will "
    r"|is to |is due to |was )?(?:gone|went|go|goes"
    r"|given|offered|been given|been offered)) to {P:who}"
)
_AS_WELL_AS = rule_pattern(
    r"\b(?:as well as|besides|in addition to|while|on top of|apart from) (?P<verb>running|leading|heading"
    r"|being in charge of|being at the head of) "
    r"{B:what},? {P:who}"
)


def _top_job(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The top job at A has gone to Jane Doe”, “As well as running A, Jane Doe …”: she is at its head."""
    for pattern in (_TOP_JOB, _AS_WELL_AS):
        for match in pattern.finditer(view.posts.text):
            person, body = view.posts.item(match["who"]), view.posts.item(match["what"])
            if not isinstance(person, PersonMention) or not isinstance(body, BodyMention) or " " not in person.name:
                continue
            if body.body_class not in HEAD_OF or body.form == "it":
                continue
            title, span = title_of(paper, person, body), view.posts.source(*match.span())
            status: AppointmentStatus = "held" if pattern is _AS_WELL_AS else "planned"
            yield AppointmentDraft(person.name, title, body.names, status, [span], "leads", signals={"title supplied"})


_TEAM = rule_pattern(
    r"{B:what}(?:'s)? (?:[\w&-]+ ){1,5}(?P<verb>(?:is|are|has been|have been|will be|is being|was) )"
    r"(?:now |also |currently |jointly )?(?:led|run|managed|headed|overseen|directed) by (?P<post>{O}),? (?P<who>{P})"
)


def _team_led(view: View) -> Iterator[AppointmentDraft]:
    """“A's planning team has been led by B's head of planning, Jane Doe”: she heads it in A as well."""
    marked = view.posts
    for match in _TEAM.finditer(marked.text):
        body, post, person = marked.item(match["what"]), marked.item(match["post"]), marked.item(match["who"])
        if not isinstance(body, BodyMention) or not isinstance(post, Post) or not isinstance(person, PersonMention):
            continue
        if " " not in person.name or post.plural or not post.bodies or set(post.bodies) & set(body.names):
            continue
        status: AppointmentStatus = "planned" if "will" in match["verb"] else "held"
        span = marked.source(*match.span())
        draft = AppointmentDraft(person.name, post.title, body.names, status, [span], "team led by", basis=post.basis)
        edge = edge_of(marked, match.end(), len(marked.text))
        date_between(draft, marked, (match.end(), edge), match.span(), (0, len(marked.text)))
        yield draft


_SYSTEM_LEAD = (
    rule_pattern(r"{B:what}(?:'s)? (?:overall |system )?lead(?:er)?,? {P:who}(?!'s)"),
    rule_pattern(
        r"{P:who}(?:,? who)? (?:is|has been|was) (?:also |now |currently )?(?:the )?(?:overall |system )?lead(?:er)?"
        r" (?:for|of) (?:the )?{B:what}"
    ),
    rule_pattern(r"{P:who}(?:,? who)? (?:also |now |currently )?leads (?:the )?{B:what}"),
    rule_pattern(r"{B:what},? (?:(?:is|was|which is) )?(?:led|headed|run) by (?:the )?(?:[a-z]+ )?(?:{O},? )?{P:who}"),
)


def _system_lead(view: View) -> Iterator[AppointmentDraft]:
    """“Its lead, Jane Doe” of a transformation partnership or care system."""
    marked = view.posts
    for match in (match for pattern in _SYSTEM_LEAD for match in pattern.finditer(marked.text)):
        body, person = marked.item(match["what"]), marked.item(match["who"])
        if not isinstance(body, BodyMention) or not isinstance(person, PersonMention) or " " not in person.name:
            continue
        kind = re.search(r"\b(?:STP|ICS)\b|Sustainability|Integrated Care System", body.names[0])
        if kind:
            title = "STP lead" if kind.group() in {"STP", "Sustainability"} else "ICS lead"
            span = marked.source(*match.span())
            yield AppointmentDraft(person.name, title, body.names, "held", [span], "leads a system")
