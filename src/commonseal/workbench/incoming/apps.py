"""Incoming papers as a Django app, with migrations of its own."""

from django.apps import AppConfig


class IncomingConfig(AppConfig):
    """Papers that came in, and what was read in them."""

    name = "commonseal.workbench.incoming"
    label = "incoming"
    default_auto_field = "django.db.models.BigAutoField"
