"""The addresses of the workbench: a page lies where the identifier of its thing says."""

from django.contrib.auth.views import LogoutView
from django.urls import path, re_path

from commonseal.workbench.views import accounts, home, papers, statements, things, who

urlpatterns = [
    path("", home.home, name="home"),
    path("search", home.search, name="search"),
    path("who", who.who, name="who"),
    path("papers", papers.papers, name="papers"),
    path("sign-in", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
    path("statement/<int:number>", statements.statement, name="statement"),
    re_path(r"^paper/(?P<name>[a-z0-9][a-z0-9/-]*)$", papers.paper, name="paper"),
    re_path(r"^body/(?P<name>[a-z0-9][a-z0-9/-]*)$", things.body, name="body"),
    re_path(r"^proposal/(?P<name>[a-z0-9][a-z0-9/-]*)$", things.proposal, name="proposal"),
    re_path(r"^(?P<kind>[a-z_]+)/(?P<name>[a-z0-9][a-z0-9/-]*)$", things.thing, name="thing"),
]
handler404 = "commonseal.workbench.pages.not_found"
handler500 = "commonseal.workbench.pages.failed"
