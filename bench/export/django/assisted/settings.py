"""As django-gdpr-assist asks for: its app, its router, a second database for its log."""

import os
from pathlib import Path

DATA = Path(os.environ["PORTAL_DATA"])

SECRET_KEY = "it signs nothing"
DEBUG = False
ALLOWED_HOSTS = ["127.0.0.1"]
ROOT_URLCONF = "assisted.urls"
WSGI_APPLICATION = "assisted.wsgi.application"
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "gdpr_assist",
    "portal",
    "assisted",
]
# Nobody is signed in, so that no time goes into it.
MIDDLEWARE = []
# The last: each table has two models, ours and the package's.
SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E408", "admin.E409", "admin.E410", "models.W035"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "rightsdesk.db", "CONN_MAX_AGE": None},
    "gdpr_log": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "gdpr_log.db", "CONN_MAX_AGE": None},
}
DATABASE_ROUTERS = ["gdpr_assist.routers.EventLogRouter"]
LANGUAGE_CODE = "en-gb"
TIME_ZONE = "UTC"
USE_TZ = True
