"""What is said to a text, as a function: no Telegram, no database."""
