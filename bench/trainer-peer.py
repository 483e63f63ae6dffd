"""The same LoRA steps in PyTorch, written apart from the trainer: prints one JSON line.

Reads {base, rank, alpha, learningRate, threads, steps: [[{ids, learned}]], adapters: {name: {down, up}}}.
"plain" is what PEFT does: padded batches, logits at every position. "lean" computes logits for answer tokens only.
"""
import json
import math
import struct
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

spec = json.load(open(sys.argv[1]))
config = json.load(open(spec["base"] + "/config.json"))
heads = config["num_attention_heads"]
key_heads = config.get("num_key_value_heads") or heads
head_width = config.get("head_dim") or config["hidden_size"] // heads


def load(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if name == "__metadata__":
            continue
        start, end = entry["data_offsets"]
        raw = data[8 + size + start : 8 + size + end]
        if entry["dtype"] == "BF16":
            values = (np.frombuffer(raw, np.uint16).astype(np.uint32) << 16).view(np.float32)
        else:
            values = np.frombuffer(raw, {"F16": np.float16, "F32": np.float32}[entry["dtype"]]).astype(np.float32)
        tensors[name] = torch.from_numpy(values.copy()).reshape(entry["shape"])
    return tensors


weights = load(spec["base"] + "/model.safetensors")
embedding = weights["model.embed_tokens.weight"]
head = embedding if config.get("tie_word_embeddings") else weights["lm_head.weight"]
scale = spec["alpha"] / spec["rank"]


def angles(length):
    theta = config.get("rope_theta") or config["rope_parameters"]["rope_theta"]
    frequencies = 1.0 / theta ** (torch.arange(0, head_width, 2).float() / head_width)
    table = torch.outer(torch.arange(length).float(), frequencies)
    table = torch.cat([table, table], -1)
    return table.cos(), table.sin()


def turn(x):
    half = x.shape[-1] // 2
    return torch.cat([-x[..., half:], x[..., :half]], -1)


def norm(x, weight):
    return F.rms_norm(x, (x.shape[-1],), weight, config["rms_norm_eps"])


class Model:
    def __init__(self):
        self.pairs = {}
        for name, pair in spec["adapters"].items():
            down = torch.tensor(pair["down"], dtype=torch.float32).reshape(spec["rank"], -1).requires_grad_()
            up = torch.tensor(pair["up"], dtype=torch.float32).reshape(-1, spec["rank"]).requires_grad_()
            self.pairs[name] = (down, up)

    def linear(self, name, x):
        y = F.linear(x, weights[name + ".weight"])
        if name in self.pairs:
            down, up = self.pairs[name]
            y = y + F.linear(F.linear(x, down), up) * scale
        return y

    def hidden(self, ids):
        batch, length = ids.shape
        cos, sin = angles(length)
        x = embedding[ids]
        for layer in range(config["num_hidden_layers"]):
            name = f"model.layers.{layer}."
            h = norm(x, weights[name + "input_layernorm.weight"])
            q = self.linear(name + "self_attn.q_proj", h).view(batch, length, heads, head_width).transpose(1, 2)
            k = self.linear(name + "self_attn.k_proj", h).view(batch, length, key_heads, head_width).transpose(1, 2)
            v = self.linear(name + "self_attn.v_proj", h).view(batch, length, key_heads, head_width).transpose(1, 2)
            q, k = q * cos + turn(q) * sin, k * cos + turn(k) * sin
            y = F.scaled_dot_product_attention(q, k, v, is_causal=True, enable_gqa=heads != key_heads)
            x = x + self.linear(name + "self_attn.o_proj", y.transpose(1, 2).reshape(batch, length, -1))
            h = norm(x, weights[name + "post_attention_layernorm.weight"])
            gate = F.silu(self.linear(name + "mlp.gate_proj", h)) * self.linear(name + "mlp.up_proj", h)
            x = x + self.linear(name + "mlp.down_proj", gate)
        return norm(x, weights["model.norm.weight"])


def loss_of(model, rows, lean):
    length = max(len(row["ids"]) for row in rows)
    ids = torch.zeros(len(rows), length, dtype=torch.long)
    labels = torch.full((len(rows), length), -100)
    for i, row in enumerate(rows):
        ids[i, : len(row["ids"])] = torch.tensor(row["ids"])
        for t, learned in enumerate(row["learned"]):
            if learned and t > 0:
                labels[i, t] = row["ids"][t]
    hidden = model.hidden(ids[:, :-1])
    labels = labels[:, 1:]
    if lean:
        wanted = labels != -100
        return F.cross_entropy(hidden[wanted] @ head.t(), labels[wanted])
    logits = hidden @ head.t()
    return F.cross_entropy(logits.reshape(-1, logits.shape[-1]), labels.reshape(-1), ignore_index=-100)


def run(lean, threads):
    torch.set_num_threads(threads)
    model = Model()
    parameters = [tensor for pair in model.pairs.values() for tensor in pair]
    optimizer = torch.optim.AdamW(parameters, lr=spec["learningRate"], weight_decay=0, eps=1e-8, fused=True)
    losses, seconds = [], []
    for rows in spec["steps"]:
        start = time.perf_counter()
        loss = loss_of(model, rows, lean)
        optimizer.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(parameters, 1.0)
        optimizer.step()
        seconds.append(time.perf_counter() - start)
        losses.append(loss.item())
    tokens = [sum(len(row["ids"]) for row in rows) for rows in spec["steps"]]
    skip = len(seconds) // 4
    return {"tokensPerSecond": sum(tokens[skip:]) / sum(seconds[skip:]), "losses": losses}


results = {}
for style in ("plain", "lean"):
    for threads in sorted({1, spec["threads"]}):
        results[f"{style}-{threads}"] = run(style == "lean", threads)
print(json.dumps({"torch": torch.__version__, "results": results}))
