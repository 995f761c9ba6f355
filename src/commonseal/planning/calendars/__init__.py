"""Calendars: when bodies meet, and how notice, papers and call-in count.

``diaries_of`` makes a diary for each forum: from the meetings that are stated, the pattern of its calendar where those
end, and what is usual for such bodies where that ends too; or, for a body that decides without meeting, from how long
it takes once asked. Dates count in days as ``vocabulary.periods`` counts them.
"""

from commonseal.planning.calendars.asked import AskedDiary
from commonseal.planning.calendars.building import diaries_of, diary_of
from commonseal.planning.calendars.counting import first_day_after, last_day_before, ready_by
from commonseal.planning.calendars.errors import CalendarError
from commonseal.planning.calendars.meeting import MeetingDiary
from commonseal.planning.calendars.organs import deciding_organs
from commonseal.planning.calendars.practice import Practice, practice_of
from commonseal.planning.calendars.terms import Terms, terms_of

__all__ = [
    "AskedDiary",
    "CalendarError",
    "MeetingDiary",
    "Practice",
    "Terms",
    "deciding_organs",
    "diaries_of",
    "diary_of",
    "first_day_after",
    "last_day_before",
    "practice_of",
    "ready_by",
    "terms_of",
]
