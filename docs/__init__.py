"""The README's picture, drawn from the code."""
