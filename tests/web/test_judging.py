"""What a person decides in the workbench is kept, shown at once, and taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

import onrecord
from onrecord.web.keeper import Keeper
from tests.web.test_views import every

if TYPE_CHECKING:
    from tests.web.conftest import Page


def rows_of(keeper: Keeper) -> dict[str, list[tuple[Any, ...]]]:
    """Return what a snapshot holds of claims, whatever their numbers."""
    with keeper.view().snapshot.opened() as opened:
        return {
            "claims": opened.rows(
                "SELECT * EXCLUDE (n) FROM claims ORDER BY document, id"
            ),
            "names": opened.rows(
                "SELECT c.id, n.role, n.position, n.name FROM names n "
                "JOIN claims c ON c.n = n.n ORDER BY ALL"
            ),
            "edges": opened.rows(
                "SELECT c.id, e.actor, e.recipient, e.edge FROM edges e "
                "JOIN claims c ON c.n = e.n ORDER BY ALL"
            ),
            "clusters": opened.rows("SELECT * FROM clusters ORDER BY ALL"),
            "busy": opened.rows("SELECT * FROM busy ORDER BY ALL"),
        }


def test_a_rejected_claim_leaves_the_views_and_comes_back(page: Page) -> None:
    """Reject takes it out of lists and network; undo brings all of it back."""
    before = rows_of(page.app.state.desk.keeper)
    claim = page.claim(**{"with": "Lemnia"})

    made = page.send("judgments", {"verdict": "reject", "subject": claim["id"]})

    assert made.status_code == 201
    assert made.json()["claim"]["verdict"] == "reject"
    assert claim["id"] not in {each["id"] for each in every(page, "claims")}
    shown = {each["id"] for each in every(page, "claims", rejected=True)}
    assert claim["id"] in shown
    undone = page.send(f"judgments/{made.json()['judgment']['id']}/retract", {})
    assert undone.status_code == 201
    assert undone.json()["claim"]["verdict"] is None
    assert rows_of(page.app.state.desk.keeper) == before


def test_what_is_judged_here_is_as_if_all_were_copied_anew(page: Page) -> None:
    """Laying judgements over a few claims gives what a new snapshot would have."""
    claims = every(page, "claims", hypothetical=True)
    first, second, third = claims[0], claims[3], claims[6]
    page.send("judgments", {"verdict": "accept", "subject": first["id"]})
    fields = {
        "type": "finances",
        "actor": "Lemnia; Karsova",
        "recipient": "Harbor Guard",
        "when": "2021-02/..",
        "certainty": "PS",
    }
    asked = {"verdict": "correct", "subject": second["id"], "fields": fields}
    made = page.send("judgments", asked)
    page.send("judgments", {"verdict": "reject", "subject": third["id"]})

    desk = page.app.state.desk
    anew = Keeper(desk.keeper.store)

    assert rows_of(desk.keeper) == rows_of(anew)
    anew.close()
    corrected = made.json()["claim"]
    assert (corrected["type"], corrected["quad"]) == ("finances", "M-Coop")
    assert corrected["actor"] == ["Lemnia", "Karsova"]
    assert corrected["day"] == ["2021-02-01", None]
    edges = page.get("network", recipient="Harbor Guard")["edges"]
    assert {edge["actor"] for edge in edges} == {"Lemnia", "Karsova"}


def test_names_are_merged_and_parted(page: Page) -> None:
    """One of two names is shown for both; taken back, both are there again."""
    before = rows_of(page.app.state.desk.keeper)
    one, two = "passengers", "eleven passengers"
    asked = {"verdict": "same", "subject": one, "object": two}

    made = page.send("judgments", asked).json()

    actors = {each["name"]: each for each in every(page, "actors")}
    assert one not in actors
    assert actors[two]["merged"] == [one]
    assert page.get("actor", name=one)["name"] == two
    page.send(f"judgments/{made['judgment']['id']}/retract", {"reason": "too soon"})
    assert rows_of(page.app.state.desk.keeper) == before
    history = page.get("judgments")["items"][:2]
    assert [each["verdict"] for each in history] == ["retract", "same"]
    assert history[1]["status"] == "taken back"


def test_who_said_otherwise_must_take_it_back_first(page: Page) -> None:
    """The same person's contradiction is refused in words that name the other."""
    claim = page.claim()
    first = page.send("judgments", {"verdict": "accept", "subject": claim["id"]})

    second = page.send("judgments", {"verdict": "reject", "subject": claim["id"]})

    assert second.status_code == 409
    assert first.json()["judgment"]["id"] in second.json()["error"]


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ({"verdict": "reject", "subject": "no-such-id"}, 404),
        ({"verdict": "reject", "subject": ""}, 422),
        ({"verdict": "destroy", "subject": "3f9c"}, 422),
        ({"verdict": "correct", "subject": "3f9c"}, 400),
        ({"verdict": "same", "subject": "Lemnia"}, 400),
        ({"verdict": "same", "subject": "Lemnia", "object": "Nobody here"}, 404),
        ({}, 422),
        ([], 422),
        ("words", 422),
    ],
)
def test_what_cannot_be_decided_is_told(
    page: Page, content: object, status: int
) -> None:
    """A wrong decision is one line, and nothing is kept of it."""
    before = page.get("judgments")["items"]

    found = page.send("judgments", content)

    assert found.status_code == status, found.text
    assert set(found.json()) == {"error"}
    assert "\n" not in found.json()["error"]
    assert page.get("judgments")["items"] == before


def test_a_wrong_value_is_told(page: Page) -> None:
    """A field that cannot have such a value is named."""
    asked = {
        "verdict": "correct",
        "subject": page.claim()["id"],
        "fields": {"certainty": "surely"},
    }

    found = page.send("judgments", asked)

    assert found.status_code == 400
    assert "certainty" in found.json()["error"]


def test_a_source_is_graded(page: Page) -> None:
    """A letter is kept with its reason, the latest counts, and all are shown."""
    name = page.get("sources")["items"][0]["name"]
    for grade in ("b", "D"):
        asked = {"source": name, "grade": grade, "reason": "known for it"}
        assert page.send("ratings", asked).status_code == 200

    found = page.get("source", name=name)

    assert (found["grade"], found["words"]) == ("D", "not usually reliable")
    assert [each["grade"] for each in found["ratings"]] == ["D", "B"]
    assert page.send("ratings", {"source": name, "grade": "Z"}).status_code == 400


def test_the_command_line_sees_what_was_judged(page: Page) -> None:
    """What is decided in the browser stands for every command, and the other way."""
    claim = page.claim(kind="tie")
    asked = {"verdict": "reject", "subject": claim["id"]}
    kept = page.send("judgments", asked).json()["judgment"]

    told = onrecord.tie_claims(claim["actor"][0], store=page.path)

    assert claim["id"] not in {each.claim.id for each in told}
    made = onrecord.judge("retract", kept["id"], store=page.path)
    assert made.problem is None
    page.settle()
    assert page.get(f"claims/{claim['id']}")["claim"]["verdict"] is None
