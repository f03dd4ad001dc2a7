"""Load what is said of an actor, or of a topic: a row a claim and pair, no words.

It is enough to choose and count by; words are loaded for what is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, Literal, NamedTuple

from onrecord.analyze.quotes import FIRMEST
from onrecord.analyze.tellers import TELLER, TELLERS, told

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from onrecord.analyze.named import Named
    from onrecord.analyze.quotes import Key
    from onrecord.analyze.standing import Standing
    from onrecord.model.claim import Certainty
    from onrecord.store import Opened

Status = Literal["told", "denied", "planned", "supposed"]

SAID: Final = f"""
SELECT l.document, l.claim, l.kind, l.type, l.actor, l.recipient, l.polarity,
    l.certainty, l.modality, l.inferred, l.together, l.date, t.published,
    {TELLER} AS teller
FROM ({{links}}) l
JOIN ({{told}}) t ON t.document = l.document
{TELLERS}
ORDER BY t.published, t.label, l.document, l.claim, l.position
"""  # noqa: S608  our own names
OF_ACTOR: Final = (
    "SELECT * FROM links WHERE actor IN ({names}) OR recipient IN ({names})"
)
ON_TOPIC: Final = """
SELECT k.* FROM links k
JOIN (SELECT id, min(text) AS text FROM documents GROUP BY id) d ON d.id = k.document
WHERE position(lower(?) IN lower(substr(d.text, k.span_start + 1,
    k.span_end - k.span_start))) > 0
"""
"""Yields the links of claims whose sentence has some words."""


class Saying(NamedTuple):
    """A link with who tells it."""

    key: Key
    kind: str
    type: str
    actor: str | None
    recipient: str | None
    polarity: str
    certainty: Certainty
    modality: str
    inferred: bool
    together: bool
    """Whether both do it, with one another."""
    when: str | None
    published: date | None
    teller: str

    @property
    def status(self) -> Status:
        """Whether it is told, denied, or only planned or supposed."""
        if self.polarity == "-":
            return "denied"
        if self.modality == "actual":
            return "told"
        return "planned" if self.modality == "future" else "supposed"

    @property
    def strength(self) -> tuple[object, ...]:
        """A key that puts first what is said firmest, then what was told first."""
        day = self.published.isoformat() if self.published else "~"
        return self.modality != "actual", FIRMEST.index(self.certainty), day, self.key

    def seen_from(self, name: str) -> tuple[bool, str | None]:
        """Return whether it runs from an actor, and who is at the other end."""
        first = self.actor == name
        return first or self.together, self.recipient if first else self.actor


def sayings_of(
    opened: Opened, standing: Standing, named: Named, as_of: date | None
) -> list[Saying]:
    """Return what is said of an actor, in the order in which it was told."""
    marks = ", ".join("?" * len(named.members))
    links = OF_ACTOR.format(names=marks)
    return _said(opened, standing, links, [*named.members, *named.members], as_of)


def sayings_on(
    opened: Opened, standing: Standing, words: str, as_of: date | None
) -> list[Saying]:
    """Return what is said in sentences that have some words."""
    return _said(opened, standing, ON_TOPIC, [words], as_of)


def _said(
    opened: Opened,
    standing: Standing,
    links: str,
    given: Sequence[object],
    as_of: date | None,
) -> list[Saying]:
    documents, days = told(as_of)
    query = SAID.format(links=links, told=documents)
    rows = opened.rows(query, [*given, *days])
    return [_saying(row, standing) for row in rows]


def _saying(row: Sequence[Any], standing: Standing) -> Saying:
    document, claim, kind, type, actor, recipient, *rest = row
    if standing.merged:
        shown = standing.merged.shown
        actor = shown(actor) if actor else None
        recipient = shown(recipient) if recipient else None
    return Saying((document, claim), kind, type, actor, recipient, *rest)
