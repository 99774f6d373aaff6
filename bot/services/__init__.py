"""Rules of what is kept and who may do it: one function a request, on a library; nothing here knows Telegram."""
