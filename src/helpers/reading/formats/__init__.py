"""The forms that need a parser: Word, web pages and PDF. Each is opened in a process of its own (``quarantine``)."""
