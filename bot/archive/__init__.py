"""The whole store as one zip that a person can read, and back."""
