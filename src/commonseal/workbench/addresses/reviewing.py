"""The pages by which papers come in and their claims are reviewed."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
