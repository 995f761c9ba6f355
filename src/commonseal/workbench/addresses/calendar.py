"""The pages of meetings and deadlines ahead."""

from django.urls import path

from commonseal.workbench.views import calendar

urlpatterns = [
    path("calendar", calendar.calendar, name="calendar"),
    path("calendar.ics", calendar.icalendar, name="icalendar"),
]
