"""When a figure holds: the date of its own predicate, the year that its clause opens with, or that of the report."""

from __future__ import annotations

from dataclasses import dataclass, field

from commonseal.reading import expressions as re
from commonseal.reading.dates import DateMention
from commonseal.reading.marked import Marked
from commonseal.reading.paper import Paper, View
from commonseal.reading.rules.figure_patterns import Found
from commonseal.reading.rules.subject_patterns import VERB

_COMING_YEAR = re.compile(r"\b(?:the|its|this) coming (?:financial )?year\b(?!'s)", re.IGNORECASE)
_WEEKDAY = re.compile(
    r"(?:on )?(?:last |this |next )?(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|yesterday|today|tonight|this morning"
    r"|last (?:night|week))(?: (?:night|evening|morning|afternoon))?",
    re.IGNORECASE,
)
_THIS_YEAR = re.compile(
    r"\b(?:this|the|the current|current|in-) ?(?:financial )?year\b(?!'s)|\byear[- ]end\b|\bin-year\b", re.IGNORECASE
)
_BALANCE = re.compile(
    r"\b(?:in the (?:red|black)|deficits?|surplus|overspen\w+|underspen\w+|outturn|control total|break even"
    r"|broke even|forecast\w*"
    r"|allocation|budget|fund|turnover|income|running costs?|shortfall|gap|black hole|hole|savings?|save"
    r"|loses?|lost|losing|spent|spends?)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:forecast|expect|predict|project|plan|will|heading|on course|set to|likely|this year|required|has to|had to"
    r"|have to|need)",
    re.IGNORECASE,
)
_IS_FORECAST = re.compile(r" (?:is|was|are|were) (?:now |still )?(?:forecast|expected|projected|predicted)\b")
# “It ended the year with a deficit”: the one before, as that of the paper has not ended
_YEAR_ENDED = re.compile(r"\b(?:ended|finished|closed) the (?:financial )?year\b")
# “At month 5 it was reporting a deficit”: months are counted from April
_AT_MONTH = re.compile(r"\b(?:at|by|to|in|for) (?:the end of )?month (?P<number>\[F\d+\]|\d{1,2}\b)", re.IGNORECASE)
_CURRENT = re.compile(r"\b(?:the|this) current (?:financial )?year\b|\bthis financial year\b", re.IGNORECASE)
_FOR_THE_YEAR = re.compile(r"\b(?:pool|fund|budget|allocation|control total) for the (?:financial |full )?year\b")
_YEAR = re.compile(r"\d{4}-04/\d{4}-03")
_RELATIVE = re.compile(r"(?:the end of )?(?:this|next|last)(?: financial)? year", re.IGNORECASE)
_STEPS = {"this": 0, "next": 1, "last": -1}
_NEXT_THING = re.compile(
    # “learning disability”, “housing” and the like only name a service
    r",? (?:and|but|while|whereas) (?!(?:learning|housing|nursing|planning|safeguarding|commissioning|training) )"
    r"(?:(?:\w{3,}ed|broke|made|lost|spent|went|rose|fell|saw|cut|took|"
    r"an?|the|its|it|it's|their|has|had|is|was|were|are|will|would|\w{2,}ing)\b|\[B\d"
    r"|(?:at|on|in|by|as at|since|from|for) (?:the (?:end|start) of )?$)"
    r"| since (?:it|they|its|the|\[B\d+\])\b| and (?:open|start|begin|close|run) "
    r"|;|: |(?:, which| that|, all of (?:which|whom)) (?!(?:is|was) for)",
    re.IGNORECASE,
)
# “outstanding, up from good in 2019”, “£31m, according to papers for the June board”: the date is of something else
_OF_ANOTHER = re.compile(
    r"\b(?:up|down) from\b|\baccording to\b|\b(?:papers|documents|minutes) (?:for|to|of|from)\b"
    r"|\b(?:compared|as against)\b"
)
_COMPARED = re.compile(r"\b(?:up|down) from \S+(?: \w+)? (?:in|on|at) $|\bcompared (?:with|to) \S+ (?:in|on|at) $")
_NOUN_OF_MONEY = re.compile(
    r"\b(?:budget|turnover|income|deficit|surplus|allocation|spending|overspend|underspend|reserves)\b"
)
_RELATIVE_CLAUSE = re.compile(r", (?:which|who|that)\b|, \w+ed\b", re.IGNORECASE)
# “Letters went out on Monday from A, which has eight schools”: the day is that of the letters
_HAS_BESIDE = re.compile(r", (?:which|that) (?:now |also )?(?:has|runs|serves|employs|covers|looks after)\b")
# “will begin on 1 October and will serve 90,000 people”: the day is that of the other verb
_AND_DOES = re.compile(r"^,? and (?:now )?(?:will|would|has|have|is to|are to|serves?|employs?|covers?)\b")
# “£1.42m (2018/19: £1.39m)”: the year of the sum after it
_OF_THE_NEXT = re.compile(r": ?(?:about |some )?\[F")
_FAR, _FAR_BY = 70, 120
_ENDED = re.compile(r"\b(?:ended|ending|finished|closed) $")
# “in the 2018/19 annual assessment it was rated good”, “for 2018/19 it had been rated good”
_YEAR_LEAD = re.compile(r"\b(?:[Ff]or|[Ii]n|[Dd]uring|[Oo]f)(?: the)? $")
_NO_LEADS = frozenset(["since", "until", "after", "before", "till"])
_LEADS = frozenset(["in", "on", "at", "by", "for", "up to"])
_PERIOD = re.compile(
    r"\b(?:reporting |report )?(?:period|month|quarter|position at|position as at|as at|report for)\b(?: covered"
    r"| ending)?:? (?P<date>\[D\d+\])",
    re.IGNORECASE,
)
# “The CQC published its report on A on 8 September. A was rated good”
_REPORT = (
    r"(?:(?:inspection|final|latest|PEEL|own|new|full|follow-up|first|second|quarterly|annual) )*"
    r"(?:reports?|findings|verdict|judgements?|ratings?|results|segments|league tables?|rankings)"
)
_REPORTED = re.compile(
    rf"\b(?:published|issued|released|brought out|put out|publishes) (?:its|the|their|an?|his|her|\[[BG]\d+\](?:'s?)?)"
    rf" {_REPORT}\b"
    r"(?:[^.;\[]|\[[BG]\d+\]){0,90}?(?:on|in)? ?(?P<date>\[D\d+\])",
    re.IGNORECASE,
)
_REPORTED_ON = re.compile(
    rf"(?P<date>\[D\d+\]),? (?:[^.;\[]|\[[BG]\d+\]){{0,50}}?\b(?:published|issued|released)"
    rf" (?:its|the|their|an?|\[[BG]\d+\](?:'s?)?) {_REPORT}\b",
    re.IGNORECASE,
)
# “in its report of 25 May the CQC had rated A good”, “the report of 2 May, in which A was rated good”
_IN_REPORT = re.compile(r"\breports? (?:of|dated|from|published (?:on|in)|issued (?:on|in)) (?P<date>\[D\d+\])")
# “The CQC has rated A good. Its report came out on 1 March”
_REPORT_CAME = re.compile(
    r"\W*(?:Its|The|Their|That|\[[BG]\d+\](?:'s?)?) (?:[\w-]+ )?reports? (?:came out|(?:was|were) (?:published|issued)"
    r"|appeared|is dated)[^.;\[]{0,20} ?(?P<date>\[D\d+\])"
)
_HAD_BEEN = re.compile(r"\b(?:had|previously|before|earlier)\b")
_COLOUR = re.compile(r"\W*(?:red|amber|green|blue|amber\W+\w+)\W*$", re.IGNORECASE)
_WITHIN_HEAD = 12
# “Its contribution”, “A contributes”, “B's share”: parts of the sum named before, and so of its year
_PART_OF_IT = re.compile(r"\b(?:contribut\w+|share|puts? in|put in|pays?|paid)\b")
_SAME_YEAR = re.compile(r"\b(?:in|of|for|ended|finished|closed|during) (?:the|that|the same) year\b")
# “ANNUAL REPORT AND ACCOUNTS 2018/19”: what happened “in the year” happened then
_REPORT_OF = re.compile(
    r"\bannual (?:\w+ )?(?:report|accounts|statement|review|governance statement)\b[^.;\[]{0,50}(?P<date>\[D\d+\])"
    r"|(?P<date2>\[D\d+\])[^.;\[]{0,30}\bannual (?:report|accounts|review)\b",
    re.IGNORECASE,
)
_IT_DID = re.compile(
    r"\W*(?:(?:It|They|We|The \w+|\[B\d+\]) (?:also )?(?:spent|paid|saved|received|had|made|ended|finished)"
    r"|(?:(?:Our|Its|The|\[B\d+\]'s?) )?(?:[A-Za-z][a-z]* ){0,3}(?:costs|income|spending|expenditure|turnover|deficit"
    r"|surplus) (?:was|were))\b"
)


@dataclass(slots=True)
class FigureDates:
    """Settles the dates of one paper's figures, and remembers the last year for a sentence that goes on with it."""

    paper: Paper
    _last: str | None = None
    _last_number: int = -9
    _last_noun: str = ""
    _period: str | None = field(default=None)
    _period_known: bool = False

    def date_of(self, view: View, found: Found, bounds: tuple[int, int]) -> str | None:
        """Give the date (EDTF) of a figure, or ``None``.

        Args:
            view: The figure's sentence.
            found: The figure.
            bounds: The clause that holds it, in the marked sentence.
        """
        marked = view.plain
        if bounds[0] < 60 and marked.text[: bounds[0]].endswith(": "):
            bounds = (0, bounds[1])
        flow = self.paper.document.flow
        date = _after(marked, found, bounds) or _before(marked, found, bounds, flow)
        if found.kind != "finance":
            return date.edtf.removesuffix("/..") if date else self._of_report(view, found)
        words = marked.text[bounds[0] : bounds[1]]
        is_balance = found.rule == "sum of the noun before"
        settled = self._of_money(f"budget {words}" if is_balance else words, date) or self._at_month(marked, bounds)
        if settled is None and not (date or _AHEAD.search(marked.text)):
            settled = self._of_the_report(view, found)
        if settled is None and view.number - self._last_number <= 1 and self._is_of_the_last(view, found):
            settled = self._last
        if settled and _YEAR.fullmatch(settled):
            self._last, self._last_number = settled, view.number
            self._last_noun = _noun_before(marked.text, found)
        return settled

    def _of_the_report(self, view: View, found: Found) -> str | None:
        """The year of an annual report, of which its sentences say “in the year” or what a body did."""
        text = view.plain.text
        near = text[max(0, found.start - 60) : found.end + 40]
        return self._report_year() if _SAME_YEAR.search(near) or _IT_DID.match(text) else None

    def _report_year(self) -> str | None:
        for view in self.paper.views[:_WITHIN_HEAD]:
            match = _REPORT_OF.search(view.plain.text)
            date = view.plain.item(match["date"] or match["date2"]) if match else None
            if isinstance(date, DateMention) and _YEAR.fullmatch(date.edtf):
                return date.edtf
        return None

    def _is_of_the_last(self, view: View, found: Found) -> bool:
        """Say whether a sum without a year is of the one that was told last, there or in the sentence before.

        “A has a budget of £13m for 2021/22. B has a budget of £15m”, “The fund is £3m in 2021/22. A contributes £2m”.
        """
        text, noun = view.plain.text, _noun_before(view.plain.text, found)
        before = text[max(0, found.start - 60) : found.start]
        if found.rule == "sum of the noun before" or _SAME_YEAR.search(text[found.end : found.end + 40]):
            return True
        if _PART_OF_IT.search(before) or _SAME_YEAR.search(before):
            return True
        if view.number == self._last_number:
            return False
        return _goes_on(text, found) or (bool(noun) and noun == self._last_noun)

    def _of_money(self, words: str, date: DateMention | None) -> str | None:
        """A year beside a budget or a deficit is a financial year."""
        published = self.paper.published
        if _COMING_YEAR.search(words):
            return financial_year(published, 1)
        if date is None:
            return self._undated(words)
        written = self.paper.document.flow[date.start : date.end]
        if _WEEKDAY.fullmatch(written):
            return None  # “agreed a budget of £3m on Thursday”: the day of the meeting
        if _BALANCE.search(words) and _RELATIVE.fullmatch(written):
            step = next(step for word, step in _STEPS.items() if word in written.lower().split())
            return financial_year(published, step)
        return date.edtf

    def _undated(self, words: str) -> str | None:
        """“The year”, of a sum beside which stands no date: the one that ended, or the one that the paper is of."""
        if _YEAR_ENDED.search(words):
            return financial_year(self.paper.published, -1)
        is_ahead = _THIS_YEAR.search(words) and _AHEAD.search(words) and _BALANCE.search(words)
        is_ahead = is_ahead or (_FOR_THE_YEAR.search(words) and _BALANCE.search(words))
        return financial_year(self.paper.published, 0) if is_ahead or _CURRENT.search(words) else None

    def _at_month(self, marked: Marked, bounds: tuple[int, int]) -> str | None:
        """The month that a sum is told of, as long as nothing is forecast in its clause."""
        words = marked.text[bounds[0] : bounds[1]]
        match = None if _AHEAD.search(words) else _AT_MONTH.search(words)
        if match is None:
            return None
        number = str(getattr(marked.item(match["number"]), "value", match["number"]))
        return month_of_year(self.paper.published, int(number)) if number.isdigit() else None

    def _of_report(self, view: View, found: Found) -> str | None:
        """A colour is that of the period the paper reports on, a judgement that of the report told of just before."""
        if found.kind != "rating":
            return None
        if _COLOUR.match(found.value):
            return self.period()
        if date := self._of_its_report(view, found):
            return date
        before = self.paper.views[view.number - 1].plain if view.number and not view.sentence.opens_block else None
        match = (_REPORTED.search(before.text) or _REPORTED_ON.search(before.text)) if before else None
        told = before.item(match["date"]) if match and before else None
        is_new = _HAD_BEEN.search(view.plain.text[max(0, found.start - 50) : found.start]) is None
        return told.edtf if isinstance(told, DateMention) and is_new else None

    def _of_its_report(self, view: View, found: Found) -> str | None:
        """The day of the report that the sentence of a judgement, or the one after it, speaks of."""
        text = view.plain.text
        here = list(_IN_REPORT.finditer(text[: found.start]))
        date = view.plain.item(here[-1]["date"]) if len(here) == 1 else None
        after = self.paper.views[view.number + 1 : view.number + 2]
        if date is None and after and not after[0].sentence.opens_block:
            came = _REPORT_CAME.match(after[0].plain.text)
            date = after[0].plain.item(came["date"]) if came else None
        return date.edtf if isinstance(date, DateMention) else None

    def period(self) -> str | None:
        """Give the period that the head of the paper says it reports on."""
        if not self._period_known:
            self._period_known = True
            for view in self.paper.views[:_WITHIN_HEAD]:
                match = _PERIOD.search(view.plain.text)
                date = view.plain.item(match["date"]) if match else None
                if isinstance(date, DateMention):
                    self._period = date.edtf
                    break
        return self._period


def _noun_before(text: str, found: Found) -> str:
    """The noun of money that stands beside a figure."""
    nouns = _NOUN_OF_MONEY.findall(text[max(0, found.start - 40) : found.start])
    return str(nouns[-1]) if nouns else ""


def _goes_on(text: str, found: Found) -> bool:
    """A sentence on money that looks ahead without a year goes on with the year of the one before."""
    is_ahead = _AHEAD.search(text[: found.end]) or _IS_FORECAST.match(text, found.end)
    return is_ahead is not None and _BALANCE.search(text[: found.end + 30]) is not None


def _after(marked: Marked, found: Found, bounds: tuple[int, int]) -> DateMention | None:
    """The next date of the same predicate, no other figure between."""
    edge = found.end
    for match in re.finditer(r"\[D\d+\]", marked.text[edge : bounds[1]]):
        gap = marked.text[edge : edge + match.start()]
        date = marked.item(match.group())
        if _OF_THE_NEXT.match(marked.text, edge + match.end()):
            return None
        if (
            "[F" in gap
            or len(gap) > (_FAR_BY if gap.startswith((" by ", "” by ", '" by ')) else _FAR)
            or _NEXT_THING.search(gap)
            or _OF_ANOTHER.search(gap)
        ):
            return None
        if "," in gap and VERB.search(gap.partition(",")[2]):
            return None
        is_since = found.kind == "rating" and getattr(date, "lead", "") == "since" and "time" not in gap
        if isinstance(date, DateMention) and (is_since or date.lead not in _NO_LEADS):
            return date
    return None


def _before(marked: Marked, found: Found, bounds: tuple[int, int], flow: str) -> DateMention | None:
    """The last date before in the clause, unless it belongs to a clause of its own or to another figure."""
    best: DateMention | None = None
    for match in re.finditer(r"\[D\d+\]", marked.text[bounds[0] : found.start]):
        start, end = bounds[0] + match.start(), bounds[0] + match.end()
        date = marked.item(match.group())
        gap = marked.text[end : found.start]
        lead = marked.text[bounds[0] : start]
        opened = max((m.end() for m in _RELATIVE_CLAUSE.finditer(lead)), default=-1)
        is_report = found.kind == "rating" and re.search(r"\b(?:published|inspected|report|issued) (?:in |on )?$", lead)
        if opened >= 0 and "," in gap and not is_report:
            continue
        if found.kind != "finance" and _HAS_BESIDE.search(gap):
            continue
        if _AND_DOES.search(gap) and VERB.search(lead) and not _YEAR.fullmatch(getattr(date, "edtf", "")):
            continue
        if "[F" in gap and VERB.search(gap.rpartition("[F")[2]) and not re.fullmatch(r"\W*(?:\w+ ){0,4}", lead):
            continue
        if not isinstance(date, DateMention) or _COMPARED.search(lead):
            continue
        is_relative = date.lead == "" and flow[date.start : date.end].endswith("year")
        is_year = found.kind == "finance" and (_YEAR.fullmatch(date.edtf) or is_relative) and not date.lead
        is_end = found.kind == "finance" and _ENDED.search(lead) is not None
        if found.kind == "rating" and _YEAR.fullmatch(date.edtf):
            is_end = _YEAR_LEAD.search(lead) is not None
        if date.lead in _LEADS or is_year or is_end or re.fullmatch(r"\W*(?:From )?", lead):
            is_used = "[F" in gap and not re.search(r"\bin |\bfor ", lead[-4:]) and found.kind != "finance"
            best = best if is_used else date
    return best


def month_of_year(published: str | None, number: int) -> str | None:
    """Give the month (EDTF) that is so many months into a financial year, the last one before a day."""
    match = re.match(r"(\d{4})-(\d\d)", published or "")
    if not match or not 1 <= number <= 12:
        return None
    month = (number + 2) % 12 + 1
    year = int(match[1]) - (month > int(match[2]))
    return f"{year}-{month:02d}"


def financial_year(published: str | None, step: int) -> str | None:
    """Give the financial year that a day lies in, or one before or after it."""
    match = re.match(r"(\d{4})-(\d\d)", published or "")
    if not match:
        return None
    first = int(match[1]) + step - (1 if int(match[2]) < 4 else 0)
    return f"{first}-04/{first + 1}-03"
