"""The workbench as a Django app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Pages over one register."""

    name = "commonseal.workbench"
    verbose_name = "Workbench"

    def ready(self) -> None:
        """Begin to notice who signs in and out."""
        from commonseal.workbench.accounts import noticing  # noqa: F401 - what it holds is called by Django
