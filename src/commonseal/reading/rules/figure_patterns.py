"""What a figure counts, by the words around it: people served, staff, members, money, and judgements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from commonseal.reading import expressions as re
from commonseal.reading.claims import AttributeProperty
from commonseal.reading.context import clause_around
from commonseal.reading.lexicon import one_of, table
from commonseal.reading.marked import Marked, rule_pattern
from commonseal.reading.mentions import BodyMention, FigureMention
from commonseal.reading.rules.not_of_one import is_in_passing, is_of_no_one_body, is_proportion_or_score


def any_of(key: str) -> str:
    """Give the words under a key of ``data/attributes.yaml`` as one regular expression group."""
    return one_of("attributes", key)


@dataclass(frozen=True, slots=True)
class Found:
    """A figure whose kind is settled: where its token or words stand in the marked sentence, and its value."""

    kind: AttributeProperty
    start: int
    end: int
    value: str
    rule: str
    about: str = ""


_PLACEHOLDER = re.compile(r"(?<!\?P)<(\w+)>")


def said(key: str) -> tuple[re.Pattern[str], ...]:
    """Compile the patterns under a key of ``data/attributes.yaml``, other keys put in for ``<key>``."""
    written: list[str] = table("attributes")[key]
    return tuple(rule_pattern(_PLACEHOLDER.sub(_words, pattern)) for pattern in written)


def _words(match: re.Match[str]) -> str:
    return any_of(match[1])


_PEOPLED = re.compile(r"\bpop(?:ulations?)?\b", re.IGNORECASE)
_ALSO_PEOPLED = rule_pattern(r"\band (?:the )?(?:{B}|[A-Z]\w+) \({F:value}\)")
# “A Council for Dale and Fell (331,000 people) and a B Council for the rest (286,000)”
_SECOND_BRACKET = rule_pattern(r"\({F} (?:people|residents|patients|inhabitants)\)[^();]{3,110} \({F:value}\)")
_NOT_SERVED = re.compile(
    rf"(?: (?:(?:who|that|have|has|were|had|would|will|are|currently|also|now) ){{0,2}})?{any_of('not_served')}\b",
    re.IGNORECASE,
)
_NOT_SERVED_BEFORE = re.compile(rf"\b{any_of('not_served_before')} (?:the |a |\w+ly )?$", re.IGNORECASE)
_FROM_EACH = re.compile(r",? (?:of|from|for|nominated by|appointed by) (?:each|every|both|either)\b")
_OR_MORE = re.compile(r" or (?:more|fewer)\b")
_NOT_STAFF = re.compile(rf"(?: (?:at|in|of|from) \[B\d+\])?,? ?{any_of('not_staff')}", re.IGNORECASE)
_NOT_STAFF_BEFORE = re.compile(rf"\b{any_of('not_staff_before')} (?:the |a |a further |another )?$", re.IGNORECASE)
_KINDS: tuple[tuple[AttributeProperty, str], ...] = (
    ("staff", "staff_said"),
    ("member_count", "members_said"),
    ("population", "population_said"),
)
_COUNTS = re.Several((kind, pattern) for kind, key in _KINDS for pattern in said(key))
_RATING = re.Several(said("rating_said"))
_BALANCE = re.Several(said("balance_said"))
_AT_PRACTICES = re.compile(r"\b(?:at|in|from|to|by|visited|closed?|closure of|inspected) (?:just |only |the )?$")
_MADE_OF = re.compile(rf"\b{any_of('made_of')} (?:the |all |some )?$", re.IGNORECASE)
_CLINICAL = re.compile(
    r"\b(?:waits?|waiting|waited|backlog|operations?|appointments?|referr\w+|treat\w+|saw|sees?|admi(?:ts?|tted)"
    r"|attend\w+"
    r"|discharg\w+|surveyed|letters?|petition)\b(?:[^,;\[]|\[[FD]\d+\]){0,40}$",
    re.IGNORECASE,
)
_JUDGES = re.compile(
    r"rat(?:ed|es|ing)|grad|judg|assess|measures|segment|status|found|declar|named|consider|scor|verdict|RAG|turnaround"
    r"|category|(?:still|again|once more) [\"“]|in the (?:eyes|view) of|from|opinion|class|rank|deemed|confidence"
    r"|support programme|inspect|remain(?:s|ed) |told |warned |informed |call(?:ed|s) |thinks |thought "
    r"|[“\"](?:inadequate|requires improvement|good|outstanding)[”\"]",
    re.IGNORECASE,
)
# “in special measures, having been rated inadequate”: one judgement, and what follows from it
_MEASURES = re.compile(r"special measures", re.IGNORECASE)
_JUDGED_BADLY = re.compile(r"\brated (?:as )?\W?(?:inadequate|requires improvement)\b", re.IGNORECASE)
# “a red, amber, green rating was done”: the scale, and no mark on it
_COLOURS = re.compile(
    r"\bred\W{1,3}amber\W{1,3}(?:and |or )?green\b|\bgreen\W{1,3}amber\W{1,3}(?:and |or )?red\b", re.IGNORECASE
)
_OUT_OF = re.compile(
    r"\bfrom \W?$|\b(?:out of|exit(?:ed|s|ing)?|left|leaving|not|avoid(?:ed|ing)?|escap\w+|remov\w+ from"
    r"|no longer) (?:\w+ ){0,2}$"
)
_RISK = re.compile(
    r"\b(?:the|this|each|a|main|top|key) risks?\b|\brisks? (?:\[F\d+\]|\d|is|are|was|rating|rated|score|register|level)"
    r"|\b(?:BAF|residual|inherent)\b",
    re.IGNORECASE,
)
_SCORE = rule_pattern(
    r"(?P<about>\b[Oo]ption (?:\d|[A-Z]\b|{F}|\w+\b))[^.;\[]{0,30}?\b(?:scored|scores|score of|received|was given"
    r"|with|:|got)(?: \w+){0,3}? {F:value}(?: points| marks| out of| per cent|%|/|,|\.|;| and|\)|$)"
)
_ALSO = rule_pattern(
    r"(?:,|;| and| while| whereas| but| with)+ (?:from |by |with |to |in )?(?:the |that of )?"
    r"(?:{B:body}|(?P<place>(?-i:[A-Z]\w+(?: [A-Z]\w+){0,3})))(?:'s)?"
    r"(?:,? (?:which )?(?:has|had|employs|serves|covers|runs)|,? with)?:? \(?{F:value}"
    r"(?=[.,;)]|$| and\b| people\b| staff\b)"
)
_OTHER = rule_pattern(
    r"(?:compared (?:with|to)|against|and|while|versus|but|, ) ?(?:just |only |some )?{F:value}(?: people| staff)?"
    r" (?:at|in|for|by) (?:that of |the area of )?(?:the )?{B}"
)
_ROW = rule_pattern(
    r"(?P<lead>\b(?:serv|cover|look after|hav|car|employ)\w*(?: for)?(?: about| around| some)? )"
    r"(?P<row>{F}(?:, {F}){0,4},? and {F}) (?:[\w-]+ ){0,2}(?:people|residents|patients|staff|employees)\b"
)
# “by registered population: A 214,000, B 187,000 and C 166,000”
_NAMED = r"(?:the )?(?:\[B\d+\]|[A-Z][\w'-]+(?: (?:and |of )?[A-Z][\w'-]+){0,4}),? \(?(?:with |has )?\[F\d+\]\)?"
_ROW_OF_NAMES = rule_pattern(
    r"\b(?P<noun>populations?|residents|patients|people|staff|headcount|employees|workforce|WTEs?|FTEs?)"
    rf"\b[^.;:\[]{{0,40}}(?::| [–-]) (?P<row>{_NAMED}(?:(?:,|;)?(?: and)? {_NAMED})+)"
)
_ONE_NAMED = re.compile(
    r"(?:(?P<body>\[B\d+\])|(?P<place>[A-Z][\w'-]+(?: (?:and |of )?[A-Z][\w'-]+){0,4})),? \(?(?:with |has )?"
    r"(?P<a>\[F\d+\])"
)
_SERVED = re.compile(r"(?:population|residents|patients|people)", re.IGNORECASE)
_EXPECTED = rule_pattern(
    r"(?:,| and| but)+ (?:it |this )?(?:is )?(?:expect\w*|project\w*|forecast\w*|due|set|likely|predict\w*)"
    r"(?: to (?:have|reach|rise to|grow to|be|fall to|number))?(?: about)? {F:value}(?! (?:per|of))"
)
_STEPS = rule_pattern(r"\bfrom {F:first}[^.;]{0,40}? to {F:second}")
_RATED_LIST = re.compile(r"\bratings?\b[^.]{0,80}: |\b(?:rated|judged)\b", re.IGNORECASE)
_RATED_EACH = re.compile(
    rf"\[B\d+\](?:,|:| –| -)?(?: (?:was|is|were|only|merely|got|received|as|itself"
    rf"|just)){{0,3}} \W{{0,2}}(?P<value>{any_of('ratings')})"
    r"(?=\W{0,3}(?:\(?\[D\d+\]|;|,|\.|$|and \[|for \[D|in \[D|in (?:its\b|their\b|the\b|\[[BG])))",
    re.IGNORECASE,
)
_RATED_AGAIN = re.compile(
    rf" and (?:then )?(?:as )?\W?(?P<value>{any_of('ratings')})\W?"
    r" (?:in |by |on |last )?(?=\[D\d+\])",
    re.IGNORECASE,
)
_POOLING = re.compile(rf"\b{any_of('pooling')}\b", re.IGNORECASE)
_SHARE = rule_pattern(r" (?:would come |comes |came |is |was |will come )?from (?:the )?{B}")
_SHARER = rule_pattern(r"{B}(?:'s)?:? ?\(?$")
_FINANCE = re.compile(rf"\b{any_of('finance')}\b", re.IGNORECASE)
_NOT_FINANCE = re.compile(rf"(?<!\w){any_of('not_finance')}", re.IGNORECASE)
_A_HEAD = re.compile(r" (?P<per>per|a) (?:head|\[R\d+\])")
_RUNNING = re.compile(r"\b(?:running|management|admin\w*|operating)[- ]costs?\b", re.IGNORECASE)
_THRESHOLD = re.compile(
    r"\b(?:[Ss]pending|[Cc]ontracts?|[Dd]ecisions?|[Ii]tems?|[Pp]urchases?|[Ee]xpenditure|[Aa]wards?|[Aa]nything"
    r"|[Ee]verything|[Ss]omething|[Nn]othing|[Tt]ransactions?|[Dd]eals|[Oo]rders?|[Ss]chemes|[Pp]rojects"
    r"|[Cc]ommitments?|[Mm]atters|[Pp]ayments?|[Bb]ids|[Cc]laims)"
    r"(?: (?:which|that))?(?: is| are)?(?: worth| of| costing| valued at| for| above| over)? $"
)
_A_LIMIT = ("over", "more than", "less than", "under", "fewer than", "at least", "in excess of")
_IS_GIVEN = re.compile(rf"-?(?: [\w'-]+){{0,2}} {any_of('given')}\b", re.IGNORECASE)


# “on behalf of the 23 practices”: a number that only names a set
_THE_SET = re.compile(
    r"\b(?:of|for|by|with|from|to|on|in|at|between) (?:all )?the $"
    r"|\b(?:used|shared) (?:by|across|in) (?:the )?\[B\d+\]'s $"
    r"|\b(?:and|by|in|at|across|from|to) all (?:of )?(?:the |its |our )?$"
)
_A_WEEK = re.compile(r" (?:a|each|every|per) (?:day|week|month|year)\b")
# “on behalf of three colleagues”, “three members of staff and a reporter”: people, and no workforce
_FEW = re.compile(r"(?:two|three|four|five|six|seven|eight|nine|[2-9])", re.IGNORECASE)
_PRESENT = re.compile(r"\] (?:other |former |senior )?(?:colleagues|members of staff|staff members)\b")


def counts(marked: Marked) -> Iterator[Found]:
    """Find the people served, the staff and the members of sets."""
    taken: dict[int, AttributeProperty] = {}
    for kind, pattern in _COUNTS.that_may_match(marked.text):
        for match in pattern.finditer(marked.text):
            start, end = match.span("a")
            figure = marked.item(match["a"])
            if start in taken or not isinstance(figure, FigureMention) or figure.is_money:
                continue
            if _is_telling(marked.text, match, figure, kind):
                taken[start] = kind
                yield Found(kind, start, end, figure.value, f"{kind} figure")
    yield from _after_names(marked, taken)
    yield from _in_a_row(marked, taken)
    yield from _others(marked, taken)


def _after_names(marked: Marked, taken: dict[int, AttributeProperty]) -> Iterator[Found]:
    """“Staff: A 412, B 388 and C 240”: each figure is of the name before it, and of what stands before the row."""
    for row in _ROW_OF_NAMES.finditer(marked.text):
        kind: AttributeProperty = "population" if _SERVED.match(row["noun"]) else "staff"
        for match in _ONE_NAMED.finditer(row["row"]):
            figure = marked.item(match["a"])
            start, end = (row.start("row") + place for place in match.span("a"))
            if start in taken or not isinstance(figure, FigureMention) or figure.is_money:
                continue
            taken[start] = kind
            body = marked.item(match["body"]) if match["body"] else None
            about = body.names[0] if isinstance(body, BodyMention) and len(body.names) == 1 else match["place"]
            yield Found(kind, start, end, figure.value, f"{kind} figure", about=about or "")


def _in_a_row(marked: Marked, taken: dict[int, AttributeProperty]) -> Iterator[Found]:
    """“A and B employ 800 and 600 people”: the figures of a row share the verb before and the noun after them."""
    for row in _ROW.finditer(marked.text):
        kind: AttributeProperty = (
            "staff"
            if row["lead"].lower().startswith("employ") or "staff" in row[0] or "employees" in row[0]
            else "population"
        )
        for match in re.finditer(r"\[F\d+\]", row["row"]):
            start, end = row.start("row") + match.start(), row.start("row") + match.end()
            figure = marked.item(match.group())
            if start not in taken and isinstance(figure, FigureMention) and not figure.is_money:
                taken[start] = kind
                yield Found(kind, start, end, figure.value, f"{kind} figure")


def _others(marked: Marked, taken: dict[int, AttributeProperty]) -> Iterator[Found]:
    """Figures whose noun stands beside an earlier one: “employs 200 people and [B] 90”, “and [B] (118,000)”."""
    also: list[tuple[AttributeProperty, re.Match[str]]] = []
    for match in (
        [*_ALSO.finditer(marked.text), *_OTHER.finditer(marked.text), *_EXPECTED.finditer(marked.text)] if taken else ()
    ):
        before = [place for place in taken if place < match.start("value")]
        if before:
            also.append((taken[max(before)], match))
    if _PEOPLED.search(marked.text):
        also += [("population", m) for m in _ALSO_PEOPLED.finditer(marked.text)]
    if taken:
        also += [("population", m) for m in _SECOND_BRACKET.finditer(marked.text)]
    for kind, match in also:
        start, end = match.span("value")
        figure = marked.item(match["value"])
        if start not in taken and isinstance(figure, FigureMention) and not figure.is_money:
            yield Found(kind, start, end, figure.value, f"{kind} figure", about=_beside(marked, match))


def _beside(marked: Marked, match: re.Match[str]) -> str:
    """“[A] has 280 staff; [B] has 130”: the one body that stands at the second figure."""
    said = match.groupdict()
    if marked.text[match.start("value") - 1] == "(":
        return ""  # a bracket belongs to the name that it follows
    if said.get("place"):
        return str(said["place"])
    body = marked.item(said["body"]) if said.get("body") else None
    is_one = isinstance(body, BodyMention) and len(body.names) == 1 and body.body_class != "national"
    return body.names[0] if is_one and isinstance(body, BodyMention) else ""


def _is_telling(text: str, match: re.Match[str], figure: FigureMention, kind: AttributeProperty) -> bool:
    start = match.start("a")
    before, after = text[max(0, start - 50) : start], text[match.end() : match.end() + 60]
    if is_in_passing(text, match, kind):
        return False
    if kind == "population":
        digits = re.sub(r"\D", "", figure.value)
        is_large = (
            len(digits) > 3 or re.search(r"million|\dm\b|\dk\b|thousand", figure.value, re.IGNORECASE) is not None
        )
        return (
            is_large
            and not _NOT_SERVED.match(after)
            and not (_NOT_SERVED_BEFORE.search(before) or _CLINICAL.search(before))
        )
    if kind == "member_count":
        return not _OR_MORE.match(text, match.end("a")) and _counts_members(before, after)
    if kind == "staff":
        if _FEW.fullmatch(figure.value) and _PRESENT.search(text, start, match.end() + 20):
            return False
        no_count = _NOT_STAFF_BEFORE.search(before) or is_proportion_or_score(text, start)
        return not _NOT_STAFF.match(after) and not no_count
    return True


def _counts_members(before: str, after: str) -> bool:
    """Say whether a number is that of all members of something, by the words around it."""
    is_made_of = _MADE_OF.search(before) is not None
    if _FROM_EACH.match(after):
        return False
    if not is_made_of and (_THE_SET.search(before) or _A_WEEK.match(after)):
        return False
    return (is_made_of or not _AT_PRACTICES.search(before)) and (
        re.search(
            r"\[F\d+\] (?:out )?of (?:(?:the|our|its|their|all|\[B\d+\]) )?$|\b(?:town|city|county|area)'s $", before
        )
        is None
    )


def _in_words(text: str, taken: set[int]) -> Iterator[Found]:
    for pattern in _RATING.that_may_match(text):
        for match in pattern.finditer(text):
            start, end = match.span("value")
            before = text[max(0, start - 30) : start]
            if start in taken or _OUT_OF.search(before) or is_of_no_one_body(text, start, end):
                continue
            taken.add(start)
            if not (_MEASURES.match(match["value"]) and _JUDGED_BADLY.search(text)):
                yield Found("rating", start, end, match["value"], "rating in words")


def ratings(marked: Marked) -> Iterator[Found]:
    """Find the judgements of regulators and the colours or scores of options."""
    text = marked.text
    if not _JUDGES.search(text):
        return
    if _RISK.search(text):
        return
    taken = {place for scale in _COLOURS.finditer(text) for place in range(*scale.span())}
    yield from _in_words(text, taken)
    each = [_RATED_EACH, _RATED_AGAIN] if _RATED_LIST.search(text) else []
    for match in (m for pattern in each for m in pattern.finditer(text)):
        start, end = match.span("value")
        if start not in taken:
            taken.add(start)
            yield Found("rating", start, end, match["value"], "rating in a list")
    for match in _SCORE.finditer(text):
        figure = marked.item(match["value"])
        if isinstance(figure, FigureMention) and not figure.is_money:
            yield Found("rating", *match.span("value"), figure.value, "score of an option", about=match["about"])


def money(marked: Marked) -> Iterator[Found]:
    """Find the sums that are a body's or an arrangement's money."""
    is_told = False
    steps = {match.start(key) for match in _STEPS.finditer(marked.text) for key in ("first", "second")}
    for match in re.finditer(r"\[F\d+\]", marked.text):
        figure = marked.item(match.group())
        if (
            not isinstance(figure, FigureMention)
            or not figure.is_money
            or figure.value.startswith(("up to", "no more"))
            or (figure.value.startswith(_A_LIMIT) and _THRESHOLD.search(marked.text, 0, match.start()))
        ):
            continue
        first, last = clause_around(marked.text, *match.span())
        first = 0 if first < 60 and marked.text[:first].endswith(": ") else first
        near = marked.text[max(first, match.start() - 110) : min(last, match.end() + 50)]
        is_money = bool(_FINANCE.search(near) or _is_share(marked.text, match) or match.start() in steps)
        is_money = is_money or (is_told and _ANOTHERS.search(marked.text, 0, match.start()) is not None)
        is_given = _IS_GIVEN.match(marked.text, match.end()) is not None
        unit = _A_HEAD.match(marked.text, match.end()) if _RUNNING.search(near) else None
        if unit:
            yield Found(
                "finance", match.start(), match.end(), f"{figure.value} {unit['per']} head", "finance figure a head"
            )
            continue
        if is_money and not is_given and not is_price(figure.value) and not _NOT_FINANCE.search(near):
            is_told = True
            yield Found("finance", *match.span(), figure.value, "finance figure")


_PRICE = re.compile(r"\D*£ ?(?:\d{1,3}(?:\.\d\d?)?|\d,?\d{3}\.\d\d)(?: (?:a|per|each|every)\b.*)?")


def is_price(value: str) -> bool:
    """Say whether a sum is so small that it is what something costs to buy: bodies have thousands at least.

    Args:
        value: The sum as written.
    """
    return _PRICE.fullmatch(value) is not None


# “A's deficit is £3m, while B's is £2m”
_ANOTHERS = re.compile(
    r"\b(?:and|while|whereas|but|against) (?:the )?(?:\[B\d+\]|[A-Z][\w'-]*\w(?: [A-Z][\w-]+){0,3})'s"
    r" (?:is|was|will be|would be|stood at|stands at) (?:about |some |around )?$"
)


def _is_share(text: str, match: re.Match[str]) -> bool:
    """One of several sums, each beside the body that gives it, after words of pooling."""
    beside = _SHARE.match(text, match.end()) or _SHARER.search(text, max(0, match.start() - 14), match.start())
    return bool(beside) and _POOLING.search(text, max(0, match.start() - 240), match.start()) is not None


_DUTY = re.compile(
    r"\b(?:plan|duty|duties|targets?|requirement|required|requires|obligation|obliged|aim|able|how|need|needs) to $"
)
_BALANCES = re.compile(r"deficit|surplus|break|broke|balance", re.IGNORECASE)
_NEAR_SUM = re.compile(r"\[F\d+\]")


def worded(marked: Marked) -> Iterator[Found]:
    """Find a deficit or a surplus that the paper names without a sum."""
    for pattern in _BALANCE.that_may_match(marked.text) if _BALANCES.search(marked.text) else ():
        for match in pattern.finditer(marked.text):
            if _NEAR_SUM.search(marked.text, match.end(), match.end() + 20) or _NEAR_SUM.search(
                marked.text, max(0, match.start() - 12), match.start()
            ):
                continue
            if _DUTY.search(marked.text[: match.start("value")]):
                continue
            yield Found("finance", *match.span("value"), match["value"], "balance in words")
