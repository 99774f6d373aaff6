"""Measurements of the bot: quality on judged questions, and the constants that are fitted on them."""
