"""Controls ↔ state ↔ chart ↔ evidence: one explorer per question."""

from analysis.explorers.article import ArticleExplorer
from analysis.explorers.network import NetworkExplorer
from analysis.explorers.sources import SourcesExplorer
from analysis.explorers.stance import StanceExplorer
from analysis.explorers.timeline import TimelineExplorer
from analysis.explorers.topics import TopicsExplorer
from analysis.explorers.trust import TrustExplorer

EXPLORERS = (ArticleExplorer, SourcesExplorer, StanceExplorer, TimelineExplorer, NetworkExplorer)
"""The explorers that need nothing but the tables."""

__all__ = [
    "EXPLORERS",
    "ArticleExplorer",
    "NetworkExplorer",
    "SourcesExplorer",
    "StanceExplorer",
    "TimelineExplorer",
    "TopicsExplorer",
    "TrustExplorer",
]
