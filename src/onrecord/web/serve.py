"""Serve the workbench on this machine until it is interrupted."""

from __future__ import annotations

import socket
import threading
import webbrowser
from typing import TYPE_CHECKING, Final

import uvicorn

from onrecord import pipeline
from onrecord.errors import ConfigError
from onrecord.web.app import make_app

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HOST: Final = "127.0.0.1"


def serve(
    *,
    port: int = 0,
    open_browser: bool = True,
    say: Callable[[str], None] = print,
    store: str | Path | None = None,
) -> None:
    """Serve the workbench of a store, until interrupted.

    Args:
        port: Where to listen; 0 takes one that is free.
        open_browser: Whether to show the first page.
        say: Is told the address.
        store: The store's file, which need not exist yet; that of the settings if not
            given.

    Raises:
        ConfigError: The port is taken, or not to be had.
        StoreError: There is a file of that name that is no store.
    """
    place = pipeline.open_store(store)
    if place.path.exists():
        place.query("SELECT 1")
    with listening(port) as door:
        port = door.getsockname()[1]
        app = make_app(place, port=port)
        address = f"http://{HOST}:{port}/"
        say(f"the workbench is at {address}  (Control-C ends it)")
        if open_browser:
            threading.Timer(0.5, webbrowser.open, [address]).start()
        config = uvicorn.Config(
            app,
            log_level="error",
            access_log=False,
            server_header=False,
            date_header=False,
            timeout_graceful_shutdown=2,
        )
        uvicorn.Server(config).run(sockets=[door])


def listening(port: int) -> socket.socket:
    """Return a socket that listens on this machine alone.

    Raises:
        ConfigError: The port is taken, or not to be had.
    """
    door = socket.socket()
    door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        door.bind((HOST, port))
    except (OSError, OverflowError) as error:
        door.close()
        why = getattr(error, "strerror", None) or str(error)
        raise ConfigError(f"port {port}: {why.lower()}; name another") from error
    door.listen(128)
    return door
