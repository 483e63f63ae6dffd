"""A message turned into a JSON object: key names, their order, the label sets and the values change with every document."""

from __future__ import annotations

import json

from chat import Document, ask, conversation, turn
from labels import draw_speller
from messages import DOMAINS, SUPPORT_TOPICS, TOPICS, write
from names import Names
from tasks_topics import LEVELS, URGENCY_WORDS, draw_urgency, label_units, members, name_labels

KEYS = {
    "topic": ["topic", "type", "intent", "subject", "category", "label", "reason", "kind", "class", "issue", "request_type", "area", "department"],
    "product": ["product", "item", "device", "product_name", "article", "model", "about", "object", "app", "service"],
    "order": ["order", "order_id", "reference", "case", "ticket", "number", "id", "ref"],
    "name": ["name", "sender", "customer", "from", "contact", "person", "signed_by"],
    "city": ["city", "place", "location", "town", "where"],
    "amount": ["amount", "sum", "total", "value", "price"],
    "date": ["date", "day", "when", "since"],
    "email": ["email", "mail", "address", "contact_email"],
    "phone": ["phone", "telephone", "call", "phone_number"],
    "quantity": ["quantity", "count", "how_many", "units"],
    "company": ["company", "firm", "organisation", "account"],
}
INSTRUCTIONS = [
    "Extract {k} as JSON.", "Answer as JSON: {k}.", "JSON with {k}.", "Give me a JSON object: {k}", "Fill in {k} (JSON).", "Turn the message into JSON with these fields: {k}.", "Fields: {k}. Output JSON.", "Read the message and write {k} as a JSON object.",
    "Output only JSON: {k}", "From the text below take {k}; use JSON.", "Structured data wanted: {k}.",
]


def spell_key(key: str, style: int) -> str:
    parts = key.split("_")
    if style == 1:
        return parts[0] + "".join(p.capitalize() for p in parts[1:])
    if style == 2:
        return " ".join(parts)
    if style == 3:
        return key.capitalize()
    return key


def extraction(names: Names) -> Document:
    """The schema of the document is fixed first; then one or more messages are answered with it."""
    style = names.pick_weighted([(0, 0.7), (1, 0.1), (2, 0.1), (3, 0.1)])
    fields = [kind for kind, share in (("topic", 0.75), ("urgency", 0.6), ("product", 0.7), ("order", 0.22), ("name", 0.2), ("city", 0.15), ("amount", 0.12), ("date", 0.12), ("email", 0.06), ("phone", 0.06), ("quantity", 0.06), ("company", 0.06)) if names.chance(share)]
    if not fields:
        fields = ["product"]
    if names.chance(0.45):
        names.rng.shuffle(fields)
    key = {kind: spell_key(names.pick(URGENCY_WORDS if kind == "urgency" else KEYS[kind]), style) for kind in fields}
    if len(set(key.values())) < len(key):
        return extraction(names)
    units = label_units(names, names.number(2, 8))
    if names.chance(0.3):
        units = list(names.rng.sample(DOMAINS[0].groups, names.number(3, 6)))
    labels = name_labels(units, names)
    _, scale = draw_urgency(names)
    options_shown = names.chance(0.75)
    if not options_shown:
        spell = draw_speller(names.rng)
        scale = ("low", "medium", "high") if names.chance(0.8) else scale
    described = []
    for kind in fields:
        if kind == "topic" and options_shown:
            described.append(f"{key[kind]} ({names.pick([', ', ' | ', '/', ' or ']).join(labels)})")
        elif kind == "urgency" and (options_shown or names.chance(0.3)):
            described.append(f"{key[kind]} ({'/'.join(dict.fromkeys(scale))})")
        else:
            described.append(key[kind])
    instruction = names.pick(INSTRUCTIONS).replace("{k}", names.pick([", ", ", ", "; "]).join(described))
    compact = names.chance(0.12)

    def answer_one() -> tuple[str, str]:
        index = names.number(0, len(units) - 1)
        topics = members(units[index]) if options_shown else (SUPPORT_TOPICS if names.chance(0.5) else TOPICS)
        level = names.pick(LEVELS)
        cue = "none" if "urgency" not in fields and names.chance(0.7) or (level == "medium" and names.chance(0.45)) else level
        message = write(names, topics, cue, [f for f in fields if f not in ("topic", "urgency", "product")], name_product="product" in fields, length=names.pick_weighted([(0, 0.5), (1, 0.4), (2, 0.1)]))
        values: dict[str, str] = dict(message.facts)
        values["product"] = message.product
        values["urgency"] = scale[LEVELS.index(level)]
        values["topic"] = labels[index] if options_shown else spell(message.topic.names[0])
        answer = {key[kind]: values[kind] for kind in fields}
        return message.text, json.dumps(answer, ensure_ascii=False, separators=(",", ":") if compact else (", ", ": "))

    if names.chance(0.22):
        return conversation(instruction, [answer_one() for _ in range(names.number(2, 3))])
    message_text, answer = answer_one()
    if not options_shown and "topic" not in fields and names.chance(0.2):
        return turn("", message_text, answer)
    return ask(instruction, message_text, answer, names)


def single_value(names: Names) -> Document:
    """Find one thing in a message."""
    kind = names.pick(["order", "name", "city", "amount", "date", "email", "phone", "quantity", "company", "product"])
    others = [k for k in ("order", "name", "city", "amount", "date") if k != kind and names.chance(0.25)]
    message = write(names, TOPICS, "none", others + ([kind] if kind != "product" else []), name_product=kind == "product")
    word = names.pick(KEYS[kind]).replace("_", " ")
    question = names.pick([f"What is the {word}?", f"{word.capitalize()}?", f"Extract the {word}.", f"Which {word} is mentioned?", f"Find the {word}:"])
    return ask(question, message.text, message.facts.get(kind, message.product), names)
