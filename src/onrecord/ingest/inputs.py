"""List what is to be read: files, folders, addresses, standard input."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, Literal

from onrecord.errors import ParseError
from onrecord.ingest.streams import bare_name
from onrecord.model.document import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable

Kind = Literal["text", "html", "jsonl", "pdf", "stdin", "url", "warc", "zip", "tar"]

METADATA_FILE: Final = "documents.jsonl"
KINDS: Final[dict[str, Kind]] = {
    ".txt": "text",
    ".html": "html",
    ".htm": "html",
    ".jsonl": "jsonl",
    ".pdf": "pdf",
    ".warc": "warc",
}
"""What a folder is read for; also as ``.jsonl.gz``, ``.warc.zst`` and the like."""

_ARCHIVES: Final[dict[str, Kind]] = {".zip": "zip", ".tar": "tar", ".tgz": "tar"}
"""What is read where it is named; in a folder its texts often lie beside it."""

_NO_PROSE: Final = frozenset((".json", ".csv", ".tsv", ".xml", ".yaml", ".yml"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What is known of a document beside its text."""

    title: str | None = None
    publisher: str | None = None
    published: date | None = None
    url: str | None = None

    def over(self, other: Metadata) -> Metadata:
        """Return the same with what is missing here taken from another."""
        return Metadata(
            title=self.title or other.title,
            publisher=self.publisher or other.publisher,
            published=self.published or other.published,
            url=self.url or other.url,
        )


@dataclass(frozen=True, slots=True)
class Input:
    """One file, address or stream to take documents from."""

    kind: Kind
    name: str
    """The path or address as it was given; ``-`` for standard input."""
    metadata: Metadata = Metadata()

    @property
    def label(self) -> str:
        """What its document is called."""
        if self.kind == "url":
            return self.name
        return "stdin" if self.kind == "stdin" else stem_of(self.name)

    @property
    def countable(self) -> bool:
        """Whether its documents can be counted before they are read."""
        if self.kind == "jsonl":
            return bare_name(self.name) == Path(self.name).name
        return self.kind not in {"warc", "zip", "tar"}

    def count(self) -> int:
        """Return how many documents it holds: one, or the lines of a JSONL file."""
        if self.kind != "jsonl" or not self.countable:
            return int(self.countable)
        try:
            with Path(self.name).open("rb") as lines:
                return sum(not line.isspace() for line in lines)
        except OSError:
            return 1


@dataclass(slots=True)
class Listing:
    """What was found at the paths that were given."""

    inputs: list[Input] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    """Paths with nothing to read at them, and broken lines of metadata."""
    passed_over: int = 0
    """Files in the folders that are of no kind that is read."""

    @property
    def countable(self) -> bool:
        """Whether ``count`` tells of all of them; what archives hold it does not."""
        return all(each.countable for each in self.inputs)

    def count(self) -> int:
        """Return how many documents there are, without reading them."""
        return sum(each.count() for each in self.inputs)


def list_inputs(paths: Iterable[str | Path]) -> Listing:
    """Return what there is to read at some paths.

    A folder stands for the files in it that can be read, by name, without its
    subfolders. A ``documents.jsonl`` beside a file is looked up for its metadata.

    Args:
        paths: Files, folders, http(s) addresses, or ``-`` for standard input.
    """
    listing = Listing()
    known: dict[Path, dict[str, Metadata]] = {}
    for path in paths:
        name = str(path)
        if not name:
            # A script's empty variable; a path would take it for the working folder.
            reason = "an empty name; give . for the working folder"
            listing.failures.append(Failure(label="''", stage="ingest", reason=reason))
        elif name == "-":
            listing.inputs.append(Input("stdin", name))
        elif name.lower().startswith(("http://", "https://")):
            listing.inputs.append(Input("url", name))
        else:
            _list_path(Path(path), listing, known)
    return listing


def _list_path(
    path: Path, listing: Listing, known: dict[Path, dict[str, Metadata]]
) -> None:
    try:
        if path.is_dir():
            _list_folder(path, listing, known)
        else:
            path.stat()
            listing.inputs.append(_input(path, listing, known))
    except (OSError, ValueError, ParseError) as error:
        listing.failures.append(failure(str(path), error))


def _list_folder(
    folder: Path, listing: Listing, known: dict[Path, dict[str, Metadata]]
) -> None:
    files = sorted(path for path in folder.iterdir() if path.is_file())
    files = [path for path in files if path.name != METADATA_FILE]
    wanted = [
        path
        for path in files
        if suffix_of(path.name) in KINDS and not path.name.startswith(".")
    ]
    listing.passed_over += len(files) - len(wanted)
    if not wanted:
        raise ParseError(
            f"a folder with nothing to read; {len(files)} files passed over"
        )
    listing.inputs.extend(_input(path, listing, known) for path in wanted)


def _input(
    path: Path, listing: Listing, known: dict[Path, dict[str, Metadata]]
) -> Input:
    suffix = suffix_of(path.name)
    if suffix in _NO_PROSE:
        raise ParseError(f"a {suffix} file; give .txt, .html or .jsonl")
    if path.parent not in known:
        known[path.parent] = _read_metadata(path.parent / METADATA_FILE, listing)
    metadata = known[path.parent].get(stem_of(path.name), Metadata())
    kinds = KINDS | _ARCHIVES
    return Input(kinds.get(suffix, "text"), str(path), metadata)


def suffix_of(name: str) -> str:
    """Return the ending that tells what a file holds, beneath that of a compression."""
    bare = Path(bare_name(name)).suffix.lower()
    # Something like ``report.gz`` has no other ending.
    return bare if bare in KINDS or bare in _ARCHIVES else Path(name).suffix.lower()


def stem_of(name: str) -> str:
    """Return a file's name without folders and endings, by which it is called."""
    found = suffix_of(name)
    return Path(bare_name(name) if found in KINDS else name).stem


def _read_metadata(path: Path, listing: Listing) -> dict[str, Metadata]:
    """Return what ``documents.jsonl`` says of each document; note its broken lines."""
    if not path.is_file():
        return {}
    try:
        data = path.read_bytes()
    except OSError as error:
        listing.failures.append(failure(str(path), error))
        return {}
    found, failures = parse_metadata(data, str(path))
    listing.failures += failures
    return found


def parse_metadata(
    data: bytes, where: str
) -> tuple[dict[str, Metadata], list[Failure]]:
    """Return by their ids what lines say of documents, and what is wrong with lines."""
    found: dict[str, Metadata] = {}
    failures: list[Failure] = []
    for number, line in enumerate(data.splitlines(), start=1):
        if not line.strip():
            continue
        try:
            entry = parse_line(line)
            found[str(entry.get("id"))] = metadata_of(entry)
        except ParseError as error:
            failures.append(failure(f"{where}:{number}", error))
    return found, failures


def parse_line(line: bytes) -> dict[str, Any]:
    """Return the object that a line of JSON holds.

    Raises:
        ParseError: The line is no JSON object in UTF-8.
    """
    try:
        found = json.loads(line.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise ParseError(f"not JSON: {' '.join(str(error).split())}") from error
    if not isinstance(found, dict):
        raise ParseError("not a JSON object")
    return found


def metadata_of(entry: dict[str, Any]) -> Metadata:
    """Return the metadata that an object of JSON gives.

    Raises:
        ParseError: A value is of the wrong kind; a date that is none would shift every
            "yesterday" of its document without notice.
    """
    values: dict[str, str | None] = {}
    for name in ("title", "publisher", "url", "published"):
        value = entry.get(name)
        if value is not None and not isinstance(value, str):
            raise ParseError(f"{name} is not a text")
        values[name] = _clean(name, value)
    return Metadata(
        title=values["title"],
        publisher=values["publisher"],
        url=values["url"],
        published=_day(values["published"]),
    )


def _clean(name: str, value: str | None) -> str | None:
    try:
        (value or "").encode("utf-8")
    except UnicodeEncodeError as error:
        raise ParseError(f"{name} contains lone surrogates") from error
    return value or None


def _day(value: str | None) -> date | None:
    if value is None:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as error:
        raise ParseError(f"published is no date like 2016-12-23: {value!r}") from error


def failure(label: str, error: Exception) -> Failure:
    """Return the failure that an error means for a document, in one line."""
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    if isinstance(error, FileNotFoundError):
        reason = "no such file"
    printable = label.encode("utf-8", "backslashreplace").decode("utf-8")
    return Failure(label=printable, stage="ingest", reason=" ".join(reason.split()))
