"""Handlers of moderators' documents, corrections and decisions."""
