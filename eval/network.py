"""Trains the network of src/table/model.bin: a second opinion beside the forest, which sees a block among its neighbours.

The features of a block go through a dense layer, then through layers that each look so many blocks back and ahead and at the mean
and the largest activations of the page; src/score/network.rs evaluates the same. One thread and fixed seeds, as for the forest.
"""

import os
import struct

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import jax.numpy as jnp
import numpy
import optax

WIDTH = 40
DISTANCES = (1, 2, 4)
EPOCHS = 14
RATE = 3e-3
DECAY = 0.01
DROPOUT = 0.15
# The share of one minus the page's F1, softened, in the loss.
PAGE_LOSS = 0.3
# What ships is the mean of the weights over about 1 / (1 - AVERAGING) steps.
AVERAGING = 0.995
# Of a longer page another stretch of so many blocks is seen in each epoch.
STRETCH = 512
BLOCKS_A_BATCH = 6000
# Tags are numbers without an order: the most frequent have weights of their own.
TAGS = ("container", "parent", "text_parent")
TAGS_KEPT = 24
# The layers see the neighbours themselves.
LEFT_OUT = ("near_", "around_")
OF_THE_PAGE = ("page_", "url_")
# Encoded features do not get larger.
MOST = 4
# A value that so many blocks share is encoded as 0.
COMMON = 0.4
SAMPLE = 60000


class Encoding:
    """How features become inputs: `(x / (|x| + half) - centre) * scale`, and tags one by one."""

    def __init__(self, rows, names, page_of):
        per_page = 1 / numpy.bincount(page_of)[page_of]
        sample = rows[numpy.random.default_rng(0).choice(len(rows), SAMPLE, p=per_page / per_page.sum())]
        self.tags, inputs = [], []
        for place, name in enumerate(names):
            values, counts = numpy.unique(sample[:, place], return_counts=True)
            if name in TAGS:
                self.tags += [(TAGS.index(name), place, value) for value in values[numpy.argsort(-counts, kind="stable")][:TAGS_KEPT]]
            elif not name.startswith(LEFT_OUT):
                inputs.append(self.measure(place, sample[:, place], values[counts.argmax()], counts.max()))
        inputs = [one for one in inputs if one is not None]
        of_page = [names[place].startswith(OF_THE_PAGE) for place, *_ in inputs]
        self.block = [one for one, is_page in zip(inputs, of_page) if not is_page]
        self.page = [one for one, is_page in zip(inputs, of_page) if is_page]

    @staticmethod
    def measure(place, column, common, count):
        sizes = numpy.abs(column)
        if (sizes > 0).sum() < 30:
            return None
        rest = sizes[(column != common) & (sizes > 0)]
        half = numpy.median(rest if len(rest) > 30 else sizes[sizes > 0])
        squashed = column / (sizes + half)
        centre = common / (abs(common) + half) if count > COMMON * len(column) else squashed.mean()
        spread = squashed.std()
        return (place, float(half), float(centre), float(1 / spread)) if spread > 1e-4 else None

    def encode(self, rows):
        columns = [(rows[:, place] == value).astype(numpy.float16) for _, place, value in self.tags]
        for place, half, centre, scale in self.block + self.page:
            column = rows[:, place]
            columns.append(numpy.clip((column / (numpy.abs(column) + half) - centre) * scale, -MOST, MOST).astype(numpy.float16))
        return numpy.stack(columns, 1)


def draw(key, inputs):
    keys = iter(jax.random.split(key, 2 * len(DISTANCES) + 3))

    def dense(rows, columns, scale=1.0):
        return jax.random.normal(next(keys), (rows, columns)) * scale / numpy.sqrt(rows)

    layers = [{"near": dense(3 * WIDTH, WIDTH, 0.7), "page": dense(2 * WIDTH, WIDTH, 0.3), "bias": jnp.zeros(WIDTH)} for _ in DISTANCES]
    first = {"weights": dense(inputs, WIDTH), "bias": jnp.zeros(WIDTH)}
    hidden = {"weights": dense(WIDTH, WIDTH), "bias": jnp.zeros(WIDTH)}
    return {"first": first, "layers": layers, "hidden": hidden, "last": dense(WIDTH, 1, 0.3), "bias": jnp.full(1, -1.5)}


def shift(activations, by):
    edge = jnp.zeros((activations.shape[0], abs(by), activations.shape[2]), activations.dtype)
    return jnp.concatenate([edge, activations[:, :-by]] if by > 0 else [activations[:, -by:], edge], 1)


def log_odds(net, inputs, mask, key):
    """Of pages x blocks x inputs; `mask` is 0 behind the last block of a page."""

    def drop(activations, place):
        stays = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - DROPOUT, activations.shape)
        return activations * stays / (1 - DROPOUT)

    blocks = mask[:, :, None]
    count = jnp.maximum(mask.sum(1), 1)[:, None]
    state = jax.nn.relu(drop(inputs.astype(jnp.float32), 0) @ net["first"]["weights"] + net["first"]["bias"]) * blocks
    for place, (layer, distance) in enumerate(zip(net["layers"], DISTANCES)):
        page = jnp.concatenate([state.sum(1) / count, state.max(1)], 1) @ layer["page"]
        near = jnp.concatenate([shift(state, distance), state, shift(state, -distance)], 2) @ layer["near"]
        state = (state + drop(jax.nn.relu(near + layer["bias"] + page[:, None]), place + 1)) * blocks
    hidden = jax.nn.relu(drop(state, 9) @ net["hidden"]["weights"] + net["hidden"]["bias"])
    return (hidden @ net["last"] + net["bias"])[:, :, 0]


def loss(net, batch, key):
    """Cross-entropy of the blocks, and one minus the soft F1 of the pages whose whole truth is known."""
    inputs, mask, labels, weights, words, whole = batch
    found = log_odds(net, inputs, mask, key)
    known, truth = (labels >= 0) * mask * weights, jnp.maximum(labels, 0) * mask
    # Of a batch of partly labelled pages nothing may be known.
    entropy = (optax.sigmoid_binary_cross_entropy(found, truth) * known).sum() / jnp.maximum(known.sum(), 1e-6)
    kept, all_words = jax.nn.sigmoid(found) * mask * words, truth * words
    f1 = 2 * (kept * truth).sum(1) / (kept.sum(1) + all_words.sum(1) + 5)
    counted = whole * (all_words.sum(1) > 0)
    return entropy + PAGE_LOSS * ((1 - f1) * counted).sum() / jnp.maximum(counted.sum(), 1)


class Pages:
    """The blocks of all pages with what is known of them, cut into batches of pages of about the same length."""

    def __init__(self, inputs, labels, weights, words, counts, whole):
        self.inputs, self.labels, self.weights, self.words = inputs, labels, weights, words
        self.counts, self.whole = counts, whole
        self.starts = numpy.concatenate([[0], numpy.cumsum(counts)])

    def batches(self, pages, random):
        """Lists of stretches (page, first block, blocks), each with the length to fill up to."""
        stretches = []
        for page in pages:
            count, start = self.counts[page], self.starts[page]
            if count > STRETCH:
                start, count = start + random.integers(0, count - STRETCH + 1), STRETCH
            if count:
                stretches.append((page, start, count))
        stretches.sort(key=lambda stretch: stretch[2] + random.random() * 30)
        batches, batch, length = [], [], 0
        for stretch in stretches:
            rounded = -(-stretch[2] // 64) * 64
            if batch and max(length, rounded) * (len(batch) + 1) > BLOCKS_A_BATCH:
                batches.append((batch, length))
                batch, length = [], 0
            batch.append(stretch)
            length = max(length, rounded)
        batches += [(batch, length)] if batch else []
        random.shuffle(batches)
        return batches

    def fill(self, batch, length):
        shape = (-(-len(batch) // 4) * 4, length)
        inputs = numpy.zeros((*shape, self.inputs.shape[1]), numpy.float16)
        mask, labels, weights, words = (numpy.zeros(shape, numpy.float32) for _ in range(4))
        whole = numpy.zeros(shape[0], numpy.float32)
        for place, (page, start, count) in enumerate(batch):
            span = slice(start, start + count)
            inputs[place, :count], mask[place, :count] = self.inputs[span], 1
            labels[place, :count], weights[place, :count] = self.labels[span], self.weights[span]
            words[place, :count], whole[place] = self.words[span], self.whole[page]
        return inputs, mask, labels, weights, words, whole


def train(data, pages, seed=1):
    """A net that has seen these pages."""
    random, key = numpy.random.default_rng(seed), jax.random.PRNGKey(seed)
    net = averaged = draw(key, data.inputs.shape[1])
    steps = len(data.batches(pages, numpy.random.default_rng(0))) * EPOCHS
    rate = optax.cosine_onecycle_schedule(steps, RATE, pct_start=0.15)
    optimiser = optax.chain(optax.clip_by_global_norm(1.0), optax.adamw(rate, weight_decay=DECAY))
    state = optimiser.init(net)

    @jax.jit
    def step(net, state, averaged, key, batch):
        updates, state = optimiser.update(jax.grad(loss)(net, batch, key), state, net)
        net = optax.apply_updates(net, updates)
        return net, state, jax.tree.map(lambda old, new: old * AVERAGING + new * (1 - AVERAGING), averaged, net)

    taken = 0
    for _ in range(EPOCHS):
        for batch, length in data.batches(pages, random):
            net, state, averaged = step(net, state, averaged, jax.random.fold_in(key, taken), data.fill(batch, length))
            taken += 1
    return jax.tree.map(numpy.asarray, averaged)


def pack_floats(numbers):
    return struct.pack(f"<{len(numbers)}f", *(float(number) for number in numbers))


def pack_matrix(weights):
    """For each activation the step of its weights, then the weights in steps of one byte."""
    steps = numpy.maximum(numpy.abs(weights).max(0), 1e-9).astype(numpy.float32) / 127
    return pack_floats(steps) + numpy.rint(weights / steps).astype(numpy.int8).tobytes()


def pack_dense(inputs, weights):
    out = struct.pack("<H", len(inputs))
    return out + b"".join(struct.pack("<Hfff", *one) for one in inputs) + pack_matrix(weights)


def pack(net, encoding):
    """The network as src/score/network.rs reads it."""
    tags, blocks = len(encoding.tags), len(encoding.block)
    first = net["first"]["weights"]
    out = struct.pack("<H", WIDTH)
    out += pack_dense(encoding.block, first[tags : tags + blocks]) + pack_dense(encoding.page, first[tags + blocks :])
    out += struct.pack("<H", tags) + b"".join(struct.pack("<Bf", kind, value) for kind, _, value in encoding.tags)
    out += pack_matrix(first[:tags]) + pack_floats(net["first"]["bias"])
    out += struct.pack("<B", len(DISTANCES))
    for layer, distance in zip(net["layers"], DISTANCES):
        out += struct.pack("<B", distance)
        for weights in (*numpy.split(layer["near"], 3), *numpy.split(layer["page"], 2)):
            out += pack_matrix(weights)
        out += pack_floats(layer["bias"])
    out += pack_matrix(net["hidden"]["weights"]) + pack_floats(net["hidden"]["bias"])
    return out + pack_floats(net["last"][:, 0]) + pack_floats(net["bias"])
