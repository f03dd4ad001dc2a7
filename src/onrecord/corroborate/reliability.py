"""Keep how reliable a user holds a source: A to F, F where nothing was said.

A rating is added and never changed; the latest counts, and the older stay to be seen.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError
from onrecord.store import derived

if TYPE_CHECKING:
    from onrecord.store import Opened

LETTERS: Final[dict[str, str]] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "cannot be judged",
}
UNRATED: Final = "F"

LATEST: Final = """
SELECT r.source, r.grade FROM reliabilities r
JOIN (SELECT source, max(made) AS made FROM reliabilities GROUP BY source) latest
ON latest.source = r.source AND latest.made = r.made
"""


def rate_source(
    opened: Opened, source: str, grade: str, *, author: str = "", reason: str = ""
) -> str:
    """Keep how reliable a source is, and return the letter.

    Raises:
        ConfigError: There is no such grade, or the source has no name.
    """
    letter = grade.strip().upper()
    if letter not in LETTERS:
        known = ", ".join(f"{key} {words}" for key, words in LETTERS.items())
        raise ConfigError(f"no reliability is called {grade}; known: {known}")
    if not source.strip():
        raise ConfigError("give the name of a source")
    made = datetime.now(UTC).replace(tzinfo=None)
    opened.append_rows(
        derived.RELIABILITIES, [(source.strip(), letter, made, author, reason)]
    )
    return letter


def load_reliabilities(opened: Opened) -> dict[str, str]:
    """Return the letter of each source that was rated."""
    return dict(opened.rows(LATEST))
