"""Storage of documents and their versions, moderators, missed questions and the journal.

The only importer of SQLAlchemy.
"""
