"""Controls ↔ state ↔ chart ↔ evidence: one explorer per question."""

from analysis.explorers.article import ArticleExplorer
from analysis.explorers.network import NetworkExplorer
from analysis.explorers.stance import StanceExplorer
from analysis.explorers.timeline import TimelineExplorer
from analysis.explorers.trust import TrustExplorer

EXPLORERS = (ArticleExplorer, StanceExplorer, TimelineExplorer, NetworkExplorer)
"""The explorers that need nothing but the tables."""

__all__ = [
    "EXPLORERS",
    "ArticleExplorer",
    "NetworkExplorer",
    "StanceExplorer",
    "TimelineExplorer",
    "TrustExplorer",
]
