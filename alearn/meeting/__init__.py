"""A set meeting before it happens: its process in minutes, its run sheet and its days; pure."""
