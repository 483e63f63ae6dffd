"""Small phrase grammar: `[a|b|]` picks one alternative, `{p}` asks a slot for a value."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Callable

PHRASES = Path(__file__).parent / "phrases"
Slots = Callable[[str], str]
Node = str | list["Node"] | tuple["Node", ...]  # text, sequence, choice


@lru_cache(maxsize=None)
def parse(pattern: str) -> Node:
    """Turn a pattern into nested sequences (lists) and choices (tuples)."""
    stack: list[tuple[list[Node], list[Node]]] = [([], [])]
    for piece in re.split(r"([\[\]|]|\{\w\})", pattern):
        if piece == "[":
            stack.append(([], []))
        elif piece == "|" and len(stack) > 1:
            sequence, options = stack[-1]
            options.append(list(sequence))
            sequence.clear()
        elif piece == "]":
            sequence, options = stack.pop()
            stack[-1][0].append(tuple([*options, sequence]))
        elif piece:
            stack[-1][0].append(piece)
    return stack[0][0]


def expand(pattern: str, rng: random.Random, slots: Slots) -> str:
    out: list[str] = []

    def walk(node: Node) -> None:
        if isinstance(node, tuple):
            walk(node[int(rng.random() * len(node))])
        elif isinstance(node, list):
            for part in node:
                walk(part)
        elif len(node) == 3 and node[0] == "{":
            out.append(slots(node[1]))
        else:
            out.append(node)

    walk(parse(pattern))
    return re.sub(r" +([,.!?])", r"\1", " ".join("".join(out).split()))


@dataclass(eq=False)
class Topic:
    names: list[str]
    patterns: list[str]
    group: "Group"


@dataclass(eq=False)
class Group:
    names: list[str]
    domain: "Domain"
    topics: list[Topic] = field(default_factory=list)


@dataclass(eq=False)
class Domain:
    names: list[str]
    groups: list[Group] = field(default_factory=list)


def load_domains() -> list[Domain]:
    """Topic files: `# domain`, `## group, other names`, `topic, other names :: pattern ; pattern`."""
    domains: list[Domain] = []
    for name in ("support", "everyday", "services"):
        for line in (PHRASES / f"{name}.txt").read_text().splitlines():
            if line.startswith("## "):
                domains[-1].groups.append(Group([n.strip() for n in line[3:].split(",")], domains[-1]))
            elif line.startswith("# "):
                domains.append(Domain([line[2:].strip()]))
            elif line.strip():
                names, patterns = line.split(" :: ")
                group = domains[-1].groups[-1]
                group.topics.append(Topic([n.strip() for n in names.split(",")], [p.strip() for p in patterns.split(" ; ")], group))
    return domains


def load_sections(name: str) -> dict[str, list[str]]:
    """Files with `## section` lines, one pattern a line."""
    sections: dict[str, list[str]] = {}
    current = ""
    for line in (PHRASES / f"{name}.txt").read_text().splitlines():
        if line.startswith("## "):
            current = line[3:].strip()
            sections[current] = []
        elif line.strip() and not line.startswith("#"):
            sections[current].append(line.strip())
    return sections
