"""Ask a store, and what is installed: one function for each command that reads none."""

from __future__ import annotations

import platform
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from onrecord.config import VERSION, load_settings
from onrecord.errors import StoreError
from onrecord.model.actor_overlay import read_overlay
from onrecord.model.actors import actors_version, use_actors
from onrecord.model.claim import Claim
from onrecord.model.ontology import overlay_version, use_overlay
from onrecord.pipeline.traces import seen, traced

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from onrecord.analyze.aggregates import Aggregate
    from onrecord.analyze.descriptions import Described
    from onrecord.analyze.evidence import Evidence
    from onrecord.analyze.looks import Looked
    from onrecord.analyze.quoted import Quoted
    from onrecord.analyze.told import Told
    from onrecord.config import Settings
    from onrecord.store import Result, Store

COUNTED: Final = ("documents", "attributions", "claims", "causes", "actors", "failures")

_RULES: Final = ("extract", "model", "ontology", "read", "resolve")
_PACKAGES: Final = ("onnxruntime", "tokenizers", "spacy", "duckdb", "trafilatura")


@dataclass(frozen=True, slots=True, kw_only=True)
class Info:
    """What is installed, what the reader model is, and what a store holds."""

    versions: dict[str, str]
    reader: str
    model_card: str | None
    store: Path
    counts: dict[str, int] | None
    """None where there is no store yet."""


def tie_claims(
    actor: str,
    *,
    rejected: bool = False,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> list[Told]:
    """Return the claims that tie an actor to others, each as one document tells it.

    ``ties`` adds them up.

    Args:
        actor: A name, or part of one.
        rejected: Whether those that somebody has rejected are among them.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        UnknownIdError: No claim in the store has such an actor.
    """
    from onrecord.analyze.told import find_ties  # noqa: PLC0415

    found = find_ties(open_store(store), storable(actor), as_of)
    return [told for told in found if rejected or not told.rejected]


def events(
    actor: str | None = None,
    *,
    type: str | None = None,
    rejected: bool = False,
    as_of: date | None = None,
    store: str | Path | None = None,
) -> list[Told]:
    """Return what happened, by date: all of it, of one actor, or of one type.

    Args:
        actor: A name, or part of one.
        type: An event type.
        rejected: Whether those that somebody has rejected are among them.
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.

    Raises:
        UnknownIdError: No claim in the store has such an actor.
        ConfigError: No event type has that name.
    """
    from onrecord.analyze.told import find_events  # noqa: PLC0415

    name = storable(actor) if actor else None
    found = find_events(open_store(store), name, type, as_of)
    return [told for told in found if rejected or not told.rejected]


def aggregate(
    told: Iterable[Told], rule: str, *, store: str | Path | None = None
) -> list[Aggregate]:
    """Return claims as events and ties, one for those that agree; the claims stay.

    Args:
        told: What ``events`` or ``tie_claims`` returns.
        rule: ``one-a-day``: who does what to whom on a day is one, with the range of
            the numbers. ``min``, ``median``, ``max``, ``first`` and ``last`` (by day
            of publication) choose a number besides. ``cluster``: what the store's
            clusters hold to be one, whatever the words and names.
        store: The store's file; that of the settings if not given. Only ``cluster``
            asks it.

    Raises:
        ConfigError: No rule has that name.
    """
    from onrecord.analyze.aggregates import (  # noqa: PLC0415
        CLUSTER,
        by_cluster,
    )
    from onrecord.analyze.aggregates import (  # noqa: PLC0415
        aggregate as by_rule,
    )

    if rule != CLUSTER:
        return by_rule(told, rule)
    from onrecord.corroborate import corroborate  # noqa: PLC0415

    place = open_store(store)
    corroborate(place)
    return by_cluster(told, place)


def why(id: str, *, store: str | Path | None = None) -> Evidence:
    """Return a record with the reading that it stands in: its words and their source.

    Of a claim the document is read again, for a trace of how it was read.

    Args:
        id: Id of a claim, attribution, mention or cause, or the beginning of one.
        store: The store's file; that of the settings if not given.

    Raises:
        UnknownIdError: No record has such an id, or several have.
    """
    from onrecord.analyze.evidence import find_evidence  # noqa: PLC0415

    found = find_evidence(open_store(store), id)
    return traced(found) if isinstance(found.record, Claim) else found


def why_not(place: str, *, store: str | Path | None = None) -> Looked:
    """Return what was seen at a word of a document, and what became of it.

    Args:
        place: ``DOCUMENT:OFFSET``, in characters, or ``DOCUMENT:"words"``; the document
            by its label, its id, or how that begins.
        store: The store's file; that of the settings if not given.

    Raises:
        UnknownIdError: No document is called so, or it has no such place.
    """
    from onrecord.analyze.looks import find_place, look_at  # noqa: PLC0415

    found = find_place(open_store(store), storable(place))
    return look_at(found, *seen(found.document, found.span))


def ontology(type: str | None = None) -> tuple[Described, ...]:
    """Return what a claim can be: all types, or one with the words that make it.

    Args:
        type: Name of a type, or a code of CAMEO for the type that it became.

    Raises:
        ConfigError: No type has that name, and none came of such a code.
    """
    from onrecord.analyze.descriptions import describe_types  # noqa: PLC0415

    settings_in_use()
    return describe_types(None if type is None else storable(type))


def sources(
    *, as_of: date | None = None, store: str | Path | None = None
) -> list[Quoted]:
    """Return who is quoted, how often and how firmly; the most quoted first.

    Args:
        as_of: A day of publication, after which nothing counts; none for now.
        store: The store's file; that of the settings if not given.
    """
    from onrecord.analyze.quoted import count_quoted  # noqa: PLC0415

    return count_quoted(open_store(store), as_of)


def sql(query: str, *, store: str | Path | None = None) -> Result:
    """Answer a query to the store's tables; it cannot change them."""
    if not query.strip(" \t\r\n;"):
        raise StoreError("the query is empty")
    return open_store(store).query(storable(query))


def info(*, store: str | Path | None = None) -> Info:
    """Return versions, the reader model's card, and how much the store holds."""
    place = open_store(store)
    counts = None
    if place.path.exists():
        counts = {name: _count(place, name) for name in COUNTED}
    installed = {name: metadata.version(name) for name in _PACKAGES}
    overlay = overlay_version()
    card = _weights() / "MODEL_CARD.md"
    return Info(
        versions={
            "onrecord": VERSION,
            "Python": platform.python_version(),
            **installed,
            **({"ontology laid over": overlay} if overlay else {}),
        },
        reader=reader_version(),
        model_card=card.read_text(encoding="utf-8") if card.is_file() else None,
        store=place.path,
        counts=counts,
    )


def program() -> str:
    """Return what reads here, with its versions: other versions read again."""
    overlay = " ".join(filter(None, (overlay_version(), actors_version())))
    parts = [f"onrecord {VERSION}", f"reader {reader_version()}"]
    parts += [f"rules {rules_version()}"]
    return ", ".join([*parts, f"overlay {overlay}"] if overlay else parts)


def settings_in_use() -> Settings:
    """Return the settings of the working folder, with the user's own words laid over.

    Raises:
        ConfigError: Settings, ontology or actors hold a mistake; then nothing has
            changed.
    """
    settings = load_settings()
    actors = read_overlay(settings.actors) if settings.actors else None
    use_overlay(settings.ontology)
    use_actors(actors)
    return settings


@cache
def rules_version() -> str:
    """Return the beginning of a hash of rules and vocabularies, which may be edited."""
    package = Path(str(files("onrecord")))
    found = sha256()
    for folder in _RULES:
        for path in sorted((package / folder).rglob("*")):
            if path.suffix in {".py", ".yaml", ".tsv", ".json"}:
                found.update(path.read_bytes())
    return found.hexdigest()[:12]


@cache
def reader_version() -> str:
    """Return the beginning of the reader model's hash, which names it."""
    path = _weights() / "reader.onnx"
    return sha256(path.read_bytes()).hexdigest()[:12] if path.is_file() else "none"


def open_store(path: str | Path | None, settings: Settings | None = None) -> Store:
    """Return the store at a path, or that of the settings; it may not exist yet."""
    from onrecord.store import Store  # noqa: PLC0415  DuckDB takes a moment

    settings = settings or settings_in_use()
    place = Path(path or settings.store)
    if str(place) != storable(str(place)):
        raise StoreError(f"{storable(str(place))}: a store's name must be text")
    return Store(place, wait=settings.lock_timeout)


def storable(given: str) -> str:
    """Return words as UTF-8 can hold them: an argument may have bytes of any kind."""
    return given.encode("utf-8", "backslashreplace").decode("utf-8")


def _count(store: Store, table: str) -> int:
    name = table if table in {"actors", "failures"} else f"current_{table}"
    found: Any = store.query(f"SELECT count(*) FROM {name}").rows[0][0]  # noqa: S608
    return int(found)


def _weights() -> Path:
    return Path(str(files("onrecord"))) / "read" / "weights"
