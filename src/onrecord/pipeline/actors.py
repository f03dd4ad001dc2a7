"""Ask who is in the registry of actors, with a user's own laid over it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.errors import ConfigError
from onrecord.pipeline.questions import settings_in_use, storable

if TYPE_CHECKING:
    from onrecord.resolve.listed import Listed


def actors(search: str, *, overlay: str | Path | None = None) -> list[Listed]:
    """Return the actors of the registry that words find, whole names and codes first.

    Args:
        search: A name or part of one, a code (ISO 3166-1, COW, CAMEO, PLOVER), a kind
            ("armed_group"), or whom others are a part of ("United Nations").
        overlay: A file of one's own actors, CSV or YAML, that lies over ours in this
            process; that of the settings if not given.

    Raises:
        ConfigError: The file holds a mistake, or nobody is found.
    """
    from onrecord.model.actor_overlay import read_overlay  # noqa: PLC0415
    from onrecord.model.actors import use_actors  # noqa: PLC0415
    from onrecord.resolve.listed import find_listed  # noqa: PLC0415

    settings_in_use()
    if overlay is not None:
        use_actors(read_overlay(Path(overlay)))
    found = find_listed(storable(search))
    if not found:
        raise ConfigError(f"nobody in the registry is found by {storable(search)}")
    return found
