"""Settings: commented defaults, overlaid by ``onrecord.toml`` in the working folder."""

from __future__ import annotations

import difflib
import os
import tomllib
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from onrecord.errors import ConfigError

VERSION = "0.1.0"
SETTINGS_FILE = "onrecord.toml"
ONTOLOGY_VARIABLE = "ONRECORD_ONTOLOGY"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user may set; every field is a key of ``onrecord.toml``."""

    store: Path = Path("onrecord.duckdb")
    """The file that everything is kept in; relative to the working folder."""
    ontology: Path | None = None
    """A folder of the user's own words, laid over ours; ``ONRECORD_ONTOLOGY`` in the
    environment comes before it."""
    actors: Path | None = None
    """A file of the user's own actors, CSV or YAML, laid over the registry."""
    max_characters: int = 5_000_000
    """A longer text is a failure: no report is that long, a damaged file may be."""
    jobs: int = 0
    """Processes that read; 0 takes one for each core."""
    lock_timeout: float = 30.0
    """Seconds to wait while another process writes to the store."""
    fetch_timeout: float = 20.0
    """Seconds until a page must have come."""
    fetch_bytes: int = 10_000_000
    """A larger page is cut off and refused."""
    fetch_pause: float = 1.0
    """Seconds between two pages of one host; its robots.txt may ask for more."""
    user_agent: str = f"onrecord/{VERSION}"
    """How a publisher's server is told who asks."""


def load_settings(folder: Path | None = None) -> Settings:
    """Return the settings of a working folder; the defaults where it has no file.

    Args:
        folder: Where to look for ``onrecord.toml``; the current one if not given.

    Raises:
        ConfigError: The file cannot be read as TOML, or has an unknown key or a
            value of the wrong kind.
    """
    settings = Settings()
    path = (folder or Path()) / SETTINGS_FILE
    for key, given in _table(path).items():
        settings = replace(settings, **{key: _checked(path, key, given)})
    if words := os.environ.get(ONTOLOGY_VARIABLE):
        settings = replace(settings, ontology=Path(words))
    return settings


def _table(path: Path) -> dict[str, Any]:
    if not path.is_file():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error


def _checked(path: Path, key: str, given: object) -> Any:  # noqa: ANN401
    known = [field.name for field in fields(Settings)]
    if key not in known:
        close = difflib.get_close_matches(key, known, n=1)
        meant = f"did you mean {close[0]}?" if close else f"known: {', '.join(known)}"
        raise ConfigError(f"{path}: no setting is called {key}; {meant}")
    default = getattr(Settings(), key)
    if default is None or isinstance(default, Path | str):
        if isinstance(given, str) and given:
            return given if isinstance(default, str) else Path(given)
        raise ConfigError(f"{path}: {key} must be a text in quotation marks")
    return _checked_number(path, key, given, whole=isinstance(default, int))


def _checked_number(path: Path, key: str, given: object, *, whole: bool) -> float:
    # A bool is an int to Python, and `jobs = true` must not mean one process.
    if isinstance(given, bool) or not isinstance(given, int | float):
        raise ConfigError(f"{path}: {key} must be a number")
    if whole and not isinstance(given, int):
        raise ConfigError(f"{path}: {key} must be a whole number")
    if not 0 <= given < float("inf"):
        raise ConfigError(f"{path}: {key} must be a number that is not negative")
    return given if whole else float(given)
