"""See what many reports say together: copies, origins, clusters, contradictions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.corroborate.clusters import cluster_claims
from onrecord.corroborate.independence import compare_texts
from onrecord.corroborate.namesakes import judge_names
from onrecord.corroborate.origins import write_origins

if TYPE_CHECKING:
    from onrecord.store import Store

__all__ = ["corroborate"]


def corroborate(store: Store) -> None:
    """Compare whatever is new in a store with all that it holds; keep what comes out.

    Nothing is done where nothing is new, and nothing that was read is changed.
    """
    compared = compare_texts(store)
    if compared:
        with store.opened(write=True) as opened:
            write_origins(opened)
    judge_names(store)
    cluster_claims(store)
