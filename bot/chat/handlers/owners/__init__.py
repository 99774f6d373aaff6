"""What owners look after: people, state, exports."""
