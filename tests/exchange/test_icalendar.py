"""Days as iCalendar: what is written is read back to the letter, whatever is in it, and no line is too long."""

from datetime import UTC, date, datetime

from hypothesis import given
from hypothesis import strategies as st

from commonseal.exchange.icalendar import DayEvent, as_icalendar

STAMP = datetime(2019, 7, 10, 9, 30, tzinfo=UTC)
WORDS = st.text(alphabet=st.sampled_from("aé“, ;:\\\n🙂n"), max_size=90)


def read_back(text: str) -> list[dict[str, str]]:
    """Return the events of a calendar, as RFC 5545 has them read: unfolded, and with what was escaped put back."""
    found: list[dict[str, str]] = []
    for line in text.replace("\r\n ", "").split("\r\n"):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            found.append({})
        elif found:
            found[-1][name] = _plain(value)
    return found


def _plain(value: str) -> str:
    letters, plain = iter(value), ""
    for letter in letters:
        if letter == "\\":
            escaped = next(letters)
            plain += "\n" if escaped == "n" else escaped
        else:
            plain += letter
    return plain


@given(WORDS, WORDS)
def test_what_is_written_is_read_back_and_no_line_is_too_long(summary: str, description: str) -> None:
    """Commas, semicolons, backslashes, line ends and letters of several octets come back; lines keep to 75 octets."""
    written = as_icalendar("Ours", [DayEvent("1@x", date(2019, 7, 17), summary, description)], STAMP)
    (event,) = read_back(written)
    assert event["SUMMARY"] == "\n".join(summary.splitlines())
    assert event.get("DESCRIPTION", "") == "\n".join(description.splitlines())
    assert all(len(line.encode()) <= 75 for line in written.split("\r\n"))
    assert written.endswith("END:VCALENDAR\r\n")


def test_a_day_is_a_whole_day() -> None:
    """It ends on the day after, which RFC 5545 does not count, and blocks nobody's time."""
    (event,) = read_back(as_icalendar("Ours", [DayEvent("1@x", date(2019, 12, 31), "Papers close")], STAMP))
    assert (event["DTSTART;VALUE=DATE"], event["DTEND;VALUE=DATE"]) == ("20191231", "20200101")
    assert (event["DTSTAMP"], event["TRANSP"]) == ("20190710T093000Z", "TRANSPARENT")
