"""Describe what a claim can be: its types, the words that make them, codes of CAMEO."""

from __future__ import annotations

import difflib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError
from onrecord.model.ontology import cameo_codes, frames, types

if TYPE_CHECKING:
    from onrecord.model.vocabulary import CameoCode, ClaimType, Frame, PartOfSpeech

FORMER: Final = {
    "APPEAL": "REQUEST",
    "DEMAND": "REQUEST",
    "DISAPPROVE": "ACCUSE",
    "FIGHT": "ASSAULT",
    "INVESTIGATE": "ACCUSE",
    "YIELD": "CONCEDE",
}
"""Types of PLOVER before 2021 and roots of CAMEO, and what they are closest to now."""

PARTS_OF_SPEECH: Final[tuple[PartOfSpeech, ...]] = ("verb", "noun", "adj")


@dataclass(frozen=True, slots=True)
class Described:
    """A type, with the words that make it and the codes of CAMEO that became it."""

    type: ClaimType
    frames: tuple[Frame, ...]
    """By part of speech and lemma."""
    cameo: dict[str, CameoCode]
    """The codes that are read as this type, in their order."""
    code: str | None = None
    """The code of CAMEO that was asked for, if one was."""


def describe_types(asked: str | None = None) -> tuple[Described, ...]:
    """Return every type, or the one that was asked for by its name or a code of CAMEO.

    Raises:
        ConfigError: Nothing is called so; the nearest is named.
    """
    if asked is None:
        return tuple(map(_described, types().values()))
    code = cameo_codes().get(asked.strip())
    if code is not None:
        if code.type is None:
            raise ConfigError(f"CAMEO {asked.strip()} became no type")
        return (_described(types()[code.type], asked.strip()),)
    by_name = {name.lower(): found for name, found in types().items()}
    name = "_".join(asked.lower().replace("-", " ").split())
    if name not in by_name:
        raise ConfigError(f"no type is called {asked}; {_nearest(name)}")
    return (_described(by_name[name]),)


def _described(claim_type: ClaimType, code: str | None = None) -> Described:
    own = (f for group in frames().values() for f in group if f.type == claim_type.name)
    ordered = sorted(
        own, key=lambda f: (PARTS_OF_SPEECH.index(f.pos), f.lemma, f.particle or "")
    )
    became = {c: to for c, to in cameo_codes().items() if to.type == claim_type.name}
    return Described(claim_type, tuple(ordered), became, code)


def _nearest(name: str) -> str:
    """Return which type may be meant: one written alike, or one that the word makes."""
    known = {each.lower(): each for each in types()}
    former = FORMER.get(name.upper())
    close = [former] if former in types() else []
    close += [known[each] for each in difflib.get_close_matches(name, known, n=1)]
    for pos in PARTS_OF_SPEECH:
        close += [frame.type for frame in frames().get((pos, name), ())]
    if close:
        return f"did you mean {close[0]}?"
    return f"known: {', '.join(types())}"
