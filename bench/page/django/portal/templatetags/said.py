"""Numbers and times as one says them."""

from django import template

register = template.Library()


@register.filter
def commas(n):
    return f"{n:,}"


@register.filter
def clock(at):
    return f"{at.hour % 12 or 12}.{at.minute:02} {'am' if at.hour < 12 else 'pm'} UTC"


@register.filter
def bytes(n):
    if n < 1_000:
        return f"{n} bytes"
    if n < 1_000_000:
        return f"{(n + 500) // 1_000} kB"
    return f"{n / 1_000_000:.1f} MB"


@register.filter
def web(url):
    return url.startswith(("https://", "http://"))
