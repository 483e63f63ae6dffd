"""Two starts that save a small budget many steps: word vectors from co-occurrence, and heads that look one token back."""

from __future__ import annotations

import math

import numpy as np
import torch
from torch import Tensor

from model import Llama

FIRST_WORD_ID = 5  # below are the special tokens


def cooccurrence_vectors(documents: list[np.ndarray], vocabulary: int, dimensions: int) -> tuple[Tensor, Tensor]:
    """PPMI of tokens up to six apart, reduced by a truncated SVD; also tells which tokens were seen often enough."""
    stream = np.concatenate([np.append(d, np.zeros(6, dtype=d.dtype)) for d in documents]).astype(np.int64)
    counts = np.zeros(vocabulary * vocabulary, dtype=np.float32)
    for offset in range(1, 7):
        left, right = stream[:-offset], stream[offset:]
        words = (left >= FIRST_WORD_ID) & (right >= FIRST_WORD_ID)
        counts += np.bincount(left[words] * vocabulary + right[words], minlength=vocabulary * vocabulary).astype(np.float32) / math.sqrt(offset)
    pairs = counts.reshape(vocabulary, vocabulary)
    pairs = pairs + pairs.T
    totals = pairs.sum(1)
    smoothed = totals**0.75 / (totals**0.75).sum()
    with np.errstate(divide="ignore", invalid="ignore"):
        ppmi = np.log(pairs / (totals[:, None] * smoothed[None, :] + 1e-9))
    ppmi[~np.isfinite(ppmi)] = 0
    left_vectors, values, _ = torch.svd_lowrank(torch.from_numpy(np.maximum(ppmi, 0)), q=dimensions + 20, niter=3)
    vectors = left_vectors[:, :dimensions] * values[:dimensions].sqrt()
    return vectors / (vectors.norm(dim=1, keepdim=True) + 1e-6), torch.from_numpy(totals > 20)


@torch.no_grad()
def start_embeddings(model: Llama, documents: list[np.ndarray]) -> None:
    """Channel 0 stays constant: the previous-token heads read positions from it."""
    vocabulary, width = model.embed_tokens.shape
    vectors, seen = cooccurrence_vectors(documents, vocabulary, width - 1)
    spread, _ = torch.linalg.qr(torch.randn(width - 1, width - 1))
    noise = torch.randn(vocabulary, width - 1)
    mixed = noise / noise.norm(dim=1, keepdim=True)
    mixed[seen] = 0.9 * (vectors @ spread)[seen] + 0.3 * mixed[seen]
    mixed = mixed / mixed.norm(dim=1, keepdim=True)
    model.embed_tokens[:, 1:] = mixed * math.sqrt(width - 1) * 0.05
    model.embed_tokens[:, 0] = 0.1


@torch.no_grad()
def start_previous_token_heads(model: Llama, heads: int = 2) -> None:
    """Queries and keys of the first heads are constant and differ by the rotation of one position."""
    shape = model.shape
    attention = model.layers[0].self_attn
    embedding = model.embed_tokens
    constant = (embedding[:, 0] * torch.rsqrt(embedding.pow(2).mean(1) + 1e-5)).mean().item()
    half = shape.head_width // 2
    for head in range(heads):
        rows = slice(head * shape.head_width, (head + 1) * shape.head_width)
        for projection, shift in ((attention.q_proj, 0.0), (attention.k_proj, 1.0)):
            projection.weight[rows] = 0
            for i in range(6):
                angle = shift / shape.theta ** (2 * i / shape.head_width)
                size = math.sqrt((9.0 if i < 4 else 3.0) * math.sqrt(shape.head_width)) / constant
                projection.weight[rows.start + i, 0] = size * math.cos(angle)
                projection.weight[rows.start + half + i, 0] = size * math.sin(angle)
        attention.v_proj.weight[rows] = torch.randn(shape.head_width, shape.width) * 0.07
        attention.v_proj.weight[rows, 0] = 0
        attention.o_proj.weight[:, rows] = torch.randn(shape.width, shape.head_width) * 0.07
        attention.o_proj.weight[0, :] = 0
