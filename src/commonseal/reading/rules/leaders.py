"""Posts that a verb or a plain word gives: who chairs, leads or runs a body."""

from __future__ import annotations

from collections.abc import Iterator

from commonseal.reading import expressions as re
from commonseal.reading.claims import AppointmentStatus
from commonseal.reading.context import clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.posts import Post
from commonseal.reading.rules import appointment_patterns as patterns
from commonseal.reading.rules import (
    cabinet_jobs,
    charge,
    co_chairs,
    commissioners,
    one_title,
    portfolios,
    unnamed_coming,
)
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.focus import board_spoken_of
from commonseal.reading.rules.one_title import named_in_full
from commonseal.reading.rules.tenures import basis_in, date_adjoining, date_after, date_between, edge_of


def find(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """Find what verbs of chairing and leading, and plural titles, say in one sentence."""
    yield from _chairs(paper, view)
    yield from _leads(paper, view)
    yield from charge.find(paper, view)
    yield from unnamed_coming.find(paper, view)
    yield from portfolios.find(paper, view)
    yield from cabinet_jobs.find(paper, view)
    yield from _in_the_chair(paper, view)
    yield from _takes_the_chair(view)
    yield from _chairs_it(paper, view)
    yield from _group_leaders(paper, view)
    yield from _with_somebody_in_the_chair(paper, view)
    yield from _chairmanships(view)
    if "[O" in view.posts.text:
        yield from one_title.find(paper, view)
    yield from commissioners.find(paper, view)
    yield from co_chairs.find(paper, view)


def _leads(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“…, who has led Somewhere CCG” names the head of the body without the title."""
    marked = view.posts
    for pattern in (patterns.LED_BY, patterns.BOSS):
        for match in pattern.finditer(marked.text):
            groups = match.groupdict()
            person = named_in_full(marked, re.findall(r"\[P\d+\]", match.group())[-1])
            body = marked.item(groups.get("what") or groups.get("at") or "")
            if person is None or not isinstance(body, BodyMention) or body.body_class not in charge.HEAD_OF:
                continue
            if _TITLE_FOLLOWS.match(marked.text, match.end()) or body.form == "it":
                continue
            if _OF_SOMETHING_THERE.search(marked.text[: match.start()]):
                continue
            verb = (groups.get("verb") or "").lower()
            status: AppointmentStatus = (
                "planned"
                if verb in {"will lead", "will be"}
                else "proposed"
                if verb == "would be"
                else "former"
                if verb == "led"
                else "held"
            )
            if _FORMER.search(marked.text[: match.start()]):
                status = "former"
            title = charge.title_of(paper, person, body, "led" if "led by" in match.group().lower() else "")
            span = marked.source(*match.span())
            draft = AppointmentDraft(
                person.name, title, body.names, status, [span], "leads", signals={"title supplied"}
            )
            edge = date_after(draft, marked, match)
            since = marked.item(groups["since"]) if groups.get("since") else None
            if isinstance(since, DateMention):
                draft.start = draft.start or since.bounded
            draft.basis = None if status == "former" else basis_in(marked.text[match.end() : edge])
            yield draft


# “Legal services at both councils are managed by Jane Doe”: not the councils are
_OF_SOMETHING_THERE = re.compile(r"\w (?:at|of|in|for|across|to|with|between) (?:both |the |all )?$")
_FORMER = re.compile(r"\b(?:former|ex-?|one-time) $", re.IGNORECASE)
_GROUP_LEADER = rule_pattern(
    r"{P:who},? who (?P<verb>leads|heads|chairs) (?:the|its|their) (?:council's )?(?P<group>(?:[A-Z]\w+ ){1,3}group)"
    r"(?: (?:on|at|of|in) (?:the )?{B:body})?"
)


def _group_leaders(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“…, who leads the Labour group at Somewhere” has the title of its leader."""
    marked = view.posts
    for match in _GROUP_LEADER.finditer(marked.text):
        person, body = named_in_full(marked, match["who"]), marked.item(match["body"]) if match["body"] else None
        names = body.names if isinstance(body, BodyMention) else paper.author if len(paper.author) == 1 else ()
        if person is not None and names:
            role = f"leader of the {match['group']}"
            yield AppointmentDraft(person.name, role, names, "held", [marked.source(*match.span())], "leads a group")


_TITLE_FOLLOWS = re.compile(r",? (?:as(?! well\b)|in the role of|in (?:his|her|their) role) ")
_CHAIRMANSHIP = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){1,110}? (?P<verb>will|is to|has|took|takes"
    r"|would)[^\[;.]{1,40} chairmanship of {BG:what}"
)


def _chairmanships(view: View) -> Iterator[AppointmentDraft]:
    """“She will take on the chairmanship of …” makes her chair."""
    for match in _CHAIRMANSHIP.finditer(view.posts.text):
        person, body = named_in_full(view.posts, match["who"]), view.posts.item(match["what"])
        if person is not None and isinstance(body, BodyMention):
            verb = match["verb"].lower()
            status: AppointmentStatus = (
                "planned" if verb in {"will", "is to", "takes"} else "proposed" if verb == "would" else "held"
            )
            span = view.posts.source(*match.span())
            yield AppointmentDraft(person.name, "chair", body.names, status, [span], "chairs")


_WITH_IN_CHAIR = rule_pattern(
    r"(?P<what>{BG}|\b(?:[\w-]+ ){0,3}(?:board|committee|panel|group|forum|assembly))\b(?:[^.;\[]"
    r"|\[[DF]\d+\]){0,90}? with {P:who}"
    r"(?: of {B}| \([^()]{1,40}\))? in the (?:chair|\[O\d+\])"
)


def _with_somebody_in_the_chair(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The shadow board has met, with Jane Doe in the chair”: of the board that the sentence names."""
    for match in _WITH_IN_CHAIR.finditer(view.posts.text):
        person = named_in_full(view.posts, match["who"])
        names = _chaired(paper, view, match["what"])
        if person is not None and names:
            span = view.posts.source(*match.span())
            yield AppointmentDraft(person.name, "chair", names, "held", [span], "in the chair")


_IN_CHAIR = rule_pattern(r"{P:who},? (?:(?:was |presided |who was )?in|took) (?:the chair\b|{O:chair}(?= ?[.;]| ?$))")


_CHAIRS_ALONE = rule_pattern(
    r"{P:who}(?: also| now)? (?P<verb>will chair|is to chair|has agreed to chair|would chair|chairs)"
    r"(?: (?P<it>it|them both|both|both of them))?(?=[.;]|,? and (?:the|its|it|they|will)\b|,? with\b|,? (?:from"
    r"|until) {D}|$)"
)


def _chairs_it(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“The committee meets in May. Jane Doe will chair.”: of the board or committee that is spoken of."""
    for match in _CHAIRS_ALONE.finditer(view.posts.text):
        person = named_in_full(view.posts, match["who"])
        span = view.posts.source(*match.span())
        names = (match["it"] and _just_led(view, match.start())) or board_spoken_of(paper, view, span[0])
        if person is not None and names:
            status = _status(match["verb"].lower(), "")
            yield AppointmentDraft(person.name, "chair", names, status, [span], "chairs")


_LED = rule_pattern(r"\b(?:run|runs|lead|leads|head|heads) (?:the )?(?P<what>{B})(?:[^.;\[]|\[D\d+\]){0,40}$")


def _just_led(view: View, place: int) -> tuple[str, ...]:
    """“Jane Doe will run the cluster, and John Roe will chair it”: what one leads and the other chairs."""
    led = _LED.search(view.posts.text[:place])
    body = view.posts.item(led["what"]) if led else None
    return body.names if isinstance(body, BodyMention) else ()


_TAKES_CHAIR = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){0,90}?,? (?P<verb>took|takes|has taken|had taken|will take|is to take|would take"
    r"|assumed|assumes|will assume)(?: up| over| on)? (?P<post>{O})(?!,? {P})"
)


def _takes_the_chair(view: View) -> Iterator[AppointmentDraft]:
    """“She took the chair of Elsewhere as well on 1 July”: of a body that is named."""
    marked = view.posts
    for match in _TAKES_CHAIR.finditer(marked.text):
        person, post = named_in_full(marked, match["who"]), marked.item(match["post"])
        if person is None or not isinstance(post, Post) or not post.bodies or post.article != "the":
            continue
        if not re.fullmatch(r"chair(?:manship)?", post.title, re.IGNORECASE):
            continue
        status = _status(match["verb"].lower(), "") if match["verb"] != "takes" else "planned"
        span = marked.source(*match.span())
        draft = AppointmentDraft(person.name, "chair", post.bodies, status, [span], "chairs")
        date_after(draft, marked, match)
        yield draft


def _in_the_chair(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    """“Councillor Doe in the Chair” heads the minutes of the body whose paper it is."""
    for match in _IN_CHAIR.finditer(view.posts.text):
        person = named_in_full(view.posts, match["who"])
        post = view.posts.item(match["chair"]) if match["chair"] else None
        if isinstance(post, Post) and post.title.casefold() != "chair":
            continue
        if person is not None and len(paper.author) == 1:
            span = view.posts.source(*match.span())
            yield AppointmentDraft(person.name, "chair", paper.author, "held", [span], "in the chair")


_CHAIRED_SO = re.Several(
    (
        patterns.CHAIRS,
        patterns.CHAIRS_TOO,
        patterns.CHAIRS_FAR,
        patterns.CHAIRED_BY,
        patterns.CHAIRED_TOO,
        patterns.QUALIFIED,
    )
)


def _chairs(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for pattern in _CHAIRED_SO.that_may_match(marked.text):
        for match in pattern.finditer(marked.text):
            person = named_in_full(marked, match["who"])
            groups = match.groupdict()
            if person is None or groups.get("verb") == "led" or match["who"] == groups.get("what"):
                continue
            led = marked.item(match["what"]) if match["what"].startswith("[") else None
            if pattern is patterns.QUALIFIED and (
                _TITLE_FOLLOWS.match(marked.text, match.end()) or getattr(led, "form", "") == "it"
            ):
                continue
            is_it = match["what"].casefold() == "it"
            place = marked.source(*match.span("what"))[0]
            names = board_spoken_of(paper, view, place) if is_it else _chaired(paper, view, match["what"])
            is_open = isinstance(led, BodyMention) and led.is_set and len(led.names) == 1
            if not names or (pattern is patterns.QUALIFIED and is_open and re.match(r"both|the two", names[0])):
                continue
            role = _head_of(paper, view, match, person) if pattern is patterns.QUALIFIED else "chair"
            verb = (groups.get("verb") or groups.get("link") or "").lower()
            span = marked.source(match.start(), match.end())
            words = (
                _OWN_CLAUSE.split(marked.text)[-1] if _OWN_CLAUSE.search(marked.text[: match.start()]) else marked.text
            )
            draft = AppointmentDraft(person.name, role, names, _status(verb, words), [span], "chairs")
            bounds = clause_around(marked.text, match.start(), match.end())
            draft.basis = basis_in(marked.text[match.end() : edge_of(marked, match.end(), bounds[1])])
            if draft.status == "held":
                date_adjoining(draft, marked, match.end())
            else:
                edge = edge_of(marked, match.end(), bounds[1])
                date_between(draft, marked, (match.end(), edge), match.span(), bounds)
            yield draft


# “It would make no sense to recruit, so Jane Doe will lead both”: what would be is not what will be
_OWN_CLAUSE = re.compile(r", so (?!that\b|far\b|long\b)")


def _head_of(paper: Paper, view: View, match: re.Match[str], person: PersonMention) -> str:
    """The title of whoever “will lead both”: that beside the name, else the usual one of such a body."""
    body = view.posts.item(match["what"])
    usual = isinstance(body, BodyMention) and body.body_class in charge.HEAD_OF
    return charge.title_beside(view.posts, match.start("who")) or (
        charge.title_of(paper, person, body) if usual and isinstance(body, BodyMention) else "chief executive"
    )


def _chaired(paper: Paper, view: View, token: str) -> tuple[str, ...]:
    what = view.posts.item(token) if token.startswith("[") else None
    if not isinstance(what, BodyMention):
        plain = _plain_name(token)
        owners = [b for b in view.bodies if len(b.names) == 1 and b.body_class not in {"committee", "national"}]
        return (f"{owners[0].names[0]} {plain}",) if owners and " " not in plain else (plain,)
    words = re.sub(r"^the ", "", paper.document.flow[what.start : what.end], flags=re.IGNORECASE)
    is_it = what.form == "it" or re.fullmatch(r"(?:board|committee|panel|forum|group)", words.casefold())
    if is_it and what.form != "name" and (board := board_spoken_of(paper, view, what.start)):
        return board
    if (
        re.fullmatch(r"[a-z]+ (?:[a-z]+ )?(?:board|committee|panel|group)", words)
        and words not in what.names[0].casefold()
    ):
        return (words,)  # "the transition board" is no short name of the committee named last
    if what.is_set and what.form == "organs":
        groups = [b.names for b in (*view.before, *view.bodies) if len(b.names) > 1]
        return groups[-1] if groups else what.names
    return what.deciding[:1] if what.organ else what.names


def _status(verb: str, words: str) -> AppointmentStatus:
    if verb.startswith("should") and _AGREED_THAT.search(words) and not _ONLY_ASKED.search(words):
        return "planned"
    conditional = re.search(r"\bprovided\b|subject to|\bif\b|\bwould\b", words)
    if (
        re.match(r"(?:would|should|could)\b", verb)
        or _PUT_FORWARD.search(verb)
        or (conditional and not re.match(r"chairs|has chaired", verb))
    ):
        return "proposed"
    if (
        "will" in verb
        or "is to" in verb
        or re.match(r"(?:has been|was|is|is due|is set|has agreed|had been)\b.* to\b", verb)
        or verb.startswith("to ")
        or re.search(r"will be chaired|to be chaired", words)
    ):
        return "planned"
    return "former" if verb in {"chaired", "used to chair"} and not re.search(r"chaired by", words) else "held"


# “our boards agreed last week that Jane Doe should lead all three”: decided, and not only put forward
_AGREED_THAT = re.compile(r"\b(?:agreed|decided|resolved|voted|determined)\b[^.;]{0,60}\bthat\b")
_ONLY_ASKED = re.compile(r"\b(?:recommend\w*|propos\w+|ask\w*|in principle|subject to|if)\b")
_PUT_FORWARD = re.compile(r"\b(?:nomin\w+|candidate|choice|put forward|lined up|tipped|recommended|proposed)\b")
_SMALL = re.compile(
    r".*\b(?:and|that|which|by|of|in|on|at|to|as|for|with|a|an|the|its|their|our|new|this|each)\s", re.IGNORECASE
)


def _plain_name(words: str) -> str:
    """The words of an unnamed board after the last small word: "run by a board" is a board."""
    return _SMALL.sub("", words)
