"""Numbers and times as one says them."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

register = template.Library()


@register.filter
def clock(at):
    return f"{at.hour % 12 or 12}.{at.minute:02} {'am' if at.hour < 12 else 'pm'} UTC"


@register.filter
def bytes(n):
    for unit, name in (1_000_000_000, "GB"), (1_000_000, "MB"), (1_000, "kB"):
        if n >= unit:
            tenths = (n + unit // 20) // (unit // 10)
            if unit == 1_000 or tenths >= 100:
                return f"{(n + unit // 2) // unit:,} {name}"
            return f"{tenths // 10}.{tenths % 10} {name}"
    return f"{n} byte{'' if n == 1 else 's'}"


@register.filter
def values(n):
    return f"{n:,} value{'' if n == 1 else 's'}"


@register.filter
def breakable(path):
    """A long path may break after its dots."""
    if len(path) <= 24:
        return path
    return mark_safe(".<wbr>".join(escape(part) for part in path.split(".")) + "<wbr>")


@register.filter
def web(url):
    return bool(url) and url.startswith(("https://", "http://"))


@register.filter
def named(fields):
    """The fields that an element says, for machines; their names are the platform's own."""
    return mark_safe(f' data-field="{escape(fields)}"') if fields else ""
