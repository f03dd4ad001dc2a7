"""Look up the claims that an answer cites, with their words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.analyze.told import Told

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.analyze.standing import Standing
    from onrecord.store import Store

DOCUMENTS: Final = "SELECT DISTINCT document FROM current_claims WHERE id IN ({ids})"


def cite_claims(
    store: Store, standing: Standing, ids: Iterable[str]
) -> dict[str, Told]:
    """Return claims by their ids, as judgements have them; without unknown ones."""
    wanted = sorted(set(ids) - {""})
    if not wanted:
        return {}
    query = DOCUMENTS.format(ids=", ".join("?" * len(wanted)))
    documents = sorted(document for (document,) in store.query(query, wanted).rows)
    found = {}
    for reading in store.readings(documents):
        judged = standing.apply(reading)
        for claim in judged.reading.claims:
            notes = judged.judgments.get(claim.id, ())
            found[claim.id] = Told(claim, judged.reading, notes)
    return {id: found[id] for id in wanted if id in found}
