"""Take in what others have decided: judgements, and statements coded by hand."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from onrecord.errors import ConfigError, ParseError
from onrecord.export.references import REFERENCE
from onrecord.export.words import counted
from onrecord.model.claim import Reading
from onrecord.model.document import Document, text_hash
from onrecord.pipeline.judgments import judgments
from onrecord.pipeline.questions import open_store, storable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from onrecord.analyze.review import Reviewed
    from onrecord.ingest.dna import CodedText
    from onrecord.model.claim import Claim
    from onrecord.model.judgment import Judgment
    from onrecord.store import Store

FORMATS: Final = ("judgments", "dna", "parquet")
_FINE = frozenset({"in force", "kept", "taken back"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """What came in by a file."""

    judgments: int = 0
    new: int = 0
    documents: int = 0
    """Those whose readings were taken in."""
    problems: list[Reviewed] = field(default_factory=list)
    """Those of the file that are not in force, or have no text here."""
    notes: list[str] = field(default_factory=list)
    """What else is to be known."""


def import_(
    format: str, file: str | Path, *, store: str | Path | None = None
) -> Imported:
    """Add what a file holds to a store: all of it, or nothing.

    What contradicts other judgements is added too, and told.

    Args:
        format: ``judgments`` (JSON Lines, as ``export`` writes them), ``dna`` or
            ``parquet`` (the tables of ``export`` or of ``read --engine``).
        file: The file, or the folder of tables.
        store: The store's file; that of the settings if not given.

    Raises:
        ConfigError: No format has that name.
        ExportError: The file holds something that is no judgement.
        ParseError: The file is none of DNA, or the folder has no tables.
    """
    place = open_store(store)
    if format == "judgments":
        from onrecord.export.judgments import read_judgments  # noqa: PLC0415

        return _added(place, read_judgments(Path(file)), store)
    if format == "dna":
        return _dna(place, Path(file), store)
    if format == "parquet":
        return _tables(place, Path(file))
    raise ConfigError(f"no format is called {format}; known: {', '.join(FORMATS)}")


def _tables(place: Store, folder: Path) -> Imported:
    """Add the readings of a folder of tables, as if they had been read here."""
    from onrecord.store.parquet import import_tables  # noqa: PLC0415

    begun: list[str] = []

    def run(read_by: str | None) -> str:
        command = f"import parquet {storable(str(folder))}"
        begun.append(place.start_run(command, read_by or "import parquet"))
        return begun[0]

    documents, failures = import_tables(place, folder, run)
    read = documents - len(failures)
    place.finish_run(begun[0], documents=read, failures=len(failures))
    notes = [f"{each.label}: {each.reason}" for each in failures]
    return Imported(documents=read, notes=notes)


def _dna(place: Store, path: Path, store: str | Path | None) -> Imported:
    """Add the texts of a file of DNA, and its statements as judged claims."""
    from onrecord.analyze.verdicts import says, user  # noqa: PLC0415
    from onrecord.export.coded import judgment_of_statement  # noqa: PLC0415
    from onrecord.ingest.dna import in_characters, read_dna  # noqa: PLC0415
    from onrecord.store.judgments import load_judgments  # noqa: PLC0415

    texts, statements = read_dna(path)
    if not statements:
        raise ParseError(f"{path}: no statements in it")
    documents = _documents(place, path, texts)
    found: list[Judgment] = []
    passed = misplaced = 0
    read = _claims(place, documents.values())
    made = datetime.now(UTC).replace(tzinfo=None)
    for statement in statements:
        document = documents.get(statement.text)
        each = in_characters(statement, document.text) if document else statement
        if document is None or not 0 <= each.start < each.end <= len(document.text):
            misplaced += 1
            continue
        judgment = judgment_of_statement(
            each, document, read[document.id], made=made, author=user()
        )
        passed += judgment is None
        found += [judgment] if judgment else []
    known = {says(each) for each in load_judgments(place)}
    fresh = [each for each in found if says(each) not in known]
    done = _added(place, fresh, store)
    notes = [
        f"{counted(count, 'statement')} passed over: {why}"
        for count, why in (
            (passed, "as they were read here"),
            (misplaced, "their text, or their place in it, is not there"),
        )
        if count
    ]
    return replace(done, judgments=len(found), notes=notes)


def _documents(
    place: Store, path: Path, texts: dict[int, CodedText]
) -> dict[int, Document]:
    """Return a document for each text; those that the store lacks are written to it."""
    held = {each.id: each for each in place.documents()} if place.path.exists() else {}
    labels = {each.label for each in held.values()}
    found: dict[int, Document] = {}
    new: list[Reading] = []
    for number, each in texts.items():
        bare = REFERENCE.fullmatch(each.text)
        key = bare[1] if bare else text_hash(each.text)
        if key in held:
            found[number] = held[key]
        elif each.text.strip() and not bare:
            label = _label(each, key, labels)
            document = Document.of(
                each.text,
                label=label,
                title=each.title or None,
                publisher=each.publisher,
                published=each.published,
            )
            labels.add(label)
            held[key] = found[number] = document
            new.append(Reading(document=document))
    if new:
        run = place.start_run(f"import dna {storable(str(path))}", "import dna")
        failures = place.write_many(new, run)
        place.finish_run(run, documents=len(new), failures=len(failures))
        refused = {each.label for each in failures}
        found = {n: each for n, each in found.items() if each.label not in refused}
    return found


def _label(text: CodedText, key: str, taken: set[str]) -> str:
    """Return a label of its own: another text's label would take that one's place."""
    lines = text.notes.splitlines()
    told = (
        line.removeprefix("label: ") for line in lines if line.startswith("label: ")
    )
    label = next(told, "") or text.title or key[:12]
    return f"{label} ({key[:12]})" if label in taken else label


def _claims(place: Store, documents: Iterable[Document]) -> dict[str, dict[str, Claim]]:
    """Return the claims of documents by their ids, as they were read."""
    found: dict[str, dict[str, Claim]] = {each.id: {} for each in documents}
    for reading in place.readings(list(found)):
        found[reading.document.id] = {claim.id: claim for claim in reading.claims}
    return found


def _added(place: Store, found: list[Judgment], store: str | Path | None) -> Imported:
    from onrecord.store.judgments import add_judgments  # noqa: PLC0415

    new = add_judgments(place, found)
    ids = {each.id for each in found}
    problems = [
        each
        for each in judgments(store=store)
        if each.judgment.id in ids and each.status not in _FINE
    ]
    return Imported(judgments=len(found), new=new, problems=problems)
