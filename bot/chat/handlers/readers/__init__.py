"""Handlers of readers' private chats, and of inline queries."""
