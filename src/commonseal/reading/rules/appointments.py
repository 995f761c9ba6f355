"""Who holds, held or will hold which post: by-lines, copulas, appointments made."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import cast

from commonseal.reading.claims import AppointmentStatus, Basis
from commonseal.reading.context import attribution_of, clause_around, says
from commonseal.reading.dates import DateMention
from commonseal.reading.durations import after
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, PersonMention
from commonseal.reading.paper import Paper, View, dates_of
from commonseal.reading.posts import Post
from commonseal.reading.rules.drafts import AppointmentDraft
from commonseal.reading.rules.whose import bodies_for

_STATUSES: tuple[AppointmentStatus, ...] = ("planned", "proposed", "former", "held")


_BETWEEN = r" (?:also |now |then |formally |initially |instead |shortly |soon |jointly )?"


def _verbs(key: str) -> str:
    return "(?:" + "|".join(item.replace(" ", _BETWEEN, 1) for item in phrases("appointments", key)) + ")"


_LINK = "|".join(f"(?P<{status}>{_verbs(status)})" for status in _STATUSES)
_AS = (
    r"(?: also| now| currently| shortly| formally| temporarily| jointly| both| then| first)*"
    r"(?: as| to be| to become| be| to the (?:post|role) of| up the (?:post|role|position"
    r"|job) (?:of|as)| up post as| post as| as the| in| into the (?:post|role) of)*"
)

_BY_LINE = rule_pattern(
    r"{P:who}(?: \([^)]{1,30}\))?(?:, (?:a GP(?: and)?,? |who (?:is|was|has been)(?: also)? )?"
    r"(?:(?P<when>now|currently|at present|previously|formerly|until recently),? )?| – | - "
    r"|\s*\t\s*|\s*\| )(?P<post>{O})"
    r"(?:,? and (?P<second>{O}))?"
)
_ROLE_FIRST = rule_pattern(
    r"(?<![\w])(?P<post>{O})(?: between (?:them|us|the two|{B}))?(?P<gap>,? | – |: | \(|\t|\s*\|"
    r" *)(?:is )?{P:who}(?P<rest>.{0,3})"
)
_IN_BRACKETS = rule_pattern(r"{P:who} \((?:the )?(?P<post>{O})[^)]*\)")
_ASIDE = r"(?: \([^)]{1,40}\))?(?: of \[B\d+\])?(?:, (?:(?!\[P\d+\])[^;.]){1,110}?,)?,?(?: who)?"
_COPULA = rule_pattern(
    rf"{{P:who}}{_ASIDE}(?: also| now| currently| today)? (?:{_LINK}){_AS} (?P<post>{{O}})"
    rf"(?:,? (?:and|as well as)(?: as)? (?P<second>{{O}}))?"
)
_AND_IS = rule_pattern(
    rf"{{P:who}}(?:(?!\[P\d+\])[^;.]){{1,140}}? and (?:{_LINK}){_AS} (?P<post>{{O}})(?:,? and (?P<second>{{O}}))?"
)
_LEAVES_TO = rule_pattern(
    r"{P:who}(?:(?!\[P\d+\])[^;.]){1,80}? (?P<planned>to (?:become|be|take up(?: the (?:post"
    r"|role) of)?|join as|serve as|take over as)) (?P<post>{O})"
)
_LED = rule_pattern(
    r"{P:who},? who (?P<verb>has led|leads|heads|has run|runs|led|is in charge of"
    r"|has been in charge of|will lead) (?P<what>{B})"
)
_EACH_AT = rule_pattern(r"(?P<post>{O})(?::|,| –| -)? (?P<list>{P}(?:,| \(| at| of| for)[^.;]{3,200})")
_ELLIPSIS = rule_pattern(r"(?:remains?|is|becomes|will be|as) (?:as )?{O},? and {P:who},? (?:as )?(?P<post>{O})")
_POST_IS = rule_pattern(
    r"(?P<post>{O})(?P<mid> (?:is|are|will be|remains|has been|was|would be)(?: now| currently"
    r"| to be)? |, is )(?:an? )?{P:who}"
)
_APPOINTS = rule_pattern(
    rf"(?:(?P<by>{{BG}}) (?:has |have |had )?(?:today |also |now |formally |jointly "
    rf"|recently )?)?(?P<verb>{_verbs('appoints')})(?: that)?(?: the appointment of"
    rf"| as)? {{P:who}}"
    r"(?: \([^)]{1,40}\))?(?: as| to be| to become| to the (?:post|role) of| to| in the role of"
    r"|, as|'s appointment as|)(?: (?:its|their|the|our|first|new|next|a))*? (?P<post>{O})"
)
_CHAIRS = rule_pattern(
    rf"{{P:who}},?(?: who)? (?P<verb>{_verbs('chairs')}) (?:the )?(?P<what>{{BG}}|(?:transition"
    rf"|shadow|programme|partnership|joint|scrutiny)[\w ]{{0,30}}?(?:board|committee|panel"
    rf"|group))"
)
_CHAIRED_BY = rule_pattern(
    r"(?P<what>{BG}|[\w-]+ (?:board|committee|panel|group)),? (?:which |and )?(?:is |was "
    r"|will be |has been )?(?P<verb>chaired|led) by (?:{O},? )?{P:who}(?!, \[O)"
)
_QUALIFIED = rule_pattern(rf"{{P:who}}{_ASIDE} (?P<link>will|would|should|is to|to) lead (?P<what>{{B}})")
_HELD_BY = rule_pattern(r"(?P<post>{O})(?: (?:role|job|post|position))?, (?:which is|currently|now) held by {P:who}")


def find(paper: Paper) -> Iterator[AppointmentDraft]:
    """Find the appointments that one sentence gives by itself."""
    for view in paper.views:
        yield from _in_view(paper, view)


def _in_view(paper: Paper, view: View) -> Iterator[AppointmentDraft]:
    text = view.posts.text
    if "[P" not in text:
        return
    for pattern, rule in (
        (_COPULA, "copula"),
        (_AND_IS, "copula"),
        (_LEAVES_TO, "leaves to become"),
        (_ELLIPSIS, "by-line"),
        (_APPOINTS, "appointed"),
        (_BY_LINE, "by-line"),
        (_IN_BRACKETS, "post in brackets"),
        (_HELD_BY, "held by"),
    ):
        for match in pattern.finditer(text):
            yield from _from_match(paper, view, match, rule)
    for match in _ROLE_FIRST.finditer(text):
        if _is_role_first(text, match):
            yield from _from_match(paper, view, match, "post before name")
    for match in _POST_IS.finditer(text):
        yield from _from_match(paper, view, match, "post is person")
    yield from _chairs(view)
    yield from _leads(view)
    yield from _each_at(view)


_HEAD_OF = {"ccg": "accountable officer", "icb": "chief executive", "trust": "chief executive"}


def _leads(view: View) -> Iterator[AppointmentDraft]:
    """“…, who has led Somewhere CCG” names the head of the body without the title."""
    marked = view.posts
    for match in _LED.finditer(marked.text):
        person, body = marked.item(match["who"]), marked.item(match["what"])
        if (
            not isinstance(person, PersonMention)
            or not isinstance(body, BodyMention)
            or body.body_class not in _HEAD_OF
        ):
            continue
        status: AppointmentStatus = (
            "planned" if "will" in match["verb"] else "former" if match["verb"] == "led" else "held"
        )
        draft = AppointmentDraft(
            person.name, _HEAD_OF[body.body_class], body.names, status, [marked.source(*match.span())], "leads"
        )
        _date(draft, marked, match, clause_around(marked.text, *match.span()))
        draft.basis = "interim" if re.match(r" on an interim basis", marked.text[match.end() :]) else None
        yield draft


_AT = rule_pattern(r"{P:who}(?: \(| at | of | for |, )(?:the )?{B:body}")


def _each_at(view: View) -> Iterator[AppointmentDraft]:
    """“…three accountable officers: Jane Doe at A, John Roe at B” gives each the same post."""
    marked = view.posts
    for match in _EACH_AT.finditer(marked.text):
        post = marked.item(match["post"])
        if not isinstance(post, Post) or not post.plural:
            continue
        for found in _AT.finditer(marked.text, match.start("list"), match.end("list")):
            person, body = marked.item(found["who"]), marked.item(found["body"])
            if isinstance(person, PersonMention) and isinstance(body, BodyMention) and " " in person.name:
                title = re.sub(r"(officer|executive|director|chair|leader|nurse|member|head)s\b", r"\1", post.title)
                yield AppointmentDraft(
                    person.name,
                    title,
                    body.names,
                    "held",
                    [marked.source(match.start(), found.end())],
                    "one post, several holders",
                )


def _is_role_first(text: str, match: re.Match[str]) -> bool:
    """“Jane Doe, chair, John Roe, …” is a list of names with their posts, not posts with their names."""
    gap = match["gap"]
    if gap.startswith(","):
        before = text[max(0, match.start() - 14) : match.start()]
        if re.search(r"\[P\d+\],\s*$", before):
            return False
        rest = text[match.end("who") : match.end("who") + 12]
        return not re.match(r", \[O\d+\]", rest)
    return True


def _from_match(paper: Paper, view: View, match: re.Match[str], rule: str) -> Iterator[AppointmentDraft]:
    marked = view.posts
    groups = match.groupdict()
    person = marked.item(match["who"])
    if not isinstance(person, PersonMention):
        return
    for key in ("post", "second"):
        post = marked.item(groups[key]) if groups.get(key) else None
        if not isinstance(post, Post):
            continue
        if rule == "by-line" and _CONTACT.search(marked.text[: match.start()]):
            continue
        draft = _draft(paper, view, match, person, post, rule)
        if draft is not None:
            yield draft


def _draft(
    paper: Paper, view: View, match: re.Match[str], person: PersonMention, post: Post, rule: str
) -> AppointmentDraft | None:
    marked = view.posts
    groups = match.groupdict()
    first, last = clause_around(marked.text, match.start(), match.end())
    clause = marked.text[first:last]
    bodies = (
        post.bodies
        or _appointer(marked, groups)
        or bodies_for(paper, view, post, match.start(), others=_works_for(marked, match))
    )
    if not bodies or " " not in person.name or (post.plural and rule != "copula"):
        return None
    status = _status(groups, post, rule, f"{view.intro} {clause}")
    span = marked.source(match.start(), match.end())
    draft = AppointmentDraft(person.name, post.title, bodies, status, [span], rule, basis=post.basis)
    in_brackets = re.match(r"[^\[.;]{0,3}\((?P<basis>interim|acting)\b", marked.text[match.end() :], re.IGNORECASE)
    if in_brackets and draft.basis is None:
        draft.basis = cast("Basis", in_brackets["basis"].lower())
    draft.attribution = attribution_of(
        paper.document, [span], clause if rule not in {"by-line", "post before name"} else ""
    )
    _date(draft, marked, match, (first, last))
    return draft


def _works_for(marked: Marked, match: re.Match[str]) -> tuple[str, ...]:
    """“…, who works for all three councils” says whose post it is."""
    found = rule_pattern(r",? who (?:works for|covers|serves|answers to|will cover|will serve) {B:for}").match(
        marked.text, match.end("who") if match["who"] else match.end()
    )
    body = marked.item(found["for"]) if found else None
    return body.names if isinstance(body, BodyMention) else ()


_CONTACT = re.compile(
    r"\b(?:questions?|enquir\w+|contact|further information|e-?mail|copies)\b[^:;]*\b(?:to|from)\b|\bcontact\b",
    re.IGNORECASE,
)


def _appointer(marked: Marked, groups: dict[str, str | None]) -> tuple[str, ...]:
    by = marked.item(groups["by"] or "") if groups.get("by") else None
    return by.names if isinstance(by, BodyMention) and by.body_class != "national" else ()


def _status(groups: dict[str, str | None], post: Post, rule: str, clause: str) -> AppointmentStatus:
    if "former" in post.modifiers:
        return "former"
    if rule == "appointed":
        return _appointed_status(groups.get("verb") or "", clause)
    if rule in {"by-line", "post before name", "post in brackets", "held by"}:
        was = groups.get("when") in {"previously", "formerly", "until recently"}
        return "former" if was else "planned" if "planned" in post.modifiers else "held"
    if rule == "post is person":
        return _copula_status(groups.get("mid") or "")
    found: AppointmentStatus = next((status for status in _STATUSES if groups.get(status)), "held")
    if "planned" in post.modifiers or found == "planned":
        return (
            "proposed"
            if re.search(r"subject to|\bif \[|\bif (?:he|she|it|they)\b|propos", clause, re.IGNORECASE)
            else "planned"
        )
    return found


def _copula_status(words: str) -> AppointmentStatus:
    """What the verb between a post and a person says."""
    if "will be" in words or "to be" in words:
        return "planned"
    if "would" in words:
        return "proposed"
    return "former" if words.startswith(" was") else "held"


def _appointed_status(verb: str, clause: str) -> AppointmentStatus:
    if verb.startswith("recommend") or says("proposed", clause):
        return "proposed"
    return "planned"


_SINCE = rule_pattern(
    r"(?:^| )(?P<lead>since|from|with effect from|on|until|till|in|by|between)"
    r"(?: the beginning of| the start of| at least)? (?P<date>{D})"
)


def _date(draft: AppointmentDraft, marked: Marked, match: re.Match[str], bounds: tuple[int, int]) -> None:
    """Take the dates that follow the post in its clause, up to the next person."""
    following = re.search(r"\[P\d+\]", marked.text[match.end() : bounds[1]])
    edge = match.end() + following.start() if following else bounds[1]
    begin = match.start() if draft.rule in {"copula", "appointed"} else match.end()
    for found in _SINCE.finditer(marked.text, begin, edge):
        date = marked.item(found["date"])
        if isinstance(date, DateMention):
            _set_date(draft, found["lead"].lower(), date)
    if draft.start is None and draft.status in {"planned", "proposed"}:
        leading = [(p, d) for p, d in dates_of(marked) if bounds[0] <= p < match.start() and d.lead in {"from", "on"}]
        if leading:
            draft.start = leading[-1][1].bounded
    if draft.end is None and draft.start is not None:
        draft.end = after(
            draft.start,
            marked.text[begin:edge] if "month" in marked.text[begin:edge] else _plain_words(marked, begin, edge),
        )


def _plain_words(marked: Marked, begin: int, edge: int) -> str:
    parts = re.split(r"(\[F\d+\])", marked.text[begin:edge])
    return "".join(str(getattr(marked.item(part), "value", "")) if part.startswith("[F") else part for part in parts)


def _set_date(draft: AppointmentDraft, lead: str, date: DateMention) -> None:
    if lead in {"until", "till"}:
        draft.end = draft.end or date.edtf
    elif "/" in date.edtf and date.lead == "from":
        draft.start, _, draft.end = date.edtf.partition("/")
    elif lead == "by":
        draft.start = draft.start or date.bounded
    elif draft.start is None and not (lead in {"in", "on"} and draft.status == "held" and draft.rule != "copula"):
        if draft.status == "former" and lead in {"in", "on"}:
            draft.end = draft.end or date.edtf
        else:
            draft.start = date.bounded


def _chairs(view: View) -> Iterator[AppointmentDraft]:
    marked = view.posts
    for pattern in (_CHAIRS, _CHAIRED_BY, _QUALIFIED):
        for match in pattern.finditer(marked.text):
            person = marked.item(match["who"])
            if (
                not isinstance(person, PersonMention)
                or " " not in person.name
                or match.groupdict().get("verb") == "led"
            ):
                continue
            what = marked.item(match["what"]) if match["what"].startswith("[") else None
            names = (
                what.deciding[:1]
                if isinstance(what, BodyMention) and what.organ
                else what.names
                if isinstance(what, BodyMention)
                else (_plain_name(match["what"]),)
            )
            if isinstance(what, BodyMention) and what.is_set and what.form == "organs":
                groups = [b.names for b in (*view.before, *view.bodies) if len(b.names) > 1]
                names = groups[-1] if groups else names
            role = "chief executive" if pattern is _QUALIFIED else "chair"
            verb = (match.groupdict().get("verb") or match.groupdict().get("link") or "").lower()
            status: AppointmentStatus = (
                "planned"
                if "will" in verb or "is to" in verb
                else "proposed"
                if verb in {"would"}
                else "former"
                if verb == "chaired" and pattern is _CHAIRS
                else "held"
            )
            span = marked.source(match.start(), match.end())
            draft = AppointmentDraft(person.name, role, names, status, [span], "chairs")
            _date(draft, marked, match, clause_around(marked.text, match.start(), match.end()))
            yield draft


def _plain_name(words: str) -> str:
    return re.sub(r"^(?:a|the)\s+", "", words, flags=re.IGNORECASE)
