"""Migrations of the tables: one file a step, run in order by `schema.py`, never altered once released."""
