"""How dates are written in English: the forms that ``dates.py`` looks for, in the order it prefers them."""

from __future__ import annotations

from commonseal.reading import expressions as re
from commonseal.reading.lexicon import table

MONTHS = {name: number for number, name in enumerate(table("dates")["months"], 1)}
MONTHS |= {short: MONTHS[full] for short, full in table("dates")["short_months"].items()}
_IN_CAPITALS = {name.upper(): number for name, number in MONTHS.items()}
WEEKDAYS = {name: number for number, name in enumerate(table("dates")["weekdays"])}
SEASONS: dict[str, int] = table("dates")["seasons"]
FEASTS: dict[str, int] = table("dates")["feasts"]
NUMBERS: dict[str, int] = table("dates")["numbers"]


def counted(written: str) -> int:
    """Give the number that figures or a word in small letters stand for, or nought."""
    return int(written) if written.isdigit() else NUMBERS.get(written, 0)


ORDINALS: dict[str, int] = {word: number for number, word in enumerate(table("dates")["ordinals"], 1)}

_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_CAPITALS = "|".join(sorted(_IN_CAPITALS, key=len, reverse=True))
_MONTH = rf"(?P<month>{_NAMES})(?:\.(?=\s+\d))?(?![^\W\d_A-Z])"
# In capitals only beside a day or a year: “MAY” is a verb too
_ANY_CASE = rf"(?P<month>{_NAMES}|{_CAPITALS})(?:\.(?=\s+\d))?(?![^\W\d_])"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_WEEKDAY = "(?:" + "|".join([*WEEKDAYS, *(day.upper() for day in WEEKDAYS)]) + ")"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th|ST|ND|RD|TH)?"
# “Jan Thorpe” is no January
_NO_PERSON = r"(?!(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\s+[A-Z][a-z])"
_COUNT = "|".join(sorted(NUMBERS, key=len, reverse=True))

FORMS: re.Several[tuple[str, re.Pattern[str]]] = re.Several(
    (name, re.compile(form))
    for name, form in (
        (
            "range",
            rf"\b{_DAY}\s*(?:and|to|until|–|-)\s*(?P<day2>[0-3]?\d)(?:st|nd|rd|th)?\s+{_ANY_CASE}(?:,?\s+{_YEAR})?\b",
        ),
        ("day", rf"\b(?:{_WEEKDAY},?\s+)?(?:the\s+)?{_DAY}\s+(?:day\s+)?(?:of\s+)?{_ANY_CASE}(?:,?\s+{_YEAR}\b)?"),
        (
            "month_day",
            rf"\b(?:[Oo]n\s+(?={_WEEKDAY}))?(?:{_WEEKDAY},?\s+)?{_ANY_CASE}\s+{_DAY}(?![\d,]*\d)(?:,?\s+{_YEAR}\b)?",
        ),
        (
            "worded_day",
            rf"\bthe\s+(?P<ordinal>{'|'.join(ORDINALS)})\s+(?:day\s+)?of\s+{_ANY_CASE}(?:,?\s+{_YEAR}\b)?",
        ),
        ("numeric", rf"\b(?P<day>[0-3]?\d)[/.](?P<number>[01]?\d)[/.](?:{_YEAR}|(?P<short>\d\d))\b(?![/.]\d)"),
        ("iso", rf"\b{_YEAR}-(?P<number>[01]\d)-(?P<day>[0-3]\d)\b"),
        ("month_end", rf"\bthe\s+end\s+of\s+{_MONTH}(?:,?\s+{_YEAR}\b)?"),
        ("year_end", rf"\bthe\s+end\s+of\s+{_YEAR}\b(?!\s?[/–-]\s?\d)"),
        (
            "month_relative",
            rf"\b(?P<which>next|last|this)\s+{_MONTH}|\b(?P<month2>[A-Z][a-z]+)\s+(?P<rel>last|next|this)\s+year\b",
        ),
        ("month_that_year", rf"\b{_MONTH}\s+(?:of\s+)?(?P<that>that|the\s+same)\s+year\b"),
        (
            "month",
            (
                rf"(?<!following )\b{_NO_PERSON}(?:(?:[Ee]arly|[Mm]id|[Ll]ate)[\s-]+)?{_MONTH}"
                rf"(?:,?\s+(?:of\s+)?{_YEAR}\b)?"
            ),
        ),
        ("month", rf"\b(?P<month>{_CAPITALS}),?\s+{_YEAR}\b"),
        (
            "quarter",
            (
                r"\b(?:[Qq]uarter\s+|Q)(?P<quarter>[1-4])(?:\s+(?:of\s+)?|,\s+)(?P<from>20\d\d)"
                r"(?:\s?[/–-]\s?(?P<to>(?:20)?\d\d))?\b"
            ),
        ),
        ("financial_end", r"\b[Tt]he\s+end\s+of\s+(?P<from>20\d\d)\s?[/–-]\s?(?P<to>(?:20)?\d\d)\b"),
        ("financial", r"\b(?P<from>20\d\d)\s?[/–-]\s?(?P<to>(?:20)?\d\d)\b"),
        (
            "season",
            (
                rf"\b(?:the\s+|(?P<which>this|next|last)\s+)?(?P<season>{'|'.join(SEASONS)})(?:\s+(?:of\s+)?{_YEAR}\b|"
                rf"(?=\s*[,.;)]|\s+(?:and|of|to|as|when|the|after|before|with|but|following|for|by|once)\b|$))"
            ),
        ),
        (
            "season",
            (
                rf"\b(?P<which>[Ll]ast|[Nn]ext)\s+(?P<season>{'|'.join(SEASONS)})\b"
                r"(?!\s+(?:term|season|programme|budget|statement|conference))"
            ),
        ),
        ("feast", rf"\b(?P<feast>{'|'.join(FEASTS)})\b(?:\s+{_YEAR})?"),
        (
            "year",
            (
                rf"(?:(?<![\d£,.:/-])|(?<=[Mm]id-))(?<!Act ){_YEAR}(?![\d,/-]*\d)"
                r"(?!\s*(?:people|patients|staff|residents))"
            ),
        ),
        (
            "relative",
            (
                r"\b(?P<phrase>(?:[Tt]he\s+end\s+of\s+)?(?:[Nn]ext|[Ll]ast|[Tt]his|the)\s+"
                r"(?:financial\s+year|(?<!the )year(?!\s+end)|(?<!the )month)"
                r"|[Ll]ast\s+night|[Tt]his\s+(?:morning|afternoon|evening)|(?<!the )[Ll]ast\s+week(?!\s+of|end)"
                r"|[Nn]ext\s+week(?!\s+of|end)|(?:[Ee]arlier\s+|[Ll]ater\s+)?\b[Tt]his\s+week(?![’']|\s+of|end)"
                r"|[Yy]esterday|[Tt]oday|[Tt]omorrow|(?:earlier|later)\s+this\s+(?:year|month)"
                r"|[Tt]he\s+end\s+of\s+the\s+year(?!\s+end)"
                r"|[Tt]he\s+start\s+of\s+the\s+(?:new\s+|next\s+)?financial\s+year|a\s+year\s+from\s+now"
                r"|[Tt]he\s+new\s+financial\s+year)\b"
            ),
        ),
        ("ago", rf"\b(?P<count>{_COUNT}|\d{{1,2}})\s+(?P<unit>year|month)s?\s+ago\b"),
        (
            "lasting",
            rf"\b(?:for|over|in|during)\s+the\s+(?:past|last)\s+(?P<count>{_COUNT}|\d{{1,2}})\s+(?P<unit>year|month)s\b",
        ),
        ("ahead", rf"\b(?:in|within)\s+(?P<count>{_COUNT}|\d{{1,2}})\s+(?P<unit>year|month)s?['’]?\s+time\b"),
        (
            "offset",
            (
                rf"\b(?P<count>{_COUNT}|\d{{1,2}})\s+(?P<unit>day|night|evening|week|fortnight|month|year)s?\s+"
                r"(?P<way>later|earlier|afterwards|before(?=[,.;]|$))"
            ),
        ),
        ("eve", r"\b(?:[Tt]he\s+)?(?P<way>day|evening|night|morning)\s+(?P<side>before|after)(?=[,.;]|$)"),
        ("eve", r"\b(?:the\s+)?(?P<way>next)\s+(?P<side>day|morning|evening|night)(?=[,.;]|\s+(?:and|with|by)\b|$)"),
        (
            "day_alone",
            (
                r"\bthe\s+(?P<day>[0-3]?\d)(?:st|nd|rd|th)(?:\s+of\s+(?:the|that|this|the\s+same)\s+month)?"
                r"(?=[,.;:)]|\s+(?:and|with|but|when|at|while|to|in|by|because|after|before)\b|$)"
            ),
        ),
        ("following_weekday", rf"\bthe\s+following\s+(?P<weekday>{'|'.join(WEEKDAYS)})\b"),
        (
            "week_on",
            (
                rf"\b(?:[Aa]\s+week\s+(?:on\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})"
                rf"|[Oo]n\s+(?P<weekday2>{'|'.join(WEEKDAYS)})\s+week)\b"
            ),
        ),
        (
            "weekday_of_week",
            (
                rf"\b(?:[Oo]n\s+)?(?P<weekday>{'|'.join(WEEKDAYS)})\s+(?:night\s+|evening\s+|morning\s+)?(?:of\s+)?"
                r"(?P<week>last|next)\s+week\b"
            ),
        ),
        (
            "anaphor",
            r"\b(?P<again>(?:that|the\s+same)\s+(?:day|date|month|evening|night|afternoon|morning)|the\s+(?:next|following)\s+(?:day|month|year)|then(?=[,.;]))",
        ),
        ("following_month", rf"\bthe\s+following\s+{_MONTH}"),
        (
            "weekday",
            rf"\b(?:(?P<which>on|On|last|Last|next|this)\s+|(?<=[Ff]rom\s)|(?<=[Ss]ince\s))(?P<weekday>{'|'.join(WEEKDAYS)})\b",
        ),
    )
)
NEEDS_MONTH = frozenset(
    [
        "range",
        "day",
        "worded_day",
        "month_day",
        "month_end",
        "month_relative",
        "month_that_year",
        "following_month",
        "month",
    ]
)
ANY_MONTH = re.compile(
    "Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC"
)
ANY_DATE = re.compile(
    rf"\d{{4}}|{ANY_MONTH.pattern}|{'|'.join(WEEKDAYS)}|{'|'.join(SEASONS)}|{'|'.join(FEASTS)}"
    r"|\d[/.]\d|\d(?:st|nd|rd|th)\b|after|[Nn]ext|year|month|[Yy]esterday|[Tt]oday|[Tt]omorrow|(?:that|same|next"
    r"|following) (?:da|eve|nig|aft|mor)|[tT]hen[,.;]|later"
    r"|earlier|before|afterwards|last|this"
)
