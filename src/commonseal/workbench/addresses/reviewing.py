"""The pages by which papers come in and their claims are reviewed."""

from django.urls import URLPattern, path, re_path

from commonseal.workbench.views import editing_claims, incoming, reviewing

_NAME = r"(?P<name>[a-z0-9][a-z0-9/-]*)"

urlpatterns: list[URLPattern] = [
    path("incoming", incoming.incoming, name="incoming"),
    path("incoming/add", incoming.add, name="incoming-add"),
    re_path(rf"^incoming/{_NAME}$", incoming.incoming_paper, name="incoming-paper"),
    re_path(rf"^review/{_NAME}$", reviewing.review, name="review"),
    re_path(rf"^edit-claim/{_NAME}$", editing_claims.edit, name="edit-claim"),
]
