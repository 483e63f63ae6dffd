"""Muon for the matrices inside the layers, AdamW for embeddings and norms."""

from __future__ import annotations

import torch
from torch import Tensor

from model import Llama


def orthogonal(update: Tensor) -> Tensor:
    """Newton-Schulz iteration: nearly the closest orthogonal matrix."""
    x = update.to(torch.bfloat16)
    x = x / (x.norm() + 1e-7)
    wide = x if x.shape[0] <= x.shape[1] else x.t()
    for _ in range(5):
        a = wide @ wide.t()
        wide = 3.4445 * wide + (-4.7750 * a + 2.0315 * a @ a) @ wide
    return (wide if x.shape[0] <= x.shape[1] else wide.t()).float()


class Optimiser:
    def __init__(self, model: Llama, matrix_rate: float = 0.02, other_rate: float = 0.003, weight_decay: float = 0.02) -> None:
        self.matrices = [p for name, p in model.named_parameters() if p.ndim == 2 and name != "embed_tokens"]
        self.momentum = [torch.zeros_like(p) for p in self.matrices]
        others = [p for name, p in model.named_parameters() if p.ndim == 1 or name == "embed_tokens"]
        self.adam = torch.optim.AdamW(others, lr=other_rate, betas=(0.9, 0.97), weight_decay=0.0, fused=True)
        self.parameters = list(model.parameters())
        self.matrix_rate, self.other_rate, self.weight_decay = matrix_rate, other_rate, weight_decay

    @torch.no_grad()
    def step(self, factor: float) -> None:
        for group in self.adam.param_groups:
            group["lr"] = self.other_rate * factor
        self.adam.step()
        rate = self.matrix_rate * factor
        for p, velocity in zip(self.matrices, self.momentum):
            if p.grad is None:
                continue
            velocity.mul_(0.95).add_(p.grad)
            p.mul_(1 - rate * self.weight_decay)
            p.add_(orthogonal(p.grad + 0.95 * velocity), alpha=-rate * max(1.0, p.shape[0] / p.shape[1]) ** 0.5)
        for p in self.parameters:
            p.grad = None
