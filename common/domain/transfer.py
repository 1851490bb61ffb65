"""How a large file may come: in pieces, in a session that lives as long as Cloud Storage's."""

from datetime import timedelta

RESUMABLE_FROM = 8 * 1024 * 1024  # a larger file has a session beside its plain address
SESSION_LIFE = timedelta(days=7)
