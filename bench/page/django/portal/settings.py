"""As `startproject` writes them, for production, less what this one page has no use for."""

import os
from pathlib import Path

SECRET_KEY = "only one page, and it signs nothing"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "portal.urls"
WSGI_APPLICATION = "portal.wsgi.application"
INSTALLED_APPS = ["portal"]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "portal.middleware.visitor",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": ["django.template.context_processors.request"],
            "builtins": ["portal.templatetags.said"],
        },
    }
]
DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": Path(os.environ["PORTAL_DATA"]) / "rightsdesk.db",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"init_command": "PRAGMA synchronous = NORMAL; PRAGMA mmap_size = 134217728; PRAGMA cache_size = -65536"},
    }
}
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_I18N = True
USE_TZ = True
USE_THOUSAND_SEPARATOR = False
# The session cookie of the portal that signed people in.
VISITOR_COOKIE = os.environ["PORTAL_COOKIE"]
