"""The message page as an ordinary Django site, on the portal's own file. It writes when a session was used, and nothing else."""
