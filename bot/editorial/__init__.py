"""Help for moderators: example questions, near duplicates, differences. Pure."""
