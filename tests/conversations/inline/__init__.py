"""Conversations in any chat: inline, and as a guest."""
