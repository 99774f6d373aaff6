"""Handlers of what owners look after: people, state, exports."""
