"""Copying, lists, records and small conversions: exact reproduction of names and numbers."""

from __future__ import annotations

import json

from chat import Document, ask
from names import CITIES, MONTHS, THINGS, Names

FIELDS = ["name", "city", "date", "amount", "order", "product", "email", "phone", "company", "time", "item", "colour", "status", "quantity"]


def value(field: str, names: Names) -> str:
    return {
        "name": names.person, "city": lambda: names.pick(CITIES), "date": names.date, "amount": names.amount, "order": names.code, "product": names.product, "email": names.email, "phone": names.phone,
        "company": names.invented, "time": names.time, "item": lambda: names.pick(THINGS), "colour": lambda: names.pick(["red", "blue", "green", "black", "white", "grey", "yellow"]), "status": lambda: names.pick(["open", "closed", "paid", "waiting", "sent"]), "quantity": lambda: str(names.number(1, 999)),
    }[field]()


def record(names: Names) -> Document:
    fields = names.rng.sample(FIELDS, names.number(3, 7))
    data = {f: value(f, names) for f in fields}
    shown = names.pick(["\n".join(f"{k}: {v}" for k, v in data.items()), "; ".join(f"{k}={v}" for k, v in data.items()), json.dumps(data, ensure_ascii=False), "\n".join(f"{k} | {v}" for k, v in data.items()), ",".join(data) + "\n" + ",".join(data.values())])
    wanted = names.rng.sample(fields, names.number(1, min(3, len(fields))))
    if names.chance(0.45):
        return ask(names.pick(["What is the {f}?", "{f}?", "Give the {f}."]).replace("{f}", wanted[0]), shown, data[wanted[0]], names)
    if names.chance(0.3):
        return ask("As JSON.", shown, json.dumps(data, ensure_ascii=False), names)
    return ask(f"JSON with {', '.join(wanted)}.", shown, json.dumps({f: data[f] for f in wanted}, ensure_ascii=False), names)


def listing(names: Names) -> Document:
    make = names.rng.choice([names.invented, names.product, names.code, names.person, lambda: names.pick(THINGS), lambda: str(names.number(1, 9999))])
    items = [make() for _ in range(names.number(2, 7))]
    joined = ", ".join(items)
    task = names.number(0, 7)
    if task == 0:
        return ask("Repeat.", joined, joined, names)
    if task == 1:
        return ask("Reverse the list.", joined, ", ".join(reversed(items)), names)
    if task == 2:
        return ask("First item?", joined, items[0], names)
    if task == 3:
        return ask("Last item?", joined, items[-1], names)
    if task == 4:
        return ask("As a JSON list.", joined, json.dumps(items, ensure_ascii=False), names)
    if task == 5:
        return ask("How many items?", joined, str(len(items)), names)
    if task == 6:
        return ask("Sort alphabetically.", joined, ", ".join(sorted(items)), names)
    gap = names.number(0, len(items) - 1)
    return ask("Which item is missing in the second list?", f"{joined}\n{', '.join(x for i, x in enumerate(items) if i != gap)}", items[gap], names)


def conversion(names: Names) -> Document:
    day, month, year = names.number(1, 28), names.number(1, 12), names.number(1990, 2035)
    long, iso = f"{day} {MONTHS[month - 1]} {year}", f"{year}-{month:02}-{day:02}"
    first, last = names.pick(THINGS), names.invented()
    kind = names.number(0, 5)
    if kind == 0:
        return ask("ISO date.", long, iso, names)
    if kind == 1:
        return ask("Write the date out.", iso, long, names)
    if kind == 2:
        return ask("Upper case.", f"{first} {last}", f"{first} {last}".upper(), names)
    if kind == 3:
        return ask("Lower case.", f"{first} {last}".upper(), f"{first} {last}".lower(), names)
    if kind == 4:
        amount = names.number(1, 9999)
        currency = names.pick(["EUR", "USD", "GBP"])
        return ask("Amount as JSON.", f"{amount} {currency}", json.dumps({"amount": amount, "currency": currency}), names)
    return ask("Snake case.", f"{first} {last}", f"{first} {last}".lower().replace(" ", "_"), names)
