"""Fold words to the key they are looked up by, and strip what is no part of a name."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.IGNORECASE)
POSSESSIVE = re.compile(r"(?:'s|(?<=s)')$")
DETERMINER = re.compile(
    r"^(?:(?:the|a|an|this|that|these|some|any|many|several|both|various|"
    r"other|most|all|each|including|mainly|mostly|largely|notably|even|only|also|"
    r"especially|particularly|every|more than|fewer than|less than|at least|at most|"
    r"as many as|up to|about|around|nearly|almost|roughly|some of|dozens of|"
    r"scores of|hundreds of|thousands of|tens of thousands of|millions of|"
    r"hundred|thousand|million|billion|dozen|over|approximately|an estimated|"
    r"estimated|another|one|two|three|four|five|six|seven|eight|nine|ten|eleven|"
    r"twelve|twenty|thirty|forty|fifty|\d[\d,.]*(?:-\d+)?)\s+)+",
    re.IGNORECASE,
)
SMALL = {"of", "the", "for", "and", "in", "to", "on", "against", "de", "al", "&", "a"}
SHORT_ACRONYM = 3


@lru_cache(maxsize=1 << 16)
def fold(words: str) -> str:
    """Return the lookup key of a name: no case, accents, periods, hyphens, article.

    Example:
        >>> fold("the U.S.-led Coalition's")
        'us led coalition'
    """
    text = unicodedata.normalize("NFKD", words.replace("’", "'").strip())
    text = "".join(c for c in text if not unicodedata.combining(c))
    text = text.replace("\u0131", "i").replace("ł", "l").replace("ø", "o")
    text = POSSESSIVE.sub("", text).lower().replace(".", "")
    text = re.sub(r"[-–—/\s]+", " ", text)
    text = re.sub(r"[\"“”,()]", "", text).strip()
    return ARTICLE.sub("", text)


def is_acronym(words: str) -> bool:
    """Say whether the words are written as an acronym: "PMF", "U.N.", "CJTF-OIR"."""
    letters = [c for c in words if c.isalpha()]
    return (
        len(letters) > 1
        and " " not in words.strip()
        and sum(c.isupper() for c in letters) * 2 > len(letters)
        and letters[0].isupper()
    )


def may_stand_for(words: str, form: str) -> bool:
    """Say whether the words, as cased, may be the form: "us" is not the "US".

    An acronym of three letters or fewer must be in capitals; a longer one may be
    written as a name ("Nato"), and no name is written all in lower case.
    """
    if not any(c.isupper() for c in form):
        return True
    written = bare(words).replace(".", "")
    if is_acronym(form) and len(fold(form)) <= SHORT_ACRONYM:
        return written.isupper()
    return any(c.isupper() for c in written)


def bare(words: str) -> str:
    """Return the words without article, possessive ending and outer marks.

    Example:
        >>> bare("the Syrian rebels'")
        'Syrian rebels'
    """
    text = " ".join(words.split()).strip("\"“”'‘,;:- ").lstrip(". ")
    text = re.sub(r"[’']s$", "", text)
    return ARTICLE.sub("", text)


def uncounted(words: str) -> str:
    """Return the words without leading numbers and quantifiers.

    Example:
        >>> uncounted("at least 60 civilians")
        'civilians'
    """
    text = bare(words)
    rest = DETERMINER.sub("", text)
    return rest or text


def initials(words: str) -> str:
    """Return the folded initials of the words that count."""
    return "".join(w[0] for w in fold(words).split() if w not in SMALL)
