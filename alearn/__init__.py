"""alearn: a plain-text record and command-line toolkit for action learning sets."""

__version__ = "0.1.0"
FORMAT = 1
