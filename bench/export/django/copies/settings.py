"""The settings of the message page (`bench/page/django`), with its session check and its models, for two more views."""

from portal.settings import *

ROOT_URLCONF = "copies.urls"
WSGI_APPLICATION = "copies.wsgi.application"
