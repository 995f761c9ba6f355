"""The pages on which a change is planned, from its options to its dates."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
