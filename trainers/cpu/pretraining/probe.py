"""What the base can do before any tuning: exact answers on fresh documents, family by family."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from safetensors.torch import load_file
from tokenizers import Tokenizer

from corpus import Corpus
from model import Llama, Shape

FAMILIES = ["topic with options", "several messages", "department", "urgency", "urgency, several", "sentiment", "message to JSON", "single value", "record", "list", "conversion", "related sentence", "dictionary classes", "synonym", "kind of thing"]
END_ID = 3


def load(folder: Path) -> Llama:
    tensors = load_file(folder / "model.safetensors")
    model = Llama(Shape(vocabulary=tensors["model.embed_tokens.weight"].shape[0]))
    for name, parameter in model.checkpoint().items():
        parameter.data.copy_(tensors[name].float())
    return model


@torch.no_grad()
def complete(model: Llama, prompts: list[list[int]], longest: int = 80) -> list[list[int]]:
    answers: list[list[int]] = [[] for _ in prompts]
    for _ in range(longest):
        open_rows = [i for i, a in enumerate(answers) if END_ID not in a]
        if not open_rows:
            break
        rows = [prompts[i] + answers[i] for i in open_rows]
        ids = torch.zeros(len(rows), max(map(len, rows)), dtype=torch.long)
        for row, tokens in enumerate(rows):
            ids[row, : len(tokens)] = torch.tensor(tokens)
        hidden = model(ids)
        last = torch.stack([hidden[row, len(tokens) - 1] for row, tokens in enumerate(rows)])
        for i, token in zip(open_rows, model.logits(last).argmax(1).tolist()):
            answers[i].append(token)
    return answers


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--share", type=Path, required=True)
    options.add_argument("--model", type=Path, required=True)
    options.add_argument("--documents", type=int, default=150)
    chosen = options.parse_args()
    tokenizer = Tokenizer.from_file(str(chosen.model / "tokenizer.json"))
    model = load(chosen.model)
    corpus = Corpus(chosen.share, seed=999_999)
    for family in FAMILIES:
        documents = [corpus.families[family]() for _ in range(chosen.documents)]
        prompts = [tokenizer.encode("".join(p.text for p in d[:-1]), add_special_tokens=False).ids for d in documents]
        kept = [i for i, p in enumerate(prompts) if len(p) < 300]
        found = complete(model, [prompts[i] for i in kept])
        wanted = [documents[i][-1].text.removesuffix("<|end|>") for i in kept]
        right = [tokenizer.decode(a, skip_special_tokens=True).strip() == w.strip() for a, w in zip(found, wanted)]
        wrong = right.index(False) if False in right else None
        example = "" if wrong is None else f"  e.g. {tokenizer.decode(found[wrong], skip_special_tokens=True)!r} for {wanted[wrong]!r}"
        print(f"{family:22} {sum(right) / len(right):.2f}{example}", flush=True)


if __name__ == "__main__":
    main()
