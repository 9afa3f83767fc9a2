"""Files of other tools → tables, and tables → files of other tools."""
