"""A Bot API server that forgives nothing, and the people who write to the bot through it."""
