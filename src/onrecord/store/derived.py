"""The tables that are derived from readings: copies, origins, clusters, links.

Whatever stands in them can be computed again; nothing else in the store depends on
them. ``corroborate`` fills them, ``analyze`` the links. ``reliabilities`` is the
exception: a person set it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.store.columns import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    import duckdb

_TEXT: Final = "VARCHAR"
_WHOLE: Final = "BIGINT"

PENDING: Final = Table("pending", {"document": _TEXT, "state": _TEXT})
"""Texts that are being compared with the others; empty but during that."""

COMPARED: Final = Table("compared", {"document": _TEXT, "state": _TEXT})
"""Texts that were compared, and in what state: rules, publishers and days."""

TEXT_SHAPES: Final = Table(
    "text_shapes", {"document": _TEXT, "words": _WHOLE, "shape": _TEXT}
)
"""How many words a text has; texts of the same words have the same shape."""

FINGERPRINTS: Final = Table("fingerprints", {"document": _TEXT, "hash": _WHOLE})
COMMON_FINGERPRINTS: Final = Table("common_fingerprints", {"hash": _WHOLE})
"""Fingerprints of boilerplate, which tell of no copying."""

CREDITS: Final = Table(
    "credits",
    {
        "document": _TEXT,
        "name": _TEXT,
        "basis": _TEXT,
        "span_start": _WHOLE,
        "span_end": _WHOLE,
    },
)
TEXT_PAIRS: Final = Table(
    "text_pairs",
    {
        "document": _TEXT,
        "other": _TEXT,
        "exact": "BOOLEAN",
        "words": _WHOLE,
        "share": "DOUBLE",
        "other_share": "DOUBLE",
    },
)
"""Two texts with words in common; the first is the one whose id comes first."""

SHARED_PASSAGES: Final = Table(
    "shared_passages",
    {
        "document": _TEXT,
        "other": _TEXT,
        "span_start": _WHOLE,
        "span_end": _WHOLE,
        "other_start": _WHOLE,
        "other_end": _WHOLE,
        "words": _WHOLE,
        "own": _WHOLE,
    },
)
ORIGINS: Final = Table(
    "origins",
    {
        "document": _TEXT,
        "span_start": _WHOLE,
        "span_end": _WHOLE,
        "whole": "BOOLEAN",
        "origin": _TEXT,
        "basis": _TEXT,
        "reason": _TEXT,
    },
)
"""Who told a text first (``whole``), or a passage in it that is from elsewhere."""

CLUSTERED: Final = Table("clustered", {"document": _TEXT, "state": _TEXT})
"""Texts whose claims were compared with those of others, and by what rules."""

GISTS: Final = Table(
    "gists",
    {
        "gist": _WHOLE,
        "kind": _TEXT,
        "type": _TEXT,
        "mode": _TEXT,
        "modality": _TEXT,
        "trigger_stems": _TEXT,
        "actor": _TEXT,
        "recipient": _TEXT,
        "first_day": _WHOLE,
        "last_day": _WHOLE,
        "dated": "BOOLEAN",
        "place": _TEXT,
        "words": _TEXT,
        "names": _TEXT,
    },
)
"""What claims say, whoever says it; lists are joined by the character 31."""

CLAIM_GISTS: Final = Table(
    "claim_gists", {"document": _TEXT, "claim": _TEXT, "gist": _WHOLE}
)
GIST_BLOCKS: Final = Table("gist_blocks", {"gist": _WHOLE, "block": _WHOLE})
"""What a gist must share with another for the two to be compared."""

PENDING_GISTS: Final = Table("pending_gists", {"gist": _WHOLE})
CANDIDATES: Final = Table("candidates", {"gist": _WHOLE, "other": _WHOLE})
"""Gists that are being compared and grouped; both empty but during that."""

GIST_LINKS: Final = Table(
    "gist_links",
    {"gist": _WHOLE, "other": _WHOLE, "score": "DOUBLE", "reason": _TEXT},
)
"""Two gists that seem to speak of one event or tie, and why; the lower id first."""

CLUSTER_CLAIMS: Final = Table(
    "cluster_claims",
    {
        "cluster": _TEXT,
        "document": _TEXT,
        "claim": _TEXT,
        "gist": _WHOLE,
        "reason": _TEXT,
    },
)
"""Each claim's cluster, named for the claim that was told first."""

DISPUTED: Final = Table(
    "disputed", {"cluster": _TEXT, "gist": _WHOLE, "claim": _TEXT, "name": _TEXT}
)
"""Clusters that may hold a contradiction, with everybody whom they name."""

LINKED: Final = Table("linked", {"document": _TEXT, "state": _TEXT})
"""Texts whose claims are laid out as links, and by what rules."""

LINKS: Final = Table(
    "links",
    {
        "document": _TEXT,
        "claim": _TEXT,
        "kind": _TEXT,
        "type": _TEXT,
        "mode": _TEXT,
        "polarity": _TEXT,
        "certainty": _TEXT,
        "modality": _TEXT,
        "inferred": "BOOLEAN",
        "denial": "BOOLEAN",
        "date": _TEXT,
        "place": _TEXT,
        "rule": _TEXT,
        "actor": _TEXT,
        "recipient": _TEXT,
        "together": "BOOLEAN",
        "trigger_start": _WHOLE,
        "trigger_end": _WHOLE,
        "span_start": _WHOLE,
        "span_end": _WHOLE,
        "position": _WHOLE,
    },
)
"""A claim for each pair of actors that it ties; one end is empty where nobody is named.

``denial``: the words of somebody who denies the claim of another ("Oman denied it").
``together``: both ends are actors of it, and it has no recipient. The second span is
the sentence. ``position`` counts the links of a claim."""

EDTF_DAYS: Final = Table(
    "edtf_days", {"date": _TEXT, "first_day": "DATE", "last_day": "DATE"}
)
"""The first and last day of each time that a link has; empty where it is open."""

SHOWN_NAMES: Final = Table("shown_names", {"name": _TEXT, "shown": _TEXT})
"""Names under which others were shown when claims were compared last."""

COMPARED_NAMES: Final = Table("compared_names", {"name": _TEXT})
NAME_BLOCKS: Final = Table("name_blocks", {"name": _TEXT, "block": _TEXT})
"""What a name must share with another for the two to be compared."""

RELIABILITIES: Final = Table(
    "reliabilities",
    {
        "source": _TEXT,
        "grade": _TEXT,
        "made": "TIMESTAMP",
        "author": _TEXT,
        "reason": _TEXT,
    },
)
"""How reliable a user holds a source, A to F; the latest counts, all are kept."""

OF_TEXTS: Final = (
    COMPARED,
    TEXT_SHAPES,
    FINGERPRINTS,
    COMMON_FINGERPRINTS,
    CREDITS,
    TEXT_PAIRS,
    SHARED_PASSAGES,
    ORIGINS,
)
OF_CLAIMS: Final = (
    CLUSTERED,
    GISTS,
    CLAIM_GISTS,
    GIST_BLOCKS,
    PENDING_GISTS,
    CANDIDATES,
    GIST_LINKS,
    CLUSTER_CLAIMS,
    DISPUTED,
    SHOWN_NAMES,
)
OF_LINKS: Final = (LINKED, LINKS, EDTF_DAYS)
OF_NAMES: Final = (COMPARED_NAMES, NAME_BLOCKS)
DERIVED: Final = (PENDING, *OF_TEXTS, *OF_CLAIMS, *OF_LINKS, *OF_NAMES, RELIABILITIES)


def forget_claims(con: duckdb.DuckDBPyConnection, documents: Sequence[str]) -> None:
    """Delete what was derived from claims that are about to be replaced.

    Clusters are left: those that lose a claim are formed anew when their document is
    compared again.
    """
    names = [list(documents)]
    for table in (CLUSTERED, CLAIM_GISTS, LINKED, LINKS):
        con.execute(
            f"DELETE FROM {table.name} WHERE document IN (SELECT unnest(?))",  # noqa: S608
            names,
        )
