"""Reads WordNet 3.0 (Debian package wordnet-base)."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path

# Glosses with slurs or sexual words are left out; the filter is by keyword and not complete.
UNWANTED = re.compile(r"offensive|masturb|testic|penis|vagina|breast|whore|nigg|rape|disparag|slur|obscen|vulgar|derogat|racist|sexual|genital|prostitut|intercourse|negro|homosex|erotic|incest", re.I)
EXAMPLE = re.compile(r'"([^"]{8,})"')


@dataclass(eq=False)
class Synset:
    key: str
    part: str
    words: list[str]
    pointers: list[tuple[str, str]]
    gloss: str
    examples: list[str]
    common: list[str] = field(default_factory=list)
    depth_below: int = 0


def read_synsets(folder: Path) -> dict[str, Synset]:
    found: dict[str, Synset] = {}
    for part, name in (("n", "noun"), ("v", "verb"), ("a", "adj"), ("r", "adv")):
        for line in (folder / f"data.{name}").read_text(encoding="latin-1").splitlines():
            if line.startswith("  "):
                continue
            head, _, gloss = line.partition(" | ")
            fields = head.split(" ")
            count = int(fields[3], 16)
            lemmas = [re.sub(r"\(.*\)", "", fields[4 + 2 * i]).replace("_", " ") for i in range(count)]
            at = 4 + 2 * count
            pointers = [(fields[at + 1 + 4 * i], fields[at + 3 + 4 * i] + fields[at + 2 + 4 * i]) for i in range(int(fields[at]))]
            if UNWANTED.search(gloss) or any(UNWANTED.search(w) for w in lemmas):
                continue
            examples = EXAMPLE.findall(gloss)
            definition = re.sub(r';?\s*"[^"]*"[^;"]*', "", gloss).strip().rstrip(";").strip()
            found[part + fields[0]] = Synset(part + fields[0], part, lemmas, pointers, definition, examples)
    return found


class WordNet:
    def __init__(self, folder: Path) -> None:
        self.synsets = read_synsets(folder)
        frequency = Counter(w for s in self.synsets.values() for w in re.findall(r"[a-z]+", (s.gloss + " " + " ".join(s.examples)).lower()))

        def is_common(word: str, least: int) -> bool:
            return bool(re.fullmatch(r"[a-z][a-z ]*", word)) and len(word.split()) <= 2 and all(frequency[w] >= least for w in word.split())

        for s in self.synsets.values():
            s.common = [w for w in s.words if is_common(w, 20 if " " in w else 5)]
        everything = list(self.synsets.values())
        self.all = everything
        self.common = [s for s in everything if s.common and len(s.gloss) > 8]
        self.frequent = [s for s in self.common if any(frequency[w] >= 25 for w in s.common if " " not in w)]
        self.with_examples = [s for s in self.common if s.examples]
        self.with_synonyms = [s for s in self.common if len(s.common) > 1]
        self.classes = self._classes()
        self.topics = self._topics()

    def parents(self, s: Synset) -> list[Synset]:
        return [self.synsets[k] for mark, k in s.pointers if mark in ("@", "@i") and k in self.synsets]

    def opposites(self, s: Synset) -> list[Synset]:
        return [self.synsets[k] for mark, k in s.pointers if mark == "!" and k in self.synsets]

    def _classes(self) -> list[tuple[Synset, list[Synset]]]:
        """Synsets with a common name and at least 12 common synsets below them: the label sets."""
        below: dict[str, list[Synset]] = {}
        for s in self.common:
            seen: set[str] = set()
            level = self.parents(s)
            for _ in range(5):
                level = [p for p in level if p.key not in seen]
                for p in level:
                    seen.add(p.key)
                    below.setdefault(p.key, []).append(s)
                level = [q for p in level for q in self.parents(p)]
        return [(self.synsets[k], members) for k, members in below.items() if len(members) >= 12 and self.synsets[k].common]

    def _topics(self) -> list[tuple[Synset, list[Synset]]]:
        """Subject fields (law, music, sport …) and the synsets that belong to them."""
        found: dict[str, list[Synset]] = {}
        for s in self.all:
            for mark, key in s.pointers:
                if mark == ";c" and key in self.synsets and len(s.gloss) > 15:
                    found.setdefault(key, []).append(s)
        return [(self.synsets[k], members) for k, members in found.items() if len(members) >= 8]
