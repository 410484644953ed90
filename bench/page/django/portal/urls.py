"""One page."""

from django.urls import path

from . import views

urlpatterns = [path("me/conversations/<str:id>", views.conversation)]
