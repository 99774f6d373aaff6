"""What the bot is worth, measured: quality on judged questions, and the constants that were fitted."""
