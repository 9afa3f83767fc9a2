"""Tidy frames and an Axes in, the same Axes out: the pictures, the passage and the tables.

A chart groups nothing and computes only where ink stands. Columns that every chart understands:
``mark`` (id of what can be clicked), and ``colour`` and ``size`` where they apply.
"""
