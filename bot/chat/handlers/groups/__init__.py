"""Handlers of groups, where the bot is a member or a guest."""
