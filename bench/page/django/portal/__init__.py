"""The message page as an ordinary Django site, on the portal's own file. Read-only."""
