"""The rules: one subject a file; each states a fault, why it matters, and how to look for it."""
