"""Django settings of the workbench: those of the register, and what pages need. Commands do without the latter.

Everything that differs between installations comes from the environment; ``docs/reference/settings.md`` lists it.
"""

import os
from datetime import timedelta
from pathlib import Path

from commonseal.settings import *  # noqa: F403 - the register's settings are these settings too
from commonseal.settings import INSTALLED_APPS as REGISTER_APPS
from commonseal.workbench import environment, oidc
from commonseal.workbench.secrets import secret_key

_HERE = Path(__file__).parent
_HTTPS = environment.is_on("HTTPS")

SECRET_KEY = secret_key()
SECRET_KEY_FALLBACKS = environment.listed("OLD_SECRET_KEYS")
ALLOWED_HOSTS = environment.listed("HOSTS", "127.0.0.1,localhost,[::1]")
REGIMES = tuple(map(Path, filter(None, environment.text("REGIMES", "").split(os.pathsep))))
IS_PUBLIC = environment.is_on("PUBLIC")
SIGNED_OUT_CLEARANCE = environment.text("SIGNED_OUT", "public")
SECOND_FACTOR_IS_NEEDED = environment.is_on("SECOND_FACTOR")

INSTALLED_APPS = [
    *REGISTER_APPS,
    "commonseal.workbench",
    "commonseal.workbench.api.apps.ApiConfig",
    "commonseal.workbench.incoming",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "commonseal.workbench.guarding.Headers",
    "commonseal.workbench.api.errors.in_one_shape",
    "commonseal.workbench.guarding.Sizes",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "commonseal.workbench.guarding.Sessions",
    "commonseal.workbench.guarding.SignedOut",
    "commonseal.workbench.guarding.SecondFactor",
    "commonseal.workbench.watching.Watched",
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
CSRF_FAILURE_VIEW = "commonseal.workbench.views.errors.form_refused"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

# The limits on signing in are counted in the database, so that several workers count together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "workbench_cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

_SIGN_INS = int(environment.number("SIGN_INS_A_MINUTE", 30))
ALLAUTH_TRUSTED_PROXY_COUNT = int(environment.number("PROXIES", 1)) if environment.text("PROXIES") else 0
ACCOUNT_ADAPTER = "commonseal.workbench.accounts.adapters.Accounts"
ACCOUNT_TEMPLATE_EXTENSION = "jinja"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_UNIQUE_EMAIL = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 300
ACCOUNT_RATE_LIMITS = {
    "login": f"{_SIGN_INS}/m/ip",
    "login_failed": f"{max(_SIGN_INS // 3, 5)}/m/ip,5/300s/key",
}
MFA_ADAPTER = "commonseal.workbench.accounts.adapters.SecondFactors"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Common Seal"
MFA_TOTP_TOLERANCE = 1
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
OIDC_PROVIDER = oidc.provider()
SOCIALACCOUNT_ADAPTER = "commonseal.workbench.accounts.adapters.ProviderAccounts"
SOCIALACCOUNT_PROVIDERS = OIDC_PROVIDER.settings() if OIDC_PROVIDER else {}
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_ONLY = False

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
SESSION_COOKIE_AGE = int(environment.number("IDLE_MINUTES", 30) * 60)
SESSION_LONGEST = timedelta(hours=environment.number("LONGEST_HOURS", 12))
SESSION_COOKIE_NAME = "__Host-session" if _HTTPS else "session"
CSRF_COOKIE_NAME = "__Host-form" if _HTTPS else "form"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = _HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if _HTTPS else 0
# Whether the names beside and below ours speak HTTPS too is not ours to say.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if _HTTPS else None
FILE_UPLOAD_HANDLERS = ["commonseal.workbench.incoming.receiving.CarefulUpload"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 262_144
DATA_UPLOAD_MAX_NUMBER_FIELDS = 100
DATA_UPLOAD_MAX_NUMBER_FILES = 20
LARGEST_UPLOAD = int(environment.number("LARGEST_UPLOAD", 50) * 1_000_000)
LARGEST_REQUEST = 5 * LARGEST_UPLOAD
FILE_UPLOAD_TEMP_DIR = environment.text("UPLOADS") or None
FILE_UPLOAD_PERMISSIONS = 0o600

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    "loggers": {"django.request": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}
