"""What a message asks: its intent, clauses, answer type, ellipsis. Pure."""
