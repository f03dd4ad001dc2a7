"""What the workbench keeps in memory of a store: its tables, and how they are filled.

One row a claim with all that a filter asks of it, so that no question joins more than
two tables. Raw tables (``r_…``) are copies of the store's and go when these are filled.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from onrecord.corroborate.days import days_of
from onrecord.model.ontology import types
from onrecord.store.columns import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from onrecord.model.vocabulary import ClaimType
    from onrecord.store import Opened

WHOLE: Final = {
    "r_documents": """
        SELECT d.id AS document, d.label, d.title, d.publisher, d.url, d.published,
            d.language, d.characters, d.version, d.text, d.run, r.started AS read
        FROM current_documents d LEFT JOIN runs r ON r.id = d.run
        WHERE {within}""",
    "r_claims": "SELECT * FROM claims WHERE {within}",
    "r_passages": "SELECT * FROM passages WHERE {within}",
    "r_parties": """
        SELECT document, claim, 'actor' AS role, position, actor AS name
        FROM claim_actors WHERE {within}
        UNION ALL
        SELECT document, claim, 'recipient' AS role, position, recipient AS name
        FROM claim_recipients WHERE {within}
        UNION ALL
        SELECT document, claim, 'source' AS role, position, source AS name
        FROM claim_sources WHERE {within}""",
    "r_origins": "SELECT * FROM origins WHERE {within}",
    "r_outlets": """
        SELECT DISTINCT document, name FROM attributions
        WHERE source_type = 'outlet' AND name IS NOT NULL AND {within}""",
    "r_clusters": "SELECT document, claim, cluster FROM cluster_claims WHERE {within}",
    "r_attributions": """
        SELECT document, name, source_type FROM attributions WHERE {within}""",
    "r_causes": "SELECT document, count(*) AS causes FROM causes WHERE {within} "
    "GROUP BY document",
    "r_places": """
        SELECT document, id, name, latitude, longitude, radius_km, precision, basis,
            geonames, span_start, span_end
        FROM places WHERE latitude IS NOT NULL AND {within}""",
    "r_claim_places": "SELECT document, claim, place_mention FROM claim_place_mentions "
    "WHERE {within}",
    "r_seats": """
        SELECT r.document, r.claim, m.span_start, m.span_end
        FROM claim_recipient_mentions r
        JOIN mentions m ON m.document = r.document AND m.id = r.recipient_mention
        JOIN claims c ON c.document = r.document AND c.id = r.claim
        WHERE c.type IN ('operates_in', 'controls') AND r.{within}""",
}
"""By raw table, what it holds of the store; ``within`` says of which documents."""

ONCE: Final = {
    "actors": "SELECT DISTINCT name, kind, known FROM actors",
    "also": """
        SELECT name, text, count(*) AS times FROM mentions
        WHERE name IS NOT NULL AND kind = 'name' AND text <> name
        GROUP BY name, text""",
    "text_pairs": """
        SELECT document, other, share FROM text_pairs
        UNION ALL
        SELECT other AS document, document AS other, other_share AS share
        FROM text_pairs""",
    "ratings": "SELECT source, grade, made, author, reason FROM reliabilities",
    "failures": """
        SELECT f.label, f.stage, f.reason, r.started AS moment, r.command, r.id AS run
        FROM failures f LEFT JOIN runs r ON r.id = f.run""",
}
"""What is copied as a whole."""

TABLES: Final = {
    "documents": """
        document VARCHAR, label VARCHAR, title VARCHAR, publisher VARCHAR, url VARCHAR,
        published DATE, language VARCHAR, characters BIGINT, version BIGINT,
        text VARCHAR, run VARCHAR, read TIMESTAMP, origin VARCHAR, copied BOOLEAN,
        causes BIGINT, search VARCHAR""",
    "claims": """
        n BIGINT, document VARCHAR, id VARCHAR, kind VARCHAR, type VARCHAR,
        mode VARCHAR, quad VARCHAR, sign INTEGER, polarity VARCHAR, certainty VARCHAR,
        firmness INTEGER, modality VARCHAR, date VARCHAR, when_basis VARCHAR,
        place VARCHAR, rule VARCHAR, inferred BOOLEAN, score DOUBLE,
        trigger_start BIGINT, trigger_end BIGINT,
        sentence_start BIGINT, sentence_end BIGINT,
        label VARCHAR, title VARCHAR, publisher VARCHAR, published DATE,
        origin VARCHAR, cluster VARCHAR, first_day DATE, last_day DATE,
        told BOOLEAN, verdict VARCHAR, merged BOOLEAN, source VARCHAR,
        actors VARCHAR[], recipients VARCHAR[], sources VARCHAR[], teller UBIGINT""",
    "names": """
        n BIGINT, document VARCHAR, role VARCHAR, position BIGINT, name VARCHAR""",
    "edges": """
        n BIGINT, document VARCHAR, actor VARCHAR, recipient VARCHAR, edge UBIGINT""",
    "spots": """
        n BIGINT, document VARCHAR, key VARCHAR, role VARCHAR, name VARCHAR,
        latitude DOUBLE, longitude DOUBLE, radius_km DOUBLE, precision BIGINT,
        basis VARCHAR, geonames BIGINT""",
    "attributions": "document VARCHAR, name VARCHAR, source_type VARCHAR",
    "telling": """
        document VARCHAR, label VARCHAR, title VARCHAR, publisher VARCHAR,
        published DATE, origin VARCHAR""",
    "firsts": "cluster VARCHAR, origin VARCHAR",
    "clusters": "cluster VARCHAR, origins BIGINT",
    "busy": """
        name VARCHAR, kind VARCHAR, known BOOLEAN, claims BIGINT, events BIGINT,
        ties BIGINT, documents BIGINT""",
}
OF_DOCUMENTS: Final = (
    "documents",
    "claims",
    "names",
    "edges",
    "spots",
    "attributions",
    "telling",
)
"""Those whose rows go with their document."""

DAYS: Final = Table(
    "r_days", {"date": "VARCHAR", "first_day": "DATE", "last_day": "DATE"}
)
TYPES: Final = Table(
    "types",
    {"type": "VARCHAR", "quad": "VARCHAR", "sign": "INTEGER", "both_ways": "BOOLEAN"},
)
SHOWN: Final = Table("shown", {"name": "VARCHAR", "shown": "VARCHAR"})

TIE_QUADS: Final[Mapping[str, tuple[str | None, int]]] = {
    "member_of": ("V-Coop", 1),
    "leads": ("V-Coop", 1),
    "represents": ("V-Coop", 1),
    "backs": ("V-Coop", 1),
    "pledges_allegiance_to": ("V-Coop", 1),
    "allied_with": ("V-Coop", 1),
    "finances": ("M-Coop", 1),
    "arms": ("M-Coop", 1),
    "trains": ("M-Coop", 1),
    "controls": (None, 0),
    "hostile_to": ("M-Conf", -1),
}
"""Ties have no quad class of their own; for colors they are given the nearest."""

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
        p.basis, p.geonames
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
    """
    INSERT INTO attributions SELECT document, name, source_type FROM r_attributions
    WHERE document IN (SELECT document FROM r_documents)
    """,
)
"""Fill the tables from the raw ones, in this order."""

LACKING: Final = {
    "actors": "name VARCHAR, kind VARCHAR, known BOOLEAN",
    "also": "name VARCHAR, text VARCHAR, times BIGINT",
    "text_pairs": "document VARCHAR, other VARCHAR, share DOUBLE",
    "ratings": "source VARCHAR, grade VARCHAR, made TIMESTAMP, author VARCHAR, "
    "reason VARCHAR",
    "failures": "label VARCHAR, stage VARCHAR, reason VARCHAR, moment TIMESTAMP, "
    "command VARCHAR, run VARCHAR",
}
"""What is copied as a whole, where there is no store to copy it from."""

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


def copied(documents: list[str] | None) -> dict[str, str]:
    """Return what is copied from the store, of some documents or of all."""
    if documents is None:
        within = "document IN (SELECT id FROM current_documents)"
        listed = WHOLE | ONCE
    else:
        ids = ", ".join("'" + each.replace("'", "''") + "'" for each in documents)
        within, listed = f"document IN ({ids})", WHOLE
    found = {}
    for name, query in listed.items():
        own = within
        if name == "r_documents":
            own = "true" if documents is None else within.replace("document", "d.id", 1)
        found[name] = query.replace("{within}", own)
    return found


def create(opened: Opened, shown: Mapping[str, str]) -> None:
    """Make the tables, empty but for the types and for names that are merged.

    Args:
        opened: The snapshot.
        shown: By name, the one that it is shown under.
    """
    for name, columns in TABLES.items():
        opened.run(f"CREATE TABLE {name} ({columns})")
    for table in (TYPES, SHOWN, DAYS):
        opened.run(table.create)
    opened.append_rows(
        TYPES,
        [(each.name, *quad_of(each), each.symmetric) for each in types().values()],
    )
    opened.append_rows(SHOWN, shown.items())


def quad_of(type: ClaimType) -> tuple[str | None, int]:
    """Return the quad class of a type, or of a tie the nearest, and its sign."""
    if type.quad is None:
        return TIE_QUADS.get(type.name, (None, 0))
    return type.quad, 1 if type.quad.endswith("Coop") else -1


def forget(opened: Opened, documents: list[str]) -> None:
    """Empty the tables of some documents."""
    for name in OF_DOCUMENTS:
        opened.run(
            f"DELETE FROM {name} WHERE document IN (SELECT unnest(?))",  # noqa: S608
            [documents],
        )


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
    """Count what counts over all documents."""
    for statement in AFTER:
        opened.run(statement)
