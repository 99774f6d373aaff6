"""What the chat makes of words, without Telegram."""
