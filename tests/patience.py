"""How long a test waits for what must happen."""

PATIENCE = 300.0
"""Seconds after which something that never came is taken for lost: long enough for any busy machine, for waits end with
an event and nothing waits that long when it works."""
