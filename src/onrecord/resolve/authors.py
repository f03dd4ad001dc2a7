"""The document's own author: who "we" is in it, and who is no source of its word."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from onrecord.resolve.registry import load_registry
from onrecord.resolve.spelling import bare, fold

if TYPE_CHECKING:
    from onrecord.model.document import Document
    from onrecord.resolve.registry import Entry

SPEAKER = {"i", "me", "my", "mine", "myself"}
FIRST_PERSON = SPEAKER | {"we", "us", "our", "ours", "ourselves"}
SIGNED = re.compile(
    r"\b(?:Statement|Remarks|Speech|Address|Message|Letter|Op-ed|Comments?)\b"
    r"[\w\s]{0,20}\b(?:by|of|from)\s+(?:the\s+)?"
    r"((?:(?:[A-Z][\w.’'-]+|of|for)\s+)+[A-Z][\w’'-]+)"
)
"""The title of a statement, with its author: "Statement by Secretary Ada Quill"."""
SERVANTS = {"agency", "government", "armed_forces", "legislature", "court", "state"}


@lru_cache(maxsize=1 << 10)
def publisher(words: str) -> Entry | None:
    """Return what the registry knows of a publisher.

    Example:
        "US State Department" is the United States Department of State, "UK
        Government" the United Kingdom.
    """
    registry = load_registry()
    found = registry.lookup(words)
    if found:
        return found[0]
    first, _, rest = words.partition(" ")
    state = registry.state(first)
    if state is None:
        return None
    organs = [entry for entry in registry.lookup(rest) if entry.state == state.name]
    return organs[0] if organs else state


def acting_publisher(document: Document) -> Entry | None:
    """Return the state or body that "we" means in a publisher's own words.

    A ministry says it of its state; a newspaper's "we" is nobody who acts.
    """
    entry = publisher(document.publisher or "")
    if entry is None or entry.kind in {"outlet", "person"}:
        return None
    of = entry.state if entry.kind in SERVANTS else None
    return (load_registry().named(of) if of else None) or entry


def signed_by(document: Document) -> str | None:
    """Return the person whose statement a document is, by its title.

    Example:
        "Remarks by Defense Secretary Ada Quill at Port Ada" -> Ada Quill, with titles
    """
    found = SIGNED.search(document.title or "")
    return found[1] if found else None


def own_names(document: Document) -> frozenset[str]:
    """Return the folded names by which a document names its own author."""
    entry, acting = publisher(document.publisher or ""), acting_publisher(document)
    names = (document.publisher, entry and entry.name, acting and acting.name)
    return frozenset(fold(name) for name in names if name)


def is_first_person(words: str) -> bool:
    """Say whether a source's words are only "I" or "we"."""
    return bare(words).lower() in FIRST_PERSON
