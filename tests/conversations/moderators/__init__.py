"""Moderators run the corpus from inside Telegram."""
