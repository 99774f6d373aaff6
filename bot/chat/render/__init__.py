"""Replies as text, entities and keyboards."""
