"""Teams, contracts and clusters that a figure is of though a body stands nearer: “It has 46 staff”, of the team."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.decision_drafts import is_minutes
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subjects import Subject, Subjects

_TEAM = r"(?:team|service|unit|hub|department|directorate|office|function|centre)"
_WORDS = r"(?:(?!and |or |for |of |in |which |that )[A-Za-z][\w'&-]* ){1,4}"
# “70 people in all, will work as a single team”
_WORK_AS = re.compile(
    r"(?: (?:people|staff|officers|of them))?(?: in all| altogether| in total| all told)?,?"
    r" (?:(?:will|would|are|is|to|now|all|being|be|have|has) )*"
    r"(?:work(?:ing|s)?(?: together)?|(?:brought|come|coming|put|moved) together|form(?:ing|s)?"
    r"|mak(?:e|es|ing) up|becom(?:e|es|ing)|merg(?:e|es|ed|ing)) ?(?:as|into|in|to become)? (?:an?|the|one)"
    rf" (?P<name>(?:[a-z-]+ ){{0,3}}{_TEAM})\b"
)
# “It has 46 members of staff”, after “… was the integrated commissioning team”
_IT_HAS = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:It|This|\[B\d+\])(?: now| currently| still| already)?"
    r" (?:has|had|employs|numbers|comprises|consists of|is made up of|costs|is staffed by)(?: [a-z]+){0,3} $"
)
_OF_A_THING = re.compile(
    rf"(?:^\W*(?:\d[\d.]*\s+)?(?:The|Our|A|An|This|One) (?P<subject>{_WORDS}{_TEAM})\b(?!'s)"
    rf"|\b(?:was|is) (?:the|an?|our|its|their|one) (?P<last>{_WORDS}{_TEAM})(?=\W*$|,| (?:that|which|led|based)\b))"
)
# “the 17 who are employed by the ICB”
_EMPLOYED_BY = rule_pattern(
    r"(?: (?:people|staff|of them|officers))? who (?:are|were) (?:now |currently |still )?(?:employed|paid) by"
    r" (?:the )?{B:body}"
)
# “210 at Wolds and Vale alone”
_AT_BODY = rule_pattern(
    r" (?:are |work |is |of them (?:are )?)?(?:at|in|with) (?:the )?{B:body}(?: alone)?(?=[^\w']|$| )"
)
_OPENED = re.compile(r"(?: [–-]|,| \(|\() ?(?:of whom |including |with )?$")
# “The aftercare pool overspent by £1.9m”
_POOL_DID = re.compile(
    r"^\W*(?:\d[\d.]*\s+)?(?:The|Our|That) (?P<name>(?P<what>(?:(?:[\w()-]|\[F\d+\])+ ){1,4}?)"
    r"(?:pool|fund|pooled budget|pooled fund))(?: (?:of|for) [^.;,\[]{1,40})?"
    r" (?:(?:was|is|has|had|will|would|also|now|been|be) )*(?:over|under)?(?:spent|spend|ended|finished"
    r"|closed|stood|stands|came|ran|running|overspending|worth)\b[^;\[]{0,60}$"
)
# “would hold a ten-year contract for community care worth £112m a year”
_WORTH = re.compile(
    r"\b(?:an?|the|its|one|this) (?:(?!and |or |for |of )[\w'-]+ ){0,4}?(?P<name>contract|deal|lease|tender)\b"
    r"(?! between)[^.;\[]{0,90}?,? (?:worth|valued at|costing)(?: (?:about|around|some|up to|nearly|over"
    r"|more than))* $"
)
_NAMED_ABOVE = re.compile(r"(?P<name>(?:[a-z][a-z-]+ ){1,3}(?:contract|deal|lease|tender))\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"^\W*(?:Together|Between them|Collectively|Jointly),? (?:\[B\d+\]|[Tt]hey) (?:have|has|must|need|will"
    r"|employ|spend"
    r"|owe|face|are|ended|lost|overspent)\b"
)
_CLUSTER = re.compile(r"\b(?:[Tt]he|as a|a) (?:[\w-]+ )?cluster\b")
# “the assurance rating for 2017/18 was Good” in the minutes of a body
_ITS_RATING = re.compile(
    r"^\W*(?:[\w.]{1,4}\s+)?(?:[Tt]he|[Oo]ur) (?:[a-z]+ ){0,3}(?:rating|assessment|grade)\b[^\n]{0,60}?"
    r" (?:was|is|had been|remained|remains)\b"
)


def thing_meant(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """Give the thing, or the paper's own body, that a figure is of by how it is told, or ``None``.

    Args:
        paper: The paper.
        view: The figure's sentence, which ``subjects`` has entered.
        subjects: What the sentences so far spoke of.
        found: The figure.
    """
    text = view.plain.text
    if found.kind == "rating":
        return _own(paper, text)
    if _TOGETHER.match(text) and found.kind in {"finance", "staff"}:
        is_said = _CLUSTER.search(paper.document.flow, 0, view.sentence.start) is not None
        return Subject("cluster", is_set=True) if is_said else None
    if found.kind == "staff" and (team := _WORK_AS.match(text, found.end)):
        return Subject(subjects.fuller(team["name"]))
    if found.kind == "staff" and (body := _beside(view, found)) is not None:
        return subjects.meant(body)
    if found.kind in {"staff", "finance"} and _IT_HAS.match(text[: found.start]):
        return _of_the_last(paper, view)
    return _of_money(paper, view, subjects, found) if found.kind == "finance" else None


def _of_money(paper: Paper, view: View, subjects: Subjects, found: Found) -> Subject | None:
    """The pool or the contract that a sum is of."""
    text = view.plain.text
    before = text[max(0, found.start - 200) : found.start]
    if _MORE_POOLED.search(before) and (pool := _pool_before(paper, view)):
        return Subject(pool)
    if did := _POOL_DID.match(text[: found.start]):
        first, last = view.plain.source(*did.span("what"))
        short = paper.document.flow[first:last].strip()
        return Subject(_as_listed(paper, view, short) or subjects.fuller(f"{short} {_last_word(did['name'], short)}"))
    worth = _WORTH.search(before)
    if worth is None:
        return None
    above = _NAMED_ABOVE.search(view.section)
    return Subject(above["name"].lower() if above and above["name"].lower().endswith(worth["name"]) else worth["name"])


_MORE_POOLED = re.compile(
    r"\b(?:pool(?:ing|ed|s)?|put(?:ting)? (?:in|into it)|add(?:ing|s)?|bring(?:ing)? in)(?: an?| some"
    r"| about| around)?"
    r" (?:further|extra|another|additional|more) $|\bpool(?:ing)? another $"
)
_POOL = re.compile(r"\b(?P<name>pooled (?:budget|fund))\b", re.IGNORECASE)


def _pool_before(paper: Paper, view: View) -> str:
    """The pooled budget of the sentences just before, into which more is to go."""
    for number in (view.number - 1, view.number - 2):
        found = _POOL.search(paper.views[number].plain.text) if number >= 0 else None
        if found:
            return found["name"].lower()
    return ""


def _last_word(name: str, before: str) -> str:
    is_pooled = "pooled" in name and not before.casefold().endswith("pooled")
    return " ".join(name.split()[-2:]) if is_pooled else name.rsplit(maxsplit=1)[-1]


def _as_listed(paper: Paper, view: View, short: str) -> str:
    """“The s117 pool”, where a table above has “Mental health aftercare (s117)”."""
    if len(short) < _SHORTEST:
        return ""
    row = re.compile_for_now(rf"(?m)^[ \t]*(?P<name>[A-Z][^\n\t(]{{2,60}}\({re.escape(short)}\))")
    match = row.search(paper.document.flow, 0, view.sentence.start)
    return match["name"] if match else ""


_SHORTEST = 3


def _own(paper: Paper, text: str) -> Subject | None:
    """“The rating was Good”, told in a body's own minutes without a word of another body."""
    if "[B" in text or _ITS_RATING.match(text) is None or len(paper.author) != 1 or not is_minutes(paper):
        return None
    return Subject(paper.author[0])


def _beside(view: View, found: Found) -> BodyMention | None:
    text = view.plain.text
    match = _EMPLOYED_BY.match(text, found.end)
    if match is None and _OPENED.search(text, 0, found.start):
        match = _AT_BODY.match(text, found.end)
    body = view.plain.item(match["body"]) if match else None
    return body if isinstance(body, BodyMention) and len(body.names) == 1 else None


def _of_the_last(paper: Paper, view: View) -> Subject | None:
    """The team that the sentence before speaks of, as its subject or as what something was."""
    if not view.number:
        return None
    body = view.bodies[0] if view.bodies else None
    if body is not None and body.form != "it" and view.plain.text.lstrip(" \t0123456789.").startswith("[B"):
        return None
    last = _OF_A_THING.search(paper.views[view.number - 1].plain.text)
    return Subject((last["subject"] or last["last"]).strip()) if last else None
