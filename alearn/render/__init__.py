"""Values to what people and programs read: pages, findings, data."""
