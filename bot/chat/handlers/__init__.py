"""Handlers: one class for each kind of update; they read it, call a service, and show a screen."""
