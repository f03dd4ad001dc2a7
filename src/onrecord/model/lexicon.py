"""Read the frames: the words that make a claim, and where its participants stand."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import ConfigError
from onrecord.model.entries import build, mapping, words
from onrecord.model.vocabulary import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from onrecord.model.entries import Layer
    from onrecord.model.vocabulary import ClaimType, PartOfSpeech

SECTIONS: Final[Mapping[str, PartOfSpeech]] = {
    "verbs": "verb",
    "nouns": "noun",
    "adjectives": "adj",
}
DEFAULT_ROLES: Final[Mapping[PartOfSpeech, Mapping[str, tuple[str, ...]]]] = {
    "verb": {"actor": ("subject",), "recipient": ("object",)},
    "noun": {
        "actor": ("possessor", "by", "adjective", "from"),
        "recipient": ("against", "on", "of"),
    },
    "adj": {"actor": ("compound",), "recipient": ("modified",)},
}

Key = tuple[str, str, str | None, str]
"""Type, lemma, particle and part of speech: what a frame is replaced by."""


def read_frames(
    layers: Sequence[Layer], types: Mapping[str, ClaimType]
) -> dict[tuple[PartOfSpeech, str], tuple[Frame, ...]]:
    """Return the frames of each part of speech and lemma, the narrowest first.

    Several frames of one layer may share a key; a later layer that has the key takes
    the place of all of them.
    """
    ours = layers[0].read("roles.yaml")
    places = frozenset(ours["words"]), frozenset(ours["prepositions"])
    kept: list[tuple[Key, dict[str, Any], str]] = []
    for layer in layers:
        told = [
            each
            for file in layer.frame_files()
            for each in _entries_of(layer, file, types)
        ]
        keys = {key for key, _, _ in told}
        kept = [each for each in kept if each[0] not in keys] + told
    found: dict[tuple[PartOfSpeech, str], list[Frame]] = defaultdict(list)
    names: Counter[str] = Counter()
    for key, entry, place in kept:
        name = _name(key)
        names[name] += 1
        numbered = f"{name}.{names[name]}" if names[name] > 1 else name
        frame = build(Frame, {**entry, "name": numbered}, place)
        _check(frame, types[frame.type], places, place)
        found[frame.pos, frame.lemma].append(frame)
    return {key: tuple(sorted(group, key=_breadth)) for key, group in found.items()}


def _entries_of(
    layer: Layer, file: str, types: Mapping[str, ClaimType]
) -> Iterator[tuple[Key, dict[str, Any], str]]:
    """Yield a file's entries, one for each lemma, each with its key and its place."""
    data, place = layer.read(file), layer.place(file)
    claim_type = types.get(str(data.pop("type", None)))
    if claim_type is None:
        raise ConfigError(f"{place}: no such type: {layer.read(file).get('type')}")
    if unknown := sorted(data.keys() - SECTIONS.keys()):
        raise ConfigError(f"{place}: no such section: {', '.join(unknown)}")
    for section, pos in SECTIONS.items():
        entries = data.get(section) or []
        if not isinstance(entries, list):
            raise ConfigError(f"{place}, {section}: not a list: {entries!r}")
        for number, raw in enumerate(entries, start=1):
            where = f"{place}, {section}, entry {number}"
            entry = mapping(raw, where)
            lemmas = words(entry.pop("lemma", None), where)
            if not lemmas:
                raise ConfigError(f"{where}: no lemma")
            shared = {
                **DEFAULT_ROLES[pos],
                **entry,
                "type": claim_type.name,
                "kind": claim_type.kind,
                "pos": pos,
            }
            for lemma in lemmas:
                key = claim_type.name, lemma, _particle(entry), pos
                yield key, {**shared, "lemma": lemma}, f"{where} ({lemma})"


def _particle(entry: Mapping[str, Any]) -> str | None:
    """Return a frame's particle; one that is no word is found out when it is built."""
    particle = entry.get("particle")
    return particle if isinstance(particle, str) else None


def _name(key: Key) -> str:
    type, lemma, particle, pos = key
    told = f"{lemma}_{particle}" if particle else lemma
    return f"{type.lower()}.{told}.{pos}"


def _check(
    frame: Frame,
    claim_type: ClaimType,
    places: tuple[frozenset[str], frozenset[str]],
    where: str,
) -> None:
    """Refuse words, roles, prepositions and modes that nothing could ever match."""
    roles, prepositions = places
    if frame.lemma != frame.lemma.lower():
        raise ConfigError(f"{where}: a lemma is written in lower case")
    for role in (*frame.actor, *frame.recipient):
        if role not in roles and role.removeprefix("object/") not in prepositions:
            raise ConfigError(f"{where}: no such role: {role}")
    for preposition in (*frame.prep, *frame.under):
        if preposition not in prepositions:
            raise ConfigError(f"{where}: no such preposition: {preposition}")
    if frame.mode is not None and frame.mode not in claim_type.modes:
        raise ConfigError(f"{where}: {frame.type} has no mode {frame.mode}")


def _breadth(frame: Frame) -> tuple[int, int]:
    """Return a key that puts frames with more conditions first."""
    conditions = (
        frame.particle,
        frame.object,
        frame.prep,
        frame.under,
        frame.modifier,
        frame.governs,
        frame.clause,
        frame.passive is not None,
    )
    roles = (frame.weak, frame.actor_required, frame.recipient_required)
    return -sum(map(bool, conditions)), -sum(roles)
