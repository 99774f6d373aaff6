"""The conversation: one decision on what is said to a text, for every surface."""
