"""Writes tokenised documents: shard-000.npz, shard-001.npz … of about two million tokens each."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from chat import Document
from corpus import Corpus

LONGEST = 320  # tokens; longer prose is cut, longer tasks are dropped
END_ID = 3


def encode(document: Document, tokenizer: Tokenizer) -> tuple[list[int], list[int]] | None:
    """Ids, and per token how much its prediction counts in quarters: 0 prompt, 4 prose, up to 16 for one-word answers."""
    ids: list[int] = []
    weights: list[int] = []
    for piece in document:
        part = tokenizer.encode(piece.text, add_special_tokens=False).ids
        if not piece.learned:
            weight = 0
        elif len(document) == 1:
            weight = 4
        else:
            weight = 14 if len(part) <= 5 else 10 if len(part) <= 10 else 6
        ids += part
        weights += [weight] * len(part)
    if len(ids) > LONGEST:
        if len(document) > 1:
            return None
        ids, weights = [*ids[: LONGEST - 1], END_ID], [*weights[: LONGEST - 1], 0]
    return ids, weights


def write_shard(corpus: Corpus, tokenizer: Tokenizer, tokens: int, path: Path, families: list[str] | None = None) -> Counter[str]:
    ids: list[np.ndarray] = []
    weights: list[np.ndarray] = []
    lengths: list[int] = []
    seen: Counter[str] = Counter()
    total = 0
    while total < tokens:
        family, document = corpus.draw(families)
        encoded = encode(document, tokenizer)
        if encoded is None:
            continue
        ids.append(np.array(encoded[0], dtype=np.uint16))
        weights.append(np.array(encoded[1], dtype=np.uint8))
        lengths.append(len(encoded[0]))
        total += lengths[-1]
        seen[f"{family}: documents"] += 1
        seen[f"{family}: tokens"] += lengths[-1]
        seen[f"{family}: learned tokens"] += sum(w > 0 for w in encoded[1])
    unfinished = path.with_suffix(".part.npz")
    np.savez(unfinished, ids=np.concatenate(ids), weights=np.concatenate(weights), lengths=np.array(lengths, dtype=np.int32))
    unfinished.rename(path)
    return seen


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--share", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--shards", type=int, default=30)
    options.add_argument("--first", type=int, default=0)
    options.add_argument("--tokens", type=int, default=2_000_000)
    options.add_argument("--families", nargs="*", help="only these kinds of document, evenly")
    chosen = options.parse_args()
    tokenizer = Tokenizer.from_file(str(chosen.out / "tokenizer.json"))
    counts: Counter[str] = Counter()
    for number in range(chosen.first, chosen.first + chosen.shards):
        corpus = Corpus(chosen.share, seed=1000 + number)
        counts += write_shard(corpus, tokenizer, chosen.tokens, chosen.out / f"shard-{number:03}.npz", chosen.families)
        (chosen.out / f"statistics-{chosen.first:03}.json").write_text(json.dumps(counts, indent=1))
        print("shard", number, flush=True)
