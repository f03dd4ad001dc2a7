"""Weigh a cluster: who tells it, who denies it, from whom they have it, how firmly.

Tellers and sources are counted apart. Two papers that quote one ministry are two
origins of one source; one paper that quotes two ministries is one origin of two.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from onrecord.corroborate.voices import Count, Voice
    from onrecord.model.claim import Certainty

FIRMNESS: Final[tuple[Certainty, ...]] = ("U", "PS", "PR", "CT")
"""Certainties from the weakest to the firmest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """What the voices of a cluster say of one number."""

    what: str
    low: float
    best: float
    """The middle of what is told."""
    high: float
    given: tuple[tuple[float, tuple[str, ...]], ...]
    """Each number told, with who gave it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Support:
    """What stands for and against the claims of a cluster."""

    cluster: str
    voices: tuple[Voice, ...]
    """In the order in which they were told."""

    @property
    def affirming(self) -> tuple[Voice, ...]:
        """Those that say that it is so."""
        return tuple(voice for voice in self.voices if voice.polarity == "+")

    @property
    def denying(self) -> tuple[Voice, ...]:
        """Those that say that it is not so."""
        return tuple(voice for voice in self.voices if voice.polarity == "-")

    @property
    def origins(self) -> tuple[str, ...]:
        """Independent tellers for it, sorted."""
        return _distinct(voice.origin for voice in self.affirming)

    @property
    def origins_against(self) -> tuple[str, ...]:
        """Independent tellers against it, sorted."""
        return _distinct(voice.origin for voice in self.denying)

    @property
    def sources(self) -> tuple[str, ...]:
        """Those on whose word it is told, sorted; unnamed ones with "@"."""
        return _distinct(voice.source for voice in self.affirming)

    @property
    def sources_against(self) -> tuple[str, ...]:
        """Those on whose word it is denied, sorted."""
        return _distinct(voice.source for voice in self.denying)

    @property
    def documents(self) -> tuple[str, ...]:
        """Labels of the documents, in the order of their days."""
        return tuple(dict.fromkeys(voice.label for voice in self.voices))

    @property
    def named(self) -> int:
        """Sources for it that have a name."""
        return sum(not source.startswith("@") for source in self.sources)

    @property
    def unnamed(self) -> int:
        """Sources for it that have none."""
        return len(self.sources) - self.named

    @property
    def first(self) -> Voice:
        """Who said it first."""
        return self.voices[0]

    @property
    def last(self) -> Voice:
        """Who said it last."""
        return self.voices[-1]

    @property
    def repeating(self) -> tuple[Voice, ...]:
        """Voices whose origin and source had both been heard before."""
        heard: set[tuple[str, str, str]] = set()
        found = []
        for voice in self.voices:
            key = voice.polarity, voice.origin, voice.source
            if key in heard:
                found.append(voice)
            heard.add(key)
        return tuple(found)

    @property
    def firmest(self) -> Certainty | None:
        """The highest certainty that it is told with."""
        return max(self._certainties(), key=FIRMNESS.index, default=None)

    @property
    def weakest(self) -> Certainty | None:
        """The lowest certainty that it is told with."""
        return min(self._certainties(), key=FIRMNESS.index, default=None)

    def _certainties(self) -> list[Certainty]:
        return [voice.certainty for voice in self.affirming]

    @property
    def amounts(self) -> tuple[Amount, ...]:
        """The numbers told, by what they count."""
        given = [(each, voice) for voice in self.affirming for each in voice.numbers]
        return tuple(
            _amount(what, [pair for pair in given if pair[0].what == what])
            for what in _distinct(each.what for each, _ in given)
        )

    @property
    def actor(self) -> tuple[str, ...]:
        """Who does it, as most voices have it."""
        return _usual(voice.actor for voice in self.voices)

    @property
    def recipient(self) -> tuple[str, ...]:
        """To whom it is done, as most voices have it."""
        return _usual(voice.recipient for voice in self.voices)

    @property
    def when(self) -> str | None:
        """When it happened, as most voices have it."""
        return next(iter(_usual((v.when,) for v in self.voices if v.when)), None)

    @property
    def where(self) -> str | None:
        """Where it happened, as most voices have it."""
        return next(iter(_usual((v.where,) for v in self.voices if v.where)), None)


def weigh(cluster: str, voices: Sequence[Voice]) -> Support:
    """Return what stands for and against a cluster with at least one voice."""
    ordered = tuple(sorted(voices, key=lambda voice: voice.order))
    return Support(cluster=cluster, voices=ordered)


def _amount(what: str, given: Sequence[tuple[Count, Voice]]) -> Amount:
    tellers: dict[float, list[str]] = {}
    for each, voice in given:
        tellers.setdefault(each.best, []).append(voice.source)
    ordered = sorted(tellers)
    lows = [each.best if each.low is None else each.low for each, _ in given]
    highs = [each.best if each.high is None else each.high for each, _ in given]
    return Amount(
        what=what,
        low=min(lows),
        best=ordered[len(ordered) // 2],
        high=max(highs),
        given=tuple((best, _distinct(tellers[best])) for best in ordered),
    )


def _distinct(values: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(values)))


def _usual(values: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the most frequent value that is not empty; of equals the first."""
    counts = Counter(value for value in values if value)
    return max(counts, key=counts.__getitem__, default=())
