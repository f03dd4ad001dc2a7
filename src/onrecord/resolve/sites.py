"""Say where an event happens, weighing what its words and the document tell.

The tree of its sentence comes first (``extract`` has filled ``place_mentions``); where
that is silent, a place named near it, that of an earlier claim which it takes up again,
or the country of whom it happens to. Each is a clue with a weight, and the place with
the heaviest clues is told, if they are heavy enough; the weights stand in
``ontology/sites.yaml`` and were learned on exam/train.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import yaml

from onrecord.resolve.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from onrecord.model.claim import Claim
    from onrecord.model.document import Document, Span
    from onrecord.model.mention import PlaceMention

KINDS: Final = {
    **dict.fromkeys("ASSAULT AID CONSULT COERCE RETREAT MOBILIZE PROTEST".split()),
    **dict.fromkeys("ACCUSE REQUEST REJECT SUPPORT THREATEN CONCEDE".split(), "speech"),
    **dict.fromkeys("AGREE SANCTION COOPERATE".split(), "state"),
    **dict.fromkeys("controls operates_in".split(), "land"),
}
"""Types of claims that places are told of alike; the rest are ties."""
IN: Final = re.compile(
    r"\b(?:in|at|near|outside|inside|across|throughout|into|over|around)"
    r"(?: the)?(?: \w+)? $",
    re.IGNORECASE,
)
CLOSE: Final = 40  # characters
FAR: Final = 4  # sentences
LATEST: Final = 8  # claims
OFTEN: Final = 0.3
PEOPLE: Final = re.compile(r"^(?:people|Government|residents|citizens) of ")


class Told(NamedTuple):
    """The places of earlier claims: of one alike, of one by the same word, of most."""

    alike: str | None
    again: str | None
    commonest: str


@dataclass(slots=True)
class Scene:
    """Where a document plays: its places in order, and the claims told so far."""

    text: str
    starts: Sequence[int]
    """Where its sentences start."""
    names: dict[str, list[PlaceMention]]
    """Mentions of each place by its full name."""
    at: dict[str, int]
    """The sentence of each mention (id)."""
    order: list[str] = field(default_factory=list)
    told: list[tuple[str, Claim]] = field(default_factory=list)
    summed_up: tuple[str, Told] | None = None
    """What the last claim that asked was told, with its id."""

    def sentence(self, at: int) -> int:
        """Return the number of the sentence that a character stands in."""
        return bisect_right(self.starts, at) - 1

    def told_before(self, claim: Claim) -> Told:
        """Return the places of the claims before one; there is at least one of them."""
        if self.summed_up is None or self.summed_up[0] != claim.id:
            word = last_word(claim, self.text)
            alike = again = None
            for where, other in self.told:
                alike = where if other.type == claim.type else alike
                again = where if last_word(other, self.text) == word else again
            most = Counter(where for where, _ in self.told).most_common(1)[0][0]
            self.summed_up = claim.id, Told(alike, again, most)
        return self.summed_up[1]

    def around(self, sentence: int) -> Iterator[str]:
        """Yield the places that are named within some sentences of one."""
        for name, mentions in self.names.items():
            if any(abs(self.sentence(m.span.start) - sentence) < FAR for m in mentions):
                yield name


def with_sites(
    claims: Iterable[Claim],
    places: Sequence[PlaceMention],
    sentences: Sequence[Span],
    document: Document,
) -> tuple[Claim, ...]:
    """Return the claims with the place where each happens, if enough speaks for one.

    Example:
        "In Mosul, fighting went on as rebels shelled a school": both in Mosul.
    """
    scene = scene_of(places, sentences, document)
    found = {}
    for claim in sorted(claims, key=lambda claim: claim.trigger):
        found[claim.id] = placed(claim, scene)
    return tuple(found[claim.id] for claim in claims)


def scene_of(
    places: Sequence[PlaceMention], sentences: Sequence[Span], document: Document
) -> Scene:
    """Return the setting of a document, before any claim is told."""
    names: dict[str, list[PlaceMention]] = defaultdict(list)
    for place in places:
        if place.name:
            names[place.name].append(place)
    order = sorted(names, key=lambda name: -len(names[name]))
    starts = [sentence.start for sentence in sentences] or [0]
    at = {place.id: bisect_right(starts, place.span.start) - 1 for place in places}
    return Scene(document.text, starts, dict(names), at, order)


def placed(claim: Claim, scene: Scene) -> Claim:
    """Return a claim with its likeliest place, if that is likely enough.

    Only what the tree tells is kept for the claims that follow: guesses do not breed.
    """
    worth = weights()
    best, heaviest = None, worth["least"]
    for name in candidates(claim, scene):
        weight = sum(worth.get(clue, 0.0) for clue in clues(claim, name, scene))
        if weight > heaviest:
            best, heaviest = name, weight
    if claim.where:
        scene.told.append((claim.where, claim))
    if best == claim.where:
        return claim
    return replace(claim, where=best, place_mentions=mentions_of(best, scene))


def mentions_of(where: str | None, scene: Scene) -> tuple[str, ...]:
    """Return the first mention (id) of each place that is told."""
    names = where.split("; ") if where else ()
    return tuple(scene.names[name][0].id for name in names if name in scene.names)


def candidates(claim: Claim, scene: Scene) -> Iterator[str]:
    """Yield the places that a claim may be told of, each once."""
    here = scene.sentence(claim.trigger.start)
    sides = (*claim.recipient, *claim.actor)
    yield from dict.fromkeys(
        (
            *([claim.where] if claim.where else []),
            *(name for name, _ in reversed(scene.told[-LATEST:])),
            *scene.around(here),
            *scene.order[:2],
            *(state for name in sides if (state := state_of(name))),
        )
    )


@cache
def state_of(name: str) -> str | None:
    """Return the state that a name belongs to, if the registry knows."""
    registry = load_registry()
    state = registry.state(PEOPLE.sub("", name).split(" (")[0])
    if state:
        return state.name
    entry = registry.named(name)
    return entry.state if entry else None


def clues(claim: Claim, name: str, scene: Scene) -> Iterator[str]:
    """Yield what speaks for or against a place of a claim."""
    kind = KINDS.get(claim.type, "tie") or claim.type
    plain = list(plain_clues(claim, name, scene))
    yield kind
    yield from plain
    yield from (f"{kind} {clue}" for clue in plain)


def plain_clues(claim: Claim, name: str, scene: Scene) -> Iterator[str]:
    """Yield the clues that do not depend on the type of the claim."""
    yield "town" if "," in name else "country"
    if claim.where:
        yield "told" if name == claim.where else "another told"
    yield from text_clues(claim, scene.names.get(name, ()), scene)
    yield from told_clues(claim, name, scene)
    states = [state for each in claim.recipient if (state := state_of(each))]
    if name in states:
        yield "recipient's"
    elif states and name.rpartition(", ")[2] in states:
        yield "in recipient's"
    if name in map(state_of, claim.actor):
        yield "actor's"
    if claim.modality != "actual":
        yield "not actual"


def text_clues(
    claim: Claim, mentions: Sequence[PlaceMention], scene: Scene
) -> Iterator[str]:
    """Yield how near to a claim, and how, a place is named."""
    if not mentions:
        yield "never named"
        return
    here = scene.sentence(claim.trigger.start)
    away = {scene.at[m.id] - here: m for m in mentions}
    if 0 in away:
        yield from near_clues(claim, away[0], scene)
    else:
        before = max((n for n in away if n < 0), default=None)
        yield "after" if before is None else f"before {min(-before, FAR)}"
    if mentions[0].span.start < scene.starts[min(2, len(scene.starts) - 1)]:
        yield "first"
    if len(mentions) > OFTEN * len(scene.at):
        yield "often"
    if all(m.basis == "metonym" for m in mentions):
        yield "metonym"
    if mentions[0].text.isupper() and mentions[0].span.start < CLOSE:
        yield "dateline"


def near_clues(claim: Claim, mention: PlaceMention, scene: Scene) -> Iterator[str]:
    """Yield how a place is named in the sentence of a claim."""
    yield "same sentence"
    start = mention.span.start
    if IN.search(scene.text, max(0, start - 25), start):
        yield "in"
    gap = start - claim.trigger.end
    if -CLOSE < gap < CLOSE:
        yield "close"
    if gap < 0:
        yield "ahead"


def told_clues(claim: Claim, name: str, scene: Scene) -> Iterator[str]:
    """Yield what earlier claims say for a place."""
    if not scene.told:
        return
    last, claim_before = scene.told[-1]
    if last == name:
        yield "last"
        if claim_before.sentence == claim.sentence:
            yield "last same sentence"
    told = scene.told_before(claim)
    if told.alike:
        yield "last alike" if told.alike == name else "another alike"
    if told.again:
        yield "again" if told.again == name else "another again"
    if told.commonest == name:
        yield "commonest"


def last_word(claim: Claim, text: str) -> str:
    """Return the last word of a trigger, a plural as its singular."""
    words = claim.trigger.words(text).lower().split()
    return words[-1].removesuffix("s") if words else ""


@cache
def weights() -> Mapping[str, float]:
    """Return the weight of each clue, and the least that tells a place."""
    path = files("onrecord") / "ontology" / "sites.yaml"
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return {str(clue): float(weight) for clue, weight in data.items()}
