"""A small network over the blocks of a page, as a second opinion that the forest learns from. It never ships.

A block's features go through a dense layer, then through four dilated convolutions along the page, each with the mean and the
largest activations of the whole page as a further input. It errs on other pages than a forest does, so that the mean of both is a
better label than the truth alone: truths are partial, and say nothing of most blocks of the `segments` pages.
"""

import os

os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import jax.numpy as jnp
import numpy
import optax

WIDTH = 48
DILATIONS = (1, 2, 4, 8)
EPOCHS = 14
RATE = 3e-3
DECAY = 0.01
DROPOUT = 0.15
# The share of the page's F1, softened, in the loss.
PAGE_LOSS = 0.3
# Weights are averaged over about so many steps.
AVERAGING = 0.995
# Of a longer page, another stretch of so many blocks is seen in each epoch.
STRETCH = 512
BLOCKS_A_BATCH = 6000
# Tags are numbers without an order: the most frequent are inputs of their own.
TAGS = ("container", "parent", "text_parent")
TAGS_KEPT = 24
EDGES = 33


def encode(rows, names, page_of):
    """The inputs: features by their rank among all blocks, pages weighing the same, and tags one by one."""
    per_page = 1 / numpy.bincount(page_of)[page_of]
    sample = numpy.random.default_rng(0).choice(len(rows), 60000, p=per_page / per_page.sum())
    columns = []
    for place, name in enumerate(names):
        column, seen = rows[:, place], numpy.sort(rows[sample, place])
        if name in TAGS:
            values, counts = numpy.unique(seen, return_counts=True)
            columns += [(column == value).astype(numpy.float16) for value in values[numpy.argsort(-counts)][:TAGS_KEPT]]
        elif not name.startswith("near_tag"):
            edges = numpy.unique(numpy.quantile(seen, numpy.linspace(0, 1, EDGES)))
            if len(edges) > 1:
                ranks = (numpy.searchsorted(seen, edges, "left") + numpy.searchsorted(seen, edges, "right")) / 2 / len(seen)
                columns.append(((numpy.interp(column, edges, ranks) - 0.5) * 3).astype(numpy.float16))
    return numpy.stack(columns, 1)


def draw(key, inputs):
    keys = iter(jax.random.split(key, 2 * len(DILATIONS) + 3))

    def dense(rows, columns, scale=1.0):
        return jax.random.normal(next(keys), (rows, columns)) * scale / numpy.sqrt(rows)

    layers = [
        {"near": dense(3 * WIDTH, WIDTH, 0.7), "page": dense(2 * WIDTH, WIDTH, 0.3), "bias": jnp.zeros(WIDTH)} for _ in DILATIONS
    ]
    first = {"weights": dense(inputs, WIDTH), "bias": jnp.zeros(WIDTH)}
    hidden = {"weights": dense(WIDTH, WIDTH), "bias": jnp.zeros(WIDTH)}
    return {"first": first, "layers": layers, "hidden": hidden, "last": dense(WIDTH, 1, 0.3), "bias": jnp.full(1, -1.5)}


def shift(activations, by):
    edge = jnp.zeros((activations.shape[0], abs(by), activations.shape[2]), activations.dtype)
    return jnp.concatenate([edge, activations[:, :-by]] if by > 0 else [activations[:, -by:], edge], 1)


def log_odds(net, inputs, mask, key=None):
    """Of pages x blocks x inputs; `mask` is 0 behind the last block of a page. With a key, some activations are dropped."""

    def drop(activations, place):
        if key is None:
            return activations
        stays = jax.random.bernoulli(jax.random.fold_in(key, place), 1 - DROPOUT, activations.shape)
        return activations * stays / (1 - DROPOUT)

    blocks = mask[:, :, None]
    count = jnp.maximum(mask.sum(1), 1)[:, None]
    state = jax.nn.relu(drop(inputs.astype(jnp.float32), 0) @ net["first"]["weights"] + net["first"]["bias"]) * blocks
    for place, (layer, dilation) in enumerate(zip(net["layers"], DILATIONS)):
        page = jnp.concatenate([state.sum(1) / count, state.max(1)], 1) @ layer["page"]
        near = jnp.concatenate([shift(state, dilation), state, shift(state, -dilation)], 2) @ layer["near"]
        state = (state + drop(jax.nn.relu(near + layer["bias"] + page[:, None]), place + 1)) * blocks
    hidden = jax.nn.relu(drop(state, 9) @ net["hidden"]["weights"] + net["hidden"]["bias"])
    return (hidden @ net["last"] + net["bias"])[:, :, 0]


def loss(net, batch, key):
    """Cross-entropy of the blocks, and one minus the soft F1 of the pages whose whole truth is known."""
    inputs, mask, labels, weights, words, whole = batch
    found = log_odds(net, inputs, mask, key)
    known, truth = (labels >= 0) * mask * weights, jnp.maximum(labels, 0) * mask
    entropy = (optax.sigmoid_binary_cross_entropy(found, truth) * known).sum() / known.sum()
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

    def stretches(self, pages, random):
        """Page, first block and length; the whole of each page where nothing is random."""
        for page in pages:
            count, start = self.counts[page], self.starts[page]
            if count and random is not None and count > STRETCH:
                yield page, start + random.integers(0, count - STRETCH + 1), STRETCH
            elif count:
                yield page, start, count

    def batches(self, pages, random=None):
        noise = (lambda: 0) if random is None else (lambda: random.random() * 30)
        stretches = sorted(self.stretches(pages, random), key=lambda stretch: stretch[2] + noise())
        batches, batch, length = [], [], 0
        for stretch in stretches:
            rounded = -(-stretch[2] // 64) * 64
            if batch and max(length, rounded) * (len(batch) + 1) > BLOCKS_A_BATCH:
                batches.append((batch, length))
                batch, length = [], 0
            batch.append(stretch)
            length = max(length, rounded)
        batches += [(batch, length)] if batch else []
        if random is not None:
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
    return averaged


def predict(net, data, pages):
    """The log-odds of every block of these pages; 0 elsewhere."""
    found = numpy.zeros(len(data.labels), numpy.float32)
    judge = jax.jit(log_odds)
    for batch, length in data.batches(pages):
        filled = data.fill(batch, length)
        odds = numpy.asarray(judge(net, filled[0], filled[1]))
        for place, (_, start, count) in enumerate(batch):
            found[start : start + count] = odds[place, :count]
    return found
