"""The workbench as a Django app."""

from django.apps import AppConfig


class WorkbenchConfig(AppConfig):
    """Pages over one register."""

    name = "commonseal.workbench"
    verbose_name = "Workbench"
