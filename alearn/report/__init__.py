"""What a report says, worked out from what may be seen; templates only place it."""
