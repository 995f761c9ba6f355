"""Figures and judgements about a body or an arrangement: people served, staff, money, ratings, members."""

from __future__ import annotations

import re
from collections.abc import Iterator

from commonseal.reading.claims import AttributeProperty, AttributeStatus
from commonseal.reading.context import attribution_of, clause_around
from commonseal.reading.dates import DateMention
from commonseal.reading.lexicon import phrases
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, FigureMention
from commonseal.reading.paper import Paper, View, bodies_of
from commonseal.reading.registry import can_be_party
from commonseal.reading.rules.drafts import AttributeDraft


def _any(key: str) -> str:
    return "(?:" + "|".join(phrases("attributes", key)) + ")"


_POPULATION = rule_pattern(
    rf"(?:population (?:of|is|was|:)(?: approximately| just)? {{F:a}}|(?:serv\w+|cover\w*"
    rf"|look\w* after|for|responsible for)[^.;\[]{{0,30}} {{F:b}}"
    rf"(?: \w+)? {_any('people_served')}|\(?pop(?:\.|ulation) {{F:c}}|{{F:d}} (?:registered )?"
    rf"(?:patients|residents|inhabitants|registered population))"
)
_SECOND_POPULATION = rule_pattern(r"and {B:about} \({F:value}\)")
_POPULATION_ALSO = rule_pattern(r"population[^;]*[;,] (?:and )?{B:about}'s(?: is| was)? {F:value}")
_STAFF = rule_pattern(
    rf"(?:employ\w*(?: some| around| about)? {{F:a}}(?! \w+ people served)(?: people| staff)?"
    rf"|{{F:b}} (?:[\w-]+ ){{0,2}}?{_any('staff')}\b|(?:staff|workforce|headcount) of {{F:c}}"
    rf"|{{F:d}} people (?:work|are employed))"
)
_SAME_VERB = rule_pattern(r"employs {F}(?: people| staff)? and {B:about} {F:value}")
_MEMBERS = rule_pattern(rf"{{F:a}} {_any('members')}\b")
_RATING = re.compile(
    rf"(?:\brat(?:ed|es|ing|ings)\b(?: \[[BG]\d+\])?(?: (?:was|is|as|of|by \[[BG]\d+\]|overall"
    rf"|currently|it|at))*|\bplaced in|\bjudged(?: to be)?|\bas|\b(?:is|was|been|put|placed"
    rf"|remains) in(?:to)?(?= special)|\b(?:assessment|rating)\b[^.;\[]{{0,30}}"
    rf"(?:\[D\d+\])?[^.;\[]{{0,10}} (?:was|is|of))\s*[\"“‘'*]*\s*(?P<value>{_any('ratings')})\b",
    re.IGNORECASE,
)
_MONEY = rule_pattern(r"{F:a}")
_GIVER = rule_pattern(r" (?:would come |comes |is |was )?from (?:the )?{B:body}")
_FINANCE = re.compile(rf"\b{_any('finance')}\b", re.IGNORECASE)
_NOT_FINANCE = re.compile(_any("not_finance"), re.IGNORECASE)
_WORDED = re.compile(
    r"\b(?:report(?:ed|s|ing)?|expect(?:s|ed|ing)?|forecast(?:s|ing)?|record(?:ed|s)?|fac(?:es"
    r"|ed|ing)|plan(?:s|ned)?|in|to)"
    r"(?: to (?:report|end (?:the |this )?year (?:with|in)|make))?(?: an?)? (?P<value>(?:"
    r"(?:end of year|year-end|small|significant"
    r"|underlying|large|in-year|cumulative|financial|recurrent) ){0,2}(?:deficit|surplus)|break even|breaks? even)\b",
    re.IGNORECASE,
)
_VAGUE_SET = re.compile(r"\b(?:organisations?|bodies|partners|parties|sides|authorities)\b", re.IGNORECASE)
_PLURALS = {"ccg": "CCGs", "icb": "ICBs", "council": "councils", "trust": "trusts", "pct": "PCTs"}
_IN_WORDS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
_FORECAST = re.compile(rf"\b{_any('forecast')}\b", re.IGNORECASE)


def find(paper: Paper, rows: frozenset[int]) -> Iterator[AttributeDraft]:
    """Find the figures and ratings that sentences give; ``rows`` are the sentences that are rows of tables."""
    for view in paper.views:
        if view.number in rows:
            continue
        if "[F" in view.plain.text:
            yield from _counts(paper, view)
        yield from _ratings(paper, view)
        if "£" in paper.document.flow[view.sentence.start : view.sentence.end]:
            yield from _money(paper, view)
        yield from _in_words(paper, view)


def _counts(paper: Paper, view: View) -> Iterator[AttributeDraft]:
    marked = view.plain
    rules: tuple[tuple[re.Pattern[str], AttributeProperty], ...] = (
        (_POPULATION, "population"),
        (_STAFF, "staff"),
        (_MEMBERS, "member_count"),
    )
    for pattern, kind in rules:
        for match in pattern.finditer(marked.text):
            token = next((match[key] for key in ("a", "b", "c", "d") if match.groupdict().get(key)), None)
            figure = marked.item(token) if token else None
            if isinstance(figure, FigureMention) and not figure.is_money and _is_telling(figure, kind):
                yield from _draft(paper, view, match, kind, figure.value)
    for pattern, kind in ((_SAME_VERB, "staff"), (_SECOND_POPULATION, "population"), (_POPULATION_ALSO, "population")):
        for match in pattern.finditer(marked.text):
            figure, body = marked.item(match["value"]), marked.item(match["about"])
            if (
                isinstance(figure, FigureMention)
                and isinstance(body, BodyMention)
                and ("pop" in marked.text or kind == "staff")
            ):
                for draft in _draft(paper, view, match, kind, figure.value):
                    draft.about = body.names[0]
                    yield draft


def _is_telling(figure: FigureMention, kind: str) -> bool:
    """A population in single figures is a count of something else."""
    digits = re.sub(r"\D", "", figure.value)
    return kind != "population" or "million" in figure.value or len(digits) > 3


def _ratings(paper: Paper, view: View) -> Iterator[AttributeDraft]:
    marked = view.plain
    for match in _RATING.finditer(marked.text) if "risk" not in marked.text.lower() else ():
        if (
            match.group().lower().startswith(("as", "'as"))
            and "rat" not in marked.text[max(0, match.start() - 20) : match.start()]
        ):
            continue
        start, end = marked.source(match.start("value"), match.end("value"))
        yield from _draft(paper, view, match, "rating", " ".join(paper.document.flow[start:end].split()))


def _money(paper: Paper, view: View) -> Iterator[AttributeDraft]:
    marked = view.plain
    for match in _MONEY.finditer(marked.text):
        figure = marked.item(match["a"])
        if not isinstance(figure, FigureMention) or not figure.is_money:
            continue
        first, last = clause_around(marked.text, *match.span())
        near = marked.text[max(first, match.start() - 90) : min(last, match.end() + 45)]
        if not _FINANCE.search(near) or _NOT_FINANCE.search(near):
            continue
        yield from _draft(paper, view, match, "finance", figure.value)


def _in_words(paper: Paper, view: View) -> Iterator[AttributeDraft]:
    """A deficit or a surplus that the paper names without a sum."""
    if "£" in paper.document.flow[view.sentence.start : view.sentence.end]:
        return
    for match in _WORDED.finditer(view.plain.text):
        for draft in _draft(paper, view, match, "finance", match["value"]):
            draft.status = "forecast" if _FORECAST.search(view.plain.text[: match.end()]) else "stated"
            yield draft


def _draft(
    paper: Paper, view: View, match: re.Match[str], kind: AttributeProperty, value: str
) -> Iterator[AttributeDraft]:
    marked = view.plain
    first, last = clause_around(marked.text, *match.span())
    if (
        kind == "finance"
        and (giver := _GIVER.match(marked.text, match.end()))
        and isinstance(body := marked.item(giver["body"]), BodyMention)
    ):
        span = marked.source(first, last)
        yield AttributeDraft(
            _name(paper, body) or body.names[0],
            kind,
            value,
            "stated",
            [span],
            "share of a fund",
            date=_date(marked, match, (first, last)),
        )
        return
    about = (
        _fund(marked, match, first, _sentence_before(paper, view)) if kind == "finance" else _team(marked, match, first)
    )
    if kind == "rating" and marked.text[: match.start()].endswith(", ") and (subject := bodies_of(marked)):
        about = subject[0][1].names[0]
    about = about or _about(paper, view, match.start(), first)
    if not about:
        return
    words = marked.text[first:last]
    span = marked.source(first, last)
    status: AttributeStatus = "forecast" if kind != "rating" and _FORECAST.search(words) else "stated"
    yield AttributeDraft(
        about,
        kind,
        value,
        status,
        [span],
        f"{kind} figure",
        date=_date(marked, match, (first, last)),
        attribution=attribution_of(paper.document, [span], words),
    )


def _fund(marked: Marked, match: re.Match[str], first: int, before: str) -> str:
    """A pooled fund's own money is about the fund."""
    near = marked.text[max(first, match.start() - 60) : match.start()]
    after = marked.text[match.end() : match.end() + 30]
    found = re.search(
        r"\b((?:pooled|joint|transition) (?:[\w-]+ )?(?:fund|budget)|[\w-]+ fund)\b(?!s)[^.;]*$", near, re.IGNORECASE
    )
    whole = re.search(
        r"\b(?:value|size|total|amount) (?:of|in) (?:the )?((?:pooled |joint )?(?:pool|fund|budget))\b[^.;]*$",
        near,
        re.IGNORECASE,
    )
    if whole:
        return whole.group(1)
    worth = re.match(r"\W*(?:\[B\d+\]|It|The contract|The fund)[^.;]{0,30}\bworth\b", marked.text)
    if worth and (earlier := re.findall(r"\b(pooled (?:budget|fund)|contract|fund)\b", before, re.IGNORECASE)):
        return str(earlier[-1])
    follows = re.match(r" (?:pooled|joint) (?:fund|budget)", after)
    return follows.group().strip() if follows else found.group(1) if found else ""


def _sentence_before(paper: Paper, view: View) -> str:
    return paper.views[view.number - 1].plain.text if view.number else ""


def _team(marked: Marked, match: re.Match[str], first: int) -> str:
    """“A joint commissioning team of 14 staff”: the figure is the team's."""
    found = re.search(
        r"\b((?:joint|shared|single|integrated) (?:[\w-]+ ){0,2}(?:team|service|unit))\b (?:of|has"
        r"|with|employs)(?: about| some)?\s*$",
        marked.text[first : match.start()],
        re.IGNORECASE,
    )
    return found.group(1) if found else ""


def _about(paper: Paper, view: View, position: int, first: int) -> str:
    bodies = [
        (p, b)
        for p, b in bodies_of(view.plain)
        if (b.body_class != "national" and b.form != "us") or can_be_party(b.body_class)
    ]
    bodies = [(p, b) for p, b in bodies if not view.plain.text[:p].endswith("one of ")]
    before = [b for p, b in bodies if p < position and p >= first] or [b for p, b in bodies if p < position]
    if before:
        return _name(paper, before[-1])
    after = [b for p, b in bodies if p > position]
    author = paper.author[0] if len(paper.author) == 1 else ""
    if author and not before and not after and can_be_party(paper.class_of(author)):
        return author
    opens = re.match(r"\W*(?:It|They|The (?:trust|council|group|CCG))\b", view.plain.text)
    if (
        after
        and not opens
        and re.search(r"(?:of|for|at|in|to) (?:the )?\[B", view.plain.text[position : position + 40])
    ):
        return _name(paper, after[0])
    recent = [b for b in view.before if b.body_class != "national"]
    return _name(paper, recent[-1]) if recent else _name(paper, after[0]) if after else ""


def _name(paper: Paper, body: BodyMention) -> str:
    """The body, or the set under the name the text gives it."""
    if len(body.names) == 1:
        return body.names[0]
    phrase = " ".join(paper.document.flow[body.start : body.end].split())
    if _VAGUE_SET.search(phrase) or body.form in {"they", "us"}:
        classes = {paper.class_of(name) for name in body.names}
        noun = _PLURALS.get(classes.pop(), "") if len(classes) == 1 else ""
        count = _IN_WORDS.get(len(body.names), str(len(body.names)))
        return f"the {count} {noun}" if noun else phrase if body.form == "set" else ""
    return phrase if body.form == "set" and " " in phrase else ""


def _date(marked: Marked, match: re.Match[str], bounds: tuple[int, int]) -> str | None:
    edge = match.end()
    for found in re.finditer(r"\[D\d+\]", marked.text[edge : bounds[1]]):
        gap = marked.text[edge : edge + found.start()]
        date = marked.item(found.group())
        if isinstance(date, DateMention) and len(gap) < 70 and "[F" not in gap:
            return date.edtf
    for found in re.finditer(r"\[D\d+\]", marked.text[bounds[0] : match.start()]):
        date = marked.item(found.group())
        if isinstance(date, DateMention) and date.lead in {"in", "on", "at", "by", "for"}:
            return date.edtf
    return None
