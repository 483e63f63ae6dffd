"""Invented names, numbers, dates and places, drawn afresh for every document."""

from __future__ import annotations

import random

FIRST = """Aaron Abena Adele Agnes Ahmed Aiko Alba Alice Amara Amir Anders Anika Anton Arjun Astrid Basil Beatrice Bela Ben Bianca Boris Bruno Carla Carlos Cecile Chen
Chidi Chloe Clara Dalia Daniel Daria David Deniz Diego Dora Edith Elena Elias Elif Emil Emma Erik Esra Esther Eva Farid Fatima Felix Fiona Florian Freya Gabriel Gemma
George Greta Hannah Harald Hassan Helen Henry Hugo Ida Ilse Imran Ines Ingrid Irene Isaac Ivan Jacob Jamal Jana Jasmin Jens Joan Joel Jonas Julia Kamal Karin Katya Kofi
Lara Lars Laura Lea Leo Lena Liam Lila Linus Lorenzo Lucia Magda Malik Manuel Marek Maria Marta Martin Matteo Maya Mei Milan Mina Mona Nadia Naomi Nils Nina Noah Nora
Oleg Omar Oscar Otto Paolo Paul Petra Philip Pia Priya Quentin Rahel Ravi Rita Robin Rosa Ruben Ruth Salma Samuel Sandra Sara Selma Simon Sofia Stella Sven Tamar Tara
Theo Tilda Tomas Tove Umar Ursula Vera Victor Walter Wanda Wei Xenia Yara Yusuf Zara Zoe""".split()
LAST = """Abbott Adeyemi Alvarez Andersson Baker Banerjee Barros Becker Bianchi Brandt Carlsen Castillo Chan Costa Dahl Diaz Dubois Eriksen Farrell Fischer Fontaine Gallagher
Garcia Gruber Haas Hansen Hartmann Ibrahim Ito Ivanova Jansen Johansson Kaya Keller Khan Kim Kovacs Kowalski Lambert Larsen Lee Lindgren Lopez Maier Marino Mbeki Mendes
Meyer Moreau Murphy Nakamura Ndiaye Nielsen Novak Okafor Olsen Ortiz Osei Park Patel Pereira Petrov Quinn Rahman Reyes Ricci Romano Rossi Santos Sato Schmidt Silva Singh
Sokolov Suzuki Tanaka Tran Turner Vargas Vogel Wagner Walsh Weber Winter Wright Yilmaz Young Zhang Ziegler""".split()
CITIES = """Aarhus Antwerp Athens Austin Baltimore Basel Bergen Bilbao Boston Bratislava Bristol Brno Cairo Calgary Cardiff Chicago Cologne Dakar Dallas Delhi Denver Dresden
Dublin Durban Exeter Florence Geneva Glasgow Hamburg Hanoi Helsinki Innsbruck Jakarta Kobe Krakow Lagos Lima Linz Lyon Madrid Manila Milan Montreal Munich Nagoya Naples
Newcastle Odense Osaka Ottawa Oxford Palermo Paris Perth Phoenix Porto Prague Quito Reykjavik Rome Salzburg Seattle Seoul Seville Sofia Stuttgart Sydney Tallinn Tampere
Toronto Trieste Tunis Utrecht Valencia Verona Vienna Vilnius Warsaw Wellington York Zagreb Zurich""".split()
MONTHS = "January February March April May June July August September October November December".split()
WEEKDAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
THINGS = """lamp kettle printer scanner router tablet phone camera drill mixer toaster vacuum heater fan radio speaker headset keyboard monitor bicycle scooter helmet jacket boots
watch backpack tent grill sofa chair desk shelf mattress pillow curtain carpet mirror clock blender freezer oven dishwasher dryer iron saw ladder hose mower pump battery charger
cable adapter drone projector television thermostat doorbell sensor lock stroller toy puzzle guitar piano violin notebook calendar planner editor wallet app website plugin
dashboard newsletter service package module coffee machine water filter air purifier garden chair camping stove baby monitor smart plug photo printer""".split()
ONSETS = "b c d f g h j k l m n p r s t v w z br cr dr fl gr kl pr sk sn sp st tr th sh ch qu vl zw".split()
VOWELS = "a e i o u a e i o ai ee ou y io ea".split()
CODAS = ["", "", "", "n", "r", "l", "s", "x", "m", "t", "k", "nd", "rt", "lo", "sk", "ng", "ph"]
SUFFIXES = """Pro Max Lite Plus One Go Home Office Studio Duo Neo Prime Edge Core Flow Live Touch Box Kit Pad Pod Lab Suite Manager Board Planner Connect Express Classic Eco
Junior Smart Ultra XL SE GT II III IV""".split()
CURRENCIES = ["EUR", "USD", "GBP", "CHF", "dollars", "euros", "pounds", "kr", "yen"]


class Names:
    """One random source for all values; `slots` fills the grammar's `{x}` slots and remembers the product."""

    def __init__(self, rng: random.Random) -> None:
        self.rng = rng

    def pick(self, values: list[str]) -> str:
        return values[int(self.rng.random() * len(values))]

    def chance(self, probability: float) -> bool:
        return self.rng.random() < probability

    def number(self, low: int, high: int) -> int:
        return low + int(self.rng.random() * (high - low + 1))

    def invented(self) -> str:
        syllables = [self.pick(ONSETS) + self.pick(VOWELS) + self.pick(CODAS) for _ in range(self.pick_weighted([(1, 0.25), (2, 0.6), (3, 0.15)]))]
        word = "".join(syllables)
        style = self.rng.random()
        if style < 0.72:
            return word.capitalize()
        if style < 0.8:
            return word.upper()[:6]
        if style < 0.9 and len(syllables) > 1:
            return syllables[0].capitalize() + "".join(syllables[1:]).capitalize()
        return word if style < 0.94 else word[:1].upper() + word[1:] + self.pick(["ify", "ly", "io", "base", "hub", "nest", "desk", "line", "port"])

    def pick_weighted(self, options: list[tuple[int, float]]) -> int:
        roll = self.rng.random()
        for value, share in options:
            roll -= share
            if roll < 0:
                return value
        return options[-1][0]

    def product(self) -> str:
        name = self.invented()
        roll = self.rng.random()
        if roll < 0.4:
            return name
        if roll < 0.62:
            return f"{name} {self.pick(SUFFIXES)}"
        if roll < 0.82:
            return f"{name} {self.pick(['', '', self.pick('ABCDEKMQRSTVXZ')])}{self.number(1, 9) * self.pick_number([1, 1, 10, 100, 1000])}"
        if roll < 0.9:
            return f"{name} {self.invented()}"
        return f"{name}-{self.number(1, 99)}"

    def pick_number(self, values: list[int]) -> int:
        return values[int(self.rng.random() * len(values))]

    def thing(self) -> str:
        return f"{self.pick(['the', 'the', 'my', 'our', 'this'])} {self.pick(THINGS)}"

    def person(self) -> str:
        return f"{self.pick(FIRST)} {self.pick(LAST)}" if self.chance(0.6) else self.pick(FIRST)

    def code(self) -> str:
        letters = "".join(self.pick(list("ABCDEFGHJKLMNPQRSTUVWXYZ")) for _ in range(self.number(1, 3)))
        return self.pick([f"{letters}-{self.number(10, 99999)}", f"{letters}{self.number(100, 9999)}", str(self.number(1000, 9999999)), f"#{self.number(100, 99999)}"])

    def date(self) -> str:
        day, month, year = self.number(1, 28), self.number(1, 12), self.number(2015, 2031)
        return self.pick([f"{day} {MONTHS[month - 1]}", f"{MONTHS[month - 1]} {day}", f"{year}-{month:02}-{day:02}", f"{day}.{month}.{year}", f"{month}/{day}/{year}", f"{day} {MONTHS[month - 1]} {year}"])

    def day(self) -> str:
        return self.pick([self.pick(WEEKDAYS), self.pick(WEEKDAYS), self.date(), f"{self.pick(WEEKDAYS)} {self.pick(['morning', 'evening', 'noon'])}"])

    def time(self) -> str:
        hour, minute = self.number(0, 23), self.pick(["00", "15", "30", "45", "05"])
        return self.pick([f"{hour:02}:{minute}", f"{hour % 12 + 1} {self.pick(['am', 'pm'])}", f"{hour}.{minute}"])

    def amount(self) -> str:
        value = self.pick([str(self.number(2, 999)), f"{self.number(1, 999)}.{self.number(0, 99):02}", f"{self.number(1, 19)},{self.number(0, 999):03}"])
        currency = self.pick(CURRENCIES)
        return self.pick([f"{value} {currency}", f"{value} {currency}", f"{currency} {value}", f"${value}", f"€{value}"])

    def email(self) -> str:
        return f"{self.pick(FIRST).lower()}{self.pick(['.', '_', ''])}{self.pick(LAST).lower()}@{self.invented().lower()}.{self.pick(['com', 'org', 'net', 'eu', 'io'])}"

    def phone(self) -> str:
        return f"+{self.number(1, 98)} {self.number(100, 999)} {self.number(1000, 99999)}"

    def slots(self, product: str) -> "SlotValues":
        return SlotValues(self, product)


class SlotValues:
    """Callable for `expand`: the first `{p}` of a message is its product, later ones are the same."""

    def __init__(self, names: Names, product: str) -> None:
        self.names, self.product, self.product_used = names, product, False

    def __call__(self, slot: str) -> str:
        names = self.names
        if slot == "p":
            self.product_used = True
            return self.product
        if slot == "n":
            return str(names.number(2, 48))
        return {"d": names.day, "c": lambda: names.pick(CITIES), "m": names.amount, "w": names.person, "o": names.code, "t": names.time}[slot]()
