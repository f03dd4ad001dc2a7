"""The workbench as a process: its port, its end, and the command line beside it."""

from __future__ import annotations

import http.client
import json
import re
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, Any

import pytest

from onrecord.errors import ConfigError
from onrecord.web.serve import listening

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.conftest import Done

SERVE = (sys.executable, "-m", "onrecord.cli", "serve", "--no-open")


@contextmanager
def served(store: Path) -> Iterator[tuple[int, subprocess.Popen[str]]]:
    """Give the port of a workbench that runs, and its process."""
    process = subprocess.Popen(  # noqa: S603  our own program
        [*SERVE, "--store", str(store)], stderr=subprocess.PIPE, text=True
    )
    try:
        yield _port(process.stderr), process
    finally:
        process.kill()
        process.communicate()


def _port(told: IO[str] | None) -> int:
    assert told
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", told.readline())
    assert found
    return int(found[1])


def ask(port: int, path: str, **headers: str) -> tuple[int, Any]:
    """Return status and content of an answer."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    content = answer.read()
    connection.close()
    is_json = answer.headers["Content-Type"] == "application/json"
    return answer.status, json.loads(content) if is_json else content


def test_a_command_reads_while_the_workbench_answers(
    store: Path, examples: Path
) -> None:
    """Neither fails nor waits long, and what was read is there afterwards."""
    with served(store) as (port, _):
        assert ask(port, "/api/store")[1]["counts"]["documents"] == 8
        command = "onrecord.cli", "read", str(examples), "--store", str(store)
        reading = subprocess.Popen(  # noqa: S603  our own program
            [sys.executable, "-m", *command], stdout=subprocess.DEVNULL
        )
        answers = []
        while reading.poll() is None:
            answers += [ask(port, f"/api/{name}")[0] for name in ("claims", "network")]
        assert reading.returncode == 0
        assert set(answers) == {200}
        for _ in range(100):
            documents = ask(port, "/api/store")[1]["counts"]["documents"]
            if documents == 12:
                break
        assert documents == 12


def test_it_listens_to_this_machine_alone_and_ends_quietly(store: Path) -> None:
    """Strangers are refused, and Control-C ends it without a trace."""
    with served(store) as (port, process):
        assert ask(port, "/", Host="evil.example")[0] == 421
        assert ask(port, "/")[0] == 200
        process.send_signal(signal.SIGINT)
        _, told = process.communicate(timeout=60)

        assert "Traceback" not in told
        assert process.returncode in {0, 130, -signal.SIGINT}
    with pytest.raises(OSError, match="refused"):
        socket.create_connection(("127.0.0.1", port), timeout=5)


def test_a_port_that_is_taken_is_told(onrecord: Callable[..., Done]) -> None:
    """One line says so; nothing is served."""
    with listening(0) as door:
        port = door.getsockname()[1]

        done = onrecord("serve", "--no-open", "--port", str(port))

    assert done.code == 1
    assert re.fullmatch(rf"onrecord: port {port}: .*in use; name another\n", done.err)


def test_what_is_no_store_is_told(
    onrecord: Callable[..., Done], tmp_path: Path
) -> None:
    """A file of another kind is refused before anything is served."""
    (tmp_path / "notes.duckdb").write_text("no store")

    done = onrecord("serve", "--no-open", "--store", "notes.duckdb")

    assert done.code == 1
    assert "not a store" in done.err


def test_only_this_machine_can_reach_it() -> None:
    """The door is that of the loopback, on a port that was free."""
    with listening(0) as door:
        host, port = door.getsockname()

    assert host == "127.0.0.1"
    assert port > 0
    with pytest.raises(ConfigError, match="port 70000"):
        listening(70_000)
