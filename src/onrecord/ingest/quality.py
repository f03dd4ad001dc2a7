"""Refuse what is no English report: empty, binary, too large, another language."""

from __future__ import annotations

import re
from typing import Final

from onrecord.errors import ParseError

_SAMPLES: Final = 3
_SAMPLE: Final = 300
"""Characters of one sample that the language is told from. In longer ones words come
again, and the figures below were measured on single sentences."""

_FEWEST_LETTERS: Final = 40
"""With fewer, names decide what language a text seems to be in."""

_FEWEST_FOREIGN: Final = 10
"""The same for letters that are not Latin: no English report consists of them."""

_FUNCTION_WORDS: Final = frozenset(
    """the of and to that with said for by from was were is are be been has have had it
    its he she they his their who which this will would not but after as at on in a an
    """.split()
)
_ENGLISH_SHARE: Final = 0.2
"""Share of function words above which nobody asks: reports in English have 35 to 45 %,
those in German, French, Spanish or Indonesian below 12 % by words spelled alike."""

_MARGIN: Final = 1.0
"""How much likelier (natural logarithm, a letter) another language must be than
English: sentences in other languages have 1.5 to 4, a list of Arabic names has 0.7."""

_LATIN_END: Final = "\u0250"

_WORD: Final = re.compile(r"[^\W\d_]+")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_MOST_CONTROL: Final = 0.05


def check_text(text: str, max_characters: int) -> None:
    """Refuse a text that cannot be read as an English report.

    Raises:
        ParseError: With the reason, in one line.
    """
    if len(text) > max_characters:
        raise ParseError(
            f"too large: {len(text):,} characters; the limit is {max_characters:,}"
        )
    if not text:
        raise ParseError("empty")
    if not text.strip(" \t\r\n\v\f\ufeff\u200b\u00a0"):
        raise ParseError("empty: white space only")
    if lone := _SURROGATE.search(text):
        raise ParseError(
            f"contains lone surrogates: U+{ord(lone[0]):04X} at {lone.start()}"
        )
    _check_letters(text)
    _check_language(text)


def _check_letters(text: str) -> None:
    if (at := text.find("\0")) >= 0:
        raise ParseError(f"binary: a NUL character at {at}")
    sample = text[:2_000]
    if len(_CONTROL.findall(sample)) > _MOST_CONTROL * len(sample):
        raise ParseError("binary: control characters")
    if not _WORD.search(text):
        raise ParseError("no sentence: it has no letters")


def _check_language(text: str) -> None:
    """Refuse another language, by samples: a report may open on a foreign line."""
    step = max(len(text) // _SAMPLES, _SAMPLE)
    for start in range(0, max(len(text) - _SAMPLE, 1), step):
        language = _other_language(text[start : start + _SAMPLE])
        if language is None:
            return
    raise ParseError(f"another language: {language}, not English")


def _other_language(sample: str) -> str | None:
    """Return the code of the language, or nothing where it is or may be English."""
    words = [word.casefold() for word in _WORD.findall(sample)]
    letters = sum(map(len, words))
    foreign = sum(letter >= _LATIN_END for word in words for letter in word)
    margin = 0.0 if 2 * foreign > letters else _MARGIN * letters
    fewest = _FEWEST_LETTERS if margin else _FEWEST_FOREIGN
    known = sum(word in _FUNCTION_WORDS for word in words)
    if letters < fewest or known >= _ENGLISH_SHARE * len(words):
        return None
    import py3langid  # noqa: PLC0415  its model takes half a second to load

    ranked = dict(py3langid.rank(sample))
    best = max(ranked, key=lambda code: ranked[code])
    return best if best != "en" and ranked[best] - ranked["en"] >= margin else None
