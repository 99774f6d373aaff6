"""What lasts: documents and their versions, moderators, missed questions, the journal.

The only importer of SQLAlchemy.
"""
