"""Who said what: attributions, the claims made, and what is said to cause what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

if TYPE_CHECKING:
    from onrecord.model.document import Document, Span
    from onrecord.model.mention import Actor, DateMention, Mention, PlaceMention

SourceType = Literal[
    "person", "organization", "state", "outlet", "document", "unnamed", "passive"
]
Polarity = Literal["+", "-"]
Certainty = Literal["CT", "PR", "PS", "U"]
Modality = Literal["actual", "future", "hypothetical"]
LEARNED: Final = "learned"
"""What stands for the rule of a claim that no frame has read."""
WhenBasis = Literal["clause", "sentence", "event", "story", "publication"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """A source, the cue that attributes, and the content attributed.

    The three parts are those of the PARC and PolNeAR corpora; each may be in
    several pieces.
    """

    id: str
    document: str
    source: tuple[Span, ...]
    """Empty if the text names no one, as in "it is said that"."""
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    source_mention: str | None = None
    """The mention that is the source (id), where it is one."""
    source_words: str = ""
    """The source as written, without a leading article; the cue if there is none."""
    source_type: SourceType = "unnamed"
    within: str | None = None
    """The attribution whose content holds this one (id)."""
    name: str | None = None
    """Resolved: canonical name, or "@" and the source's words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A count that belongs to a claim: killed, injured, arrested, an amount."""

    what: str
    low: float | None
    """None: no lower bound is told."""
    best: float
    high: float | None
    """None: no upper bound is told ("at least 12")."""
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One event or tie as one document reports it, on its sources' word."""

    id: str
    document: str
    kind: Literal["event", "tie"]
    type: str
    trigger: Span
    rule: str
    """Name of the frame that read it, or "learned"."""
    sentence: int
    actor_mentions: tuple[str, ...] = ()
    recipient_mentions: tuple[str, ...] = ()
    date_mentions: tuple[str, ...] = ()
    place_mentions: tuple[str, ...] = ()
    attribution: str | None = None
    """The innermost attribution whose content holds the trigger (id)."""
    mode: str | None = None
    polarity: Polarity = "+"
    certainty: Certainty = "CT"
    modality: Modality = "actual"
    numbers: tuple[Number, ...] = ()
    denies: str | None = None
    inferred: bool = False
    score: float | None = None
    """Probability that the learned reader gave; none for a rule."""
    extra_sources: tuple[str, ...] = ()
    """Sources inside the clause that are no attribution: "@accused"."""
    actor: tuple[str, ...] = ()
    """Resolved: canonical names."""
    recipient: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    """Resolved: outermost first, without the document's own author."""
    when: str | None = None
    when_basis: WhenBasis | None = None
    """What tells the time: its own clause, the sentence, the day that the story is at,
    or the day of publication."""
    begins: bool = False
    """Whether it is told to have begun then, and so goes on: "began shelling"."""
    where: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """A stated link between two claims: reason, purpose, retaliation, prevention."""

    id: str
    document: str
    cause: str
    effect: str
    cue: Span
    sign: Literal["+", "-"] = "+"
    certainty: Certainty = "CT"
    attribution: str | None = None
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Everything that was read in one document: a document in, records out."""

    document: Document
    sentences: tuple[Span, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    causes: tuple[Cause, ...] = ()
    dates: tuple[DateMention, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    actors: tuple[Actor, ...] = ()
