"""Write claims of the snapshot as the views show them, with the words around."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.export.words import put, spaced

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.web.asking import Asked

WIDTH: Final = 200
"""Characters on either side of the words that express a claim."""

BRIEF: Final = """
SELECT c.* EXCLUDE (firmness), coalesce(k.origins, 1) AS origins
FROM claims c LEFT JOIN clusters k ON k.cluster = c.cluster
"""
"""Yields what ``briefs`` takes; conditions over ``c`` and an order may follow."""


def briefs(asked: Asked, rows: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return claims as lists show them."""
    found = list(rows)
    texts = _texts(asked, {row["document"] for row in found})
    return [_brief(row, texts.get(row["document"], "")) for row in found]


def _texts(asked: Asked, documents: set[str]) -> dict[str, str]:
    if not documents:
        return {}
    return dict(
        asked.rows(
            "SELECT document, any_value(text) AS text FROM documents "
            "WHERE document IN (SELECT unnest(?)) GROUP BY document",
            [list(documents)],
        )
    )


def _brief(row: dict[str, Any], text: str) -> dict[str, Any]:
    day = None
    if row["first_day"]:
        day = [row["first_day"], row["last_day"]]
    return {
        "id": row["id"],
        "kind": row["kind"],
        "type": row["type"],
        "mode": row["mode"],
        "quad": row["quad"],
        "sign": row["sign"],
        "actor": row["actors"],
        "recipient": row["recipients"],
        "sources": row["sources"],
        "source": row["source"],
        "origin": row["origin"],
        "polarity": row["polarity"],
        "certainty": row["certainty"],
        "modality": row["modality"],
        "firmness": put(row["certainty"], row["polarity"], row["modality"]),
        "when": row["date"],
        "when_basis": row["when_basis"],
        "where": row["place"],
        "day": day,
        "day_basis": ("told" if row["told"] else "published") if day else None,
        "words": words_of(row, text),
        "document": row["document"],
        "label": row["label"],
        "title": row["title"],
        "publisher": row["publisher"],
        "published": row["published"],
        "inferred": row["inferred"],
        "rule": row["rule"],
        "score": row["score"],
        "cluster": row["cluster"],
        "origins": row["origins"],
        "verdict": row["verdict"],
        "merged": row["merged"],
    }


def words_of(row: dict[str, Any], text: str) -> dict[str, str]:
    """Return the words that express a claim, and those around them in its sentence."""
    start, end = row["trigger_start"], row["trigger_end"]
    first, last = row["sentence_start"], row["sentence_end"]
    if first is None or last is None:
        first, last = start, end
    return around(text, start, end, first, last)


def around(text: str, start: int, end: int, first: int, last: int) -> dict[str, str]:
    """Return words with those before and after, cut at a width, on one line each."""
    before, after = (
        text[max(first, start - WIDTH) : start],
        text[end : min(last, end + WIDTH)],
    )
    if first < start - WIDTH:
        before = f"…{before}"
    if last > end + WIDTH:
        after = f"{after}…"
    return {
        "before": spaced(before).lstrip(),
        "trigger": spaced(text[start:end]).strip(),
        "after": spaced(after).rstrip(),
    }
