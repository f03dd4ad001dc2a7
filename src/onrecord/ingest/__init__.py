"""Bring documents in."""

from __future__ import annotations

from onrecord.ingest.crawl import Crawler, Fetched
from onrecord.ingest.documents import documents, load
from onrecord.ingest.fetch import Fetcher, Page
from onrecord.ingest.inputs import Input, Listing, Metadata, list_inputs

__all__ = [
    "Crawler",
    "Fetched",
    "Fetcher",
    "Input",
    "Listing",
    "Metadata",
    "Page",
    "documents",
    "list_inputs",
    "load",
]
