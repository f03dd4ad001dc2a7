"""Run the stages in order; the only package that knows the order.

The public functions are those of the command line, by the same names. Reading is
pure, a document in and records out; everything after it is a question to the store.
"""

from __future__ import annotations

from onrecord.pipeline.actors import actors
from onrecord.pipeline.classify import classify
from onrecord.pipeline.engines import ENGINES, Tables, read_on
from onrecord.pipeline.exports import Exported, Rehydrated, export, rehydrate
from onrecord.pipeline.feeds import Watched, seconds_of, watch
from onrecord.pipeline.histories import knock_on, test, timeline
from onrecord.pipeline.imports import Imported, import_
from onrecord.pipeline.judgments import Made, judge, judgments, merge, split
from onrecord.pipeline.networks import brief, network, path, tension, ties
from onrecord.pipeline.questions import (
    Info,
    aggregate,
    events,
    info,
    ontology,
    open_store,
    reader_version,
    sources,
    sql,
    tie_claims,
    why,
    why_not,
)
from onrecord.pipeline.readings import (
    DEMO_STORE,
    Summary,
    demo,
    examples,
    parse,
    read,
    read_each,
)
from onrecord.pipeline.runs import Outcomes, Progress
from onrecord.pipeline.stages import read_document
from onrecord.pipeline.together import (
    clusters,
    compare,
    contradictions,
    copies,
    rate,
)
from onrecord.pipeline.upkeep import Saved, backup, check

__all__ = [
    "DEMO_STORE",
    "ENGINES",
    "Exported",
    "Imported",
    "Info",
    "Made",
    "Outcomes",
    "Progress",
    "Rehydrated",
    "Saved",
    "Summary",
    "Tables",
    "Watched",
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
    "examples",
    "export",
    "import_",
    "info",
    "judge",
    "judgments",
    "knock_on",
    "merge",
    "network",
    "ontology",
    "open_store",
    "parse",
    "path",
    "rate",
    "read",
    "read_document",
    "read_each",
    "read_on",
    "reader_version",
    "rehydrate",
    "seconds_of",
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
