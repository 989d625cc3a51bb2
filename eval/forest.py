"""Grows forests and packs them into the bytes of src/table/model.bin; src/score.rs says what they are."""

import struct

import lightgbm
import numpy

VERSION = "4.6.0"
PARAMS = {
    "objective": "cross_entropy",
    "num_leaves": 31,
    "learning_rate": 0.08,
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
TREES = 300
# Leaves are stored in steps of this size: 1/2000 of a log-odd is nothing beside the noise of a tree.
STEP = 1 / 2000


def grow(rows, labels, weights):
    """A forest; a label is the share, from 0 to 1, to which a block is content."""
    data = lightgbm.Dataset(rows, label=labels, weight=weights, params={"max_bin": PARAMS["max_bin"]}, free_raw_data=True)
    return lightgbm.train(PARAMS, data, num_boost_round=TREES)


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
