"""Name the fields of JSON lines that were written by other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping

FIELDS: Final = ("id", "text", "title", "publisher", "published", "url")
"""What a line may say of a document."""


def parse_fields(given: str) -> dict[str, str]:
    """Return by our names those of other fields, ``text=body,title=meta.headline``.

    Raises:
        ConfigError: It is of another form, or names a field that we do not have.
    """
    found: dict[str, str] = {}
    for pair in given.split(","):
        ours, equals, theirs = (part.strip() for part in pair.partition("="))
        if not equals or not theirs:
            raise ConfigError(f"not of the form field=theirs: {pair.strip()!r}")
        if ours not in FIELDS:
            known = ", ".join(FIELDS)
            raise ConfigError(f"no field is called {ours}; known: {known}")
        found[ours] = theirs
    return found


def mapped(entry: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    """Return what an entry says under our names; fields that are not mapped stay.

    Args:
        entry: An object of JSON.
        names: Their names by ours; a point leads into an inner object, unless a
            field has it in its name.
    """
    return entry | {ours: _value(entry, theirs) for ours, theirs in names.items()}


def _value(entry: dict[str, Any], name: str) -> Any:  # noqa: ANN401  JSON may be any
    found: Any = entry
    if name in entry:
        return entry[name]
    for part in name.split("."):
        found = found.get(part) if isinstance(found, dict) else None
    return found
