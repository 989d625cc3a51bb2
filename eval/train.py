"""Grows the forest of src/table/model.bin from features that `tamis-eval train` has exported.

Run it through `cargo run --release -p tamis-eval -- train DATA...`, which exports first and hands over the command and the
digest of the data. Deterministic: one thread a model, fixed seeds, so that the same data gives the same bytes.

It reads FOLDER/pages.jsonl (a page a line: set, id, type, fold, blocks), FOLDER/rows.f32 (features, a row a block) and
FOLDER/labels.f32 (a row a block: label -1 for none, weight, words); and writes FOLDER/fold-K.bin, one forest for each fold
grown on all other folds, and FOLDER/model.bin, grown on all pages.

A forest learns from the labels and from what teachers think of the same blocks, half and half: a teacher is the mean of a forest
and of a small network (teacher.py) that have not seen the page. Those of fold-K.bin have not seen fold K either.
"""

import argparse
import itertools
import json
import multiprocessing
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import lru_cache
from pathlib import Path

import lightgbm
import numpy

import forest

FOLDS = 4
# Sets do not weigh by their size alone: what a weak label says is less certain than what a reader chose.
SET_WEIGHTS = {"wcxb": 1.0, "news": 1.0, "hand": 1.0, "segments": 0.6}
# A few giant pages would take half of the training time: of a page with more blocks that are not content, some are left out.
MOST_BLOCKS = 400
# How much the teachers count beside a label.
TEACHING = 0.5
# What a block without a label, of which only the teachers speak, weighs beside one that has one; and how many of them are taken.
UNLABELLED_WEIGHT = 0.3
UNLABELLED_SHARE = 0.5


class Data:
    """The exported pages; arrays are a row a block."""

    def __init__(self, folder):
        pages = [json.loads(line) for line in (folder / "pages.jsonl").read_text().splitlines()]
        self.names = json.loads((folder / "names.json").read_text())
        self.rows = numpy.fromfile(folder / "rows.f32", dtype=numpy.float32).reshape(-1, len(self.names))
        columns = numpy.fromfile(folder / "labels.f32", dtype=numpy.float32).reshape(-1, 3)
        self.labels, weights, words = columns.T
        self.words = numpy.maximum(words, 1)
        self.counts = numpy.array([page["blocks"] for page in pages])
        self.page_of = numpy.repeat(numpy.arange(len(pages)), self.counts)
        assert len(self.page_of) == len(self.rows) == len(self.labels)
        self.page_folds = numpy.array([page["fold"] for page in pages])
        self.folds = self.page_folds[self.page_of]
        self.whole = numpy.array([page["set"] != "segments" for page in pages], dtype=numpy.float32)
        self.weights = weights * numpy.array([SET_WEIGHTS[page["set"]] for page in pages], dtype=numpy.float32)[self.page_of]
        self.thin_out()

    def thin_out(self):
        """Which blocks are trained on, and what they weigh: each that stays counts for those left out."""
        share = numpy.minimum(1.0, MOST_BLOCKS / numpy.maximum(self.counts, 1))[self.page_of]
        chance = numpy.random.default_rng(1).random(len(self.labels))
        content, labelled = self.labels == 1, self.labels >= 0
        self.taken = labelled & (content | (chance < share))
        self.taken_weights = numpy.where(content, self.weights, self.weights / share)
        rare = share * UNLABELLED_SHARE
        page_words = numpy.bincount(self.page_of, weights=self.words)[self.page_of]
        self.unlabelled = ~labelled & (chance < rare)
        self.unlabelled_weights = UNLABELLED_WEIGHT * (self.words + 1) / (page_words + 100) / rare


@lru_cache
def load(folder):
    return Data(folder)


@lru_cache
def load_inputs(folder):
    import teacher

    data = load(folder)
    return teacher.encode(data.rows, data.names, data.page_of)


def logit(chance):
    chance = numpy.clip(chance, 1e-5, 1 - 1e-5)
    return numpy.log(chance / (1 - chance))


def teach(folder, left_out):
    """What a forest and a network that have not seen some folds think of their blocks: log-odds, 0 for all other blocks."""
    import teacher

    data = load(folder)
    unseen = numpy.isin(data.folds, left_out)
    chosen = data.taken & ~unseen
    grown = forest.grow(data.rows[chosen], data.labels[chosen], data.taken_weights[chosen])
    odds = numpy.zeros(len(data.labels), numpy.float32)
    odds[unseen] = logit(grown.predict(data.rows[unseen], num_threads=1)) / 2
    pages = teacher.Pages(load_inputs(folder), data.labels, data.weights, data.words, data.counts, data.whole)
    is_unseen = numpy.isin(data.page_folds, left_out)
    net = teacher.train(pages, numpy.flatnonzero(~is_unseen))
    return odds + teacher.predict(net, pages, numpy.flatnonzero(is_unseen)) / 2


def learn(folder, fold, odds):
    """The forest grown on all folds but one (on all for -1), from the labels and from the teachers' log-odds."""
    data = load(folder)
    taught = 1 / (1 + numpy.exp(-odds))
    mixed = numpy.where(data.labels >= 0, (1 - TEACHING) * data.labels + TEACHING * taught, taught)
    weights = numpy.where(data.labels >= 0, data.taken_weights, data.unlabelled_weights)
    chosen = (data.taken | data.unlabelled) & (data.folds != fold)
    return forest.grow(data.rows[chosen], mixed[chosen], weights[chosen])


def teachers_of(fold, lessons, folds):
    """Of each block what was thought of it without its own fold and without the one that the pupil must not know."""
    odds = numpy.zeros(len(folds), numpy.float32)
    for own in range(FOLDS):
        left_out = tuple(sorted({own, fold} - {-1}))
        if own != fold:
            odds[folds == own] = lessons[left_out][folds == own]
    return odds


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--header", action="append", default=[], help="a line of the model's header")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    if lightgbm.__version__ != forest.VERSION:
        sys.exit(f"lightgbm {lightgbm.__version__} grows other trees than {forest.VERSION}: python3 -m pip install -r eval/requirements.txt")
    data = load(options.folder)
    header = ["tamis model 1", *options.header, f"features: {len(data.names)}"]
    pairs = [*itertools.combinations(range(FOLDS), 2), *((fold,) for fold in range(FOLDS))]
    # The network's library does not survive a fork.
    with ProcessPoolExecutor(options.jobs, multiprocessing.get_context("spawn")) as pool:
        lessons = {}
        for pair, odds in zip(pairs, pool.map(teach, itertools.repeat(options.folder), pairs)):
            lessons[pair] = odds
            print(f"taught: without {pair}", file=sys.stderr, flush=True)
        folds = [*range(FOLDS), -1]
        odds = [teachers_of(fold, lessons, data.folds) for fold in folds]
        for fold, booster in zip(folds, pool.map(learn, itertools.repeat(options.folder), folds, odds)):
            name = "model.bin" if fold < 0 else f"fold-{fold}.bin"
            (options.folder / name).write_bytes(forest.pack(booster, data.names, header))
            print(f"grown: {name}", file=sys.stderr, flush=True)
    gains = sorted(zip(booster.feature_importance("gain"), data.names), reverse=True)
    (options.folder / "gains.tsv").write_text("".join(f"{name}\t{gain:.1f}\n" for gain, name in gains))


if __name__ == "__main__":
    main()
