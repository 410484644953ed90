"""A person's copy by Django, on the portal's own file: one view as they are written, one as fast as it goes."""
