"""Screens: messages with buttons, made of values; nothing here reads or sends."""
