"""Text and its places: decoding, the strict YAML subset, prose, and edits that leave the rest alone."""
