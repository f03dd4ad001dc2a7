"""Say which documents stand: the current ones, or those that stood on a day.

A label whose text was changed later stands on an earlier day with the text that it
had then, so that a correction keeps its history. A document without a day of
publication stands on no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.store.tables import selects

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from onrecord.store.opened import Opened

STANDING: Final = """
SELECT id AS document, label, publisher, published FROM current_documents
ORDER BY published, label
"""
"""Yields document, label, publisher, published."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A text under one label: who published it, and when."""

    document: str
    label: str
    publisher: str | None
    published: date | None

    @property
    def day(self) -> str:
        """Return the day of publication for a reader."""
        return self.published.isoformat() if self.published else "undated"


def standing(
    opened: Opened,
    as_of: date | None = None,
    documents: Collection[str] | None = None,
) -> list[Telling]:
    """Return the documents that stand, by day and label.

    Args:
        opened: The store, open.
        as_of: A day of publication, after which nothing counts; none for now.
        documents: Ids of the texts to look at; all if not given.
    """
    query, given = on_a_day(STANDING, as_of), list[object]()
    if documents is not None:
        marks = ", ".join("?" * len(documents)) or "NULL"
        bare = STANDING.partition("ORDER BY")[0] + f"WHERE id IN ({marks})"
        query = on_a_day(f"{bare} ORDER BY published, label", as_of)
        given += sorted(documents)
    return [Telling(*row) for row in opened.rows(query, given)]


def on_a_day(query: str, as_of: date | None) -> str:
    """Return a query of the views of current documents, asked as of a day.

    The views are laid over by tables of the same names, which hold what stood then.

    Args:
        query: A SELECT that may name any ``current_`` view.
        as_of: A day of publication, after which nothing counts; none for now.
    """
    if as_of is None:
        return query
    day = f"WHERE published <= CAST('{as_of.isoformat()}' AS DATE) "
    laid = ", ".join(f"{name} AS ({select})" for name, select in selects(day))
    return f"WITH {laid} {query}"
