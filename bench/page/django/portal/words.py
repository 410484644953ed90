"""What the page says of what is stored."""

import re

SOURCES = {
    "android": "Android app",
    "apple": "Apple Messages",
    "gbm": "Google’s Business Messages",
    "googlercs": "RCS messages",
    "instagram": "Instagram",
    "ios": "iPhone app",
    "kakao": "KakaoTalk",
    "line": "LINE",
    "mailgun": "Email",
    "email": "Email",
    "messagebird": "Text messages",
    "twilio": "Text messages",
    "sms": "Text messages",
    "messenger": "Messenger",
    "sdk": "Chat in our app or on our site",
    "slackconnect": "Slack",
    "telegram": "Telegram",
    "twitter": "X, formerly Twitter",
    "unity": "Chat in our game",
    "viber": "Viber",
    "web": "Web chat",
    "wechat": "WeChat",
    "whatsapp": "WhatsApp",
    "api": "through our systems",
    "api:conversations": "through our systems",
    "zd:agentWorkspace": "from our help desk",
    "zd:answerBot": "from our help program",
    "zd:bot": "from our help program",
}
EVENTS = {
    "ticket:closed": "The case was closed.",
    "ticket:transfer:email": "The conversation was carried on by email.",
}
KINDS = {
    "carousel": "Shown as cards to swipe.",
    "list": "Shown as a list.",
    "formResponse": "The answers to a form.",
    "location": "A place that was shared once. Nobody follows where you are.",
    "template": "A ready-made message of the channel’s, as it is stored.",
}
QUOTED = {"image": "A picture.", "file": "A file.", "": "A message without words."}
MEDIA = {"image": "picture", "video": "film", "audio": "sound", "text": "document", "application": "document"}
DELETED = "This message was deleted. Only its time and its place are left."

READ = "Everything up to this moment had been opened. Not who opened it."
PASSED = "A conversation is passed between a program and people; this is where it stood last."


def event(code, kind, who):
    """What happened, and who did it, if it is said: by the class of the line and the author."""
    if code == "conversation:endedByUser":
        return "The conversation was ended." if kind == "said" else f"{who} ended the conversation."
    return EVENTS.get(code) or f"Something happened that we have no words for: {code}."


def why(path):
    """What explains a value, where its name does not."""
    if path in ("businessLastRead", "lastRead"):
        return READ
    return PASSED if path.startswith(("activeSwitchboard", "pendingSwitchboard")) else None


def counted(n, noun):
    return f"{n:,} {noun}{'' if n == 1 else 's'}" if n else f"no {noun}s"


def price(amount, currency):
    """`12.50 NOK`; the platform gives prices in a currency's smallest unit."""
    currency = currency.upper()
    digits = 0 if currency in ("ISK", "JPY", "KRW", "VND") else 3 if currency in ("BHD", "KWD", "OMR") else 2
    return f"{'−' if amount < 0 else ''}{abs(amount) / 10**digits:,.{digits}f} {currency}"


def label(alias):
    """How somebody else is called, by how their pseudonym begins."""
    drawn = re.fullmatch("other_([a-z]{4})[a-z]{12}", alias or "")
    return f"Another participant {drawn[1].upper()}" if drawn else "Somebody else"
