"""What is said and pressed in groups, the bot being a member or a guest."""
