"""Readers of formats, one module each: File -> Content. They run in the worker process only: anybody's bytes."""
