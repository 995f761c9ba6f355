"""The pages by which somebody signs in and out."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from commonseal.workbench.views import accounts

urlpatterns = [
    path("sign-in", accounts.SignIn.as_view(), name="sign-in"),
    path("sign-out", LogoutView.as_view(), name="sign-out"),
]
