"""What moderators send: documents, corrections, decisions."""
