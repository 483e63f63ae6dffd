"""Batches of documents of similar length: no document sees another one, little padding."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from torch import Tensor

RANDOM_COPIES = 0.03  # share of batches that repeat random tokens, which teaches copying


class Shards:
    """Reads shards in order, starting again when the folder has no more."""

    def __init__(self, folder: Path, seed: int, first: int = 0) -> None:
        self.folder, self.rng, self.next = folder, np.random.default_rng(seed), first
        self.passes = 1

    def load(self) -> tuple[list[np.ndarray], list[np.ndarray]]:
        while not (path := self.folder / f"shard-{self.next:03}.npz").exists():
            if self.next > 0:
                self.next, self.passes = 0, self.passes + 1
            else:
                time.sleep(1)
        self.next += 1
        data = np.load(path)
        cuts = np.cumsum(data["lengths"])[:-1]
        return np.split(data["ids"], cuts), np.split(data["weights"], cuts)

    def batches(self, tokens: int, part: int = 0, parts: int = 1) -> Iterator[tuple[Tensor, Tensor]]:
        """Every process takes its part of the same stream."""
        while True:
            ids, weights = self.load()
            order = np.argsort([len(d) + self.rng.random() * 4 for d in ids], kind="stable")
            groups: list[np.ndarray] = []
            start = 0
            for at in range(1, len(order) + 1):
                if at == len(order) or (at + 1 - start) * len(ids[order[min(at, len(order) - 1)]]) > tokens:
                    groups.append(order[start:at])
                    start = at
            self.rng.shuffle(groups)
            for group in groups[part::parts]:
                length = max(len(ids[i]) for i in group)
                x = np.zeros((len(group), length), dtype=np.int64)
                w = np.zeros((len(group), length), dtype=np.float32)
                for row, i in enumerate(group):
                    x[row, : len(ids[i])], w[row, : len(ids[i])] = ids[i], weights[i]
                yield torch.from_numpy(x), torch.from_numpy(w / 4)


def random_copies(rng: np.random.Generator, tokens: int, vocabulary: int) -> tuple[Tensor, Tensor]:
    """A string of random tokens two or three times; the later ones are learned. With few different tokens one look back is not enough."""
    length, times = int(rng.integers(5, 60)), int(rng.integers(2, 4))
    rows = max(1, tokens // (length * times))
    once = rng.integers(5, vocabulary, (rows, length))
    if rng.random() < 0.5:
        few = rng.integers(5, vocabulary, (rows, max(3, length // 3)))
        once = np.take_along_axis(few, rng.integers(0, few.shape[1], (rows, length)), axis=1)
    weights = np.ones((rows, length * times), dtype=np.float32)
    weights[:, :length] = 0
    return torch.from_numpy(np.tile(once, times)), torch.from_numpy(weights)
