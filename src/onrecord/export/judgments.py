"""Write judgements as JSON Lines, read them back, and list them for a terminal."""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Final, get_args, get_type_hints

from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from onrecord.errors import ExportError
from onrecord.export import words
from onrecord.export.files import write_text
from onrecord.model.claim import Claim
from onrecord.model.document import Span
from onrecord.model.judgment import (
    OF_CLAIMS,
    OF_NAMES,
    PAST,
    VERDICTS,
    Judgment,
    as_json,
    judgment_of,
    with_fields,
)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from rich.console import RenderableType

    from onrecord.analyze.review import Reviewed

JSON_FIELDS: Final = ("claim", "fields", "other")
STYLES: Final = {
    "in force": "green",
    "kept": "green",
    "taken back": "dim",
    "not in force": "red",
}


def write_judgments(judgments: Sequence[Judgment], path: Path) -> None:
    """Write judgements, one JSON object a line."""
    write_text(path, (judgment_line(each) for each in judgments))


def judgment_line(judgment: Judgment) -> str:
    """Return a judgement as one line of JSON, without the fields that it has not."""
    found: dict[str, Any] = {"record": "judgment"}
    for field in fields(judgment):
        value = getattr(judgment, field.name)
        if field.name in JSON_FIELDS and value:
            value = json.loads(value)
        if isinstance(value, datetime):
            value = f"{value.isoformat()}Z"
        if value is not None:
            found[field.name] = value
    return json.dumps(found, ensure_ascii=False) + "\n"


def read_judgments(path: Path) -> list[Judgment]:
    """Return the judgements of a file; all of it is read, or none.

    Raises:
        ExportError: A line is no judgement; it is named by its number.
    """
    try:
        lines = path.read_text(encoding="utf-8").split("\n")
    except UnicodeDecodeError as error:
        raise ExportError(f"{path}: not UTF-8") from error
    except OSError as error:
        raise ExportError(f"{path}: {error.strerror or error}") from error
    found = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                found.append(_judgment(json.loads(line)))
            except (ValueError, TypeError, KeyError, IndexError) as error:
                raise ExportError(f"{path}:{number}: no judgement: {error}") from error
    if not found:
        raise ExportError(f"{path}: no judgements in it")
    return found


def _judgment(given: object) -> Judgment:
    """Return the judgement that an object is; its id must be that of its content."""
    if not isinstance(given, dict) or given.get("record") != "judgment":
        raise ValueError('not an object with "record": "judgment"')
    values = {name: value for name, value in given.items() if name != "record"}
    known = get_type_hints(Judgment, localns={"datetime": datetime})
    if unknown := sorted(values.keys() - known.keys()):
        raise ValueError(f"unknown field {unknown[0]}")
    made = datetime.fromisoformat(str(values.get("made")))
    values["made"] = (made.astimezone(UTC) if made.tzinfo else made).replace(
        tzinfo=None
    )
    for name in JSON_FIELDS:
        if values.get(name) is not None:
            values[name] = as_json(values[name])
    id = values.pop("id", None)
    _check(values, known)
    judgment = judgment_of(**values)
    _try(judgment)
    if id not in {None, judgment.id}:
        raise ValueError(f"its id is {id}, that of its content {judgment.id}")
    return judgment


def _check(values: dict[str, Any], known: dict[str, Any]) -> None:
    for name, value in values.items():
        allowed = get_args(known[name]) or (known[name],)
        if name != "verdict" and not isinstance(value, allowed):
            raise ValueError(f"{name} cannot be {value!r}")
    verdict = values.get("verdict")
    if verdict not in VERDICTS:
        raise ValueError(f"no verdict is called {verdict}")
    needed = ["author", "subject"]
    needed += (
        ["document", "trigger_start", "trigger_end", "claim"]
        if verdict in OF_CLAIMS
        else []
    )
    needed += ["object"] if verdict in OF_NAMES else []
    needed += ["fields"] if verdict == "correct" else []
    needed += ["retracts"] if verdict == "retract" else []
    if missing := [name for name in needed if values.get(name) in (None, "")]:
        raise ValueError(f"{verdict} without {missing[0]}")


def _try(judgment: Judgment) -> None:
    """Lay its fields over a claim, as will be done; what cannot be is an error now."""
    if judgment.verdict in OF_CLAIMS:
        bare = Claim(
            id="",
            document="",
            kind="event",
            type="",
            trigger=Span(0, 0),
            rule="",
            sentence=0,
        )
        for each in (judgment.judged(), judgment.corrected()):
            bare = with_fields(bare, each)
        if not bare.type:
            raise ValueError("its claim has no type")
    if judgment.of_two_claims:
        for end in judgment.ends():
            words = end.document, end.trigger_start, end.trigger_end
            if None in words or not end.judged().get("type"):
                raise ValueError("one of its two claims has no words or type")
        if judgment.other is None:
            raise ValueError("it says nothing of the other claim")


def judgments_table(found: Sequence[Reviewed]) -> RenderableType:
    """Return judgements for a terminal: who said what, when and why; how it stands."""
    table = Table.grid(padding=(0, 2, 0, 0))
    table.add_column(style="dim", no_wrap=True)
    table.add_column(overflow="fold")
    for each in found:
        lines = [_what(each.judgment), Text(_who(each.judgment), style="dim")]
        note = f": {words.plain(each.note)}" if each.note else ""
        style = STYLES.get(each.status, "yellow")
        lines.append(Text.assemble((each.status, style), note))
        table.add_row(each.judgment.id, Text("\n").join(lines))
    title = Text(words.counted(len(found), "judgement"), style="bold")
    return Group(title, Padding(table, (1, 0, 0, 0)))


def judged(judgment: Judgment) -> str:
    """Return a judgement in words: what was said, by whom, when and why."""
    changes = "; ".join(_changes(judgment))
    what = PAST[judgment.verdict] + (f" ({changes})" if changes else "")
    return f"{what} by {_who(judgment)}"


def _what(judgment: Judgment) -> Text:
    if judgment.of_two_claims:
        lines = [*map(_bound, judgment.ends())]
        return Text("\n").join((Text(f"two claims {PAST[judgment.verdict]}"), *lines))
    if judgment.verdict in OF_NAMES:
        names = f"{words.plain(judgment.subject)}, {words.plain(judgment.object or '')}"
        return Text.assemble((names, "bold"), f" {PAST[judgment.verdict]}")
    if judgment.verdict == "retract":
        return Text(f"{judgment.retracts} {PAST[judgment.verdict]}")
    text = Text.assemble((_claim(judgment), "bold"), f" {PAST[judgment.verdict]}")
    for change in _changes(judgment):
        text.append(f"\n{change}")
    return text.append(f"\n{_place(judgment)}")


def _bound(judgment: Judgment) -> Text:
    return Text.assemble((_claim(judgment), "bold"), f" {_place(judgment)}")


def _claim(judgment: Judgment) -> str:
    claim = judgment.judged()
    who, to = (words.names(claim.get(role, ())) for role in ("actor", "recipient"))
    return f"{who} → {claim.get('type')} → {to}"


def _place(judgment: Judgment) -> str:
    exact, label = judgment.exact or "", judgment.label or ""
    return f"“{words.plain(exact)}” in {words.plain(label)}"


def _changes(judgment: Judgment) -> list[str]:
    before = judgment.judged()
    return [
        f"{name}: {_told(before.get(name))} → {_told(value)}"
        for name, value in judgment.corrected().items()
        if name != "kind"
    ]


def _told(value: object) -> str:
    if isinstance(value, list):
        parts = (f"{e[2]:g} {e[0]}" if isinstance(e, list) else str(e) for e in value)
        return words.plain("; ".join(parts)) or words.NOBODY
    return words.NOBODY if value is None else words.plain(str(value))


def _who(judgment: Judgment) -> str:
    reason = f": {words.plain(judgment.reason)}" if judgment.reason else ""
    day = f"{judgment.made:%Y-%m-%d}"
    return f"{words.plain(judgment.author)}, {day}{reason}"
