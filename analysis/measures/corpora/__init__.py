"""What the reading finds held against what others marked, by the formulas of their corpora.

Each task counts text by text; `counts` makes figures with their intervals of what was counted.
"""
