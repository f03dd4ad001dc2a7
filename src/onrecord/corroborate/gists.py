"""Reduce a claim to its gist: what it says, whoever says it, affirmed or denied.

Claims with one gist speak of the same thing without further ado; a copied text adds no
gist. Of a tie the gist is its type and the two ends, all in the actor where it has no
direction; of an event also the days that it may have been on, the place, the trigger,
and the words of its sentence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.corroborate.days import days_of
from onrecord.corroborate.kinship import marks_of, stem
from onrecord.model.ontology import types

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

NEWS: Final = 3
"""Days before publication on which an event without a date is looked for."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_COMMON: Final = frozenset(
    "the a an and or but of in on at by for to from with into over under after before "
    "during against between about as is are was were be been being has have had will "
    "would could should may might can not no it its he his him she her they their them "
    "we our us you who whom which that this these those there here when where while "
    "than then also only more most some any each other another such so said says say "
    "saying told tell according reported report spokesman spokeswoman officials "
    "official statement monday tuesday wednesday thursday friday saturday sunday "
    "yesterday today week month year day last next two three four five six seven eight "
    "nine ten one first".split()
)
_SEPARATOR: Final = "\x1f"


@dataclass(frozen=True, slots=True, kw_only=True)
class Gist:
    """What a claim says, for comparison with others."""

    kind: Literal["event", "tie"]
    type: str
    mode: str | None = None
    modality: str = "actual"
    trigger: str = ""
    """Stems of the trigger's words, in order."""
    actor: tuple[str, ...] = ()
    recipient: tuple[str, ...] = ()
    first: int | None = None
    """First day that it may have been on, as ordinal of the calendar."""
    last: int | None = None
    dated: bool = False
    """Whether the text tells the days; otherwise they are guessed of publication."""
    place: str | None = None
    words: tuple[str, ...] = ()
    """Stems of its sentence's words, sorted."""
    names: tuple[str, ...] = ()
    """Those of them that are written with a capital."""

    @property
    def id(self) -> int:
        """Hash of all of it, as a number that every database holds."""
        joined = "\x1e".join(map(str, self.row()))
        digest = blake2b(joined.encode("utf-8", "surrogatepass"), digest_size=8)
        return int.from_bytes(digest.digest(), "big") >> 1

    def row(self) -> tuple[Any, ...]:
        """Return it as values of a table, lists joined."""
        return (
            *(self.kind, self.type, self.mode, self.modality, self.trigger),
            *(_SEPARATOR.join(self.actor), _SEPARATOR.join(self.recipient)),
            *(self.first, self.last, self.dated, self.place),
            *(_SEPARATOR.join(self.words), _SEPARATOR.join(self.names)),
        )

    @classmethod
    def of_row(cls, row: Iterable[Any]) -> Gist:
        """Return the gist that a row of the table holds."""
        kind, type, mode, modality, trigger, actor, recipient, *rest = row
        first, last, dated, place, words, names = rest
        return cls(
            kind=kind,
            type=type,
            mode=mode,
            modality=modality,
            trigger=trigger,
            actor=_split(actor),
            recipient=_split(recipient),
            first=first,
            last=last,
            dated=dated,
            place=place,
            words=_split(words),
            names=_split(names),
        )

    def marks(self) -> frozenset[str]:
        """Return what may bring it together with another: names and their states."""
        found = {mark for name in self.participants() for mark in marks_of(name)}
        if self.place:
            found |= marks_of(self.place.partition(",")[0])
        return frozenset(found.union(self.names))

    def participants(self) -> tuple[str, ...]:
        """Return everybody who takes part."""
        return self.actor + self.recipient


@dataclass(frozen=True, slots=True, kw_only=True)
class Claimed:
    """The fields of a claim that its gist is made of, as the store has them."""

    kind: Literal["event", "tie"]
    type: str
    mode: str | None
    modality: str
    trigger: str
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    when: str | None
    where: str | None
    sentence: str
    published: date | None


def gist_of(claim: Claimed) -> Gist:
    """Return the gist of a claim."""
    actor, recipient = tuple(sorted(claim.actor)), tuple(sorted(claim.recipient))
    known = types().get(claim.type)
    if known and known.symmetric:
        actor, recipient = tuple(sorted({*actor, *recipient})), ()
    if claim.kind == "tie":
        ends = actor and (recipient or len(actor) > 1)
        return Gist(
            kind="tie",
            type=claim.type,
            modality=claim.modality,
            actor=actor,
            recipient=recipient,
            # With one end unknown it is told again only in the same words.
            words=() if ends else _sentence(claim.sentence)[0],
        )
    days, dated = days_of(claim.when), True
    if days is None and claim.published:
        published = claim.published.toordinal()
        days, dated = (published - NEWS, published), False
    words, names = _sentence(claim.sentence)
    return Gist(
        kind="event",
        type=claim.type,
        mode=claim.mode,
        modality=claim.modality,
        trigger=" ".join(_stems(claim.trigger)),
        actor=actor,
        recipient=recipient,
        first=days[0] if days else None,
        last=days[1] if days else None,
        dated=dated and days is not None,
        place=claim.where,
        words=words,
        names=names,
    )


def _sentence(sentence: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    words, names = set(), set()
    for match in _WORD.finditer(sentence):
        word = match[0]
        if len(word) < 3 or word.casefold() in _COMMON:  # noqa: PLR2004
            continue
        words.add(stem(word))
        if word[0].isupper() and match.start():
            names.add(stem(word))
    return tuple(sorted(words)), tuple(sorted(names))


def _stems(words: str) -> list[str]:
    return [stem(w) for w in _WORD.findall(words) if w.casefold() not in _COMMON]


def _split(cell: str) -> tuple[str, ...]:
    return tuple(cell.split(_SEPARATOR)) if cell else ()
