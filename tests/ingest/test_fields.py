"""Lines of other programs are read by a mapping of their fields to ours."""

from __future__ import annotations

import io
import json
from datetime import date
from typing import TYPE_CHECKING

import pytest

from onrecord.errors import ConfigError
from onrecord.ingest import documents, list_inputs, load
from onrecord.ingest.fields import parse_fields
from onrecord.model.document import Document, Failure

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.conftest import Done

SENTENCE = "The minister said on Monday that the talks had failed."
POST = {
    "no": 17,
    "body": SENTENCE,
    "meta": {"headline": "Talks fail", "site": {"name": "Bay Post"}},
    "meta.day": "2021-05-03T10:00:00Z",
    "title": "not this one",
}
MAP = (
    "id=no,text=body, title = meta.headline,publisher=meta.site.name,published=meta.day"
)


def test_fields_by_a_map(tmp_path: Path) -> None:
    """Fields come by their names there, from inner objects and with points in them."""
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(POST))

    (source,) = list_inputs([path]).inputs
    (document,) = load(source, fields=parse_fields(MAP))

    assert isinstance(document, Document)
    assert (document.label, document.text) == ("17", SENTENCE)
    assert (document.title, document.publisher) == ("Talks fail", "Bay Post")
    assert document.published == date(2021, 5, 3)


def test_field_that_is_not_there(tmp_path: Path) -> None:
    """A line without the field that was named is a failure that names it."""
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps({"body": {"no": "text"}}))
    (source,) = list_inputs([path]).inputs

    (failure,) = load(source, fields={"text": "body.words.here"})

    assert isinstance(failure, Failure)
    assert failure.reason == 'no text in it: give the text as "body.words.here"'


def test_lines_that_are_piped_in() -> None:
    """With a map, standard input is lines, whatever they look like."""
    (source,) = list_inputs(["-"]).inputs
    stdin = io.BytesIO(json.dumps(POST).encode())

    (document,) = load(source, stdin=stdin, fields={"text": "body"})

    assert isinstance(document, Document)
    assert document.title == "not this one"


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        ("body", "not of the form field=theirs: 'body'"),
        ("text=", "not of the form field=theirs: 'text='"),
        ("text=body,words=b", "no field is called words; known: id, text, title"),
    ],
)
def test_map_of_another_form(given: str, reason: str) -> None:
    """A mistake in the map is told, with what is known."""
    with pytest.raises(ConfigError, match=reason):
        parse_fields(given)


def test_map_on_the_command_line(onrecord: Callable[..., Done], tmp_path: Path) -> None:
    """``--map`` names the fields; a mistake in it is one of usage."""
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(POST))

    done = onrecord("read", path, "--map", MAP, "--format", "jsonl")
    wrong = onrecord("read", path, "--map", "words=body")

    assert json.loads(done.out.splitlines()[0])["publisher"] == "Bay Post"
    assert wrong.code == 2
    assert "no field is called words" in wrong.err


def test_lines_keep_their_own_names_without_a_map(tmp_path: Path) -> None:
    """Nothing is guessed: an unknown field for the text is a failure."""
    path = tmp_path / "posts.jsonl"
    path.write_text(json.dumps(POST))

    (failure,) = documents([path])

    assert isinstance(failure, Failure)
    assert failure.reason == 'no text in it: give the text as "text"'
