"""Programs as people write them, a file for each part of the language."""
