"""The SMART coach: one criterion a file; what it says of an action is a question, never a mark for a person."""
