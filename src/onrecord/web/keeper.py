"""Keep the workbench's snapshot in step with its store, whoever writes to that.

A store that is locked or half way through a run is no reason to wait: the answer is
that of a moment ago, and says so. What a person judges here is seen at once.
"""

from __future__ import annotations

import threading
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeVar

from onrecord.analyze.standing import Standing, standing_of
from onrecord.errors import StoreError, StoreLockedError
from onrecord.store.judgments import load_judgments
from onrecord.store.snapshots import Snapshot
from onrecord.web import filling, tables
from onrecord.web.judged import apply_judgments

if TYPE_CHECKING:
    from collections.abc import Callable

    from onrecord.model.judgment import Judgment
    from onrecord.store import Opened, Store

PATIENCE: Final = 0.5
"""Seconds that a question waits for news; then it is answered with what is known."""

MARKS: Final = """
SELECT
    (SELECT coalesce(bit_xor(hash(id, label, version, run)), 0) FROM documents)
        AS documents,
    (SELECT coalesce(bit_xor(hash(document, claim, cluster)), 0) FROM cluster_claims)
        AS clusters,
    (SELECT coalesce(bit_xor(hash(document, span_start, origin)), 0) FROM origins)
        AS origins,
    (SELECT count(*) FROM failures) AS failures,
    (SELECT count(*) FROM judgments) AS judgments,
    (SELECT count(*) FROM reliabilities) AS ratings,
    (SELECT count(*) FROM documents WHERE id NOT IN (SELECT document FROM clustered))
        AS uncompared
"""
"""What tells whether a store has changed, and where; the last is not compared."""
_JUDGMENTS: Final = 4

Made = TypeVar("Made")
Signature = tuple[int, ...] | None
"""What the file system says of a store's file: None where there is none."""


@dataclass(frozen=True, slots=True)
class View:
    """A snapshot, with what was in force when it was made."""

    snapshot: Snapshot
    state: str
    """Names what the store held; changes with it."""
    marks: tuple[int, ...]
    judgments: tuple[Judgment, ...] = ()
    standing: Standing = field(default_factory=Standing)
    uncompared: int = 0
    """Documents that were not compared with the others yet."""
    memory: dict[str, Any] = field(default_factory=dict)
    """Answers that every page asks for, kept while the view is."""

    def remembered(self, name: str, make: Callable[[], Made]) -> Made:
        """Return what was made of this view before, or make it."""
        if name not in self.memory:
            self.memory[name] = make()
        found: Made = self.memory[name]
        return found


class Keeper:
    """Gives the view that is current, or nearly."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.busy: str | None = None
        """Why the store could not be read when it was tried last."""
        self._view: View | None = None
        self._signature: Signature = None
        self._lock = threading.Lock()
        self._refreshing: threading.Thread | None = None
        self._began = 0.0
        self._rest_until = 0.0

    @property
    def stale(self) -> bool:
        """Whether the store has changed since the view was made."""
        return self._view is not None and self._signature != signature(self.store)

    def view(self) -> View:
        """Return the current view; where that is not to be had, the one before it.

        Raises:
            StoreError: There is a file that is no store, or no view of it yet because
                another process holds it.
        """
        if self._view is None:
            return self.refresh()
        if self.stale:
            self._refresh_beside()
        return self._view

    def refresh(self) -> View:
        """Bring the view up to date, however long that takes.

        Raises:
            StoreError: The store cannot be read.
        """
        with self._lock:
            found = signature(self.store)
            if self._view is not None and self._signature == found:
                return self._view
            try:
                self._view = self._renewed(self._view)
            except StoreLockedError as error:
                self.busy = str(error)
                raise
            self._signature, self.busy = found, None
            return self._view

    def close(self) -> None:
        """Let go of what is kept in memory."""
        with self._lock:
            if self._view is not None:
                self._view.snapshot.close()
            self._view = None

    def _refresh_beside(self) -> None:
        """Refresh in a thread of its own, and wait a moment for it.

        Only who starts it waits; and what took long is not done again at once, since
        a run beside us changes the store every few seconds.
        """
        now = time.monotonic()
        if self._refreshing is not None and self._refreshing.is_alive():
            self._refreshing.join(max(0.0, self._began + PATIENCE - now))
            return
        if now < self._rest_until:
            return
        self._began = now
        self._refreshing = threading.Thread(target=self._try_refresh, daemon=True)
        self._refreshing.start()
        self._refreshing.join(PATIENCE)

    def _try_refresh(self) -> None:
        try:
            self.refresh()
        except StoreError as error:
            self.busy = str(error)
        ended = time.monotonic()
        self._rest_until = ended + (ended - self._began)

    def _renewed(self, view: View | None) -> View:
        if not self.store.path.exists():
            return _empty()
        *marks, uncompared = self.store.query(MARKS).rows[0]
        if view and view.marks == tuple(marks):
            return View(
                view.snapshot,
                view.state,
                view.marks,
                view.judgments,
                view.standing,
                uncompared,
            )
        judgments = load_judgments(self.store)
        standing = standing_of(judgments)
        if view and _only_judged(view, marks, standing):
            snapshot = view.snapshot
            changed = _changed(view, standing)
            if changed:
                snapshot.copy(self.store, tables.copied(changed))
            snapshot.copy(self.store, {"ratings": tables.ONCE["ratings"]})
            with snapshot.changing() as opened:
                if changed:
                    tables.forget(opened, changed)
                    self._fill(opened, standing, changed)
        else:
            snapshot = Snapshot()
            snapshot.copy(self.store, tables.copied(None))
            with snapshot.changing() as opened:
                tables.create(opened, dict(_shown(standing)))
                self._fill(opened, standing, sorted(standing.of_claims))
        return View(
            snapshot,
            f"{abs(hash(tuple(marks))):x}",
            tuple(marks),
            tuple(judgments),
            standing,
            uncompared,
        )

    def _fill(self, opened: Opened, standing: Standing, judged: list[str]) -> None:
        filling.fill(opened)
        for reading in self.store.readings(judged):
            apply_judgments(opened, standing.apply(reading))
        filling.finish(opened)


def _only_judged(view: View, marks: list[int], standing: Standing) -> bool:
    """Say whether nothing but judgements of claims, or ratings, are new."""
    if not view.marks or view.marks[:_JUDGMENTS] != tuple(marks[:_JUDGMENTS]):
        return False
    return dict(_shown(view.standing)) == dict(_shown(standing))


def _changed(view: View, standing: Standing) -> list[str]:
    """Return the documents about whose claims other judgements are in force."""
    before, after = view.standing.of_claims, standing.of_claims
    every = {*before, *after}
    return sorted(key for key in every if before.get(key, []) != after.get(key, []))


def _shown(standing: Standing) -> list[tuple[str, str]]:
    merged = standing.merged
    return [(name, merged.shown(name)) for name in merged.parent]


def _empty() -> View:
    """Return the view of a store that is not there yet."""
    snapshot = Snapshot()
    with snapshot.changing() as opened:
        tables.create(opened, {})
        for name, columns in tables.LACKING.items():
            opened.run(f"CREATE TABLE {name} ({columns})")
    return View(snapshot, "none", ())


def signature(store: Store) -> Signature:
    """Return what tells, without opening it, that a store's file is another."""
    found: list[int] = []
    for path in (store.path, store.path.with_name(f"{store.path.name}.wal")):
        try:
            stat = path.stat()
        except OSError:
            found.append(0)
            continue
        found += [stat.st_ino, stat.st_mtime_ns, stat.st_size]
    return tuple(found) if any(found) else None
