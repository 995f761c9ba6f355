"""What a WSGI server runs: ``gunicorn commonseal.workbench.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonseal.workbench.settings")
application = get_wsgi_application()

from commonseal.workbench import warming  # noqa: E402 - it needs the settings in place

warming.read_pages()
warming.read_register_beside()
