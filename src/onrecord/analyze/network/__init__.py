"""The network of a period: who is tied to whom, how, and what the whole tells of each.

This folder is the one door of the graph library. Edges are what the record says;
measures are inferred from them, and each says by which method.
"""

from __future__ import annotations

from onrecord.analyze.network.layout import lay_out
from onrecord.analyze.network.networks import Measure, Network, Node, find_network

__all__ = ["Measure", "Network", "Node", "find_network", "lay_out"]
