"""Format 1: where each record lies, what it may say, and how it is read."""
