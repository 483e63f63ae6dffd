"""Loss of given rows under a Llama checkpoint and a PEFT adapter, applied unmerged; written apart from the trainer's own code.

Usage: parity.py BASE_FOLDER ADAPTER_FOLDER ROWS.json  (rows: [{ids, from}]; loss on tokens from `from` on). Prints a JSON list of summed losses.
"""
import json
import math
import struct
import sys

import torch
import torch.nn.functional as F

base, adapter, rows = sys.argv[1], sys.argv[2], json.load(open(sys.argv[3]))
config = json.load(open(base + "/config.json"))


def load(path):
    data = open(path, "rb").read()
    size = struct.unpack("<Q", data[:8])[0]
    tensors = {}
    for name, entry in json.loads(data[8 : 8 + size]).items():
        if name != "__metadata__":
            start, end = entry["data_offsets"]
            raw = bytearray(data[8 + size + start : 8 + size + end])
            tensors[name] = torch.frombuffer(raw, dtype=torch.float32).reshape(entry["shape"]).double()
    return tensors


weights = load(base + "/model.safetensors")
pairs = load(adapter + "/adapter_model.safetensors")
settings = json.load(open(adapter + "/adapter_config.json"))
prefix = "base_model.model."
for name in list(pairs):
    if ".lora_" not in name:
        weights[name[len(prefix) :]] = pairs[name]
heads, key_heads, width = config["num_attention_heads"], config["num_key_value_heads"], config["head_dim"]


def linear(name, x):
    y = x @ weights[name + ".weight"].t()
    down = pairs.get(f"{prefix}{name}.lora_A.weight")
    if down is not None:
        y = y + (x @ down.t() @ pairs[f"{prefix}{name}.lora_B.weight"].t()) * (settings["lora_alpha"] / settings["r"])
    return y


def norm(name, x):
    return x / torch.sqrt((x * x).mean(-1, keepdim=True) + config["rms_norm_eps"]) * weights[name + ".weight"]


def frequencies():
    scaling = config.get("rope_scaling")
    result = []
    for pair in range(width // 2):
        f = config["rope_theta"] ** (-2 * pair / width)
        if scaling:
            wavelength = 2 * math.pi / f
            low = scaling["original_max_position_embeddings"] / scaling["low_freq_factor"]
            high = scaling["original_max_position_embeddings"] / scaling["high_freq_factor"]
            if wavelength > low:
                f = f / scaling["factor"]
            elif wavelength >= high:
                smooth = (scaling["original_max_position_embeddings"] / wavelength - scaling["low_freq_factor"]) / (
                    scaling["high_freq_factor"] - scaling["low_freq_factor"]
                )
                f = (1 - smooth) * f / scaling["factor"] + smooth * f
        result.append(f)
    return torch.tensor(result, dtype=torch.float64)


def rotate(x):
    angle = torch.outer(torch.arange(x.shape[0], dtype=torch.float64), frequencies())[:, None, :]
    first, second = x[..., : width // 2], x[..., width // 2 :]
    return torch.cat([first * angle.cos() - second * angle.sin(), second * angle.cos() + first * angle.sin()], -1)


def logits(ids):
    x = weights["model.embed_tokens.weight"][ids]
    mask = torch.full((len(ids), len(ids)), float("-inf"), dtype=torch.float64).triu(1)
    for layer in range(config["num_hidden_layers"]):
        name = f"model.layers.{layer}."
        h = norm(name + "input_layernorm", x)
        q = rotate(linear(name + "self_attn.q_proj", h).reshape(len(ids), heads, width))
        k = rotate(linear(name + "self_attn.k_proj", h).reshape(len(ids), key_heads, width))
        v = linear(name + "self_attn.v_proj", h).reshape(len(ids), key_heads, width)
        out = []
        for head in range(heads):
            shared = head * key_heads // heads
            out.append(torch.softmax(q[:, head] @ k[:, shared].t() / math.sqrt(width) + mask, -1) @ v[:, shared])
        x = x + linear(name + "self_attn.o_proj", torch.cat(out, -1))
        h = norm(name + "post_attention_layernorm", x)
        gate = linear(name + "mlp.gate_proj", h)
        x = x + linear(name + "mlp.down_proj", gate * torch.sigmoid(gate) * linear(name + "mlp.up_proj", h))
    head = "model.embed_tokens" if config["tie_word_embeddings"] else "lm_head"
    return norm("model.norm", x) @ weights[head + ".weight"].t()


losses = []
for row in rows:
    ids = torch.tensor(row["ids"])
    scores = logits(ids[:-1])
    losses.append(F.cross_entropy(scores[row["from"] - 1 :], ids[row["from"] :], reduction="sum").item())
print(json.dumps(losses))
