"""Django settings of Common Seal. Everything that differs between installations comes from the environment.

``COMMONSEAL_DB`` picks the register: ``sqlite:///PATH`` (one file; the default, ``commonseal.db`` in the current
folder) or ``postgresql://user:password@host/name``.
"""

import os

from commonseal.register.database import database_settings

SECRET_KEY = os.environ.get("COMMONSEAL_SECRET_KEY", "commands-only-no-sessions-are-signed")
DEBUG = False
INSTALLED_APPS = ["commonseal.register"]
DATABASES = {"default": database_settings(os.environ.get("COMMONSEAL_DB", "sqlite:///commonseal.db"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
