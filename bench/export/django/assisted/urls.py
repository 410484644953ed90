"""One download."""

from django.urls import path

from . import views

urlpatterns = [path("people/<str:user>/export.zip", views.export)]
