"""What a WSGI server runs: ``gunicorn commonseal.workbench.wsgi``."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commonseal.workbench.settings")
application = get_wsgi_application()
