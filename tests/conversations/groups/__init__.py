"""Conversations in groups."""
