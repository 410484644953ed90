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
    "conversation:endedByUser": "You ended the conversation.",
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

SWITCHBOARD = {
    "id": "Number of the system that {}",
    "name": "System that {}",
    "integrationId": "Number of that system's account",
    "integrationType": "Kind of system that {}",
}
# Values that a person has a word for, by their technical names. `*` is a place in a list.
LABELS = {
    "conversation": {
        "id": "Number of this conversation",
        "type": "Whether others can take part",
        "isDefault": "Whether it is your first conversation here",
        "displayName": "Name of the conversation",
        "description": "What it is about",
        "iconUrl": "Picture of the conversation",
        "metadata": "Noted by the business",
        "createdAt": "When it began",
        "lastUpdatedAt": "When something last happened in it",
        "businessLastRead": "How far the business has read",
        "referral.code": "Link or code by which you came",
        "referral.details.source": "What sent you here",
        "referral.details.type": "How you were sent here",
        "referral.details.adId": "Advertisement you came by",
    }
    | {f"activeSwitchboardIntegration.{k}": label.format("answers now") for k, label in SWITCHBOARD.items()}
    | {f"pendingSwitchboardIntegration.{k}": label.format("is to answer next") for k, label in SWITCHBOARD.items()},
    "participant": {
        "id": "Number of your seat in it",
        "userId": "Number the messaging platform gave you",
        "userExternalId": "Number or name the business gave you",
        "unreadCount": "Messages you have not read",
        "lastRead": "How far you have read",
        "clientAssociations.*.type": "Channel you take part over",
        "clientAssociations.*.clientId": "Number of that channel",
    },
}
READ = "Everything up to this moment had been opened. Not who opened it."
PASSED = "A conversation is passed between a program and people; this is where it stood last."


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
