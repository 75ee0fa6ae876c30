"""Leaving a set: what of a member's is erased, what must be looked at by a person, and what a member takes along."""
