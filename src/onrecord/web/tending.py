"""Look after the store while nobody asks: compare new reports, find disagreements.

Reports that the command line has read are compared with the others once it has been
quiet for a while, so that two who write do not wait for each other.
"""

from __future__ import annotations

import logging
import threading
import time
from typing import TYPE_CHECKING, Final

from onrecord.corroborate import corroborate
from onrecord.errors import OnRecordError
from onrecord.web.disagreements import disagreements
from onrecord.web.keeper import signature

if TYPE_CHECKING:
    from onrecord.web.asking import Desk
    from onrecord.web.keeper import Signature

PAUSE: Final = 1.0
PATIENCE: Final = 10.0
QUIET: Final = 6.0
"""Seconds without a change, longer than a batch of a run takes to be read."""

_log = logging.getLogger("onrecord.web")


class Tender:
    """A thread that looks after the store of a desk."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self._ended = threading.Event()
        self._seen: Signature = None
        self._since = -QUIET
        self._thread = threading.Thread(target=self._tend, daemon=True)

    def start(self) -> None:
        """Begin to look after it."""
        self._seen = signature(self.desk.keeper.store)
        self._thread.start()

    def end(self) -> None:
        """Let go of it, as soon as what is being done is done."""
        self._ended.set()
        self._thread.join(PATIENCE)

    def _tend(self) -> None:
        while not self._ended.is_set():
            try:
                self.tend()
            except OnRecordError as error:
                _log.info("the store is looked after later: %s", error)
            self._ended.wait(PAUSE)

    def tend(self) -> None:
        """Do what is to be done, if it is quiet."""
        keeper = self.desk.keeper
        found = signature(keeper.store)
        if found != self._seen:
            self._seen, self._since = found, time.monotonic()
        view = keeper.view()
        quiet = time.monotonic() - self._since >= QUIET
        if quiet and view.uncompared and not self.desk.jobs.busy:
            corroborate(keeper.store)
            view = keeper.refresh()
            self._seen = signature(keeper.store)
        if quiet:
            disagreements(keeper.store, view)
