"""What moderators see: each screen is a message made of what the store and the collection say."""
