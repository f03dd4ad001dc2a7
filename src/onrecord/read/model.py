"""Run the reader model: windows of words in, scores and choices for each word out."""

from __future__ import annotations

import json
import os
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeVar

import numpy as np

from onrecord.errors import ReaderError
from onrecord.read.windows import PARAGRAPH, windows

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    import numpy.typing as npt
    from onnxruntime import InferenceSession
    from tokenizers import Tokenizer

    from onrecord.read.windows import Window, Words

    Outputs = Mapping[str, npt.NDArray[Any]]

T = TypeVar("T")

WEIGHTS = files("onrecord") / "read" / "weights"


class Model:
    """The reader's weights, tokenizer and label names.

    One window a run, each on one thread: without padding nothing is computed in vain,
    and a text's result cannot depend on its neighbors.
    """

    def __init__(self, folder: Path, threads: int) -> None:
        """Open the model in a folder.

        Raises:
            ReaderError: If the folder holds no model.
        """
        from onnxruntime import InferenceSession, SessionOptions  # noqa: PLC0415
        from tokenizers import Tokenizer  # noqa: PLC0415

        if not (folder / "reader.onnx").is_file():
            raise ReaderError(f"no reader model in {folder}")
        options = SessionOptions()
        options.intra_op_num_threads = options.inter_op_num_threads = 1
        options.log_severity_level = 3
        self.session: InferenceSession = InferenceSession(
            str(folder / "reader.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self.outputs = [output.name for output in self.session.get_outputs()]
        self.labels: Mapping[str, list[str]] = json.loads(
            (folder / "labels.json").read_text("utf-8")
        )
        self.tokenizer: Tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self.tokenizer.no_truncation()
        self.tokenizer.no_padding()
        self.pool = ThreadPoolExecutor(threads) if threads > 1 else None

    def run(self, words: Words, keep: Callable[[Window, Outputs], T]) -> list[T]:
        """Return what `keep` makes of each window of a text, in order.

        The outputs, which grow with the square of a window's words, are let go at
        once.
        """

        def kept(window: Window) -> T:
            return keep(window, self.one(window))

        cut = windows(words, self.tokenizer)
        return list(self.pool.map(kept, cut) if self.pool else map(kept, cut))

    def one(self, window: Window) -> Outputs:
        """Return the model's outputs for one window, by name."""
        breaks = (window.layout[window.first] == PARAGRAPH).astype(np.int64)
        breaks[:1] = 1
        feed = {
            "pieces": window.pieces,
            "case": window.case,
            "layout": window.layout,
            "first": window.first,
            "breaks": breaks,
        }
        found: Sequence[npt.NDArray[Any]] = self.session.run(None, feed)
        return dict(zip(self.outputs, found, strict=True))


@lru_cache(maxsize=1)
def shipped_model() -> Model:
    """Return the model of the package, opened once.

    It computes on as many threads as there are cores, or as ``OMP_NUM_THREADS`` says.
    """
    given = os.environ.get("OMP_NUM_THREADS", "")
    threads = int(given) if given.isdecimal() else os.cpu_count() or 1
    return Model(WEIGHTS, threads=min(8, threads))  # type: ignore[arg-type]
