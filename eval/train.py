"""Grows the forest and trains the network of src/table/model.bin from features that `tamis-eval train` has exported.

Run it through `cargo run --release -p tamis-eval -- train DATA...`, which exports first and hands over the command and the
digest of the data. Deterministic: one thread, fixed seeds, so that the same data gives the same bytes.

It reads FOLDER/pages.jsonl (a page a line: set, id, type, fold, blocks), FOLDER/rows.f32 (features, a row a block) and
FOLDER/labels.f32 (a row a block: label -1 for none, weight, words); and writes FOLDER/fold-K.bin, one model for each fold
trained on all other folds, and FOLDER/model.bin, trained on all pages.
"""

import argparse
import json
import multiprocessing
import struct
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import jax
import lightgbm
import network
import numpy

FOLDS = 4
# Sets do not weigh by their size alone: what a weak label says is less certain than what a reader chose.
SET_WEIGHTS = {"wcxb": 1.0, "news": 1.0, "hand": 1.0, "segments": 0.6}

PARAMS = {
    "objective": "binary",
    "num_leaves": 24,
    "learning_rate": 0.11,
    "max_bin": 63,
    "min_data_in_leaf": 60,
    "feature_fraction": 0.4,
    "bagging_fraction": 0.7,
    "bagging_freq": 1,
    "lambda_l2": 5.0,
    "use_missing": False,
    "deterministic": True,
    "force_row_wise": True,
    "num_threads": 1,
    "verbosity": -1,
    "seed": 7,
}
TREES = 200
MOST_BLOCKS = 400
# Leaves are stored in steps of this size: 1/2000 of a log-odd is nothing beside the noise of a tree.
STEP = 1 / 2000


def load(folder):
    pages = [json.loads(line) for line in (folder / "pages.jsonl").read_text().splitlines()]
    names = json.loads((folder / "names.json").read_text())
    rows = numpy.fromfile(folder / "rows.f32", dtype=numpy.float32).reshape(-1, len(names))
    labels = numpy.fromfile(folder / "labels.f32", dtype=numpy.float32).reshape(-1, 3)
    page_of = numpy.repeat(numpy.arange(len(pages)), [page["blocks"] for page in pages])
    assert len(page_of) == len(rows) == len(labels)
    return pages, names, rows, labels, page_of


def thin_out(pages, labels, page_of):
    """A mask over blocks and the factor of their weights: of a page with very many blocks that are not content, some are left out.

    A few giant pages would take half of the training time; each block that stays counts for those left out.
    """
    share = numpy.minimum(1.0, MOST_BLOCKS / numpy.maximum([page["blocks"] for page in pages], 1))[page_of]
    chance = numpy.random.default_rng(1).random(len(labels))
    content = labels[:, 0] == 1
    return content | (chance < share), numpy.where(content, 1.0, 1.0 / share)


def grow(rows, labels, weights, seed=7):
    data = lightgbm.Dataset(rows, label=labels, weight=weights, params={"max_bin": PARAMS["max_bin"]}, free_raw_data=False)
    return lightgbm.train({**PARAMS, "seed": seed}, data, num_boost_round=TREES)


def block_weights(pages, labels, page_of):
    by_page = numpy.array([SET_WEIGHTS[page["set"]] for page in pages])
    return labels[:, 1] * by_page[page_of]


def train_without(arguments):
    """The bytes of a model that has not seen a fold, and the gain of each feature."""
    folder, fold, header = arguments
    pages, names, rows, labels, page_of = load(folder)
    folds = numpy.array([page["fold"] for page in pages])
    mask, factor = thin_out(pages, labels, page_of)
    chosen = (labels[:, 0] >= 0) & (folds[page_of] != fold) & mask
    weights = block_weights(pages, labels, page_of)
    booster = grow(rows[chosen], labels[chosen, 0], (weights * factor)[chosen])
    # Nothing of the pages that judge is seen, not even what is common on them.
    known = folds[page_of] != fold
    encoding = network.Encoding(rows[known], names, page_of[known])
    whole = numpy.array([page["set"] != "segments" for page in pages], numpy.float32)
    counts = [page["blocks"] for page in pages]
    words = numpy.maximum(labels[:, 2], 1)
    data = network.Pages(encoding.encode(rows), labels[:, 0], weights, words, counts, whole)
    net = network.train(data, numpy.flatnonzero(folds != fold))
    return pack(booster, names, header) + network.pack(net, encoding), booster.feature_importance("gain")


def flatten(tree):
    """The inner nodes of a tree in pre-order and its leaves, as lists."""
    nodes, leaves = [], []

    def visit(node):
        if "leaf_value" in node:
            leaves.append(node["leaf_value"])
            return 0x80 | (len(leaves) - 1)
        at = len(nodes)
        nodes.append(None)
        left = visit(node["left_child"])
        right = visit(node["right_child"])
        nodes[at] = (node["split_feature"], node["threshold"], left, right, node["internal_value"])
        return at

    visit(tree["tree_structure"])
    return nodes, leaves


def quantise(value):
    return max(-32768, min(32767, round(value / STEP)))


def below(threshold):
    """The largest f32 that is not above a threshold, so that `x <= threshold` says the same of every f32."""
    single = numpy.float32(threshold)
    return numpy.nextafter(single, numpy.float32(-numpy.inf)) if float(single) > threshold else single


def pack(booster, names, header):
    trees = [flatten(tree) for tree in booster.dump_model()["tree_info"]]
    thresholds = [sorted({below(node[1]) for nodes, _ in trees for node in nodes if node[0] == feature}) for feature in range(len(names))]
    places = [{value: place for place, value in enumerate(values)} for values in thresholds]
    out = bytearray("\n".join(header).encode() + b"\n\n")
    out += struct.pack("<HHf", len(names), len(trees), STEP)
    for values in thresholds:
        out += struct.pack(f"<H{len(values)}f", len(values), *values)
    for nodes, leaves in trees:
        out += struct.pack("<B", len(leaves))
        for feature, threshold, left, right, value in nodes:
            out += struct.pack("<HHBBh", feature, places[feature][below(threshold)], left, right, quantise(value))
        out += struct.pack(f"<{len(leaves)}h", *(quantise(leaf) for leaf in leaves))
    return bytes(out)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--header", action="append", default=[], help="a line of the model's header")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    for library, version in ((lightgbm, "4.6.0"), (jax, "0.10.2")):
        if library.__version__ != version:
            sys.exit(f"{library.__name__} is {library.__version__}, not {version}: python3 -m pip install -r eval/requirements.txt")
    names = json.loads((options.folder / "names.json").read_text())
    header = ["tamis model 2", *options.header, f"features: {len(names)}"]
    folds = [*range(FOLDS), -1]
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        for fold, (model, gains) in zip(folds, pool.map(train_without, [(options.folder, fold, header) for fold in folds])):
            name = "model.bin" if fold < 0 else f"fold-{fold}.bin"
            (options.folder / name).write_bytes(model)
            print(f"trained: {name}", file=sys.stderr)
    gains = sorted(zip(gains, names), reverse=True)
    (options.folder / "gains.tsv").write_text("".join(f"{name}\t{gain:.1f}\n" for gain, name in gains))


if __name__ == "__main__":
    main()
