"""Four downloads."""

from django.urls import path

from . import views

urlpatterns = [
    path("me/typical.json", views.typical),
    path("me/tuned.json", views.tuned),
    path("me/raw-cursor.json", views.raw_cursor),
    path("me/as-stored.json", views.as_stored),
]
