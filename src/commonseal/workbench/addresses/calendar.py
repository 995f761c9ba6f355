"""The pages of meetings and deadlines ahead."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
