"""What the workbench keeps in memory of a store: its tables, and what they come from.

One row a claim with all that a filter asks of it, so that no question joins more than
two tables. Raw tables (``r_…``) are copies of the store's; ``filling`` makes these.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

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
        basis VARCHAR, geonames BIGINT, spot UBIGINT""",
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
