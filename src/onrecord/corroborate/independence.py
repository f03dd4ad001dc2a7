"""Compare texts that are new to the store with all others, and keep what they share.

Which texts to compare is a join on fingerprints in common SQL; what a pair shares is
found by alignment. A batch of texts is compared in one transaction, so that a killed
process leaves whole batches and the next call goes on from there.
"""

from __future__ import annotations

from functools import lru_cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.copies import (
    BOILERPLATE_DAYS,
    MOST_TEXTS,
    Pair,
    compare,
)
from onrecord.corroborate.credits import find_credits
from onrecord.corroborate.fingerprints import fingerprints_of, words_of
from onrecord.store import derived

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from onrecord.corroborate.fingerprints import Words
    from onrecord.store import Opened, Store

RULES: Final = "texts 1"
"""Raised when the rules of this stage change: then all texts are compared anew."""
BATCH: Final = 400
"""Texts of a transaction: some seconds of work."""

STATES: Final = """
SELECT id AS document, label, coalesce(publisher, '') AS publisher,
    coalesce(CAST(published AS STRING), '') AS published
FROM documents
ORDER BY document, label, publisher, published
"""
"""Yields document, label, publisher, published: what comparing depends on."""

_TOUCHED: Final = """
SELECT DISTINCT f.hash FROM fingerprints f JOIN pending p ON p.document = f.document
"""
NEWLY_COMMON: Final = f"""
SELECT hash FROM (
    SELECT f.hash, count(DISTINCT f.document) AS texts
    FROM fingerprints f JOIN ({_TOUCHED}) touched ON touched.hash = f.hash
    GROUP BY f.hash
) counted WHERE texts > {MOST_TEXTS}
UNION
SELECT hash FROM (
    SELECT f.hash, d.publisher, count(DISTINCT d.published) AS days
    FROM fingerprints f JOIN ({_TOUCHED}) touched ON touched.hash = f.hash
    JOIN documents d ON d.id = f.document
    WHERE d.publisher IS NOT NULL
    GROUP BY f.hash, d.publisher
) counted WHERE days >= {BOILERPLATE_DAYS}
EXCEPT
SELECT hash FROM common_fingerprints
"""  # noqa: S608
"""Yields hash: fingerprints that the texts in ``pending`` have made boilerplate."""

RECHECKED: Final = f"""
SELECT DISTINCT t.document, '' AS state
FROM text_pairs t
JOIN fingerprints f ON f.document = t.document
JOIN fingerprints g ON g.document = t.other AND g.hash = f.hash
WHERE f.hash IN ({NEWLY_COMMON})
    AND t.document NOT IN (SELECT document FROM pending)
"""  # noqa: S608
"""Yields document, state: texts of pairs that rest on what has become boilerplate."""

EVIDENCE: Final = """
SELECT DISTINCT
    CASE WHEN f.document < g.document THEN f.document ELSE g.document END AS document,
    CASE WHEN f.document < g.document THEN g.document ELSE f.document END AS other,
    f.hash
FROM pending p
JOIN fingerprints f ON f.document = p.document
JOIN fingerprints g ON g.hash = f.hash AND g.document <> f.document
WHERE f.hash NOT IN (SELECT hash FROM common_fingerprints)
ORDER BY document, other, hash
"""
"""Yields document, other, hash: what the texts in ``pending`` share with any text."""

SAME_SHAPE: Final = """
SELECT DISTINCT
    CASE WHEN a.document < b.document THEN a.document ELSE b.document END AS document,
    CASE WHEN a.document < b.document THEN b.document ELSE a.document END AS other,
    a.words
FROM pending p
JOIN text_shapes a ON a.document = p.document
JOIN text_shapes b ON b.shape = a.shape AND b.document <> a.document
WHERE a.words > 0
ORDER BY document, other
"""
"""Yields document, other, words: texts with the same words in the same order."""


def compare_texts(store: Store) -> int:
    """Compare every text that is new, or whose metadata changed, with all others.

    Returns:
        The number of texts that were new.
    """
    with store.opened() as opened:
        states = _states(opened)
        held: dict[str, str] = dict(opened.rows("SELECT document, state FROM compared"))
    fresh = [key for key, state in states.items() if held.get(key) != state]
    for start in range(0, len(fresh), BATCH):
        batch = {key: states[key] for key in fresh[start : start + BATCH]}
        with store.opened(write=True) as opened:
            _compare_batch(opened, batch)
    return len(fresh)


def _states(opened: Opened) -> dict[str, str]:
    told: dict[str, list[str]] = {}
    for document, *rest in opened.rows(STATES):
        told.setdefault(document, [RULES]).append("\x1f".join(rest))
    return {key: _digest("\x1e".join(parts)) for key, parts in told.items()}


def _compare_batch(opened: Opened, states: dict[str, str]) -> None:
    opened.append_rows(derived.PENDING, states.items())
    for table in (derived.COMPARED, derived.TEXT_SHAPES, derived.FINGERPRINTS):
        _forget(opened, table.name, "document")
    _forget(opened, derived.CREDITS.name, "document")
    _fingerprint(opened)
    rechecked = opened.rows(RECHECKED)
    opened.append_rows(derived.COMMON_FINGERPRINTS, opened.rows(NEWLY_COMMON))
    opened.append_rows(derived.PENDING, rechecked)
    for table in (derived.TEXT_PAIRS, derived.SHARED_PASSAGES):
        _forget(opened, table.name, "document")
        _forget(opened, table.name, "other")
    _write_pairs(opened, list(_pairs(opened)))
    opened.append_rows(derived.COMPARED, states.items())
    opened.run("DELETE FROM pending")


def _forget(opened: Opened, table: str, column: str) -> None:
    opened.run(f"DELETE FROM {table} WHERE {column} IN (SELECT document FROM pending)")  # noqa: S608


def _fingerprint(opened: Opened) -> None:
    query = """
        SELECT DISTINCT d.id, d.text FROM documents d
        JOIN pending p ON p.document = d.id ORDER BY d.id
    """
    shapes, credits, keys, hashes = [], [], [], []
    for document, text in opened.rows(query):
        words = words_of(text)
        shape = _digest(words.hashes.tobytes())
        shapes.append((document, len(words), shape))
        found, _ = fingerprints_of(words)
        hashes += found.tolist()
        keys += [document] * len(found)
        credits += [
            (document, credit.name, credit.basis, credit.span.start, credit.span.end)
            for credit in find_credits(text)
        ]
    opened.append_rows(derived.TEXT_SHAPES, shapes)
    opened.append(derived.FINGERPRINTS, {"document": keys, "hash": hashes})
    opened.append_rows(derived.CREDITS, credits)


def _pairs(opened: Opened) -> Iterator[Pair]:
    """Yield what the texts in ``pending`` share with any other."""
    same = opened.rows(SAME_SHAPE)
    exact = {(document, other) for document, other, _ in same}
    for document, other, words in same:
        yield Pair(
            document=document,
            other=other,
            exact=True,
            words=words,
            share=1.0,
            other_share=1.0,
        )

    @lru_cache(maxsize=512)
    def words_in(document: str) -> Words:
        query = "SELECT text FROM documents WHERE id = ? LIMIT 1"
        return words_of(opened.rows(query, [document])[0][0])

    for ids, evidence in _evidence(opened.rows(EVIDENCE)):
        if ids in exact or len(evidence) < 2:  # noqa: PLR2004
            continue
        pair = compare(ids, words_in(ids[0]), words_in(ids[1]), evidence)
        if pair:
            yield pair


def _evidence(
    rows: Iterable[tuple[str, str, int]],
) -> Iterator[tuple[tuple[str, str], set[int]]]:
    found: dict[tuple[str, str], set[int]] = {}
    for document, other, fingerprint in rows:
        found.setdefault((document, other), set()).add(fingerprint)
    yield from found.items()


def _write_pairs(opened: Opened, found: list[Pair]) -> None:
    opened.append_rows(
        derived.TEXT_PAIRS,
        (
            (p.document, p.other, p.exact, p.words, p.share, p.other_share)
            for p in found
        ),
    )
    opened.append_rows(
        derived.SHARED_PASSAGES,
        (
            (
                *(pair.document, pair.other),
                *(each.span.start, each.span.end, each.other.start, each.other.end),
                *(each.words, each.own),
            )
            for pair in found
            for each in pair.passages
        ),
    )


def _digest(given: str | bytes) -> str:
    data = given.encode() if isinstance(given, str) else given
    return blake2b(data, digest_size=12).hexdigest()
