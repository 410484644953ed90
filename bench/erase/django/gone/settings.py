"""As django-gdpr-assist asks for: its app, its router, a second database for its log."""

import os
from pathlib import Path

DATA = Path(os.environ["PORTAL_DATA"])

SECRET_KEY = "it signs nothing"
DEBUG = False
INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "gdpr_assist",
    "gone",
]
SILENCED_SYSTEM_CHECKS = ["admin.E403", "admin.E408", "admin.E409", "admin.E410"]
DATABASES = {
    "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "peer.db"},
    "gdpr_log": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA / "gdpr_log.db"},
}
DATABASE_ROUTERS = ["gdpr_assist.routers.EventLogRouter"]
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
