"""Files of other tools → tables, and tables → files of other tools.

Coming in: `load` takes whatever is at hand: a DNA database, a folder of tables, a table of
statements coded elsewhere, or articles to read. Going out: `dna.dna`, `graphml`, `gexf`,
`timelinejs`, `webannotation`, `brat` and `tabular` each give an `Export`, files by name with what
the other tool could not hold.
"""

from analysis.exchange.brat import brat
from analysis.exchange.coded import coded
from analysis.exchange.days import days
from analysis.exchange.export import Export
from analysis.exchange.gephi import gexf, graphml
from analysis.exchange.incoming import holds, load
from analysis.exchange.tabular import tabular
from analysis.exchange.timelinejs import timelinejs
from analysis.exchange.webannotation import webannotation

__all__ = [
    "Export",
    "brat",
    "coded",
    "days",
    "gexf",
    "graphml",
    "holds",
    "load",
    "tabular",
    "timelinejs",
    "webannotation",
]
