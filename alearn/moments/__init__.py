"""Every command's signature and help text, in the file of the moment it serves; no logic."""
