"""Writes the checkpoint as a Hugging Face model folder, weights in half precision."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import torch
from safetensors.torch import save_file
from torch import Tensor

from model import Shape

CHAT_TEMPLATE = (
    "{% for message in messages %}{{ '<|' + message['role'] + '|>' + message['content'] }}"
    "{% if message['role'] == 'assistant' %}{{ '<|end|>' }}{% endif %}{% endfor %}"
    "{% if add_generation_prompt %}{{ '<|assistant|>' }}{% endif %}"
)


def write_json(path: Path, value: object) -> None:
    path.write_text(json.dumps(value, indent=2) + "\n")


def save_model(tensors: dict[str, Tensor], shape: Shape, tokenizer_folder: Path, out: Path) -> None:
    unfinished = out / "model.safetensors.part"
    save_file({name: t.detach().to(torch.float16).contiguous() for name, t in tensors.items()}, unfinished, metadata={"format": "pt"})
    unfinished.chmod(0o644)
    unfinished.rename(out / "model.safetensors")
    shutil.copyfile(tokenizer_folder / "tokenizer.json", out / "tokenizer.json")
    write_json(out / "config.json", {
        "architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": shape.width, "intermediate_size": shape.feed_forward, "num_hidden_layers": shape.layers, "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads, "head_dim": shape.head_width, "vocab_size": shape.vocabulary, "max_position_embeddings": shape.context, "rms_norm_eps": 1e-05, "rope_theta": shape.theta, "hidden_act": "silu",
        "attention_bias": False, "mlp_bias": False, "tie_word_embeddings": True, "torch_dtype": "float16", "bos_token_id": None, "eos_token_id": 3, "pad_token_id": 0,
    })
    write_json(out / "tokenizer_config.json", {
        "tokenizer_class": "PreTrainedTokenizerFast", "model_max_length": shape.context, "eos_token": "<|end|>", "pad_token": "<|pad|>", "bos_token": None, "unk_token": None,
        "add_bos_token": False, "add_eos_token": False, "clean_up_tokenization_spaces": False, "chat_template": CHAT_TEMPLATE,
    })
    write_json(out / "generation_config.json", {"eos_token_id": 3, "pad_token_id": 0, "do_sample": False, "max_new_tokens": 128})
