"""Facts drawn from a set on a day: pure functions that rules, status, agenda and reports all use."""
