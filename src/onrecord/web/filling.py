"""Fill the tables of the snapshot from what was copied out of the store."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.days import days_of
from onrecord.web.tables import DAYS, WHOLE

if TYPE_CHECKING:
    from onrecord.store import Opened

FILL: Final = (
    """
    INSERT INTO documents
    SELECT d.document, d.label, d.title, d.publisher, d.url, d.published, d.language,
        d.characters, d.version, d.text, d.run, d.read,
        coalesce(o.origin, d.publisher, d.label),
        coalesce(o.origin <> coalesce(d.publisher, d.label), false),
        coalesce(k.causes, 0),
        lower(concat_ws(' ', d.title, d.label, d.publisher, d.text))
    FROM r_documents d
    LEFT JOIN (
        SELECT document, min(origin) AS origin FROM r_origins WHERE whole
        GROUP BY document
    ) o ON o.document = d.document
    LEFT JOIN r_causes k ON k.document = d.document
    """,
    # Two labels may share a text: its claims are told once, under the first of them.
    """
    INSERT INTO telling
    SELECT document, label, title, publisher, published, origin FROM documents
    WHERE document IN (SELECT document FROM r_documents)
    QUALIFY row_number() OVER (PARTITION BY document ORDER BY published, label) = 1
    """,
    """
    CREATE OR REPLACE TEMP TABLE numbered AS
    SELECT coalesce((SELECT max(n) FROM claims), 0)
        + row_number() OVER (ORDER BY t.label, c.position) AS n, c.document, c.id
    FROM r_claims c JOIN telling t ON t.document = c.document
    """,
    """
    INSERT INTO names
    SELECT k.n, p.document, p.role, min(p.position), coalesce(s.shown, p.name)
    FROM r_parties p
    JOIN numbered k ON k.document = p.document AND k.id = p.claim
    LEFT JOIN shown s ON s.name = p.name
    GROUP BY ALL
    """,
    """
    CREATE OR REPLACE TEMP TABLE listed AS
    SELECT n, list(name ORDER BY position) FILTER (role = 'actor') AS actors,
        list(name ORDER BY position) FILTER (role = 'recipient') AS recipients,
        list(name ORDER BY position) FILTER (role = 'source') AS sources
    FROM names WHERE document IN (SELECT document FROM r_documents) GROUP BY n
    """,
    """
    CREATE OR REPLACE TEMP TABLE passed AS
    SELECT k.n, min(o.origin) AS origin
    FROM r_claims c
    JOIN numbered k ON k.document = c.document AND k.id = c.id
    JOIN r_origins o ON o.document = c.document AND NOT o.whole
        AND o.span_start <= c.trigger_start AND c.trigger_start < o.span_end
    GROUP BY k.n
    """,
    """
    CREATE OR REPLACE TEMP TABLE renamed AS
    SELECT DISTINCT k.n FROM r_parties p
    JOIN numbered k ON k.document = p.document AND k.id = p.claim
    JOIN shown s ON s.name = p.name
    """,
    """
    INSERT INTO claims
    SELECT k.n, c.document, c.id, c.kind, c.type, c.mode, y.quad, coalesce(y.sign, 0),
        c.polarity, c.certainty,
        CASE c.certainty WHEN 'CT' THEN 3 WHEN 'PR' THEN 2 WHEN 'PS' THEN 1 ELSE 0 END,
        c.modality, c.date, c.when_basis, c.place, c.rule, c.inferred, c.score,
        c.trigger_start, c.trigger_end, s.span_start, s.span_end,
        t.label, t.title, t.publisher, t.published,
        coalesce(u.name, p.origin, t.origin), g.cluster,
        coalesce(d.first_day, t.published),
        CASE WHEN d.first_day IS NULL THEN t.published ELSE d.last_day END,
        d.first_day IS NOT NULL, NULL, m.n IS NOT NULL,
        coalesce(l.sources[-1], ''),
        coalesce(l.actors, []), coalesce(l.recipients, []), coalesce(l.sources, []),
        hash(coalesce(u.name, p.origin, t.origin))
    FROM r_claims c
    JOIN numbered k ON k.document = c.document AND k.id = c.id
    JOIN telling t ON t.document = c.document
    LEFT JOIN types y ON y.type = c.type
    LEFT JOIN r_passages s ON s.document = c.document AND s.position = c.sentence
    LEFT JOIN listed l ON l.n = k.n
    LEFT JOIN r_outlets u ON u.document = c.document AND u.name = l.sources[1]
    LEFT JOIN passed p ON p.n = k.n
    LEFT JOIN r_clusters g ON g.document = c.document AND g.claim = c.id
    LEFT JOIN r_days d ON d.date = c.date
    LEFT JOIN renamed m ON m.n = k.n
    ORDER BY k.n
    """,
    """
    INSERT INTO edges
    SELECT a.n, a.document, a.name, b.name, hash(a.name, b.name, c.type)
    FROM names a JOIN names b ON b.n = a.n JOIN claims c ON c.n = a.n
    WHERE a.role = 'actor' AND b.role = 'recipient' AND a.name <> b.name
        AND a.document IN (SELECT document FROM r_documents)
    """,
    # "A and B met": everybody who meets is an actor, and each pair is an edge.
    """
    INSERT INTO edges
    SELECT a.n, a.document, a.name, b.name, hash(a.name, b.name, c.type)
    FROM names a JOIN names b ON b.n = a.n AND a.position < b.position
    JOIN claims c ON c.n = a.n
    WHERE a.role = 'actor' AND b.role = 'actor' AND a.name <> b.name
        AND len(c.recipients) = 0
        AND a.document IN (SELECT document FROM r_documents)
    """,
    """
    INSERT INTO spots
    SELECT DISTINCT k.n, p.document,
        concat_ws(',', round(p.latitude, 3), round(p.longitude, 3),
            round(coalesce(p.radius_km, 0))),
        x.role, p.name, p.latitude, p.longitude, coalesce(p.radius_km, 0), p.precision,
        p.basis, p.geonames, NULL
    FROM (
        SELECT c.document, c.claim, c.place_mention AS id, 'where' AS role
        FROM r_claim_places c
        UNION
        SELECT s.document, s.claim, q.id, '' AS role
        FROM r_seats s JOIN r_places q ON q.document = s.document
            AND q.span_start < s.span_end AND s.span_start < q.span_end
    ) x
    JOIN r_places p ON p.document = x.document AND p.id = x.id
    JOIN numbered k ON k.document = x.document AND k.id = x.claim
    """,
    """
    UPDATE spots SET role = claims.type FROM claims
    WHERE claims.n = spots.n AND spots.role = ''
    """,
    # What an actor controls is also where it does: one point, and one circle.
    """
    DELETE FROM spots WHERE role = 'where' AND (n, key) IN (
        SELECT (n, key) FROM spots WHERE role <> 'where'
    )
    """,
    "UPDATE spots SET spot = hash(key, role) WHERE spot IS NULL",
    """
    INSERT INTO attributions SELECT document, name, source_type FROM r_attributions
    WHERE document IN (SELECT document FROM r_documents)
    """,
)
"""Fill the tables from the raw ones, in this order."""

AFTER: Final = (
    "DELETE FROM clusters",
    "DELETE FROM firsts",
    "DELETE FROM busy",
    # A denial in words is a claim against its cluster; only what affirms counts here.
    """
    INSERT INTO clusters
    SELECT cluster, count(DISTINCT origin) FROM claims
    WHERE cluster IS NOT NULL AND polarity = '+'
        AND coalesce(verdict, '') <> 'reject'
    GROUP BY cluster
    """,
    # Of one day, who is no copy comes first.
    """
    INSERT INTO firsts
    SELECT cluster, arg_min(origin, (coalesce(published, DATE '9999-12-31'),
        origin <> coalesce(publisher, label), label, id))
    FROM claims WHERE cluster IS NOT NULL GROUP BY cluster
    """,
    """
    INSERT INTO busy
    SELECT n.name, any_value(a.kind), bool_or(coalesce(a.known, false)),
        count(DISTINCT n.n), count(DISTINCT n.n) FILTER (c.kind = 'event'),
        count(DISTINCT n.n) FILTER (c.kind = 'tie'), count(DISTINCT n.document)
    FROM names n JOIN claims c ON c.n = n.n
    LEFT JOIN actors a ON a.name = n.name
    WHERE n.role <> 'source' AND coalesce(c.verdict, '') <> 'reject'
    GROUP BY n.name
    """,
)
"""What counts over all documents."""


def fill(opened: Opened) -> None:
    """Fill the tables from the raw ones."""
    known = {date for (date,) in opened.rows("SELECT date FROM r_days")}
    dates = opened.rows("SELECT DISTINCT date FROM r_claims WHERE date IS NOT NULL")
    opened.append_rows(
        DAYS, [(date, *days(date)) for (date,) in dates if date not in known]
    )
    for statement in FILL:
        opened.run(statement)


def days(edtf: str | None) -> tuple[str | None, str | None]:
    """Return the first and last day of a time; the last is open where it goes on.

    Example:
        >>> days("2015-07/.."), days("2016-02")
        (('2015-07-01', None), ('2016-02-01', '2016-02-29'))
    """
    found = days_of(edtf)
    if found is None:
        return None, None
    first, last = (date.fromordinal(each).isoformat() for each in found)
    return first, None if (edtf or "").endswith("/..") else last


def finish(opened: Opened) -> None:
    """Count what counts over all documents, and drop what that was made from."""
    for statement in AFTER:
        opened.run(statement)
    for name in WHOLE:
        opened.run(f"DROP TABLE IF EXISTS {name}")
