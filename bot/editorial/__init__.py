"""What helps moderators: example questions, near duplicates, differences. Pure."""
