"""The interface for programs is described, and no question breaks the server."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.web.app import make_app
from onrecord.web.guard import TOKEN
from tests.conftest import needed
from tests.web.conftest import PORT, Page

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

from onrecord.store import Store

EXAMPLES: Final = 10
"""Of each operation: what is cheap enough to be asked on every run."""

DESCRIPTION: Final = make_app(Store("none.duckdb"), port=PORT).openapi()
OPERATIONS: Final = [
    (method.upper(), path)
    for path, operations in DESCRIPTION["paths"].items()
    for method in operations
]


@pytest.fixture(scope="module")
def asked(read_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """Give a page that may be sent anything; what it is sent is read by nobody."""
    path = tmp_path_factory.mktemp("asked") / "store.duckdb"
    path.write_bytes(read_store.read_bytes())
    made = Page(path)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("onrecord.web.jobs.Jobs._read", lambda *_: None)
        yield made
    made.app.state.desk.jobs.close()
    made.app.state.desk.keeper.close()


def test_every_address_is_described() -> None:
    """Each operation has a sentence that says what it returns or does."""
    assert len(OPERATIONS) > 25
    for path, operations in DESCRIPTION["paths"].items():
        assert path.startswith("/api/")
        for method, operation in operations.items():
            assert operation["description"].endswith("."), (path, method)


@pytest.mark.parametrize(("method", "path"), OPERATIONS)
def test_no_question_breaks_the_server(asked: Page, method: str, path: str) -> None:
    """Whatever the description allows, and what it does not, is answered or refused."""
    schemathesis = needed("schemathesis")
    operation = schemathesis.openapi.from_dict(DESCRIPTION)[path][method]
    modes = [
        operation.as_strategy(generation_mode=mode)
        for mode in schemathesis.GenerationMode
    ]

    @settings(
        max_examples=EXAMPLES, suppress_health_check=list(HealthCheck), database=None
    )
    @given(st.one_of(modes))
    def ask(case: Any) -> None:  # noqa: ANN401  a case of schemathesis
        found = asked.client.request(case.method, case.formatted_path, **_sent(case))

        assert found.status_code < 500, found.text
        if found.status_code >= 400:
            told = set(found.json())
            assert {"error"} <= told <= {"error", "query", "at", "suggestions"}

    def _sent(case: Any) -> dict[str, Any]:  # noqa: ANN401
        sent: dict[str, Any] = {"params": _plain(case.query)}
        headers = {TOKEN: asked.token}
        if isinstance(case.body, dict | list | str | int | float | bool | None):
            form = case.media_type == "multipart/form-data"
            sent |= {"data": _plain(case.body)} if form else {"json": case.body}
        return sent | {"headers": headers}

    ask()


def _plain(values: object) -> object:
    """Return what an address or a form can hold."""
    if not isinstance(values, dict):
        return None
    return {
        str(name): [str(each) for each in value]
        if isinstance(value, list)
        else str(value)
        for name, value in values.items()
    }
