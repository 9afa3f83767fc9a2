"""Databases of Discourse Network Analyzer 3.0: read, written, and taken back after hand coding.

``read`` gives what a database holds, ``sheet`` its statements with all their variables,
``load`` our tables of it, ``dna`` a database of our tables, ``dna_network`` the networks that rDNA
would give.
"""

from analysis.exchange.dna.coding import sheet
from analysis.exchange.dna.loading import load
from analysis.exchange.dna.network import dna_network
from analysis.exchange.dna.reading import Database, read
from analysis.exchange.dna.writing import dna

__all__ = ["Database", "dna", "dna_network", "load", "read", "sheet"]
