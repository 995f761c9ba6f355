"""The register as a Django app."""

from django.apps import AppConfig


class RegisterConfig(AppConfig):
    """The append-only ledger of statements."""

    name = "commonseal.register"
    verbose_name = "Register"
