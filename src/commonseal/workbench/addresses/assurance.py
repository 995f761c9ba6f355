"""The pages that show what the rules find, and the duties behind them."""

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
