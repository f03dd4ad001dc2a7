"""What the views are given: documents, claims, the network, places, times, sources."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest

from onrecord.store import Store

if TYPE_CHECKING:
    from tests.web.conftest import Page


def every(page: Page, address: str, **parameters: Any) -> list[dict[str, Any]]:  # noqa: ANN401
    """Return all items of a list, page by page."""
    found: list[dict[str, Any]] = []
    cursor = None
    while True:
        asked = parameters | ({"cursor": cursor} if cursor else {})
        answer = page.get(address, **asked)
        found += answer["items"]
        cursor = answer["next"]
        if cursor is None:
            assert len(found) == answer["total"]
            return found


def test_store_tells_what_it_holds(looking: Page) -> None:
    """Counts are those of the store's own tables, and the days those of its claims."""
    found = looking.get("store")

    counts = found["counts"]
    store = Store(looking.path)
    for name in ("documents", "claims", "attributions", "causes"):
        query = f"SELECT count(*) FROM current_{name}"  # noqa: S608  names of ours
        assert counts[name] == store.query(query).rows[0][0], name
    assert counts["events"] + counts["ties"] == counts["claims"]
    assert found["told"][1] == "2021-03-03"
    assert found["busy"] is None


def test_a_store_that_is_not_there_is_empty(page: Page) -> None:
    """Before anything was read every view is empty, and nothing creates the file."""
    page.path.unlink()
    page.app.state.desk.keeper.refresh()

    assert page.get("store")["exists"] is False
    for address in ("documents", "claims", "actors", "sources", "tellers", "failures"):
        assert page.get(address)["items"] == []
    assert page.get("network")["edges"] == page.get("map")["places"] == []
    assert page.get("contradictions")["items"] == page.get("timeline")["buckets"] == []
    assert not page.path.exists()


def test_library_lists_documents_page_by_page(looking: Page) -> None:
    """Pages are disjoint and together whole; each tells how many claims were read."""
    found = every(looking, "documents", limit=3, order="label", desc=False)

    labels = [each["label"] for each in found]
    assert labels == sorted(labels)
    assert len(set(labels)) == len(labels) == 8
    assert (
        sum(each["claims"] for each in found)
        == looking.get("store")["counts"]["claims"]
    )
    assert next(e for e in found if e["label"] == "harbor-gazette")["publisher"]


def test_library_searches_the_full_text(looking: Page) -> None:
    """All words must occur, a phrase in its order, and the place is shown."""
    both = looking.get("documents", q="ferry seized")["items"]
    phrase = looking.get("documents", q='"seized the ferry"')["items"]
    none = looking.get("documents", q='"ferry the seized"')["items"]

    assert {each["label"] for each in phrase} <= {each["label"] for each in both}
    assert phrase
    assert phrase[0]["match"]["match"].lower() == "seized the ferry"
    assert none == []


def test_document_has_every_mark_in_its_text(looking: Page) -> None:
    """Spans lie in the text, claims stand in its order and name mentions of it."""
    found = looking.get("documents/coastal-wire")

    text, mentions = found["text"], {each["id"]: each for each in found["mentions"]}
    for claim in found["claims"]:
        start, end = claim["trigger"]
        assert claim["words"]["trigger"] == text[start:end]
        assert set(claim["actor_mentions"]) <= mentions.keys()
    starts = [claim["trigger"][0] for claim in found["claims"]]
    assert starts == sorted(starts)
    assert [mention["text"] for mention in found["mentions"]] == [
        text[slice(*mention["span"])] for mention in found["mentions"]
    ]
    assert any(each["depth"] == 0 for each in found["attributions"])


def test_document_is_found_by_the_beginning_of_its_id(looking: Page) -> None:
    """Label and id lead to the same document; other words lead nowhere."""
    found = looking.get("documents/coastal-wire")

    by_id = looking.get(f"documents/{found['document']['id'][:12]}")

    assert by_id["text"] == found["text"]
    missing = looking.client.get("/api/documents/no-such-report")
    assert missing.status_code == 404
    assert missing.json() == {"error": "no document is called no-such-report"}


@pytest.mark.parametrize(
    ("filters", "holds"),
    [
        ({"kind": "tie"}, lambda c: c["kind"] == "tie"),
        ({"type": ["ASSAULT", "COERCE"]}, lambda c: c["type"] in {"ASSAULT", "COERCE"}),
        ({"quad": "V-Conf"}, lambda c: c["quad"] == "V-Conf"),
        ({"certainty": "U", "hypothetical": True}, lambda c: c["certainty"] == "U"),
        ({"with": "Lemnia"}, lambda c: "Lemnia" in c["actor"] + c["recipient"]),
        ({"actor": "Lemnia"}, lambda c: "Lemnia" in c["actor"]),
        ({"source": ""}, lambda c: c["sources"] == []),
        ({"publisher": "Coastal Wire"}, lambda c: c["publisher"] == "Coastal Wire"),
        ({"document": "grain-report"}, lambda c: c["label"] == "grain-report"),
        ({"as_of": "2021-03-01"}, lambda c: c["published"] <= "2021-03-01"),
        ({"from": "2021-03-02"}, lambda c: (c["day"][1] or "9") >= "2021-03-02"),
        ({"to": "2021-02-28"}, lambda c: c["day"][0] <= "2021-02-28"),
        ({"origins": 2}, lambda c: c["origins"] >= 2),
        ({"denied": False}, lambda c: c["polarity"] == "+"),
    ],
)
def test_filters_let_through_what_they_say(
    looking: Page,
    filters: dict[str, Any],
    holds: Any,  # noqa: ANN401
) -> None:
    """Just those claims come that a filter names; there are some of both kinds."""
    wide = {"hypothetical": True} if "hypothetical" in filters else {}

    found = {each["id"] for each in every(looking, "claims", limit=100, **filters)}

    expected = [
        e
        for e in every(looking, "claims", limit=100, **wide)
        if _dated(e, filters) and holds(e)
    ]
    assert found == {each["id"] for each in expected}
    assert found


def _dated(claim: dict[str, Any], filters: dict[str, Any]) -> bool:
    return claim["day"] is not None or not {"from", "to"} & filters.keys()


def test_claims_come_by_their_ids(looking: Page) -> None:
    """Ids lead to claims whatever else would leave them out."""
    ids = [each["id"] for each in every(looking, "claims", hypothetical=True)][-3:]

    found = looking.get("claims", ids=",".join(ids))["items"]

    assert {each["id"] for each in found} == set(ids)


def test_claim_stands_on_its_chain_and_cluster(looking: Page) -> None:
    """A claim that two outlets tell shows both, its grade, and whose word it is."""
    brief = looking.claim(origins=2)

    found = looking.get(f"claims/{brief['id'][:8]}")

    assert found["claim"]["id"] == brief["id"]
    assert len(found["cluster"]["origins"]) >= 2
    assert found["cluster"]["credibility"] in range(1, 7)
    assert found["cluster"]["says"]
    assert brief["id"] in {each["id"] for each in found["cluster"]["claims"]}
    start, end = found["sentence"]["span"]
    assert (
        found["sentence"]["text"]
        == looking.get(f"documents/{brief['label']}")["text"][start:end]
    )
    sourced = next(c for c in every(looking, "claims") if c["sources"])
    chain = looking.get(f"claims/{sourced['id']}")["chain"]
    assert chain
    assert all(each["cue"] or each["words"] for each in chain)


def test_trace_tells_how_a_claim_was_read(looking: Page) -> None:
    """The document is read again: tree, frame, who fills which role, in sentences."""
    claim = looking.claim(type="COERCE", document="coastal-wire")

    found = looking.get(f"claims/{claim['id']}/trace")

    assert found["untraced"] is None
    assert any(word["marked"] for word in found["tree"])
    assert any(claim["type"] in step for step in found["steps"])
    assert found["frame"] is None or found["frame"]["name"].startswith("coerce.")


def test_network_counts_claims_as_edges(many: Page) -> None:
    """An edge has as many claims and tellers as there are between its ends."""
    found = many.get("network")

    names = {node["id"] for node in found["nodes"]}
    assert found["total_edges"] == len(found["edges"]) > 100
    for edge in found["edges"][:20] + found["edges"][-5:]:
        ends = {name: edge[name] for name in ("actor", "recipient", "type")}
        claims = every(many, "claims", **ends)
        assert {edge["actor"], edge["recipient"]} <= names
        assert len(claims) == edge["claims"]
        assert {each["id"] for each in claims} >= set(edge["claim_ids"]) != set()
        assert edge["origins"] == len({each["origin"] for each in claims})
        assert edge["documents"] == len({each["document"] for each in claims})


def test_network_keeps_what_enough_tell(many: Page) -> None:
    """Only edges of so many independent tellers are left, the best supported first."""
    whole = many.get("network")["edges"]
    strong = many.get("network", origins=3)["edges"]

    assert strong == [edge for edge in whole if edge["origins"] >= 3]
    assert 0 < len(strong) < len(whole)
    cut = many.get("network", limit=2)
    assert (cut["edges"], cut["truncated"]) == (whole[:2], True)


def test_network_is_drawn_around_somebody(many: Page) -> None:
    """Around an actor are those that it has to do with, and what is between them."""
    name = many.get("network")["nodes"][0]["name"]

    around = many.get("network", around=name)

    beside = {each["name"] for each in many.get("actor", name=name)["partners"]}
    assert {node["name"] for node in around["nodes"]} == {name, *beside}
    assert len(around["edges"]) < many.get("network")["total_edges"]


def test_actors_are_found_by_any_of_their_names(looking: Page) -> None:
    """Other words for an actor lead to it; who is called just so comes first."""
    assert looking.get("actors", q="iran")["items"][0]["name"] == "Iran"
    assert "Iran" in {e["name"] for e in looking.get("actors", q="tehran")["items"]}
    partners = looking.get("actor", name="Lemnia")["partners"]
    assert partners
    assert looking.client.get("/api/actor?name=Nobody+here").status_code == 404


def test_map_shows_a_distance_as_a_circle(looking: Page) -> None:
    """What happened miles east of a town has a radius, and its claims come by name."""
    places = looking.get("map", document="iran-missile-test")["places"]

    told = next(each for each in places if "east of" in each["name"])
    assert told["radius_km"] > 1
    assert told["basis"] == "distance"
    claims = looking.get("claims", place=told["name"])["items"]
    assert set(told["claim_ids"]) <= {each["id"] for each in claims}
    assert told["claims"] == sum(told["types"].values())


@pytest.mark.parametrize("by", ["type", "kind", "quad", "dyad", "publisher"])
@pytest.mark.parametrize("step", ["auto", "day", "week", "month", "quarter", "year"])
def test_timeline_counts_each_claim_once(looking: Page, by: str, step: str) -> None:
    """Both series add up to the claims that have such a day, whatever the step."""
    asked = {"document": "coastal-wire"}
    claims = every(looking, "claims", **asked)
    if by == "dyad":
        edges = looking.get("network", **asked)["edges"]
        told = happened = sum(edge["claims"] for edge in edges)
    else:
        told = len(claims)
        happened = sum(each["day_basis"] == "told" for each in claims)

    found = looking.get("timeline", by=by, step=step, series=2, **asked)

    assert sum(each["total"] for each in found["told"]) == told
    assert sum(each["total"] for each in found["happened"]) <= happened
    assert all(len(e["counts"]) == len(found["buckets"]) for e in found["told"])
    assert len(found["told"]) <= 3
    if by != "dyad":
        assert sum(each["total"] for each in found["happened"]) == happened
        assert sum(each["claims"] for each in found["lag"]) == happened


def test_sources_are_counted_as_the_command_counts_them(looking: Page) -> None:
    """Who is quoted, how often and how firmly: the same as `onrecord sources` says."""
    from onrecord import sources  # noqa: PLC0415  the function, by its public name

    expected = {each.name: each for each in sources(store=looking.path)}

    found = every(looking, "sources", limit=7)

    assert {each["name"] for each in found} == expected.keys()
    for each in found:
        quoted = expected[each["name"]]
        assert each["attributions"] == quoted.attributions
        assert each["claims"] == quoted.claims
        assert each["certain"] == quoted.certain
        assert each["denied"] == quoted.denied
        assert sum(each["types"].values()) == quoted.claims


def test_a_source_is_told_whole(looking: Page) -> None:
    """By whom it is quoted and on whom it speaks adds up to its claims."""
    item = looking.get("sources", order="claims")["items"][0]

    found = looking.get("source", name=item["name"])

    assert sum(each["claims"] for each in found["publishers"]) == item["claims"]
    assert {each["name"] for each in found["on"]}
    assert looking.client.get("/api/source?name=Nobody").status_code == 404


def test_tellers_are_first_or_repeat(looking: Page) -> None:
    """Each claim was told first by its teller, or repeated; a copy is no new teller."""
    found = every(looking, "tellers")

    assert all(each["first"] + each["repeated"] == each["claims"] for each in found)
    assert "Brenna Mirror" not in {e["name"] for e in found if e["first"] > 3}
    assert sum(e["claims"] for e in found) == looking.get("store")["counts"]["claims"]


def test_disagreements_show_both_sides_with_words(looking: Page) -> None:
    """The same as the command finds, each side with the sentences that say it."""
    from onrecord import contradictions  # noqa: PLC0415

    found = every(looking, "contradictions", limit=2)

    expected = contradictions(store=looking.path)
    assert Counter(e["kind"] for e in found) == Counter(e.kind for e in expected)
    assert found
    for each in found:
        assert len(each["sides"]) > 1
        assert all(voice["words"] for side in each["sides"] for voice in side["voices"])


def test_disagreements_of_an_earlier_day(looking: Page) -> None:
    """As of a day nothing counts that was published after it."""
    from datetime import date  # noqa: PLC0415

    from onrecord import contradictions  # noqa: PLC0415

    found = looking.get("contradictions", as_of="2021-03-01")

    expected = contradictions(as_of=date(2021, 3, 1), store=looking.path)
    assert found["total"] == len(expected)
    assert found["total"] < looking.get("contradictions")["total"]


def test_ontology_has_words_for_all_codes(looking: Page) -> None:
    """Every type of the claims is described, with a sign that its class has."""
    found = looking.get("ontology")

    types = {each["name"]: each for each in found["types"]}
    for claim in every(looking, "claims", hypothetical=True):
        assert types[claim["type"]]["quad"] == claim["quad"]
        assert types[claim["type"]]["sign"] == claim["sign"]
    assert [each["grade"] for each in found["reliabilities"]] == list("ABCDEF")


def test_an_answer_that_is_known_is_not_sent_again(looking: Page) -> None:
    """The tag of an answer gives 304 while the store is the same."""
    first = looking.client.get("/api/claims")

    again = looking.client.get(
        "/api/claims", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert (again.status_code, again.content) == (304, b"")
    assert first.headers["X-OnRecord-Version"] == looking.get("store")["state"]


def test_the_state_is_told_anew_when_only_the_reason_to_wait_changes(
    page: Page,
) -> None:
    """That the store is busy changes nothing it holds, and is told all the same."""
    first = page.client.get("/api/store")
    page.app.state.desk.keeper.busy = "locked by process 7"

    again = page.client.get(
        "/api/store", headers={"If-None-Match": first.headers["ETag"]}
    )

    assert again.json()["busy"] == "locked by process 7"


def test_info_tells_versions(looking: Page) -> None:
    """What is installed is told, with the card of the reader model."""
    found = looking.get("info")

    assert found["versions"]["onrecord"]
    assert found["counts"]["documents"] == 8
