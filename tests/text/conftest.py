"""How many documents the laws are tried on: 100, or twenty times that where ALEARN_SOAK is set."""

import os

from hypothesis import settings

settings.register_profile("text", max_examples=100, deadline=None)
settings.register_profile("text-soak", max_examples=2000, deadline=None)
settings.load_profile("text-soak" if os.environ.get("ALEARN_SOAK") else "text")
