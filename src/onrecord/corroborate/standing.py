"""Say which documents stand: the current ones, or those that stood on a day.

A label whose text was changed later stands on an earlier day with the text that it
had then, so that a correction keeps its history. A document without a day of
publication stands on no day.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import date

    from onrecord.store import Opened

CURRENT: Final = """
SELECT id AS document, label, publisher, published FROM current_documents
ORDER BY published, label
"""
ON_A_DAY: Final = """
SELECT d.id AS document, d.label, d.publisher, d.published
FROM documents d
JOIN (
    SELECT label, max(version) AS version
    FROM documents
    WHERE published <= CAST(? AS DATE)
    GROUP BY label
) latest ON latest.label = d.label AND latest.version = d.version
ORDER BY d.published, d.label
"""
"""Both yield document, label, publisher, published."""


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
    query, given = (CURRENT, []) if as_of is None else (ON_A_DAY, [as_of.isoformat()])
    if documents is not None:
        marks = ", ".join("?" * len(documents)) or "NULL"
        query = f"SELECT * FROM ({query}) part WHERE document IN ({marks})"  # noqa: S608
        query += " ORDER BY published, label"
        given = [*given, *sorted(documents)]
    return [Telling(*row) for row in opened.rows(query, given)]
