"""Note which clusters may hold a contradiction, as they are formed.

They have two polarities, days, places, numbers or actors, or words of denial. Whoever
asks for the contradictions of one actor need not weigh all clusters then.
"""

from __future__ import annotations

from typing import Final

FORGET: Final = """
DELETE FROM disputed WHERE gist IN (SELECT gist FROM pending_gists)
"""
MIXED: Final = """
SELECT k.cluster FROM cluster_claims k
JOIN pending_gists p ON p.gist = k.gist
JOIN claims c ON c.document = k.document AND c.id = k.claim
LEFT JOIN claim_actors a ON a.document = k.document AND a.claim = k.claim
LEFT JOIN claim_numbers n ON n.document = k.document AND n.claim = k.claim
LEFT JOIN claims r
ON r.document = k.document AND r.denies = k.claim AND r.type = 'REJECT'
GROUP BY k.cluster
HAVING count(DISTINCT c.polarity) > 1 OR count(DISTINCT c.date) > 1
    OR count(DISTINCT c.place) > 1 OR count(DISTINCT n.best) > 1
    OR count(DISTINCT a.actor) > 1 OR count(DISTINCT r.id) > 0
"""
NAMED: Final = """
SELECT document, claim, actor AS name FROM claim_actors
UNION SELECT document, claim, recipient AS name FROM claim_recipients
UNION SELECT document, claim, source AS name FROM claim_sources
"""
NOTE: Final = f"""
INSERT INTO disputed
SELECT DISTINCT k.cluster, k.gist, k.claim, n.name FROM cluster_claims k
JOIN ({MIXED}) m ON m.cluster = k.cluster
JOIN ({NAMED}) n ON n.document = k.document AND n.claim = k.claim
"""  # noqa: S608  our own queries
DISPUTES: Final = (FORGET, NOTE)
"""To be run, in this order, on the gists in ``pending_gists``."""
