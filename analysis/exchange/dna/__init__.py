"""Databases of Discourse Network Analyzer 3.0: read, written, and taken back after hand coding."""

from analysis.exchange.dna.reading import Database, read

__all__ = ["Database", "read"]
