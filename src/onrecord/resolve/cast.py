"""The cast of one document: its mentions in order, and whom each stands for so far."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from onrecord.model.document import record_id
from onrecord.resolve.name_index import NameIndex
from onrecord.resolve.quotations import is_quoted
from onrecord.resolve.registry import given_names, load_registry
from onrecord.resolve.spelling import bare, fold

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from onrecord.model.document import Document, Span
    from onrecord.model.mention import Mention
    from onrecord.resolve.registry import Registry

KINDS = {
    "PERSON": "person",
    "ORGANIZATION": "organization",
    "STATE": "state",
    "GROUP": "group",
    "PLACE": "place",
}
TOGETHER = " + "
"""Joins the names of several for whom one mention stands: "the two leaders"."""
FEMALE_TITLES = {"mrs", "ms", "miss", "queen", "madame", "lady", "princess", "baroness"}
MALE_TITLES = {"mr", "king", "sir", "prince", "lord", "sheikh", "emir", "pope"}


@dataclass(frozen=True, slots=True)
class Identity:
    """Whom a mention stands for, and by what it was told."""

    name: str
    kind: str
    basis: str
    known: bool = False
    named: bool = True
    """Whether it goes by a name, and not by a description only."""
    state: str | None = None
    gender: str | None = None


@dataclass(slots=True)
class Cast:
    """Mentions of a document in the order of the text, and their identities."""

    document: Document
    mentions: list[Mention]
    actors: set[str] = field(default_factory=set)
    """Ids of the mentions that act, are acted on in words, or speak."""
    apart: dict[str, set[str]] = field(default_factory=dict)
    """Mention ids to those that fill the other role of the same claim."""
    serves: dict[str, str] = field(default_factory=dict)
    """Mention ids of persons to those of the bodies that they lead or represent."""
    tellers: dict[str, str] = field(default_factory=dict)
    """Mention ids that open what somebody says to that of who says it."""
    registry: Registry = field(default_factory=load_registry)
    by_id: dict[str, Mention] = field(init=False)
    order: dict[str, int] = field(init=False)
    names: NameIndex = field(init=False)
    starts: list[int] = field(init=False)
    """Where each mention begins."""
    states: set[str] = field(default_factory=set)
    """The states that the mentions so far name or describe."""
    found: dict[str, Identity] = field(default_factory=dict)
    acronyms: dict[str, str] = field(default_factory=dict)
    """Folded acronym to the full name that the document defines it by."""
    often: Counter[str] = field(default_factory=Counter)
    """How many mentions have been found to stand for a name."""
    speech: list[tuple[Span, str]] = field(default_factory=list)
    """What somebody says, in the order of the text, with the mention of who does."""
    meetings: list[tuple[str, str]] = field(default_factory=list)
    """Mention ids of two who meet, agree or work together."""
    quoted: dict[str, bool] = field(default_factory=dict)
    lists: list[tuple[list[Mention], list[Identity]]] = field(default_factory=list)
    """Lists of names, "A, B and C", and whom they stand for."""

    def __post_init__(self) -> None:
        """Order the mentions; a longer one comes before those inside it."""
        self.mentions.sort(key=lambda m: (m.span.start, -m.span.end))
        self.starts = [mention.span.start for mention in self.mentions]
        self.names = NameIndex(self.mentions)
        self.by_id = {mention.id: mention for mention in self.mentions}
        self.order = {mention.id: n for n, mention in enumerate(self.mentions)}

    @property
    def day(self) -> date | None:
        """The day the document was written."""
        return self.document.published

    def keep(self, mention: Mention, identity: Identity) -> None:
        """Write down whom a mention stands for."""
        self.found[mention.id] = identity
        self.often[identity.name] += 1
        if identity.state:
            self.states.add(identity.state)

    def is_quoted(self, mention: Mention) -> bool:
        """Say whether a mention stands in quotation marks."""
        found = self.quoted.get(mention.id)
        if found is None:
            found = is_quoted(mention.span, self.document.text)
            self.quoted[mention.id] = found
        return found

    def speakers(self, mention: Mention) -> set[str]:
        """Return the names of those in whose speech a mention stands."""
        at = mention.span.start
        told = (self.found.get(k) for s, k in self.speech if s.start <= at < s.end)
        return {identity.name for identity in told if identity}

    def inside(self, span: Span) -> list[Mention]:
        """Return the mentions that lie within a span."""
        first, last = (bisect_left(self.starts, at) for at in (span.start, span.end))
        return [m for m in self.mentions[first:last] if span.covers(m.span)]

    def identity(self, mention_id: str | None) -> Identity | None:
        """Return whom a mention stands for, if that is known yet."""
        return self.found.get(mention_id) if mention_id else None

    def known(self, name: str, basis: str, fallback: str = "organization") -> Identity:
        """Return the identity of a canonical name, with what the registry knows."""
        entry = self.registry.named(name)
        return Identity(
            name=name,
            kind=entry.kind if entry else fallback,
            basis=basis,
            known=entry is not None,
            state=entry.state if entry else None,
            gender=gender_of(name) if not entry or entry.kind == "person" else None,
        )

    def earlier(
        self, mention: Mention, reach: int
    ) -> Iterator[tuple[Mention, Identity]]:
        """Yield the resolved mentions some sentences back, nearest first."""
        for index in range(self.order[mention.id] - 1, -1, -1):
            other = self.mentions[index]
            if mention.sentence - other.sentence > reach:
                return
            if other.span.end <= mention.span.start and other.id in self.found:
                yield other, self.found[other.id]

    def is_definite(self, mention: Mention) -> bool:
        """Say whether "the" or "this" begins, or stands before, the mention's words."""
        if mention.text.lower().startswith(("the ", "this ", "that ", "these ")):
            return True
        start = mention.span.start
        before = self.document.text[max(0, start - 8) : start].lower().split()
        return bool(before) and before[-1] in {"the", "this", "these"}

    def applied(self, mention: Mention) -> Mention:
        """Return the mention with its resolved fields."""
        identity = self.found.get(mention.id)
        if identity is None:
            return mention
        return replace(
            mention,
            actor=actor_id(identity, self.document),
            name=identity.name,
            basis=identity.basis,
        )


def actor_id(identity: Identity, document: Document) -> str:
    """Return the id of an actor; one without a name belongs to its document only."""
    if identity.named:
        return record_id("actor", identity.name)
    return record_id("actor", document.id, identity.name)


def gender_of(name: str, title: str | None = None) -> str | None:
    """Return "f" or "m" as title or given name tell, else none."""
    words = {word.strip(".").lower() for word in (title or "").split()}
    if words & FEMALE_TITLES:
        return "f"
    if words & MALE_TITLES:
        return "m"
    parts = bare(name).split()
    return given_names().get(fold(parts[0])) if len(parts) > 1 else None
