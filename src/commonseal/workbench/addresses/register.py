"""The pages that show the register. A page lies where the identifier of its thing says."""

from django.urls import path, re_path

from commonseal.workbench.views import (
    facts,
    history,
    home,
    indexes,
    papers,
    picture,
    searching,
    statements,
    things,
    timelines,
    who,
)

urlpatterns = [
    path("", home.home, name="home"),
    path("search", searching.search, name="search"),
    path("who", who.who, name="who"),
    path("register", indexes.contents, name="register"),
    *(path(name, view, name=name) for name, view in indexes.VIEWS.items()),
    path("facts", facts.facts, name="facts"),
    path("history", history.history, name="history"),
    path("timeline", timelines.timeline, name="timeline"),
    path("picture", picture.picture, name="picture"),
    path("statements", statements.statements, name="statements"),
    path("papers", papers.papers, name="papers"),
    path("statement/<int:number>", statements.statement, name="statement"),
    re_path(r"^paper/(?P<name>[a-z0-9][a-z0-9/-]*)$", papers.paper, name="paper"),
    re_path(r"^body/(?P<name>[a-z0-9][a-z0-9/-]*)$", things.body, name="body"),
    re_path(r"^(?P<kind>[a-z_]+)/(?P<name>[a-z0-9][a-z0-9/-]*)$", things.thing, name="thing"),
]
