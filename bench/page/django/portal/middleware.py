"""The session check: the same table, the same query, and what is used is written down once a minute."""

import base64
import binascii
import hashlib
import hmac
import time

from django.conf import settings
from django.http import HttpResponse

from .models import Session

MINUTE = 60_000_000
IDLE = 30 * MINUTE
SECRET = settings.SECRET_KEY.encode()


def visitor(get_response):
    def middleware(request):
        try:
            secret = base64.urlsafe_b64decode(request.COOKIES.get(settings.VISITOR_COOKIE, "") + "=")
        except binascii.Error:
            secret = b""
        now = time.time_ns() // 1000
        session = Session.objects.filter(
            digest=hashlib.sha256(secret).digest(),
            expires_at__gt=now,
            seen_at__gt=now - IDLE,
            opened_at__lte=now + MINUTE,
        ).first()
        if session is None or session.external_id is None:
            return HttpResponse(status=401)
        if now - session.seen_at >= MINUTE:
            Session.objects.filter(pk=session.pk).update(seen_at=now)
        stamp = hmac.new(secret, b"form stamp", hashlib.sha256).digest()[:16]
        stamp = base64.urlsafe_b64encode(stamp).rstrip(b"=").decode()
        whom = f'["person","{session.app_id}","{session.external_id}"]'
        mark = hmac.new(SECRET, f"{whom}\0{stamp}".encode(), hashlib.sha256).digest()[:16]
        session.stamp = f"{base64.urlsafe_b64encode(mark).rstrip(b'=').decode()}.{stamp}"
        request.visitor = session
        return get_response(request)

    return middleware
