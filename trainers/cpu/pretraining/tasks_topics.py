"""Classification of messages: label sets of every size and grain, named anew in every document."""

from __future__ import annotations

from chat import Document, ask, conversation, prose, turn
from grammar import Domain, Group, Topic
from labels import codes, draw_speller, list_options
from messages import DOMAINS, GROUPS, SENTIMENT, SUPPORT_TOPICS, TOPICS, URGENCY, expand, capital, short, write
from names import THINGS, Names

ASK_LABEL = [
    "Classify the message.", "What is this about?", "Which label fits?", "Assign a category.", "Pick the topic.", "Label this text.", "Sort this request.", "Which team should get it?", "Name the subject.", "Tag the ticket.",
    "Decide which class the text belongs to.", "What does the writer want?", "Route the message.", "Find the right category.", "Intent?", "Category?",
]


def members(unit: Topic | Group | Domain) -> list[Topic]:
    if isinstance(unit, Topic):
        return [unit]
    if isinstance(unit, Group):
        return unit.topics
    return [topic for group in unit.groups for topic in group.topics]


def label_units(names: Names, count: int) -> list[Topic | Group | Domain]:
    """Alternatives of one grain: near ones (same domain) or anything."""
    roll = names.rng.random()
    pool: list[Topic | Group | Domain]
    if roll < 0.2:
        pool = list(names.rng.choice(DOMAINS).groups) if roll < 0.04 else list(DOMAINS[0].groups)
    elif roll < 0.35:
        pool = list(GROUPS)
    elif roll < 0.42:
        pool = list(DOMAINS)
    elif roll < 0.62:
        pool = list(names.rng.choice(GROUPS).topics)
    elif roll < 0.75:
        pool = list(SUPPORT_TOPICS)
    else:
        pool = list(TOPICS)
    return names.rng.sample(pool, min(count, len(pool)))


def name_labels(units: list[Topic | Group | Domain], names: Names) -> list[str]:
    spell = draw_speller(names.rng)
    return [spell(names.pick(unit.names)) for unit in units]


def with_options(names: Names) -> Document:
    units = label_units(names, names.number(2, 9))
    labels = name_labels(units, names)
    if len(set(labels)) < len(labels):
        return with_options(names)
    index = names.number(0, len(units) - 1)
    instruction = f"{names.pick(ASK_LABEL)} {list_options(names.rng.sample(labels, len(labels)), names)}" if names.chance(0.8) else list_options(names.rng.sample(labels, len(labels)), names)
    message = write(names, members(units[index]), urgency=names.pick(["none"] * 6 + ["low", "medium", "high"]))
    return ask(instruction, message.text, labels[index], names)


def many_messages(names: Names) -> Document:
    """One label set, several messages; half of the time the labels are codes and only the examples tell what they mean."""
    units = label_units(names, names.number(2, 6))
    arbitrary = names.chance(0.4)
    labels = codes(len(units), names) if arbitrary else name_labels(units, names)
    if len(set(labels)) < len(labels):
        return many_messages(names)
    instruction = ""
    if not arbitrary or names.chance(0.5):
        instruction = f"{names.pick(ASK_LABEL)} {list_options(labels, names)}"
    if arbitrary and names.chance(0.4):
        instruction += "\n" + "\n".join(f"{label} = {names.pick(unit.names)}" for label, unit in zip(labels, units))
    pairs = []
    for _ in range(names.number(3, 7)):
        index = names.number(0, len(units) - 1)
        pairs.append((short(names, names.rng.choice(members(units[index]))), labels[index]))
    return conversation(instruction, pairs)


def free_topic(names: Names) -> Document:
    """The name of the topic without a list: the model's own vocabulary of topics."""
    topic = names.rng.choice(TOPICS)
    message = write(names, [topic])
    if names.chance(0.45):
        return turn("", message.text, "_".join(topic.names[0].replace("-", " ").split()))
    return ask(names.pick(["Name the topic in a few words.", "Topic?", "What is the subject?", "Summarise the request in two or three words.", "Intent:"]), message.text, names.pick(topic.names), names)


def rephrase(names: Names) -> Document:
    topic = names.rng.choice(TOPICS)
    slots = names.slots(names.product() if names.chance(0.3) else f"{names.pick(['the', 'my'])} {names.pick(THINGS)}")
    first, second = (capital(expand(names.pick(topic.patterns), names.rng, slots)) for _ in range(2))
    return ask(names.pick(["Say it in other words.", "Paraphrase.", "Rewrite the sentence.", "Write the same differently."]), first + ".", second + ".", names)


def department(names: Names) -> Document:
    domains = names.rng.sample(DOMAINS, names.number(2, 6))
    spell = draw_speller(names.rng)
    labels = [spell(d.names[0]) for d in domains]
    index = names.number(0, len(domains) - 1)
    return ask(f"{names.pick(['Which department?', 'Which field does the text come from?', 'Area?'])} {list_options(labels, names)}", write(names, members(domains[index])).text, labels[index], names)


def related(names: Names) -> Document:
    """Which of a few sentences is about the same thing?"""
    topics = names.rng.sample(TOPICS, names.number(2, 4))
    marks = codes(len(topics), names)
    index = names.number(0, len(topics) - 1)
    listing = "\n".join(f"{mark}: {short(names, topic)}" for mark, topic in zip(marks, topics))
    return ask(f"Which one is about the same thing?\n{listing}", short(names, topics[index]), marks[index], names)


URGENCY_SCALES = [
    ("low", "medium", "high"), ("low", "medium", "high"), ("low", "medium", "high"), ("low", "normal", "high"), ("minor", "normal", "urgent"), ("P3", "P2", "P1"), ("can wait", "standard", "immediate"), ("green", "yellow", "red"), ("not urgent", "soon", "urgent"),
    ("later", "this week", "now"), ("3", "2", "1"), ("1", "2", "3"), ("relaxed", "moderate", "pressing"), ("calm", "ordinary", "critical"), ("backlog", "planned", "emergency"), ("whenever", "in days", "at once"),
    ("trivial", "major", "blocker"), ("none", "some", "extreme"), ("routine", "routine", "urgent"), ("no", "no", "yes"), ("false", "false", "true"), ("no rush", "no rush", "rush"), ("L", "M", "H"), ("slow", "regular", "fast"),
]
URGENCY_WORDS = ["urgency", "priority", "severity", "importance", "how_urgent", "prio", "pressure", "speed_needed"]
LEVELS = ["low", "medium", "high"]


def draw_urgency(names: Names) -> tuple[str, tuple[str, str, str]]:
    scale = names.rng.choice(URGENCY_SCALES)
    spell = draw_speller(names.rng)
    return names.pick(LEVELS), (spell(scale[0]), spell(scale[1]), spell(scale[2]))


def urgency(names: Names) -> Document:
    level, scale = draw_urgency(names)
    shown = list(dict.fromkeys(scale))
    cue = level if level != "medium" or names.chance(0.6) else "none"
    question = names.pick(["How urgent is this?", "Set the priority.", "Urgency?", "How soon is an answer needed?", "Rate how pressing it is.", "Is it urgent?", "Severity:"])
    if names.chance(0.2):
        text = capital(expand(names.pick(URGENCY[level]), names.rng, names.slots("it"))) + "."
    else:
        text = write(names, TOPICS, urgency=cue, length=names.number(0, 1)).text
    return ask(f"{question} {list_options(shown, names)}", text, scale[LEVELS.index(level)], names)


def urgency_pairs(names: Names) -> Document:
    """Several cues in one document, so that the model compares them."""
    _, scale = draw_urgency(names)
    pairs = []
    for _ in range(names.number(4, 8)):
        level = names.pick(LEVELS)
        text = capital(expand(names.pick(URGENCY[level]), names.rng, names.slots("it"))) + names.pick([".", "!", ""])
        if names.chance(0.5):
            parts = [text, short(names, names.rng.choice(TOPICS))]
            names.rng.shuffle(parts)
            text = " ".join(parts)
        pairs.append((text, scale[LEVELS.index(level)]))
    return conversation(f"{names.pick(['How urgent?', 'Priority:', 'Urgency of the message?', 'How fast must we react?'])} {list_options(list(dict.fromkeys(scale)), names)}", pairs)


MOODS = [("positive", "negative", "neutral"), ("good", "bad", "mixed"), ("happy", "unhappy", "indifferent"), ("+", "-", "0"), ("praise", "criticism", "fact"), ("satisfied", "dissatisfied", "unclear"), ("like", "dislike", "neither"), ("thumbs up", "thumbs down", "shrug"), ("5", "1", "3")]


def opinion(names: Names, mood: str) -> tuple[str, str]:
    product = names.product() if names.chance(0.5) else names.thing()
    text = f"{capital(product)} {expand(names.pick(SENTIMENT[mood]), names.rng, names.slots(product))}"
    said = text[len(product) + 1 :]
    if said.split()[0] in ("I", "the", "we", "they", "everyone", "avoid", "cannot"):  # a sentence of its own
        text = f"{capital(product)}: {said}"
    if names.chance(0.5):
        text += f"{names.pick([' and it ', '. It ', '; '])}{expand(names.pick(SENTIMENT[mood]), names.rng, names.slots(product))}"
    return text + names.pick([".", "!", ""]), product


def sentiment(names: Names) -> Document:
    spell = draw_speller(names.rng)
    scale = [spell(m) for m in names.rng.choice(MOODS)]
    question = names.pick(["Sentiment?", "What does the writer think?", "Mood of the review:", "Is the customer content?", "Rate the opinion."])
    order = list(SENTIMENT)
    if names.chance(0.5):
        mood = names.pick(order)
        return ask(f"{question} {list_options(names.rng.sample(scale, 3), names)}", opinion(names, mood)[0], scale[order.index(mood)], names)
    pairs = []
    for _ in range(names.number(3, 6)):
        mood = names.pick(order)
        pairs.append((opinion(names, mood)[0], scale[order.index(mood)]))
    return conversation(f"{question} {list_options(scale, names)}", pairs)


def letter(names: Names) -> Document:
    """A message read as prose: every token is learned."""
    message = write(names, names.rng.choice(GROUPS).topics if names.chance(0.5) else [names.rng.choice(TOPICS)], urgency=names.pick(["none", "none", "low", "medium", "high"]), length=names.number(0, 2))
    more = " ".join(short(names, message.topic) for _ in range(names.number(0, 2)))
    return prose(f"{message.text} {more}".strip())
