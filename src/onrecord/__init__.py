"""Read reports on international politics; keep who said what, and how firmly.

The folders, in the order data passes through them:

* ingest       documents come in
* read         documents gain linguistic annotation
* extract      annotations become attributions, claims and causes
* resolve      words become actors, dates and places
* store        everything is kept, with its provenance
* corroborate  reports are compared: copies, origins, clusters, contradictions
* analyze      questions are asked of what is kept
* export       records, answers and pages are written out

Every stage speaks in the records of ``model`` and knows no other stage. Only
``pipeline`` knows the order, and ``cli`` has one command for each of its functions.
``web`` is the workbench, which ``onrecord serve`` shows.
``config`` holds the settings, ``errors`` draws the errors as a tree, and ``ontology``
is data: the closed vocabularies.

The public functions are those of ``pipeline``, and ``serve``: one for each command.
They are imported when first asked for, so that ``import onrecord`` costs nothing.
"""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

from onrecord.config import VERSION

if TYPE_CHECKING:
    from onrecord.pipeline import (
        actors,
        aggregate,
        backup,
        brief,
        check,
        classify,
        clusters,
        compare,
        contradictions,
        copies,
        demo,
        events,
        export,
        import_,
        info,
        judge,
        judgments,
        knock_on,
        merge,
        network,
        ontology,
        parse,
        path,
        rate,
        read,
        read_on,
        rehydrate,
        sources,
        split,
        sql,
        tension,
        test,
        tie_claims,
        ties,
        timeline,
        watch,
        why,
        why_not,
    )
    from onrecord.web.serve import serve

__all__ = [
    "__version__",
    "actors",
    "aggregate",
    "backup",
    "brief",
    "check",
    "classify",
    "clusters",
    "compare",
    "contradictions",
    "copies",
    "demo",
    "events",
    "export",
    "import_",
    "info",
    "judge",
    "judgments",
    "knock_on",
    "merge",
    "network",
    "ontology",
    "parse",
    "path",
    "rate",
    "read",
    "read_on",
    "rehydrate",
    "serve",
    "sources",
    "split",
    "sql",
    "tension",
    "test",
    "tie_claims",
    "ties",
    "timeline",
    "watch",
    "why",
    "why_not",
]

__version__ = VERSION


class _Package(ModuleType):
    """This package, with its public functions looked up when first used.

    ``read``, ``ontology`` and ``export`` are functions and folders. Importing a folder
    binds its name on the package; this class keeps the function there all the same.
    """

    @property
    def read(self) -> object:
        return import_module("onrecord.pipeline").read

    @read.setter
    def read(self, folder: ModuleType) -> None:
        del folder

    @property
    def ontology(self) -> object:
        return import_module("onrecord.pipeline").ontology

    @ontology.setter
    def ontology(self, folder: ModuleType) -> None:
        del folder

    @property
    def export(self) -> object:
        return import_module("onrecord.pipeline").export

    @export.setter
    def export(self, folder: ModuleType) -> None:
        del folder

    def __getattr__(self, name: str) -> object:
        if name == "serve":
            return import_module("onrecord.web.serve").serve
        if name in __all__:
            return getattr(import_module("onrecord.pipeline"), name)
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__(self) -> list[str]:
        return sorted({*self.__dict__, *__all__})


sys.modules[__name__].__class__ = _Package
