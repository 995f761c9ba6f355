"""The pages on which a change is planned, from its options to its dates."""

from django.urls import URLPattern, path, re_path

from commonseal.workbench.views.planning import (
    comparing,
    drafts,
    grouping,
    matching,
    proposals,
    recording,
    routes,
    structure,
)

_NAME = r"[a-z0-9][a-z0-9/-]*"
_PLAN = rf"(?P<plan>(?:option|proposal)/{_NAME})$"
_OPTION = rf"(?P<plan>option/{_NAME})$"
_PROPOSAL = rf"(?P<plan>proposal/{_NAME})$"

urlpatterns: list[URLPattern] = [
    path("plans", proposals.plans, name="plans"),
    path("plans/group", grouping.group, name="group"),
    path("plans/new", drafts.draft_new, name="draft-new"),
    path("plans/draft/<int:number>", drafts.draft, name="draft"),
    path("plans/draft/<int:number>/about", drafts.draft_about, name="draft-about"),
    path("plans/draft/<int:number>/criteria", drafts.draft_criteria, name="draft-criteria"),
    path("plans/draft/<int:number>/options", drafts.draft_options, name="draft-options"),
    path("plans/draft/<int:number>/options/<int:place>", drafts.draft_option, name="draft-option"),
    path("plans/draft/<int:number>/scores", drafts.draft_scores, name="draft-scores"),
    path("plans/draft/<int:number>/check", drafts.draft_check, name="draft-check"),
    re_path(rf"^proposal/(?P<name>{_NAME})$", proposals.proposal, name="proposal"),
    re_path(rf"^option/(?P<name>{_NAME})$", proposals.option, name="option"),
    re_path(rf"^route/{_PLAN}", routes.route, name="route"),
    re_path(rf"^forecast/{_PLAN}", routes.forecast, name="forecast"),
    re_path(rf"^compare/{_PROPOSAL}", comparing.compared, name="compare"),
    re_path(rf"^compare-staff/{_PROPOSAL}", comparing.compared_with_staff, name="compare-staff"),
    re_path(rf"^structure/{_OPTION}", structure.structure, name="structure"),
    re_path(rf"^match/{_OPTION}", matching.match, name="match"),
    re_path(rf"^decide/{_PLAN}", recording.decide, name="decide"),
    re_path(rf"^undecide/{_PLAN}", recording.undecide, name="undecide"),
    re_path(rf"^waive/{_PLAN}", recording.waive, name="waive"),
    re_path(rf"^order/{_PLAN}", recording.order, name="order"),
    re_path(rf"^add-step/{_PLAN}", recording.add_step, name="add-step"),
]
