"""The audit page: who saw what is restricted, and who did what, for administrators and auditors."""

from collections.abc import Iterator
from datetime import date

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase

from commonseal.vocabulary.periods import DateError, parse_day
from commonseal.workbench.accounts.audit import MEANINGS, Deed
from commonseal.workbench.accounts.audit_asked import Asked, Audit, Entry
from commonseal.workbench.pages import Page, page
from commonseal.workbench.presenters.auditing import FILES, line, links
from commonseal.workbench.rights import EVERY_BODY, Right

_ON_A_PAGE = 50
_FILTERS = ("who", "deed", "words", "since", "until")


@page
def audit(here: Page) -> HttpResponseBase:
    """Show entries of the audit, newest first, a page at a time, or hand all that are wanted over as a file."""
    here.need(Right.AUDIT, EVERY_BODY)
    asked, faults = _asked(here)
    kept, found = Audit(here.look.register, here.look.viewer), here.asked("as")
    if found in FILES and not faults:
        return _file(here, kept.whole(asked), found)
    number = max(int(here.asked("page")) if here.asked("page").isdecimal() else 1, 1)
    entries, count = kept.part(asked, (number - 1) * _ON_A_PAGE, _ON_A_PAGE)
    filters = {name: here.asked(name) for name in _FILTERS if here.asked(name)}
    return here.show(
        "audit",
        status=400 if faults else 200,
        lines=[line(each, here.as_of) for each in entries],
        count=count,
        links=links(filters, here.as_of, page=number, on_a_page=_ON_A_PAGE, count=count),
        filters=filters,
        faults=faults,
        names=kept.names(),
        deeds=MEANINGS,
    )


def _asked(here: Page) -> tuple[Asked, list[tuple[str, str]]]:
    """Return what the address asks for, and what is wrong with it, field by field."""
    days: dict[str, date | None] = {}
    faults: list[tuple[str, str]] = []
    for name in ("since", "until"):
        try:
            days[name] = parse_day(here.asked(name)) if here.asked(name) else None
        except DateError as error:
            days[name] = None
            faults.append((name, str(error)))
    deed = here.asked("deed") if here.asked("deed") in set(Deed) else ""
    return Asked(here.asked("who"), deed, here.asked("words"), days["since"], days["until"]), faults


def _file(here: Page, entries: Iterator[Entry], kind: str) -> StreamingHttpResponse:
    content, write = FILES[kind]
    answer = StreamingHttpResponse(write(entries), content_type=content)
    answer.headers["Content-Disposition"] = f'attachment; filename="audit-{here.now:%Y-%m-%d}.{kind}"'
    return answer
