"""Extrait: answers French questions by quoting documents, word for word."""
