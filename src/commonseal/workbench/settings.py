"""Django settings of the workbench: those of the register, and what pages need. Commands do without the latter.

``COMMONSEAL_SECRET_KEY`` signs sessions; ``COMMONSEAL_HOSTS`` are the names by which the workbench is reached, parted
by commas; ``COMMONSEAL_HTTPS=1`` says that it stands behind HTTPS; ``COMMONSEAL_SIGNED_OUT`` is the most guarded
visibility that is shown to somebody who has not signed in: ``public`` unless it says otherwise. ``COMMONSEAL_REGIMES``
names folders of law of one's own, as for commands.
"""

import os
from pathlib import Path

from commonseal.settings import *  # noqa: F403 - the register's settings are these settings too
from commonseal.settings import INSTALLED_APPS as REGISTER_APPS
from commonseal.workbench.secrets import secret_key

_HERE = Path(__file__).parent
_HTTPS = os.environ.get("COMMONSEAL_HTTPS") == "1"

SECRET_KEY = secret_key()
ALLOWED_HOSTS = os.environ.get("COMMONSEAL_HOSTS", "127.0.0.1,localhost,[::1]").split(",")
REGIMES = tuple(map(Path, filter(None, os.environ.get("COMMONSEAL_REGIMES", "").split(os.pathsep))))
SIGNED_OUT_CLEARANCE = os.environ.get("COMMONSEAL_SIGNED_OUT", "public")

INSTALLED_APPS = [
    *REGISTER_APPS,
    "commonseal.workbench",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "commonseal.workbench.urls"
WSGI_APPLICATION = "commonseal.workbench.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "DIRS": [_HERE / "jinja2"],
        "APP_DIRS": False,
        "OPTIONS": {"environment": "commonseal.workbench.jinja.environment", "auto_reload": False},
    }
]

STATIC_URL = "/static/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 3600

LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "home"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'"],
        "connect-src": ["'self'"],
        "form-action": ["'self'"],
        "frame-ancestors": ["'none'"],
        "base-uri": ["'none'"],
    }
}
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
DATA_UPLOAD_MAX_MEMORY_SIZE = 262_144
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
