"""Messages understood: intent, language, clauses, answer type, ellipsis, follow-ups. Pure."""
