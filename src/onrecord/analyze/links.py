"""Lay claims out as links: one row for each pair of actors that a claim ties.

Links are kept in the store, so that a question to the network need not join a million
claims with their actors each time. Judgements are in them: what is rejected has none.
"""

from __future__ import annotations

from contextlib import contextmanager
from hashlib import sha256
from itertools import combinations, product
from typing import TYPE_CHECKING, Any, Final

from onrecord.analyze.standing import load_standing
from onrecord.model.edtf import bounds_of
from onrecord.store import derived

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Claim, Reading
    from onrecord.store import Opened, Store

RULES: Final = "links 1"
"""Raised when the rules of this module change: then all links are made anew."""

MUTUAL: Final = ("AGREE", "CONSULT", "COOPERATE", "allied_with", "hostile_to")
"""What several actors without a recipient do with one another, each with each."""

MISSING: Final = """
SELECT DISTINCT d.id AS document FROM documents d
LEFT JOIN linked l ON l.document = d.id
WHERE l.document IS NULL
"""
OTHERS: Final = f"""
SELECT document, state FROM linked WHERE state <> '{RULES}' AND document <> ''
"""  # noqa: S608  our own names
"""Yields document, state: texts that are linked as judged, or by other rules."""

FORGET: Final = "DELETE FROM links WHERE document IN (SELECT document FROM pending)"
FORGET_STATES: Final = (
    "DELETE FROM linked WHERE document IN (SELECT document FROM pending)"
)
PLAIN: Final = f"""
INSERT INTO links
SELECT c.document, c.id AS claim, c.kind, c.type, c.mode, c.polarity, c.certainty,
    c.modality, c.inferred, FALSE AS denial, c.date, c.place, c.rule, a.actor,
    r.recipient, FALSE AS together, c.trigger_start, c.trigger_end, s.span_start,
    s.span_end, coalesce(a.position, 0) * 1000 + coalesce(r.position, 0) AS position
FROM claims c
JOIN pending p ON p.document = c.document AND p.state = '{RULES}'
LEFT JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
LEFT JOIN claim_recipients r ON r.document = c.document AND r.claim = c.id
LEFT JOIN claim_actors b
ON b.document = c.document AND b.claim = c.id AND b.position = 1
LEFT JOIN passages s ON s.document = c.document AND s.position = c.sentence
WHERE r.recipient IS NOT NULL OR b.actor IS NULL OR c.type NOT IN {MUTUAL}
"""  # noqa: S608  our own names
TOGETHER: Final = f"""
INSERT INTO links
SELECT c.document, c.id AS claim, c.kind, c.type, c.mode, c.polarity, c.certainty,
    c.modality, c.inferred, FALSE AS denial, c.date, c.place, c.rule, a.actor,
    b.actor AS recipient, TRUE AS together, c.trigger_start, c.trigger_end,
    s.span_start, s.span_end, a.position * 1000 + b.position AS position
FROM claims c
JOIN pending p ON p.document = c.document AND p.state = '{RULES}'
JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
JOIN claim_actors b
ON b.document = c.document AND b.claim = c.id AND b.position > a.position
LEFT JOIN claim_recipients r ON r.document = c.document AND r.claim = c.id
LEFT JOIN passages s ON s.document = c.document AND s.position = c.sentence
WHERE r.recipient IS NULL AND c.type IN {MUTUAL}
"""  # noqa: S608  our own names
DENIALS: Final = f"""
INSERT INTO links
SELECT n.document, n.id AS claim, c.kind, c.type, c.mode, '-' AS polarity, n.certainty,
    n.modality, n.inferred, TRUE AS denial, c.date, c.place, n.rule, a.actor,
    r.recipient, FALSE AS together, n.trigger_start, n.trigger_end, s.span_start,
    s.span_end, coalesce(a.position, 0) * 1000 + coalesce(r.position, 0) AS position
FROM claims n
JOIN claims c ON c.document = n.document AND c.id = n.denies
JOIN pending p ON p.document = c.document AND p.state = '{RULES}'
LEFT JOIN claim_actors a ON a.document = c.document AND a.claim = c.id
LEFT JOIN claim_recipients r ON r.document = c.document AND r.claim = c.id
LEFT JOIN passages s ON s.document = n.document AND s.position = n.sentence
WHERE n.type = 'REJECT' AND n.polarity = '+' AND c.polarity = '+'
"""  # noqa: S608  our own names
"""The three make the links of the texts in ``pending`` that nobody has judged."""

UNDATED: Final = """
SELECT DISTINCT l.date FROM links l LEFT JOIN edtf_days e ON e.date = l.date
WHERE l.date IS NOT NULL AND e.date IS NULL
"""


STATE: Final = f"""
SELECT concat('{RULES} ', d.texts, ' ', d.labels, ' ', r.runs, ' ', r.finished, ' ',
    j.judgments) AS state, l.linked = d.texts AS whole
FROM (SELECT count(DISTINCT id) AS texts, count(*) AS labels FROM documents) d,
    (
        SELECT count(*) AS runs,
            max(coalesce(CAST(finished AS STRING), '')) AS finished
        FROM runs
    ) r,
    (SELECT count(*) AS judgments FROM judgments) j,
    (SELECT count(*) AS linked FROM linked WHERE document <> '') l
"""  # noqa: S608  our own names
"""Yields what was read and judged in a few figures, and whether all is linked."""

SETTLED: Final = "SELECT state FROM linked WHERE document = ''"
"""Yields the figures of a moment when all was compared, clustered and linked."""


def settle(store: Store, compare: Callable[[Store], None]) -> Standing:
    """Bring everything that is derived up to date; return the judgements in force.

    Whether there is anything to do is told by a few figures, so that questions to a
    large store that nothing was added to begin at once.

    Args:
        store: The store.
        compare: Compares what is new with all else, before it is linked.

    Raises:
        StoreError: There is no store.
    """
    with store.opened() as opened:
        state, whole = opened.rows(STATE)[0]
        known = opened.rows(SETTLED)
    if whole and known == [(state,)]:
        return load_standing(store)
    compare(store)
    standing = link_claims(store)
    with store.opened(write=True) as opened:
        # The figures of before: what came in since then is not settled.
        opened.run("DELETE FROM linked WHERE document = ''")
        opened.append_rows(derived.LINKED, [("", state)])
    return standing


def link_claims(store: Store) -> Standing:
    """Bring the links of a store up to date; return the judgements in force.

    Nothing is done where nothing is new.

    Raises:
        StoreError: There is no store.
    """
    standing = load_standing(store)
    with store.opened() as opened:
        stale = _stale(opened, standing)
    if stale:
        judged = sorted(key for key, state in stale.items() if state != RULES)
        readings = [
            standing.apply(each).without_rejected for each in _read(store, judged)
        ]
        with store.opened(write=True) as opened:
            _link(opened, stale, readings)
    return standing


@contextmanager
def linked(store: Store) -> Iterator[tuple[Opened, Standing]]:
    """Bring the links of a store up to date, and open it for questions."""
    standing = link_claims(store)
    with store.opened() as opened:
        yield opened, standing


def _stale(opened: Opened, standing: Standing) -> dict[str, str]:
    """Return the texts whose links are to be made anew, and their state then."""
    known: dict[str, str] = dict(opened.rows(OTHERS))
    missing = {document for (document,) in opened.rows(MISSING)}
    wanted = {
        document: f"{RULES} {_fingerprint(judgments)}"
        for document, judgments in standing.of_claims.items()
        if judgments
    }
    stale = dict.fromkeys((*missing, *known), RULES) | wanted
    return {key: state for key, state in stale.items() if known.get(key) != state}


def _fingerprint(judgments: Iterable[Any]) -> str:
    ids = ",".join(each.id for each in judgments)
    return sha256(ids.encode()).hexdigest()[:12]


def _read(store: Store, documents: list[str]) -> list[Reading]:
    return store.readings(documents) if documents else []


def _link(opened: Opened, stale: dict[str, str], judged: list[Reading]) -> None:
    opened.append_rows(derived.PENDING, list(stale.items()))
    for statement in (FORGET, FORGET_STATES, PLAIN, TOGETHER, DENIALS):
        opened.run(statement)
    for reading in judged:
        opened.append_rows(derived.LINKS, links_of(reading))
    opened.run("INSERT INTO linked SELECT document, state FROM pending")
    opened.run("DELETE FROM pending")
    times = [when for (when,) in opened.rows(UNDATED)]
    opened.append_rows(
        derived.EDTF_DAYS, [(when, *_days(when)) for when in sorted(times)]
    )


def _days(when: str) -> tuple[str | None, str | None]:
    first, last = bounds_of(when)
    return (first.isoformat() if first else None), (last.isoformat() if last else None)


def links_of(reading: Reading) -> list[tuple[object, ...]]:
    """Return the links of a reading's claims, as rows of the table."""
    claims = {claim.id: claim for claim in reading.claims}
    rows = []
    for claim in reading.claims:
        rows += _rows(claim, claim, reading)
        denied = claims.get(claim.denies or "")
        if denied and claim.type == "REJECT" and claim.polarity == "+":
            rows += _rows(claim, denied, reading) if denied.polarity == "+" else []
    return rows


def _rows(claim: Claim, told: Claim, reading: Reading) -> list[tuple[object, ...]]:
    """Return the links of what a claim tells, which may be what it denies."""
    denial = claim is not told
    inside = 0 <= claim.sentence < len(reading.sentences)
    sentence = reading.sentences[claim.sentence] if inside else None
    return [
        (
            *(claim.document, claim.id, told.kind, told.type, told.mode),
            *("-" if denial else claim.polarity, claim.certainty, claim.modality),
            *(claim.inferred, denial, told.when, told.where, claim.rule),
            *(actor, recipient, _together(told)),
            *(claim.trigger.start, claim.trigger.end),
            *(sentence.start if sentence else None, sentence.end if sentence else None),
            position,
        )
        for position, (actor, recipient) in enumerate(pairs(told))
    ]


def pairs(claim: Claim) -> list[tuple[str | None, str | None]]:
    """Return who is tied to whom; None at an end where nobody is named."""
    if _together(claim):
        return list(combinations(claim.actor, 2))
    return list(product(claim.actor or (None,), claim.recipient or (None,)))


def _together(claim: Claim) -> bool:
    """Say whether several actors do something with one another."""
    return not claim.recipient and claim.type in MUTUAL and len(claim.actor) > 1
