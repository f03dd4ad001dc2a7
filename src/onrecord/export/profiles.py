"""Say of an actor what the formats of event data ask: its country and its sector."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord.resolve.registry import load_registry

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.model.claim import Reading

SECTORS: Final = {
    "state": "GOV",
    "government": "GOV",
    "agency": "GOV",
    "armed_forces": "MIL",
    "legislature": "LEG",
    "court": "JUD",
    "party": "PTY",
    "armed_group": "REB",
    "outlet": "JRN",
    "company": "BUS",
    "people": "CVL",
}
"""PLOVER's sector of each kind of actor; other kinds say too little."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """An actor by its name, with what is known of it; None where nothing is."""

    name: str
    kind: str | None = None
    state: str | None = None
    """The state that it is or belongs to, by its usual English name."""
    code: str | None = None
    """That state's ISO 3166-1 alpha-3 code."""
    sector: str | None = None
    """PLOVER's code."""


class Profiles:
    """Looks actors up in the registry, and in what the texts say of them."""

    def __init__(self, readings: Iterable[Reading]) -> None:
        self._kinds = {a.name: a.kind for each in readings for a in each.actors}
        self._known: dict[str, Profile] = {}

    def of(self, name: str) -> Profile:
        """Return what is known of an actor."""
        if name not in self._known:
            self._known[name] = self._found(name)
        return self._known[name]

    def _found(self, name: str) -> Profile:
        registry = load_registry()
        entry = registry.named(name)
        if entry is None:
            kind = self._kinds.get(name)
            return Profile(name=name, kind=kind, sector=SECTORS.get(kind or ""))
        state = registry.named(entry.state) if entry.state else None
        return Profile(
            name=name,
            kind=entry.kind,
            state=entry.state,
            code=entry.code or (state.code if state else None),
            sector=SECTORS.get(entry.kind),
        )
