"""One module a format: bytes -> Content. Run by the worker process only, for the bytes may be anybody's."""
