"""The pure core: text in, quotations out. No Telegram, files, network, clock or database."""
