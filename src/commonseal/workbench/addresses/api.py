"""The API, and the pages on it: what it can do, and the tokens of an account."""

from django.urls import path

from commonseal.workbench.api.build import build
from commonseal.workbench.views import api

urlpatterns = [
    path("api", api.described, name="api"),
    path("api/tokens", api.tokens, name="tokens"),
    path("api/v1/", build().urls),
]
