"""Pretrains the base from scratch within a given time; the learning rate reaches zero when the time is up."""

from __future__ import annotations

import argparse
import json
import math
import time
from pathlib import Path

import numpy as np
import torch
from safetensors.torch import load_file
from torch import Tensor, multiprocessing
from torch.nn import functional as F

from batches import RANDOM_COPIES, Shards, random_copies
from export import save_model
from initial_weights import start_embeddings, start_previous_token_heads
from model import Llama, Shape
from optimiser import Optimiser


def rate(step: int, progress: float, flat: float = 0.4) -> float:
    """Twenty steps of warm-up, constant for a while, then a cosine to almost nothing."""
    warm = min(1.0, (step + 1) / 20)
    return warm * (1.0 if progress < flat else max(0.003, 0.5 * (1 + math.cos(math.pi * (progress - flat) / (1 - flat)))))


def loss_of(model: Llama, ids: Tensor, weights: Tensor) -> Tensor:
    hidden = model(ids[:, :-1])
    learned = weights[:, 1:] > 0
    losses = F.cross_entropy(model.logits(hidden[learned]), ids[:, 1:][learned], reduction="none")
    return (losses * weights[:, 1:][learned]).sum() / weights[:, 1:][learned].sum()


def train(rank: int, chosen: argparse.Namespace, shared: "Shared") -> None:
    """One process per core with one thread each: on a busy machine threads inside every operation would wait for each other."""
    torch.manual_seed(chosen.seed)
    torch.set_num_threads(1)
    rng = np.random.default_rng(chosen.seed * 100 + rank)
    vocabulary = len(json.loads((chosen.data / "tokenizer.json").read_text())["model"]["vocab"])
    model = Llama(Shape(vocabulary=vocabulary))
    model.load_state_dict(shared.start)
    optimiser = Optimiser(model)
    batches = Shards(chosen.data, chosen.seed, chosen.first_shard).batches(chosen.tokens // chosen.processes, part=rank, parts=chosen.processes)
    parameters = list(model.parameters())
    average: dict[str, Tensor] = {}
    start = saved = time.time()
    seen = learned = step = 0
    running = 0.0
    while True:
        if rank == 0:
            progress = (time.time() - start) / chosen.seconds
            shared.progress[0] = 1.0 if chosen.steps and step >= chosen.steps else progress
        shared.barrier.wait()
        progress = shared.progress.item()
        if progress >= 1:
            break
        copies = 0.25 if progress < 0.06 and not chosen.start_from else chosen.copies
        ids, weights = random_copies(rng, chosen.tokens // chosen.processes // 2, vocabulary) if rng.random() < copies else next(batches)
        loss = loss_of(model, ids, weights)
        loss.backward()
        with torch.no_grad():
            torch.cat([p.grad.flatten() for p in parameters], out=shared.gradients[rank])
            shared.counts[rank] = torch.tensor([ids.numel(), int((weights > 0).sum()), loss.item()], dtype=torch.float64)
            shared.barrier.wait()
            mean = shared.gradients.mean(0)
            for p, g in zip(parameters, mean.split([p.numel() for p in parameters])):
                p.grad = g.view_as(p)
        optimiser.step(chosen.rate * rate(step, progress))
        step += 1
        if rank > 0:
            continue
        tokens, learned_tokens, losses = shared.counts.sum(0).tolist()
        seen, learned = seen + int(tokens), learned + int(learned_tokens)
        now = losses / chosen.processes
        running = now if step == 1 else 0.98 * running + 0.02 * now
        if step % 10 == 0:  # an average of recent weights is usable at any time, the rate need not have decayed
            for name, value in model.checkpoint().items():
                average[name] = value.detach().clone() if name not in average else average[name].lerp_(value.detach(), 0.08)
        if step % 50 == 0:
            print(f"step {step} loss {running:.3f} tokens {seen} learned {learned} {seen / (time.time() - start):.0f}/s {progress:.1%}", flush=True)
        if time.time() - saved > 180:
            save_model(average, model.shape, chosen.data, chosen.out)
            saved = time.time()
    if rank == 0:
        save_model(model.checkpoint(), model.shape, chosen.data, chosen.out)
        (chosen.out / "run.json").write_text(json.dumps({"steps": step, "tokens": seen, "learned tokens": learned, "seconds": round(time.time() - start), "loss": running}))
        print("done", step, seen, flush=True)


class Shared:
    """What the processes hand each other: the start, their gradients, and how far the time is used up."""

    def __init__(self, model: Llama, processes: int) -> None:
        self.start = {name: t.share_memory_() for name, t in model.state_dict().items()}
        self.gradients = torch.zeros(processes, sum(p.numel() for p in model.parameters())).share_memory_()
        self.counts = torch.zeros(processes, 3, dtype=torch.float64).share_memory_()
        self.progress = torch.zeros(1, dtype=torch.float64).share_memory_()
        self.barrier = multiprocessing.get_context("spawn").Barrier(processes)


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--seconds", type=float, required=True)
    options.add_argument("--tokens", type=int, default=8192, help="tokens in a step, all processes together")
    options.add_argument("--processes", type=int, default=2)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--steps", type=int, default=0, help="stop early, to try things")
    options.add_argument("--start-from", type=Path, help="a model folder to continue from, after an interruption")
    options.add_argument("--rate", type=float, default=1.0, help="below 1 for a last stretch")
    options.add_argument("--copies", type=float, default=RANDOM_COPIES, help="share of batches that repeat random tokens")
    options.add_argument("--first-shard", type=int, default=0)
    chosen = options.parse_args()
    torch.manual_seed(chosen.seed)
    chosen.out.mkdir(parents=True, exist_ok=True)
    model = Llama(Shape(vocabulary=len(json.loads((chosen.data / "tokenizer.json").read_text())["model"]["vocab"])))
    if chosen.start_from:
        stored = load_file(chosen.start_from / "model.safetensors")
        for name, parameter in model.checkpoint().items():
            parameter.data.copy_(stored[name].float())
    else:
        ids, weights = Shards(chosen.data, chosen.seed).load()
        text = [d for d, w in zip(ids, weights) if w[0] > 0]  # prose
        start_embeddings(model, text + ids[: len(ids) // 3])
        start_previous_token_heads(model)
    print("parameters", sum(p.numel() for p in model.parameters()), flush=True)
    multiprocessing.spawn(train, args=(chosen, Shared(model, chosen.processes)), nprocs=chosen.processes)


if __name__ == "__main__":
    main()
