"""Judge by stated rules whether two names are spellings of one, with the reason for it.

Only what hardly ever misleads is called the same; what is merely close is unsure, for a
person to decide. Names alone are compared: whom a text means by one is not asked here.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final, Literal

from rapidfuzz.distance import Levenshtein

from onrecord.model.tables import table_rows

_WORD: Final = re.compile(r"[^\W\d_]+\.?|\d+")
PARTICLES: Final = frozenset(
    "al el ul as ash ad an ar az at the of de da di du".split()
)
"""What stands before or between names, and is written, joined or left out at will."""
_DOTLESS: Final = chr(0x131)
"""The Turkish letter, which no folding makes an "i"."""
_TITLES: Final = frozenset("mr mrs ms dr sir jr sr".split())
_BRITISH: Final = dict(
    pair.split("/") for pair in "defence/defense centre/center labour/labor".split()
)
_OFFICES: Final = frozenset(
    "ministry department agency office embassy army navy police parliament party "
    "commission council court bureau institute directorate".split()
)
"""What stands before "of" or at the end: "Ministry of Defense", "Defense Ministry"."""
_SOUNDS: Final = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("ou|oo", "u"),
        ("ee|y|ie|j(?=[aeiou])", "i"),
        ("kh|gh", "h"),
        ("dh|dj", "d"),
        ("zh", "z"),
        ("ck|q|c(?=[aoukrl])", "k"),
        ("ph|v|w", "f"),
        (r"(.)\1+", r"\1"),
    )
)
"""Ways to write one sound of another script: "Qassem", "Kasim"; "Yusuf", "Youssef"."""
_VOWELS: Final = frozenset(map(frozenset, ("ae", "ei", "ou", "eu", "au")))
"""Vowels that stand for one of another script: "Ahmed", "Ahmad"; "Kasem", "Kasim"."""
_SHORTEST: Final = 4
"""Sounds of a word, from which on it may be told in other letters."""
_LONG: Final = 6
"""Letters of a word, from which on one that differs by a letter may be a slip."""
_WHOLE: Final = 2
"""Words of a person's name that tell him from others: one given, one of the family."""


@dataclass(frozen=True, slots=True)
class Alike:
    """What two names are to each other, and by which rule."""

    verdict: Literal["same", "unsure"]
    rule: str


def compare_names(one: str, other: str, *, persons: bool) -> Alike | None:
    """Return what two names are to each other; nothing where they are just two.

    >>> compare_names("Moktada al-Sadr", "Muqtada Sadr", persons=True)
    Alike(verdict='same', rule='transliteration')
    >>> compare_names(
    ...     "Defense Ministry of Lemnia", "Ministry of Defence of Lemnia", persons=False
    ... )
    Alike(verdict='same', rule='word order')
    """
    words, others = words_of(one), words_of(other)
    if not words or not others:
        return None
    if words == others:
        return Alike("same", "spelling")
    if persons:
        return _persons(words, others)
    return _bodies(words, others)


def blocks_of_name(name: str, *, persons: bool) -> list[str]:
    """Return what a name must share with another for the two to be compared."""
    words = words_of(name)
    if not words or (persons and len(words) < _WHOLE):
        return []
    if not persons:
        sounds = sorted(map(_skeleton, words))
        return sorted({f"body {' '.join(sounds)}", f"begins {' '.join(sounds[:2])}"})
    first, last = words[0], words[-1]
    firsts = {first, *_nicknames().get(first, ())}
    ends = {" ".join(sorted((_skeleton(each), _skeleton(last)))) for each in firsts}
    every = " ".join(sorted(map(_skeleton, words)))
    near = {f"{last[:1]} {_skeleton(first)}", f"{first[:1]} {_skeleton(last)}"}
    ends |= {every}
    return sorted({f"person {e}" for e in ends} | {f"near {each}" for each in near})


@lru_cache(maxsize=100_000)
def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a name that count, folded: no accents, particles, titles."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = plain.replace("'s ", " ").replace("'", "")
    plain = plain.replace(_DOTLESS, "i").replace("ł", "l")
    plain = re.sub(r"(?<=\w\.)(?=\w\.)", " ", plain)
    words = [word.rstrip(".") for word in _WORD.findall(plain)]
    kept = [_BRITISH.get(w, w) for w in words if w not in PARTICLES | _TITLES]
    return tuple(kept)


def _persons(words: tuple[str, ...], others: tuple[str, ...]) -> Alike | None:
    if min(len(words), len(others)) < _WHOLE:
        return None
    if sorted(words) == sorted(others):
        return Alike("same", "word order")
    if _middle_left_out(words, others):
        return Alike("same", "middle name")
    if words[1:] == others[1:] and _are_nicknames(words[0], others[0]):
        return Alike("same", "nickname")
    if len(words) == len(others):
        if all(map(_sound_alike, words, others)):
            return Alike("same", "transliteration")
        if all(map(_close, words, others)):
            return Alike("unsure", "a letter apart")
    return None


def _bodies(words: tuple[str, ...], others: tuple[str, ...]) -> Alike | None:
    if sorted(words) == sorted(others):
        office = _OFFICES.intersection(words)
        return Alike("same" if office else "unsure", "word order")
    if len(words) != len(others):
        return None
    if len(words) > 1 and all(map(_sound_alike, words, others)):
        return Alike("unsure", "transliteration")
    if all(map(_close if len(words) > 1 else _slipped, words, others)):
        return Alike("unsure", "a letter apart")
    return None


def _middle_left_out(words: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Say whether only what stands between two names parts them: "John F. Kerry"."""
    short, long = sorted((words, others), key=len)
    if len(short) == len(long):
        pairs = list(zip(words[1:-1], others[1:-1], strict=True))
        initials = pairs and all(
            one[0] == other[0] and 1 in {len(one), len(other)} for one, other in pairs
        )
        return bool(initials) and words[0] == others[0] and words[-1] == others[-1]
    return len(short) == _WHOLE and (short[0], short[-1]) == (long[0], long[-1])


def _are_nicknames(one: str, other: str) -> bool:
    return not _nicknames().get(one, frozenset()).isdisjoint(
        {other, *_nicknames().get(other, ())}
    ) or one in _nicknames().get(other, ())


def _sound_alike(one: str, other: str) -> bool:
    """Say whether two words are written as one may be: "Muqtada", "Moktada"."""
    if one == other:
        return True
    sounds, others = _sounded(one), _sounded(other)
    if len(sounds) != len(others) or len(sounds) < _SHORTEST:
        return False
    # "Hassan" and "Hussein", "Andersen" and "Anderson" are two names each.
    pairs = zip(sounds, others, strict=True)
    return all(a == b or frozenset((a, b)) in _VOWELS for a, b in pairs)


def _close(one: str, other: str) -> bool:
    return one == other or _sound_alike(one, other) or _slipped(one, other)


def _slipped(one: str, other: str) -> bool:
    """Say whether a letter of a long word may be a slip."""
    return min(len(one), len(other)) >= _LONG and (
        Levenshtein.distance(one, other, score_cutoff=1) <= 1
    )


@lru_cache(maxsize=100_000)
def _sounded(word: str) -> str:
    for pattern, sound in _SOUNDS:
        word = pattern.sub(sound, word)
    return word


@lru_cache(maxsize=100_000)
def _skeleton(word: str) -> str:
    """Return the consonants of a word by their sounds, with its first letter.

    >>> _skeleton("mohammed") == _skeleton("muhamad")
    True
    """
    sounded = _sounded(word)
    rest = re.sub("[aeiou]", "", sounded[1:])
    first = "a" if sounded[:1] in "aeiou" else sounded[:1]
    return re.sub(r"(.)\1+", r"\1", first + rest)


@lru_cache(maxsize=1)
def _nicknames() -> dict[str, frozenset[str]]:
    """Return the full names that a given name is short for, folded."""
    found: dict[str, set[str]] = {}
    for name, short in table_rows("actors/nicknames"):
        for each in short.split("|"):
            found.setdefault(each.casefold(), set()).add(name.casefold())
    return {name: frozenset(full) for name, full in found.items()}
