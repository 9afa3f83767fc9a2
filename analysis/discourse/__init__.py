"""Discourse networks: coded statements → who shares, agrees and conflicts with whom, on what.

A statement says that somebody (variable 1) spoke on something (variable 2) at a level of a
qualifier, such as for or against. Counted, x[i, j, k] statements of row i on column j at level k,
they make networks in the words of Leifeld (2017) and his Discourse Network Analyzer (DNA). With
n[i] the statements of a row, and d(k, l) = abs(k - l) / (length of the scale), 0..1:

========================  ====================================================================
two-mode                  rows x columns
``ignore``                sum over k of x[i, j, k]
``subtract``              yes - no; for a graded qualifier the sum over k of k x[i, j, k]
``combine``               which levels occur, as one number: 1 yes only, 2 no only, 3 both
``activity``              divided by n[i]
``prominence``            divided by the statements on j
------------------------  --------------------------------------------------------------------
one-mode                  rows x rows, by what they share
``ignore``                sum over j of x[i, j] x[i', j]
``congruence``            sum over j, k, l of x[i, j, k] x[i', j, l] (1 - d(k, l))
``conflict``              the same with d(k, l)
``subtract``              congruence - conflict
``average``               divided by (n[i] + n[i']) / 2
``jaccard``, ``cosine``   divided by what the conventions below say
========================  ====================================================================

Two conventions, chosen by name: ``dna`` equals DNA 3.0 to the last digit, defects included, and
``ours`` is the default. They differ in this:

====================  ==================================  =====================================
..                    ``ours``                            ``dna``
cosine                by the lengths of the profiles,     by n[i] n[i']
                      so that alike profiles have 1
Jaccard               Tanimoto's, at most 1 for           a sum with a product in it; repeats
                      ignore and congruence               carry it past 1
weeks, months         of their year; weeks by ISO 8601    of any year; weeks from Sunday
scale of a graded     given, or the observed levels;      the observed levels; one level gives
qualifier             one level alone is refused          no numbers (NaN)
texts in conflict     other texts on the same column      statements that the other does not
                                                          share at all
normalization that    refused                             taken as ``no``, with a note; with a
does not fit                                              kernel as ``average``
windows               whole calendar units                from a moment to both sides
kernels               symmetric                           epanechnikov, triangular lopsided;
                                                          the diagonal is kept
windows of events     as many statements as said,         one more where that is even, ties
                      ties drawn by the seed              drawn anew in each run (here: seed)
whole numbers         alike if equal                      never alike outside -128..127, where
as duplicates                                             duplicates are looked for
====================  ==================================  =====================================
"""

from analysis.discourse.making import moving
from analysis.discourse.network import Network
from analysis.discourse.settings import Settings
from analysis.discourse.statements import discourse_network

__all__ = ["Network", "Settings", "discourse_network", "moving"]
