"""Whose a figure is by what stands beside its owner: “X, a company which looks after …”, “its 44 staff” of a team."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subjects import Subjects

_NAME = r"(?-i:[A-Z][\w'&-]+(?: (?:and |of |for |the )?[A-Z][\w'&-]+){0,5})"
_COUNTING = (
    r"(?:(?:which|that) (?:now |currently |also |itself )?(?:looks? after|serves?|covers?|cares? for|employs?|has"
    r"|had|runs?"
    r"|supports?|represents?|brings? together|turns? over|made|ended)"
    r"|with|of|serving|covering|employing|looking after|caring for|responsible for|made up of|owned by|formed by|for)"
)
_ABOUT = r"(?: (?:some|about|around|over|nearly|more than|just|only|under|almost|an?|the|its|annual|yearly|total)){0,4}"
_NOUN = (
    r"(?: (?:turnover|income|budget|population|staff|workforce|deficit|surplus|membership|headcount|revenue)"
    r"(?: of| is)?)?"
)
# the name, what it is said to be, and the words that make the figure its own
_APPOSED = rule_pattern(
    rf"(?:{{B:body}}|(?:^\W*|[.;:] |\b(?:from|and|with|to|by|of) )(?P<name>{_NAME})),? (?:\([^()]{{1,30}}\),? )?"
    r"(?:(?:which is|now|itself|also|already) )?(?<=[,)] )(?:an?|one of|the (?:smaller|smallest|larger|largest|only"
    r"|biggest))"
    rf" (?:[\w'-]+ ){{1,7}}?{_COUNTING}{_ABOUT}{_NOUN}{_ABOUT} ?$"
)
_ITS_STAFF = re.compile(
    r"\b(?:an?|one|the|our|their) (?P<name>(?:[\w-]+ ){1,4}?(?:team|service|unit|hub|department|directorate"
    r"|function))\b"
    r"(?:[^.;\[]|\[D\d+\]){0,60}?,? (?:with|and|has|having) (?:all |each |most )?(?:of )?(?:its|\[[BG]\d+\]) $"
)
_STAFF_OF_NAME = rule_pattern(
    rf" (?:{{B:body}}|(?P<name>{_NAME}))(?:'s)? (?:staff|employees|workers|nurses|people|colleagues|posts|officers)\b"
)
_WORK_FOR_US = re.compile(
    r" (?:[\w-]+ ){0,2}(?:people|staff|colleagues|nurses|officers) who (?:[\w-]+ ){0,3}work (?:for|with) us\b"
)
_INTO_ONE = re.compile(
    r"(?: (?:a year|together|each year|(?:will|would|is|are|was|were|has|have|to|be|been)(?: (?:go|goes|be|put|paid"
    r"|placed|moved|brought))+|(?:went|goes|go)))?,? into"
    r" (?:one|a single|a joint|a common|the same|a shared|an? pooled) (?:pot|pool|fund|budget|purse)\b"
)
_POOL = re.compile(r"\bpool(?:s|ed|ing)?(?: (?:some|about|around|over|nearly|more than|up|together))* $")
_POOLED = re.compile(
    r" (?:a year )?(?:which|that)? ?(?:they|\[B\d+\]|we)(?: both| all| two)? (?:have |has |already |now |had"
    r" )*pool(?:ed)?\b"
    r"|,? which (?:they|\[B\d+\]) (?:have |already )*pool(?:ed)?\b"
)
# “The Better Care Fund plan, under which A and B pool £9m”
_FUND_IN_WHICH = re.compile(
    r"\b(?P<name>(?!The |Our |Their |This )(?:[A-Z][\w'-]+ ){1,4}Fund)\b"
    r"(?:[^.;,\[]|\[D\d+\]){0,40},? (?:under|through|into|by|in) which "
)
_NAMED_POOL = re.compile(r"[^.;\[]{0,60}? (?:under|through|via|in|into) (?:an?|the|their|its) ")
# “running costs across the three must come down to”: a set under its number alone
BARE_SET = re.compile(
    r"(?:^| )(?:across|between|for|among|of) (?:all |both |each of )?(?:the )?(?:two|three|four|five|six|seven|pair"
    r"|trio|(?<=(?:ss|en|ng|or) the )\[F\d+\])"
    r"(?=[.,;]|$| (?:must|will|would|is|are|was|were|has|have|had|should|can|could|to|put|of them|together|combined)\b)"
)


# “the deficit stood at £6m, and it would be £9m by the year's end”: the second sum is the first one's owner's
IT_WOULD_BE = re.compile(
    r"(?P<last>\[F\d+\])[^.;\[]{0,60}?,? (?:and|but) (?:that )?[^.;,\[]{0,40}?(?:it|this|that|\[B\d+\]) (?:would"
    r"|will|could|might)"
    r" (?:be|reach|rise to|grow to|become|come to|fall to)(?: about| around| over| nearly)? $"
)
# “an East Dale Council for Marlow and Tarn (331,000 people)”
_FOR_PLACES = rule_pattern(
    r"\b(?:an?|the|one) (?:{B:body}|(?P<name>(?-i:(?:[A-Z][\w'-]+ ){1,4}(?:Council|Authority|Trust|ICB|CCG)))) for"
    r" [^();]{3,110} \($"
)
_ONE_FOR = re.compile(
    r"\b(?P<name>(?:one|single|new|merged) (?:new |unitary |single )?(?:council|CCG|ICB|trust|authority|board"
    r"|organisation|unitary)"
    r"(?: for (?:the whole of |all of |the )?(?:[A-Z][\w-]+(?: [A-Z][\w-]+)?|\[B\d+\]))?),? (?:serving|covering|with"
    r"|of|for|looking after)"
    r"(?: (?:some|about|around|over|nearly|more than|a population of))* $"
)


def of_apposition(marked: Marked, subjects: Subjects, found: Found, first: int) -> str:
    """Give the name that the figure's words explain (“X, a company which looks after 275,000 people”), or nothing.

    Args:
        marked: The marked sentence.
        subjects: What the sentences so far spoke of.
        found: The figure.
        first: Where its clause begins.
    """
    lead = marked.text[max(first, found.start - 170) : found.start]
    for pattern in (_FOR_PLACES, _ONE_FOR) if found.kind == "population" else ():
        if comes := pattern.search(lead):
            return _written(marked, comes)
    match = _APPOSED.search(lead)
    if match is not None:
        body = marked.item(match["body"]) if match["body"] else None
        if isinstance(body, BodyMention):
            return body.names[0] if len(body.names) == 1 and body.body_class != "national" else ""
        return subjects.by_beginning(match["name"]) or str(match["name"])
    team = _ITS_STAFF.search(lead) if found.kind == "staff" else None
    return subjects.fuller(team["name"]) if team else ""


def _written(marked: Marked, match: re.Match[str]) -> str:
    """The name that a match has, as a body's or in words with the names of bodies put in."""
    body = marked.item(match["body"]) if match.groupdict().get("body") else None
    if isinstance(body, BodyMention):
        return body.names[0]
    name = str(match["name"])
    for token in re.findall(r"\[B\d+\]", name):
        inside = marked.item(token)
        name = name.replace(token, inside.names[0] if isinstance(inside, BodyMention) else "")
    return name


def of_their_name(marked: Marked, subjects: Subjects, found: Found) -> str:
    """“Around 1,260 Marram staff would move”: the body whose staff they are, by its short name or its token."""
    if _WORK_FOR_US.match(marked.text, found.end) and len(subjects.paper.author) == 1:
        return subjects.paper.author[0]
    match = _STAFF_OF_NAME.match(marked.text, found.end)
    if match is None:
        return ""
    body = marked.item(match["body"]) if match["body"] else None
    if isinstance(body, BodyMention):
        return subjects.named(body) if body.body_class != "national" else ""
    return subjects.by_beginning(match["name"])


def of_joint_money(text: str, found: Found) -> str:
    """“A and B pool £77m”, “put £58m into one pot”: what is pooled is a pooled budget, unless its fund is named."""
    if _INTO_ONE.match(text, found.end):
        return "pooled budget"
    if _POOLED.match(text, found.end):
        return "pooled fund"
    named = _FUND_IN_WHICH.search(text, 0, found.start)
    if named and _POOL.search(text, max(named.end(), found.start - 60), found.start):
        return str(named["name"])
    if _POOL.search(text, max(0, found.start - 60), found.start) and not _NAMED_POOL.match(text, found.end):
        return "pooled budget"
    return ""
