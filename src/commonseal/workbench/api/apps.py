"""The Django application that keeps the tokens of the API."""

from django.apps import AppConfig


class ApiConfig(AppConfig):
    """The API of the workbench."""

    default_auto_field = "django.db.models.BigAutoField"
    name = "commonseal.workbench.api"
    label = "api"
    verbose_name = "API"
