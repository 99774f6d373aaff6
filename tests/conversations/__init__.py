"""The real application, over real HTTP, with people who write to it."""
