"""Each format by itself."""
