"""A document is a list of pieces; only pieces marked as learned carry loss."""

from __future__ import annotations

from dataclasses import dataclass

from names import Names

SYSTEM, USER, ASSISTANT, END = "<|system|>", "<|user|>", "<|assistant|>", "<|end|>"


@dataclass
class Piece:
    text: str
    learned: bool


Document = list[Piece]


def prose(text: str) -> Document:
    return [Piece(text + END, True)]


def placed(instruction: str, text: str, names: Names) -> tuple[str, str]:
    """System message and user message: the instruction sits in either, before or after the text."""
    if not instruction:
        return "", text
    place = names.rng.random()
    gap = names.pick(["\n", "\n\n", " ", "\n"])
    if place < 0.36:
        return instruction, text
    if place < 0.68:
        label = names.pick(["", "", "Text: ", "Message: ", "Input: "])
        return "", f"{instruction}{gap}{label}{text}"
    return "", f"{text}{gap}{instruction}"


def turn(system: str, user: str, answer: str) -> Document:
    head = f"{SYSTEM}{system}" if system else ""
    return [Piece(f"{head}{USER}{user}{ASSISTANT}", False), Piece(answer + END, True)]


def ask(instruction: str, text: str, answer: str, names: Names) -> Document:
    system, user = placed(instruction, text, names)
    return turn(system, user, answer)


def conversation(instruction: str, pairs: list[tuple[str, str]]) -> Document:
    """One instruction, several messages: every answer is learned, the earlier ones serve as examples."""
    document: Document = []
    for position, (user, answer) in enumerate(pairs):
        document += turn(instruction if position == 0 else "", user, answer)
    return document
