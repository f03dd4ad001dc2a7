"""Ask questions of the store."""
