"""Leak check: how many lines of a reference text (a test set) share strings of words with the generated part of the mixture?"""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from corpus import Corpus

OWN = ["topic with options", "several messages", "topic in own words", "rephrase", "urgency", "urgency, several", "sentiment", "message to JSON", "single value", "letter"]


def clauses(text: str) -> list[list[str]]:
    """Words of each clause; slots such as {p} end a clause, as a value stands there."""
    return [re.findall(r"[a-z0-9']+", part) for part in re.split(r"\{\w\}|[.!?,:;\n]|<\|\w+\|>", text.lower())]


def strings(text: str, length: int) -> set[str]:
    return {" ".join(words[i : i + length]) for words in clauses(text) for i in range(len(words) - length + 1)}


def main() -> None:
    options = argparse.ArgumentParser()
    options.add_argument("--share", type=Path, required=True)
    options.add_argument("--documents", type=int, default=120000)
    options.add_argument("reference", type=Path, nargs="+", help="text files, one sentence a line")
    chosen = options.parse_args()
    corpus = Corpus(chosen.share, seed=77)
    texts = ["".join(piece.text for piece in corpus.families[OWN[i % len(OWN)]]()) for i in range(chosen.documents)]
    for length in (4, 5, 6):
        known: set[str] = set()
        for text in texts:
            known |= strings(text, length)
        for path in chosen.reference:
            lines = [line for line in path.read_text().splitlines() if strings(line, length)]
            hits = [(line, sorted(strings(line, length) & known)) for line in lines if strings(line, length) & known]
            print(f"{length} words, {path.name}: {len(hits)} of {len(lines)} lines", "; ".join(found[0] for _, found in hits[:12]), flush=True)


if __name__ == "__main__":
    main()
