"""The questions to the network and to histories are asked as the commands ask them."""

from __future__ import annotations

import json
import threading
from typing import TYPE_CHECKING, Any

import pytest

import onrecord
from onrecord import pipeline
from onrecord.export.answers import write_answer
from onrecord.export.history_json import write_history

if TYPE_CHECKING:
    from pathlib import Path

    from tests.web.conftest import Page

REPORT = (
    "Karsova finances the Coastal Union. "
    "The Coastal Union armed Hezbollah. "
    "Karsova plans to arm Hezbollah.\n"
)


@pytest.fixture
def chained(page: Page, tmp_path: Path) -> Page:
    """Give a page over a store in which a chain of two steps is told."""
    report = tmp_path / "harbor-aid.txt"
    report.write_text(REPORT, encoding="utf-8")
    onrecord.read(report, store=page.path)
    page.settle()
    return page


def refused(page: Page, address: str, **parameters: Any) -> tuple[int, dict[str, Any]]:  # noqa: ANN401
    """Return how a question was refused."""
    found = page.client.get(f"/api/{address}", params=parameters)
    return found.status_code, found.json()


def test_paths_have_the_words_of_each_step(chained: Page) -> None:
    """A chain names who stands along it, and each step has words and certainty."""
    found = chained.get("paths", **{"from": "Karsova", "to": "Hezbollah"})

    (chain,) = found["paths"]
    assert [hop["end"] for hop in chain["hops"]] == [
        "Coastal Union",
        "Hezbollah",
    ]
    for hop in chain["hops"]:
        quote = hop["quotes"][0]
        start, end = quote["trigger"]
        assert quote["sentence"][start:end] in {"finances", "armed"}
        assert quote["label"] == "harbor-aid"
        assert hop["edges"][0]["certainty"] == "CT"
    assert found["supposed"]["edges"][0]["type"] == "arms"


def test_paths_go_over_what_is_only_supposed_when_asked(chained: Page) -> None:
    """The supposed step is a chain of its own only with ``hypothetical``."""
    ends = {"from": "Karsova", "to": "Hezbollah", "via": "arms"}

    assert chained.get("paths", **ends)["paths"] == []
    (chain,) = chained.get("paths", **ends, hypothetical=True)["paths"]
    assert chain["hops"][0]["edges"][0]["supposed"]


def test_no_path_is_an_answer(looking: Page) -> None:
    """Two whom nothing ties are answered with an empty list."""
    found = looking.get("paths", **{"from": "Lemnia", "to": "Iran"})

    assert found["paths"] == []
    assert found["start"] == "Lemnia"


def test_answers_are_those_of_the_commands(looking: Page) -> None:
    """Command and interface give the same JSON for the same question."""
    store = looking.path

    assert looking.get("dossier", actor="Iran") == json.loads(
        write_answer(pipeline.ties("Iran", store=store))
    )
    assert looking.get("tension") == json.loads(
        write_answer(pipeline.tension(store=store))
    )
    assert looking.get("brief", subject="Iran") == json.loads(
        write_answer(pipeline.brief("Iran", store=store))
    )
    assert looking.get("knock-on", start="Lemnia", window=20) == json.loads(
        write_history(pipeline.knock_on("Lemnia", window=20, store=store))
    )
    assert looking.get("history", actor="Lemnia", by="quarter") == json.loads(
        write_history(pipeline.timeline("Lemnia", by="quarter", store=store))
    )
    sets = ("Lemnia COERCE", "Brenna EVENT")
    assert looking.get("lead", first=sets[0], second=sets[1]) == json.loads(
        write_history(pipeline.test(*sets, store=store))
    )


def test_brief_is_a_file_to_keep(looking: Page) -> None:
    """A page, a text and a PDF come as downloads, without a script in them."""
    marks = {"html": b"<!DOCTYPE html>", "markdown": b"# Iran", "pdf": b"%PDF"}
    for format, mark in marks.items():
        found = looking.client.get(f"/api/brief?subject=Iran&format={format}")

        assert found.content.startswith(mark), format
        assert found.headers["content-disposition"].startswith("attachment;")
        assert b"<script" not in found.content


@pytest.mark.parametrize(
    ("address", "parameters"),
    [
        ("paths", {"from": "Lemnja", "to": "Iran"}),
        ("dossier", {"actor": "Lemnja"}),
        ("tension", {"actor": "Lemnja"}),
        ("brief", {"subject": "Lemnja"}),
        ("history", {"actor": "Lemnja"}),
        ("knock-on", {"start": "Lemnja"}),
    ],
)
def test_unknown_actor_is_told_with_who_may_be_meant(
    looking: Page, address: str, parameters: dict[str, str]
) -> None:
    """Nobody of a name is 404, with names that are spelled nearly so."""
    status, told = refused(looking, address, **parameters)

    assert status == 404
    assert "Lemnia" in told["suggestions"]
    assert "\n" not in told["error"]


def test_ambiguous_actor_is_told_with_all_who_fit(looking: Page) -> None:
    """Several of a name are 400, with the names to choose from."""
    for address in ("dossier", "history"):
        status, told = refused(looking, address, actor="i")

        assert status == 400
        assert {"Coastal Union", "Iran"} <= set(told["suggestions"])


def test_malformed_set_is_told_with_the_place_of_the_fault(looking: Page) -> None:
    """The words and where the fault is in them come as data; no caret is drawn."""
    status, told = refused(
        looking, "lead", first="Lemnia COERSE", second="Brenna EVENT"
    )

    assert status == 400
    start, end = told["at"]
    assert told["query"][start:end] == "COERSE"
    assert "^" not in told["error"]
    status, told = refused(looking, "lead", first="Lemnja EVENT", second="Iran EVENT")
    assert (status, told["at"]) == (400, [0, 6])
    assert "Lemnia" in told["suggestions"]


def test_questions_without_a_store_are_told(page: Page) -> None:
    """Before anything was read there is nobody to ask about, and no file is made."""
    page.path.unlink()
    page.settle()

    for address, asked in (
        ("dossier", {"actor": "Iran"}),
        ("tension", {}),
        ("paths", {"from": "Iran", "to": "Israel"}),
    ):
        status, told = refused(page, address, **asked)
        assert (status, told) == (
            404,
            {"error": "nothing was read yet; read a document first"},
        )
    assert not page.path.exists()


def test_long_question_keeps_nobody_waiting(
    looking: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a question is worked on, others are answered."""
    begun, go_on = threading.Event(), threading.Event()
    answers: list[int] = []

    def tension(*_: object, **__: object) -> None:
        begun.set()
        assert go_on.wait(30)

    def ask() -> None:
        answers.append(looking.client.get("/api/tension").status_code)

    monkeypatch.setattr(pipeline, "tension", tension)
    asking = [threading.Thread(target=ask) for _ in range(6)]
    for each in asking:
        each.start()
    assert begun.wait(30)

    assert looking.get("claims")["items"]
    assert answers == []
    go_on.set()
    for each in asking:
        each.join()
    assert answers == [200] * 6
