"""What readers send in private chats, and inline."""
