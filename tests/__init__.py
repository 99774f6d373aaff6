"""The tests: sentences about the bot."""
