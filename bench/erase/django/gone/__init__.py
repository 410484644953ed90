"""A person, their conversations and messages, erased by django-gdpr-assist."""
