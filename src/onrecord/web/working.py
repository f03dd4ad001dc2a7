"""Work out long answers beside the short ones."""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

from onrecord.errors import UnknownIdError

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.responses import Response

    from onrecord.web.asking import Asked

AT_ONCE: Final = 2
"""Long questions that are worked on at the same time; others wait for their turn."""

Made = TypeVar("Made")

_workers: Final = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="question")


async def worked(asked: Asked, work: Callable[[Path], Made]) -> Made:
    """Return what is worked out of the store, in a thread of its own.

    Raises:
        UnknownIdError: There is no store.
    """
    store = asked.desk.keeper.store.path
    if not store.exists():
        raise UnknownIdError("nothing was read yet; read a document first")
    return await asyncio.get_running_loop().run_in_executor(_workers, work, store)


async def answered(asked: Asked, work: Callable[[Path], object]) -> Response:
    """Return as JSON what is worked out of the store."""
    return asked.answer(await worked(asked, work))
