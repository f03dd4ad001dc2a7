"""Read each vocabulary out of its layers: a later one takes the place of ours.

What is replaced is told by its key: of a type its name, of a cue or a title its words,
of a hedge its word and scope, of a causal cue its words and part of speech. Everything
else is added.
"""

from __future__ import annotations

from collections import defaultdict
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

from onrecord.errors import ConfigError
from onrecord.model.claim import Certainty, Modality, Polarity, SourceType
from onrecord.model.entries import build, listed, mapping, word, words
from onrecord.model.vocabulary import (
    OFFICE_TIES,
    CameoCode,
    CausalCue,
    ClaimType,
    Commitment,
    Cue,
    CueClass,
    Cues,
    Hedge,
    Mode,
    Office,
    Offices,
)

if TYPE_CHECKING:
    from collections.abc import (
        Callable,
        Hashable,
        Iterable,
        Iterator,
        Mapping,
        Sequence,
    )

    from onrecord.model.entries import Layer

Record = TypeVar("Record")

ENDS: Final = frozenset("subject object head dependent previous complement".split())
"""Where cause and effect stand, besides with prepositions."""
SCOPES: Final = ("modal", "clause", "complement", "condition", "negation")


def read_types(layers: Sequence[Layer]) -> dict[str, ClaimType]:
    """Return every event and tie type by its name, in the order of the guide."""
    found: dict[str, ClaimType] = {}
    for layer in layers:
        file = layer.place("types.yaml")
        data = layer.read("types.yaml")
        _check_sections(data, ("events", "ties", "contexts"), file)
        for kind, section in (("event", "events"), ("tie", "ties")):
            for name, entry in mapping(data.get(section) or {}, file).items():
                place = f"{file}, {name}"
                filled = {**mapping(entry, place), "name": name, "kind": kind}
                filled["modes"] = {
                    mode: build(Mode, mapping(given, place), f"{place}, {mode}")
                    for mode, given in mapping(filled.get("modes", {}), place).items()
                }
                found[name] = build(ClaimType, filled, place)
    return found


def read_contexts(layers: Sequence[Layer]) -> dict[str, str]:
    """Return what an event may be about besides, with its definition."""
    found: dict[str, str] = {}
    for layer in layers:
        file = f"{layer.place('types.yaml')}, contexts"
        given = mapping(layer.read("types.yaml").get("contexts") or {}, file)
        found |= {name: word(text, f"{file}, {name}") for name, text in given.items()}
    return found


def read_cameo(
    layers: Sequence[Layer],
    types: Mapping[str, ClaimType],
    contexts: Mapping[str, str],
) -> dict[str, CameoCode]:
    """Return what became of each code of CAMEO."""
    found: dict[str, CameoCode] = {}
    for layer in layers:
        for code, entry in layer.read("cameo.yaml").items():
            place = f"{layer.place('cameo.yaml')}, {code}"
            became = build(CameoCode, mapping(entry, place), place)
            if became.type is not None and became.type not in types:
                raise ConfigError(f"{place}: no such type: {became.type}")
            if became.mode and became.mode not in types[str(became.type)].modes:
                raise ConfigError(f"{place}: {became.type} has no mode {became.mode}")
            if unknown := sorted(set(became.contexts) - contexts.keys()):
                raise ConfigError(f"{place}: no such context: {', '.join(unknown)}")
            found[code] = became
    return dict(sorted(found.items()))


def read_offices(layers: Sequence[Layer]) -> Offices:
    """Return the titles that make ties, longest first."""
    titles: list[Office] = []
    blockers: set[str] = set()
    for layer in layers:
        file = layer.place("offices.yaml")
        data = layer.read("offices.yaml")
        _check_sections(data, (*OFFICE_TIES, "blockers"), file)
        ours = [
            build(
                Office,
                {"title": title.lower().split(), "tie": tie, "organization": of},
                f"{file}, {tie}, {title}",
            )
            for tie in OFFICE_TIES
            for title, of in _offices_of(data.get(tie), f"{file}, {tie}")
        ]
        titles = _replaced(titles, ours, lambda office: office.title)
        blockers |= set(words(data.get("blockers"), f"{file}, blockers"))
    titles.sort(key=lambda office: -len(office.title))
    return Offices(titles=tuple(titles), blockers=frozenset(blockers))


def _offices_of(entries: object, place: str) -> Iterator[tuple[str, object]]:
    """Yield a title and its implied organization: "pope" or "pope: Holy See"."""
    for entry in listed(entries):
        if isinstance(entry, dict):
            yield from mapping(entry, place).items()
        elif isinstance(entry, str) and entry.strip():
            yield entry, None
        else:
            raise ConfigError(f"{place}: no title: {entry}")


def read_cues(layers: Sequence[Layer]) -> Cues:
    """Return the words of attribution."""
    verbs: dict[str, Cue] = {}
    nouns: dict[str, Cue] = {}
    phrases: list[Cue] = []
    unnamed: dict[str, SourceType] = {}
    plain: dict[str, set[str]] = defaultdict(set)
    sets = ("adverbs", "passives", "documents", "outlets")
    for layer in layers:
        file = layer.place("cues.yaml")
        data = layer.read("cues.yaml")
        _check_sections(data, ("verbs", "nouns", "phrases", "unnamed", *sets), file)
        verbs |= _by_word(_cues_of(data, "verbs", file), f"{file}, verbs")
        nouns |= _by_word(_cues_of(data, "nouns", file), f"{file}, nouns")
        told = list(_cues_of(data, "phrases", file))
        phrases = _replaced(phrases, told, lambda cue: cue.words)
        unnamed |= _unnamed(data.get("unnamed") or {}, f"{file}, unnamed")
        for name in sets:
            plain[name] |= set(words(data.get(name), f"{file}, {name}"))
    return Cues(
        verbs=MappingProxyType(verbs),
        nouns=MappingProxyType(nouns),
        phrases=tuple(sorted(phrases, key=lambda cue: -len(cue.words))),
        unnamed=MappingProxyType(unnamed),
        **{name: frozenset(found) for name, found in plain.items()},
    )


def _cues_of(data: Mapping[str, Any], section: str, file: str) -> Iterator[Cue]:
    """Yield the cues of a section, which lists words under their attitude."""
    place = f"{file}, {section}"
    for attitude, phrases in mapping(data.get(section) or {}, place).items():
        if attitude not in get_args(CueClass):
            raise ConfigError(f"{place}: no such attitude: {attitude}")
        for phrase in words(phrases, place):
            yield Cue(words=tuple(phrase.split()), attitude=attitude)  # type: ignore[arg-type]


def _by_word(cues: Iterable[Cue], place: str) -> dict[str, Cue]:
    """Map one-word cues by their lemma; a lemma has one attitude."""
    found: dict[str, Cue] = {}
    for cue in cues:
        lemma = " ".join(cue.words)
        if lemma in found:
            raise ConfigError(f"{place}: listed twice: {lemma}")
        found[lemma] = cue
    return found


def _unnamed(groups: object, place: str) -> dict[str, SourceType]:
    """Turn lists of nouns under their source type into a type for each noun."""
    found: dict[str, SourceType] = {}
    for source_type, nouns in mapping(groups, place).items():
        if source_type not in get_args(SourceType):
            raise ConfigError(f"{place}: no such source type: {source_type}")
        for noun in words(nouns, place):
            found[noun] = source_type  # type: ignore[assignment]
    return found


def read_firmness(layers: Sequence[Layer]) -> dict[str, tuple[Hedge, ...]]:
    """Return the words that change how firmly a clause is put, by their lemma."""
    hedges: list[Hedge] = []
    for layer in layers:
        file = layer.place("firmness.yaml")
        told: list[Hedge] = []
        data = layer.read("firmness.yaml")
        _check_sections(data, SCOPES, file)
        for scope, groups in data.items():
            for number, group in enumerate(listed(groups), start=1):
                place = f"{file}, {scope}, entry {number}"
                told += _hedges_of(mapping(group, place), scope, place)
        hedges = _replaced(hedges, told, lambda hedge: (hedge.word, hedge.scope))
    found: dict[str, list[Hedge]] = defaultdict(list)
    for hedge in hedges:
        found[hedge.word].append(hedge)
    return {lemma: tuple(group) for lemma, group in found.items()}


def _hedges_of(group: dict[str, Any], scope: str, place: str) -> Iterator[Hedge]:
    """Yield a hedge for each of a group's words."""
    lemmas = words(group.pop("words", None), place)
    if not lemmas:
        raise ConfigError(f"{place}: no words")
    for lemma in lemmas:
        filled = {**group, "word": lemma, "scope": scope}
        for key in ("affirmed", "negated"):
            if key in filled:
                filled[key] = _commitment(str(filled[key]), f"{place} ({lemma})")
        yield build(Hedge, filled, f"{place} ({lemma})")


def _commitment(told: str, place: str) -> Commitment:
    """Read "PS+" or "CT- future"."""
    value, _, modality = told.partition(" ")
    certainty, polarity = value[:-1], value[-1:]
    if (
        certainty not in get_args(Certainty)
        or polarity not in get_args(Polarity)
        or modality not in ("", *get_args(Modality))
    ):
        raise ConfigError(f"{place}: no such commitment: {told}")
    return Commitment(
        certainty=certainty,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        modality=modality or None,  # type: ignore[arg-type]
    )


def read_causal_cues(layers: Sequence[Layer]) -> tuple[CausalCue, ...]:
    """Return the words that link cause and effect, longest first."""
    cues: list[CausalCue] = []
    ends = ENDS.union(layers[0].read("roles.yaml")["prepositions"])
    for layer in layers:
        file = layer.place("causes.yaml")
        told: list[CausalCue] = []
        data = layer.read("causes.yaml")
        _check_sections(data, ("cues",), file)
        for number, raw in enumerate(listed(data.get("cues")), start=1):
            place = f"{file}, entry {number}"
            entry = mapping(raw, place)
            for phrase in words(entry.pop("cue", None), place):
                filled = {**entry, "words": phrase.split()}
                cue = build(CausalCue, filled, f"{place} ({phrase})")
                for end in (cue.cause, cue.effect):
                    if end not in ends:
                        raise ConfigError(f"{place} ({phrase}): no such end: {end}")
                told.append(cue)
        cues = _replaced(cues, told, lambda cue: (cue.words, cue.pos))
    return tuple(sorted(cues, key=lambda cue: -len(cue.words)))


def _replaced(
    ours: list[Record], theirs: list[Record], key: Callable[[Record], Hashable]
) -> list[Record]:
    """Return both, without those of ours that theirs have the key of."""
    keys = {key(each) for each in theirs}
    return [each for each in ours if key(each) not in keys] + theirs


def _check_sections(data: Mapping[str, Any], known: Sequence[str], place: str) -> None:
    for section in data:
        if section not in known:
            raise ConfigError(
                f"{place}: no such section: {section}; known: {', '.join(known)}"
            )
