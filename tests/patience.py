"""The longest that a test waits for an event."""

PATIENCE = 300.0
"""Seconds after which something that never came is taken for lost: long enough for any busy machine, for waits end with
an event and nothing waits that long when it works."""
