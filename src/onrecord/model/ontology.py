"""The closed vocabularies of the house, read from ``ontology/*.yaml``.

Types say what a claim can be; frames say which words make one; offices, cues,
firmness and causal cues say the rest. All are read once, checked, and frozen; a user's
folder may lie over ours. A mistake in a file is a ``ConfigError`` that names the file
and the entry.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, wraps
from types import MappingProxyType
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.errors import ConfigError
from onrecord.model.entries import layer_version, own_layer, users_layer
from onrecord.model.layers import (
    read_cameo,
    read_causal_cues,
    read_contexts,
    read_cues,
    read_firmness,
    read_offices,
    read_types,
)
from onrecord.model.lexicon import read_frames
from onrecord.model.vocabulary import (
    OFFICE_TIES,
    CameoCode,
    CausalCue,
    ClaimType,
    Commitment,
    Cue,
    CueClass,
    Cues,
    Frame,
    Hedge,
    Mode,
    Office,
    Offices,
    PartOfSpeech,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from onrecord.model.entries import Layer

__all__ = [
    "OFFICE_TIES",
    "CameoCode",
    "CausalCue",
    "ClaimType",
    "Commitment",
    "Cue",
    "CueClass",
    "Cues",
    "Frame",
    "Hedge",
    "Mode",
    "Office",
    "Offices",
    "Ontology",
    "PartOfSpeech",
    "cameo_codes",
    "causal_cues",
    "contexts",
    "cues",
    "firmness",
    "frame_named",
    "frames",
    "kept_with_ontology",
    "offices",
    "overlay_version",
    "types",
    "use_overlay",
]

Made = TypeVar("Made")


class Ontology:
    """All vocabularies out of their layers, each read when it is first asked for."""

    def __init__(self, layers: Sequence[Layer], version: str | None = None) -> None:
        """Keep where to read; ``version`` names a user's layer by what it says."""
        self.layers = layers
        self.version = version
        self.made: dict[object, object] = {}
        """What others have made of the vocabularies, which ends with them."""

    @cached_property
    def types(self) -> Mapping[str, ClaimType]:
        """Every event and tie type by its name."""
        return MappingProxyType(read_types(self.layers))

    @cached_property
    def contexts(self) -> Mapping[str, str]:
        """What an event may be about besides, with its definition."""
        return MappingProxyType(read_contexts(self.layers))

    @cached_property
    def cameo_codes(self) -> Mapping[str, CameoCode]:
        """What became of each code of CAMEO."""
        found = read_cameo(self.layers, self.types, self.contexts)
        return MappingProxyType(found)

    @cached_property
    def frames(self) -> Mapping[tuple[PartOfSpeech, str], tuple[Frame, ...]]:
        """The frames of each part of speech and lemma."""
        return MappingProxyType(read_frames(self.layers, self.types))

    @cached_property
    def offices(self) -> Offices:
        """The titles that make ties."""
        return read_offices(self.layers)

    @cached_property
    def cues(self) -> Cues:
        """The words of attribution."""
        return read_cues(self.layers)

    @cached_property
    def firmness(self) -> Mapping[str, tuple[Hedge, ...]]:
        """The words of firmness by their lemma."""
        return MappingProxyType(read_firmness(self.layers))

    @cached_property
    def causal_cues(self) -> tuple[CausalCue, ...]:
        """The words that link cause and effect."""
        return read_causal_cues(self.layers)

    def check(self) -> None:
        """Read everything at once, so that a mistake shows before anything is used."""
        for name, value in vars(Ontology).items():
            if isinstance(value, cached_property):
                getattr(self, name)


@dataclass(slots=True)
class _InUse:
    ontology: Ontology


_OURS: Final = Ontology((own_layer(),))
_in_use: Final = _InUse(_OURS)


def use_overlay(folder: Path | None) -> None:
    """Lay a user's folder of vocabularies over ours in this process; none takes it off.

    Raises:
        ConfigError: Something in it is wrong; then all stays as it was.
    """
    if folder is None:
        _in_use.ontology = _OURS
        return
    try:
        layer = users_layer(folder)
        version = layer_version(folder)
        if _in_use.ontology.version != version:
            overlaid = Ontology((own_layer(), layer), version)
            overlaid.check()
            _in_use.ontology = overlaid
    except ConfigError as error:
        # An entry may hold line ends, and is shown as it stands.
        raise ConfigError(" ".join(str(error).split())) from error


def overlay_version() -> str | None:
    """Return what names the user's folder by what it says; nothing without one."""
    return _in_use.ontology.version


def kept_with_ontology(make: Callable[[], Made]) -> Callable[[], Made]:
    """Make something of the vocabularies once, and anew when others are in use."""

    @wraps(make)
    def kept() -> Made:
        made = _in_use.ontology.made
        if make not in made:
            made[make] = make()
        return made[make]  # type: ignore[return-value]

    return kept


def types() -> Mapping[str, ClaimType]:
    """Return every event and tie type by its name, in the order of the guide."""
    return _in_use.ontology.types


def contexts() -> Mapping[str, str]:
    """Return what an event may be about besides, with its definition."""
    return _in_use.ontology.contexts


def cameo_codes() -> Mapping[str, CameoCode]:
    """Return what became of each code of CAMEO, in their order."""
    return _in_use.ontology.cameo_codes


def frames() -> Mapping[tuple[PartOfSpeech, str], tuple[Frame, ...]]:
    """Return the frames of each part of speech and lemma, the narrowest first."""
    return _in_use.ontology.frames


def frame_named(name: str) -> Frame | None:
    """Return the frame of a name, which the rule of a claim may be."""
    return _by_name().get(name)


@kept_with_ontology
def _by_name() -> Mapping[str, Frame]:
    return {frame.name: frame for group in frames().values() for frame in group}


def offices() -> Offices:
    """Return the titles that make ties, longest first."""
    return _in_use.ontology.offices


def cues() -> Cues:
    """Return the words of attribution."""
    return _in_use.ontology.cues


def firmness() -> Mapping[str, tuple[Hedge, ...]]:
    """Return the words that change how firmly a clause is put, by their lemma."""
    return _in_use.ontology.firmness


def causal_cues() -> tuple[CausalCue, ...]:
    """Return the words that link cause and effect, longest first."""
    return _in_use.ontology.causal_cues
