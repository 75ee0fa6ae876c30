"""One command a file: what the options mean in a world; `run` gives the exit code."""
