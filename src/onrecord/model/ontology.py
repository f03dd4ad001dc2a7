"""The closed vocabularies of the house, read from ``ontology/*.yaml``.

Types say what a claim can be; frames say which words make one; offices, cues,
firmness and causal cues say the rest. All are read once, checked, and frozen.
A mistake in a file is a ``ConfigError`` that names the file and the entry.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import yaml

from onrecord.errors import ConfigError
from onrecord.model.claim import Certainty, Modality, Polarity, SourceType
from onrecord.model.vocabulary import (
    OFFICE_TIES,
    CausalCue,
    ClaimType,
    Commitment,
    Cue,
    CueClass,
    Cues,
    Frame,
    Hedge,
    Office,
    Offices,
    PartOfSpeech,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from importlib.resources.abc import Traversable

__all__ = [
    "OFFICE_TIES",
    "CausalCue",
    "ClaimType",
    "Commitment",
    "Cue",
    "CueClass",
    "Cues",
    "Frame",
    "Hedge",
    "Office",
    "Offices",
    "PartOfSpeech",
    "causal_cues",
    "cues",
    "firmness",
    "frames",
    "offices",
    "types",
]

Record = TypeVar("Record")

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


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads YAML 1.1 without its trap: "on", "off", "yes" and "no" are words."""


_Loader.yaml_implicit_resolvers = {
    first: [pair for pair in pairs if pair[0] != "tag:yaml.org,2002:bool"]
    for first, pairs in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver(
    "tag:yaml.org,2002:bool", re.compile("^(?:true|false)$"), list("tf")
)


@cache
def types() -> Mapping[str, ClaimType]:
    """Return every event and tie type by its name, in the order of the guide."""
    found = {}
    for kind, entries in (("event", "events"), ("tie", "ties")):
        for name, entry in _read("types.yaml")[entries].items():
            filled = {
                "name": name,
                "kind": kind,
                **_entry(entry, f"types.yaml, {name}"),
            }
            found[name] = _build(ClaimType, filled, f"types.yaml, {name}")
    return MappingProxyType(found)


@cache
def frames() -> Mapping[tuple[PartOfSpeech, str], tuple[Frame, ...]]:
    """Return the frames of each part of speech and lemma, the narrowest first."""
    found: dict[tuple[PartOfSpeech, str], list[Frame]] = defaultdict(list)
    names: Counter[str] = Counter()
    for file in sorted(
        _folder().joinpath("frames").iterdir(), key=lambda path: path.name
    ):
        for frame in _frames_of(file, names):
            found[frame.pos, frame.lemma].append(frame)
    return MappingProxyType(
        {key: tuple(sorted(group, key=_breadth)) for key, group in found.items()}
    )


@cache
def offices() -> Offices:
    """Return the titles that make ties, longest first."""
    data = _read("offices.yaml")
    titles = []
    for tie in ("leads", "represents", "member_of"):
        for title, organization in _offices_of(data.get(tie, []), tie):
            words = tuple(title.lower().split())
            filled = {"title": words, "tie": tie, "organization": organization}
            titles.append(_build(Office, filled, f"offices.yaml, {tie}, {title}"))
    titles.sort(key=lambda office: -len(office.title))
    return Offices(titles=tuple(titles), blockers=frozenset(data["blockers"]))


@cache
def cues() -> Cues:
    """Return the words of attribution."""
    data = _read("cues.yaml")
    phrases = sorted(_cues_of(data, "phrases"), key=lambda cue: -len(cue.words))
    return Cues(
        verbs=_by_word(_cues_of(data, "verbs"), "cues.yaml, verbs"),
        nouns=_by_word(_cues_of(data, "nouns"), "cues.yaml, nouns"),
        phrases=tuple(phrases),
        adverbs=frozenset(data["adverbs"]),
        passives=frozenset(data["passives"]),
        unnamed=MappingProxyType(_unnamed(data["unnamed"])),
        documents=frozenset(data["documents"]),
        outlets=frozenset(data["outlets"]),
    )


@cache
def firmness() -> Mapping[str, tuple[Hedge, ...]]:
    """Return the words that change how firmly a clause is put, by their lemma."""
    found: dict[str, list[Hedge]] = defaultdict(list)
    for scope, groups in _read("firmness.yaml").items():
        for group in groups:
            place = f"firmness.yaml, {scope}"
            for hedge in _hedges_of(_entry(group, place), scope, place):
                found[hedge.word].append(hedge)
    return MappingProxyType({word: tuple(group) for word, group in found.items()})


@cache
def causal_cues() -> tuple[CausalCue, ...]:
    """Return the words that link cause and effect, longest first."""
    found = []
    for entry in _read("causes.yaml")["cues"]:
        for words in _listed(entry.get("cue", [])):
            place = f"causes.yaml, {words}"
            filled = {key: value for key, value in entry.items() if key != "cue"}
            filled["words"] = tuple(str(words).split())
            found.append(_build(CausalCue, filled, place))
    return tuple(sorted(found, key=lambda cue: -len(cue.words)))


def _frames_of(file: Traversable, names: Counter[str]) -> Iterator[Frame]:
    """Yield a file's frames, one for each lemma of each entry."""
    data = _read(f"frames/{file.name}")
    claim_type = types().get(str(data.get("type")))
    if claim_type is None:
        raise ConfigError(f"frames/{file.name}: no such type: {data.get('type')}")
    for section, pos in SECTIONS.items():
        for number, raw in enumerate(data.get(section) or [], start=1):
            place = f"frames/{file.name}, {section}, entry {number}"
            entry = _entry(raw, place)
            lemmas = _listed(entry.pop("lemma", []))
            if not lemmas:
                raise ConfigError(f"{place}: no lemma")
            shared = {
                **DEFAULT_ROLES[pos],
                **entry,
                "type": claim_type.name,
                "kind": claim_type.kind,
                "pos": pos,
            }
            for lemma in lemmas:
                name = _frame_name(claim_type.name, lemma, entry.get("particle"), pos)
                names[name] += 1
                if names[name] > 1:
                    name = f"{name}.{names[name]}"
                frame = _build(Frame, {**shared, "name": name, "lemma": lemma}, place)
                _check_frame(frame, claim_type, f"{place} ({lemma})")
                yield frame


def _frame_name(type: str, lemma: str, particle: str | None, pos: str) -> str:
    words = f"{lemma}_{particle}" if particle else lemma
    return f"{type.lower()}.{words}.{pos}"


def _check_frame(frame: Frame, claim_type: ClaimType, place: str) -> None:
    """Refuse roles, prepositions and modes that nothing could ever match."""
    words, prepositions = _roles()
    for role in (*frame.actor, *frame.recipient):
        if role not in words and role.removeprefix("object/") not in prepositions:
            raise ConfigError(f"{place}: no such role: {role}")
    for preposition in (*frame.prep, *frame.under):
        if preposition not in prepositions:
            raise ConfigError(f"{place}: no such preposition: {preposition}")
    if frame.mode is not None and frame.mode not in claim_type.modes:
        raise ConfigError(f"{place}: {frame.type} has no mode {frame.mode}")


@cache
def _roles() -> tuple[frozenset[str], frozenset[str]]:
    """Return the role words and the prepositions that may stand in a frame."""
    data = _read("roles.yaml")
    return frozenset(data["words"]), frozenset(data["prepositions"])


def _breadth(frame: Frame) -> tuple[int, int]:
    """Return a key that puts frames with more conditions first."""
    words = (
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
    return -sum(map(bool, words)), -sum(roles)


def _offices_of(entries: list[Any], tie: str) -> Iterator[tuple[str, str | None]]:
    """Yield a title and its implied organization: "pope" or "pope: Holy See"."""
    for entry in entries:
        if isinstance(entry, dict):
            yield from entry.items()
        elif isinstance(entry, str):
            yield entry, None
        else:
            raise ConfigError(f"offices.yaml, {tie}: no title: {entry}")


def _cues_of(data: Mapping[str, Any], section: str) -> Iterator[Cue]:
    """Yield the cues of a section, which lists words under their attitude."""
    for attitude, phrases in data[section].items():
        place = f"cues.yaml, {section}"
        if attitude not in get_args(CueClass):
            raise ConfigError(f"{place}: no such attitude: {attitude}")
        for words in phrases:
            yield Cue(words=tuple(words.split()), attitude=attitude)


def _by_word(cues: Iterator[Cue], place: str) -> Mapping[str, Cue]:
    """Map one-word cues by their lemma; a lemma has one attitude."""
    found: dict[str, Cue] = {}
    for cue in cues:
        word = " ".join(cue.words)
        if word in found:
            raise ConfigError(f"{place}: listed twice: {word}")
        found[word] = cue
    return MappingProxyType(found)


def _unnamed(groups: Mapping[str, list[str]]) -> dict[str, SourceType]:
    """Turn lists of nouns under their source type into a type for each noun."""
    found: dict[str, SourceType] = {}
    for source_type, nouns in groups.items():
        if source_type not in get_args(SourceType):
            raise ConfigError(f"cues.yaml, unnamed: no such source type: {source_type}")
        for noun in nouns:
            found[noun] = source_type  # type: ignore[assignment]
    return found


def _hedges_of(group: dict[str, Any], scope: str, place: str) -> Iterator[Hedge]:
    """Yield a hedge for each of a group's words."""
    for word in _listed(group.pop("words", [])):
        filled = {**group, "word": word, "scope": scope}
        for key in ("affirmed", "negated"):
            if key in filled:
                filled[key] = _commitment(str(filled[key]), f"{place}, {word}")
        yield _build(Hedge, filled, f"{place}, {word}")


def _commitment(words: str, place: str) -> Commitment:
    """Read "PS+" or "CT- future"."""
    value, _, modality = words.partition(" ")
    certainty, polarity = value[:-1], value[-1:]
    if (
        certainty not in get_args(Certainty)
        or polarity not in get_args(Polarity)
        or modality not in ("", *get_args(Modality))
    ):
        raise ConfigError(f"{place}: no such commitment: {words}")
    return Commitment(
        certainty=certainty,  # type: ignore[arg-type]
        polarity=polarity,  # type: ignore[arg-type]
        modality=modality or None,  # type: ignore[arg-type]
    )


def _build(kind: type[Record], entry: Mapping[str, Any], place: str) -> Record:
    """Build a record of a YAML entry; lists become tuples."""
    known = {field.name: str(field.type) for field in fields(kind)}  # type: ignore[arg-type]
    if unknown := sorted(entry.keys() - known.keys()):
        raise ConfigError(f"{place}: no such field: {', '.join(unknown)}")
    values = {
        key: tuple(_listed(value)) if known[key].startswith("tuple") else value
        for key, value in entry.items()
    }
    try:
        return kind(**values)
    except TypeError as error:
        raise ConfigError(f"{place}: {error}") from error


def _read(name: str) -> dict[str, Any]:
    text = _folder().joinpath(name).read_text(encoding="utf-8")
    try:
        data = yaml.load(text, Loader=_Loader)  # noqa: S506  a SafeLoader
    except yaml.YAMLError as error:
        raise ConfigError(f"{name}: {error}") from error
    return _entry(data, name)


def _folder() -> Traversable:
    return files("onrecord").joinpath("ontology")


def _entry(value: object, place: str) -> dict[str, Any]:
    """Return a copy of a mapping, or say where something else stands."""
    if not isinstance(value, dict):
        raise ConfigError(f"{place}: not a mapping: {value!r}")
    return dict(value)


def _listed(value: object) -> list[Any]:
    return list(value) if isinstance(value, (list, tuple)) else [value]
