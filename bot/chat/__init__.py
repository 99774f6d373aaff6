"""Telegram: the only importer of telegram, the only place with `async def`."""
