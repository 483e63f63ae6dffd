"""Dictionary text and tasks with thousands of label sets: kinds of things and subject fields."""

from __future__ import annotations

from chat import Document, ask, conversation, prose
from labels import codes, draw_speller, list_options
from messages import capital
from names import Names
from wordnet import Synset, WordNet


class WordNetTasks:
    def __init__(self, net: WordNet, names: Names) -> None:
        self.net, self.names = net, names

    def any(self) -> Synset:
        return self.names.rng.choice(self.net.frequent if self.names.chance(0.55) else self.net.common)

    def entry(self) -> Document:
        names = self.names
        s = names.rng.choice(self.net.all) if names.chance(0.15) else names.rng.choice(self.net.with_examples) if names.chance(0.35) else self.any()
        words = ", ".join(s.words[:4])
        if s.examples and names.chance(0.6):
            return prose(names.pick([f"{capital('. '.join(capital(e) for e in s.examples))}. ({s.words[0]}: {s.gloss})", f"{words}: {s.gloss}; \"{'; '.join(s.examples)}\"", f"{words} means {s.gloss}. {' '.join(capital(e) + '.' for e in s.examples)}"]))
        parent = next((p for p in self.net.parents(s) if p.common), None)
        tail = f" A kind of {parent.common[0]}." if parent and names.chance(0.4) else ""
        return prose(names.pick([f"{words}: {s.gloss}.{tail}", f"{capital(s.gloss)}: {words}.{tail}", f"{capital(words)} is {s.gloss}.{tail}"]))

    def text_of(self, s: Synset) -> str:
        names = self.names
        if s.examples and names.chance(0.45):
            return capital(names.pick(s.examples)) + "."
        return s.gloss if names.chance(0.75) else names.pick(s.words)

    def classify(self) -> Document:
        """Kinds or fields as labels, new ones for every document; sometimes codes explained by examples only."""
        names = self.names
        source = self.net.topics if names.chance(0.35) else self.net.classes
        groups = names.rng.sample(source, names.number(2, 6))
        spell = draw_speller(names.rng)
        arbitrary = names.chance(0.2)
        labels = codes(len(groups), names) if arbitrary else [spell(names.pick(g[0].common or g[0].words)) for g in groups]
        members = [[s for s in g[1] if sum(s in h[1] for h in groups) == 1] for g in groups]
        if len(set(labels)) < len(labels) or any(len(m) < 3 for m in members):
            return self.classify()
        instruction = f"{names.pick(['What kind of thing is it?', 'Which field?', 'Classify.', 'Pick the class.', 'Topic of the text?', 'Which label fits best?'])} {list_options(labels, names)}"
        count = names.number(3, 8) if arbitrary or names.chance(0.6) else 1
        pairs = []
        for _ in range(count):
            index = names.number(0, len(groups) - 1)
            pairs.append((self.text_of(names.rng.choice(members[index])), labels[index]))
        return conversation(instruction, pairs) if count > 1 else ask(instruction, pairs[0][0], pairs[0][1], names)

    def synonym(self) -> Document:
        names = self.names
        s = names.rng.choice(self.net.with_synonyms)
        a, b = names.rng.sample(s.common, 2)
        return ask(names.pick(["Synonym?", "Another word for it:", "Give a word of similar meaning."]), a, b, names)

    def word_for(self) -> Document:
        names = self.names
        s = self.any()
        if names.chance(0.5):
            return ask(names.pick(["Which word means this?", "Word?", "Find the word."]), s.gloss, names.pick(s.common), names)
        return ask(names.pick(["Define the word.", "What does it mean?"]), names.pick(s.common), s.gloss, names)

    def opposite(self) -> Document:
        names = self.names
        while True:
            s = self.any()
            others = [o for o in self.net.opposites(s) if o.common]
            if others:
                return ask(names.pick(["Opposite?", "What is the contrary?"]), names.pick(s.common), names.pick(others[0].common), names)

    def kind(self) -> Document:
        names = self.names
        while True:
            s = self.any()
            parent = next((p for p in self.net.parents(s) if p.common), None)
            if parent:
                return ask(names.pick(["What kind of thing is it?", "It is a kind of …?"]), names.pick(s.common), parent.common[0], names)
