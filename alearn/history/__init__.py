"""A set's history: what changed, told in the field's words, and two people's work joined without losing a line."""
