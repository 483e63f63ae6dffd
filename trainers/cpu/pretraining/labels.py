"""Label sets are made afresh for every document: other names, other spellings, sometimes arbitrary codes."""

from __future__ import annotations

import random
import re
from typing import Callable

from names import Names

Speller = Callable[[str], str]


def words(label: str) -> list[str]:
    return re.sub(r"[^\w ]", " ", label).split()


SPELLERS: list[tuple[float, Speller]] = [
    (0.34, lambda label: label),
    (0.28, lambda label: "_".join(words(label)).lower()),
    (0.12, lambda label: label[:1].upper() + label[1:]),
    (0.08, lambda label: label.upper()),
    (0.08, lambda label: "-".join(words(label)).lower()),
    (0.05, lambda label: "".join(w.capitalize() for w in words(label))),
    (0.05, lambda label: " ".join(w.capitalize() for w in words(label))),
]


def draw_speller(rng: random.Random) -> Speller:
    roll = rng.random()
    for share, speller in SPELLERS:
        roll -= share
        if roll < 0:
            return speller
    return SPELLERS[0][1]


def codes(count: int, names: Names) -> list[str]:
    """Labels without a meaning of their own."""
    kind = names.number(0, 4)
    if kind == 0:
        return names.rng.sample("ABCDEFGHIJKLMNOPQRSTUVWXYZ", count)
    if kind == 1:
        return [str(n) for n in names.rng.sample(range(1, 100), count)]
    if kind == 2:
        letter = names.pick(list("CLQTXK"))
        return [f"{letter}{n}" for n in names.rng.sample(range(1, 60), count)]
    found: list[str] = []
    while len(found) < count:
        word = names.invented()
        if word not in found:
            found.append(word.lower() if kind == 3 else word)
    return found


def list_options(options: list[str], names: Names) -> str:
    """The ways in which people write down a list of labels."""
    joined = ", ".join(options)
    return names.pick([
        f"Options: {joined}", f"Labels: {joined}.", f"Choose one of: {joined}.", f"Possible answers: {' | '.join(options)}", f"One of {joined}.",
        "Categories:\n" + "\n".join(f"- {o}" for o in options), f"[{joined}]", f"Allowed values: {'; '.join(options)}", f"({' / '.join(options)})",
        "\n".join(f"{i + 1}. {o}" for i, o in enumerate(options)), "Classes: " + ", ".join(f'"{o}"' for o in options),
    ])
