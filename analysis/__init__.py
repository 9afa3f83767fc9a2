"""Communiqué reads diplomatic news: who said what, stands where, did what, deals with whom.

The text climbs one stair, and each floor knows only the floors below it::

    schema | lexicons             the vocabulary and the word lists
    model                         the shipped reading model
    text | corpus                 article → reading        files → articles
    rows → tables                 readings → rows → dataframes
    discourse                     coded statements → networks
    measures | charts | exchange  frames → frames | ink | other tools' files
    explorers                     controls ↔ state ↔ chart ↔ evidence
    pages                         notebooks → executed notebooks and offline pages
    commands                      the command line
"""

__version__ = "0.1.0"
