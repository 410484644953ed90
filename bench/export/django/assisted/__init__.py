"""A person's records by django-gdpr-assist, over the portal's own tables in a file of its own."""
