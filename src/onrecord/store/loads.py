"""Read stored rows back as the records that were written."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from onrecord.model.claim import Reading
from onrecord.model.document import Document, Span
from onrecord.model.mention import Actor
from onrecord.store.rows import records_of
from onrecord.store.tables import PASSAGES, SHAPES, layout

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    import duckdb

    from onrecord.store.columns import Table
    from onrecord.store.rows import Rows
    from onrecord.store.tables import Shape

_DOCUMENT = tuple(layout(Document)[0])


def load_documents(
    con: duckdb.DuckDBPyConnection, ids: Collection[str] | None = None
) -> list[Document]:
    """Return the current documents by label, or every stored one of some ids."""
    columns = ", ".join(_DOCUMENT)
    if ids is None:
        query = f"SELECT {columns} FROM current_documents ORDER BY label"  # noqa: S608
        rows = con.execute(query).fetchall()
    else:
        query = (
            f"SELECT {columns} FROM documents "  # noqa: S608  our own columns
            "WHERE id IN (SELECT unnest(?)) ORDER BY label, version"
        )
        rows = con.execute(query, [list(ids)]).fetchall()
    return [Document(**dict(zip(_DOCUMENT, row, strict=True))) for row in rows]


def load_readings(
    con: duckdb.DuckDBPyConnection, ids: Iterable[str]
) -> dict[str, Reading]:
    """Return what is stored of texts, by the document's id.

    Where labels share a text, the reading carries the last of them; the records are
    the same.
    """
    documents = {document.id: document for document in load_documents(con, list(ids))}
    if not documents:
        return {}
    keys = list(documents)
    parts = {shape.field: _records(con, shape, keys) for shape in SHAPES}
    parts["sentences"] = _sentences(con, keys)
    parts["actors"] = _actors(con, keys)
    return {
        key: Reading(
            document=document,
            **{field: tuple(found.get(key, ())) for field, found in parts.items()},
        )
        for key, document in documents.items()
    }


def _records(
    con: duckdb.DuckDBPyConnection, shape: Shape, keys: list[str]
) -> dict[str, list[Any]]:
    lists = {
        each.table.name: _rows(
            con, each.table, f"document, {shape.one}, position", keys
        )
        for each in shape.lists
    }
    return records_of(shape, _rows(con, shape.table, "document, position", keys), lists)


def _rows(
    con: duckdb.DuckDBPyConnection, table: Table, order: str, keys: list[str]
) -> Rows:
    return con.execute(
        f"SELECT {table.select()} FROM {table.name} "  # noqa: S608  our own names
        f"WHERE document IN (SELECT unnest(?)) ORDER BY {order}",
        [keys],
    ).fetchall()


def _sentences(
    con: duckdb.DuckDBPyConnection, keys: list[str]
) -> dict[str, list[Span]]:
    found: dict[str, list[Span]] = defaultdict(list)
    for document, _, start, end in _rows(con, PASSAGES, "document, position", keys):
        found[document].append(Span(start, end))
    return found


def _actors(con: duckdb.DuckDBPyConnection, keys: list[str]) -> dict[str, list[Actor]]:
    rows = con.execute(
        "SELECT d.document, a.id, a.name, a.kind, a.known FROM document_actors d "
        "JOIN actors a ON d.actor = a.id WHERE d.document IN (SELECT unnest(?)) "
        "ORDER BY d.document, d.position",
        [keys],
    ).fetchall()
    found: dict[str, list[Actor]] = defaultdict(list)
    for document, *values in rows:
        found[document].append(
            Actor(**dict(zip(layout(Actor)[0], values, strict=True)))
        )
    return found
