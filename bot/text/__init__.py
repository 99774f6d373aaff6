"""Text as signs and words: word lists, analysis, sentences and passages. Pure."""
