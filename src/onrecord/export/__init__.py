"""Write what was read: one module for each format."""
