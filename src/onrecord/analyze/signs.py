"""Say of each type whether it binds two actors or sets them against each other.

Events take the sign of PLOVER's score, so that a request is neither; ties have one by
the house. Control is neither, too: one may control a friend or an enemy.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal

from onrecord.model.ontology import kept_with_ontology, types

if TYPE_CHECKING:
    from collections.abc import Mapping

Sign = Literal[-1, 0, 1]

FRIENDLY: Final = frozenset(
    "member_of leads represents finances arms trains backs pledges_allegiance_to "
    "allied_with".split()
)
HOSTILE: Final = frozenset({"hostile_to"})
CHANNELS: Final = ("finances", "arms", "trains", "leads", "controls")
"""Along these runs what makes others able or bound to act: money, arms, command."""


@kept_with_ontology
def signs() -> Mapping[str, Sign]:
    """Return the sign of every type."""
    return {name: _sign(name, each.score) for name, each in types().items()}


def sign_of(type: str) -> Sign:
    """Return 1 for cooperation, -1 for conflict, 0 for neither.

    >>> sign_of("finances"), sign_of("ASSAULT"), sign_of("controls")
    (1, -1, 0)
    """
    return signs().get(type, 0)


def is_material(type: str) -> bool:
    """Say whether a type is of deeds, and not of words alone."""
    known = types().get(type)
    return known is not None and (known.quad or "").startswith("M-")


@kept_with_ontology
def binding() -> tuple[str, ...]:
    """Return the types by which two are bound to one another, in the guide's order.

    They are the ties that are not hostile, and the events of cooperation.
    """
    return tuple(
        name
        for name, each in types().items()
        if signs()[name] > 0 or (each.kind == "tie" and signs()[name] == 0)
    )


def _sign(name: str, score: float | None) -> Sign:
    if name in FRIENDLY or (score or 0) > 0:
        return 1
    return -1 if name in HOSTILE or (score or 0) < 0 else 0
