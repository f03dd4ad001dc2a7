"""Who is answered: this machine's own pages, with a token, and nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from onrecord.web.guard import MOST_JSON, POLICY, TOKEN
from tests.web.conftest import ADDRESS, PORT

if TYPE_CHECKING:
    from tests.web.conftest import Page

CHANGES = [
    ("POST", "/api/judgments"),
    ("POST", "/api/judgments/3f9c/retract"),
    ("POST", "/api/ratings"),
    ("POST", "/api/jobs/text"),
    ("POST", "/api/jobs/files"),
    ("POST", "/api/jobs/path"),
    ("DELETE", "/api/jobs/j1"),
]


@pytest.mark.parametrize(
    "host", ["evil.example", f"evil.example:{PORT}", "127.0.0.1", "127.0.0.1:1", ""]
)
def test_a_name_that_was_turned_to_this_machine_is_refused(
    looking: Page, host: str
) -> None:
    """A page of another name reads nothing, though its name leads to this server."""
    for address in ("/", "/api/session", "/api/claims", "/assets/app.js"):
        found = looking.client.get(address, headers={"Host": host})

        assert found.status_code == 421
        assert looking.token not in found.text


@pytest.mark.parametrize("host", [f"localhost:{PORT}", f"[::1]:{PORT}"])
def test_this_machine_is_answered_by_its_names(looking: Page, host: str) -> None:
    """Whichever way a browser writes this machine, it is the same server."""
    found = looking.client.get("/api/session", headers={"Host": host})

    assert found.status_code == 200


@pytest.mark.parametrize(("method", "address"), CHANGES)
@pytest.mark.parametrize(
    "headers",
    [
        {},
        {TOKEN: "wrong"},
        {TOKEN: "{token}", "Origin": "https://evil.example"},
        {TOKEN: "{token}", "Origin": "null"},
        {TOKEN: "{token}", "Origin": f"https://127.0.0.1:{PORT}"},
        {TOKEN: "{token}", "Origin": "http://127.0.0.1:1"},
        {TOKEN: "{token}", "Sec-Fetch-Site": "cross-site"},
        {TOKEN: "{token}", "Sec-Fetch-Site": "same-site"},
    ],
)
def test_changes_need_a_token_and_our_own_page(
    looking: Page, method: str, address: str, headers: dict[str, str]
) -> None:
    """Without the token, or from another page with it, nothing is changed."""
    given = {
        name: text.replace("{token}", looking.token) for name, text in headers.items()
    }

    found = looking.client.request(method, address, headers=given, json={})

    assert found.status_code == 403
    assert set(found.json()) == {"error"}


def test_changes_from_our_own_page_are_let_through(looking: Page) -> None:
    """Our own page with its token gets as far as the question itself."""
    headers = {
        TOKEN: looking.token,
        "Origin": ADDRESS,
        "Sec-Fetch-Site": "same-origin",
    }

    found = looking.client.delete("/api/jobs/none", headers=headers)

    assert found.status_code == 404
    assert found.json() == {"error": "no job is called none"}


def test_other_sites_may_not_even_ask(looking: Page) -> None:
    """A page of another site gets no answer, and so nothing to time either."""
    for site in ("cross-site", "same-site"):
        found = looking.client.get("/api/claims", headers={"Sec-Fetch-Site": site})

        assert found.status_code == 403
    assert looking.client.get("/", headers={"Sec-Fetch-Site": "cross-site"}).is_success


@pytest.mark.parametrize("method", ["OPTIONS", "PUT", "PATCH", "TRACE", "POST"])
def test_no_other_method_changes_anything(looking: Page, method: str) -> None:
    """What is not asked by GET needs the token, whatever it is called."""
    assert looking.client.request(method, "/api/claims").status_code == 403
    allowed = looking.client.request(
        method, "/api/claims", headers={TOKEN: looking.token}
    )
    assert allowed.status_code == 405


@pytest.mark.parametrize(
    "address",
    ["/", "/api/store", "/api/none", "/none.js", "/network", "/api/claims?limit=0"],
)
def test_every_answer_has_the_safety_headers(looking: Page, address: str) -> None:
    """Pages, answers and errors alike tell a browser to load and tell nothing else."""
    headers = looking.client.get(address).headers

    assert headers["Content-Security-Policy"] == POLICY
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "no-referrer"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers
    refused = looking.client.get(address, headers={"Host": "evil.example"})
    assert refused.headers["Content-Security-Policy"] == POLICY


def test_the_policy_lets_in_nothing_from_elsewhere() -> None:
    """No inline script or style, no frame, no form, no other host."""
    rules = dict(part.strip().split(" ", 1) for part in POLICY.split(";"))

    assert rules["default-src"] == rules["frame-ancestors"] == "'none'"
    assert rules["form-action"] == rules["base-uri"] == "'none'"
    assert {*rules.values()} == {"'none'", "'self'", "'self' data:"}
    assert rules["script-src"] == rules["style-src"] == rules["connect-src"] == "'self'"


@pytest.mark.parametrize("length", [str(MOST_JSON + 1), "9" * 40, "-1", "much"])
def test_a_body_is_refused_before_it_is_read(looking: Page, length: str) -> None:
    """How large it will be decides, and nothing of it is taken in."""
    found = looking.client.post(
        "/api/jobs/text",
        content=b"{}",
        headers={TOKEN: looking.token, "Content-Length": length},
    )

    assert found.status_code == 413


def test_a_body_must_tell_its_length(looking: Page) -> None:
    """A stream without an end is not begun."""
    found = looking.client.post(
        "/api/jobs/text",
        content=iter([b"{}"]),
        headers={TOKEN: looking.token, "Transfer-Encoding": "chunked"},
    )

    assert found.status_code == 411


def test_errors_tell_nothing_of_what_is_inside(
    looking: Page, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What breaks is one line of JSON, without trace or path; the log has the rest."""

    def broken(_: object) -> object:
        raise RuntimeError("secret words")

    monkeypatch.setattr(type(looking.app.state.desk.keeper), "view", broken)

    found = looking.client.get("/api/claims")

    assert found.status_code == 500
    assert "secret" not in found.text
    assert "Traceback" not in found.text
    assert set(found.json()) == {"error"}
    assert found.headers["X-Content-Type-Options"] == "nosniff"
