"""Trains the byte-level BPE tokenizer on a sample of the mixture and writes tokenizer.json."""

from __future__ import annotations

import argparse
from pathlib import Path

from tokenizers import Tokenizer, decoders, models, pre_tokenizers, trainers

from corpus import Corpus

SPECIAL = ["<|pad|>", "<|user|>", "<|assistant|>", "<|end|>", "<|system|>"]  # ids 0 to 4
# Families whose text is mostly invented names would fill the vocabulary with syllables.
PLAIN = ["topic with options", "several messages", "letter", "urgency, several", "sentiment", "dictionary entry", "dictionary entry", "dictionary entry", "dictionary classes", "technical prose", "topic in own words", "topic in own words", "message to JSON"]


def sample(corpus: Corpus, documents: int) -> list[str]:
    texts: list[str] = []
    for i in range(documents):
        text = "".join(piece.text for piece in corpus.families[PLAIN[i % len(PLAIN)]]())
        for token in SPECIAL:
            text = text.replace(token, "\n")
        texts.append(text)
    return texts


def train(texts: list[str], vocabulary: int) -> Tokenizer:
    tokenizer = Tokenizer(models.BPE())
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.Digits(individual_digits=True), pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=True)])
    tokenizer.decoder = decoders.ByteLevel()
    trainer = trainers.BpeTrainer(vocab_size=vocabulary, special_tokens=SPECIAL, initial_alphabet=pre_tokenizers.ByteLevel.alphabet(), min_frequency=8, show_progress=False)
    tokenizer.train_from_iterator(texts, trainer)
    return tokenizer


if __name__ == "__main__":
    options = argparse.ArgumentParser()
    options.add_argument("--share", type=Path, required=True)
    options.add_argument("--out", type=Path, required=True)
    options.add_argument("--vocabulary", type=int, default=8192)
    options.add_argument("--documents", type=int, default=90000)
    chosen = options.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    tokenizer = train(sample(Corpus(chosen.share, seed=1), chosen.documents), chosen.vocabulary)
    tokenizer.save(str(chosen.out / "tokenizer.json"))
    print("vocabulary", tokenizer.get_vocab_size())
