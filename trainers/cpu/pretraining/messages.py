"""Messages people write to a team: a topic, cues of urgency and mood, facts to find, and everyday noise."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from grammar import Domain, Group, Slots, Topic, expand, load_domains, load_sections
from names import CITIES, Names

DOMAINS: list[Domain] = load_domains()
GROUPS: list[Group] = [g for d in DOMAINS for g in d.groups]
TOPICS: list[Topic] = [t for g in GROUPS for t in g.topics]
SUPPORT_TOPICS: list[Topic] = [t for g in DOMAINS[0].groups for t in g.topics]
URGENCY = load_sections("urgency")
SENTIMENT = load_sections("sentiment")

GREETINGS = ["Hello,", "Hi,", "Hi there,", "Good day,", "Dear Sir or Madam,", "Hey all,", "Dear {w},", "Good evening,", "Hello team,", "Greetings,", "Morning,", "To whom it may concern,", "Dear colleagues,"]
CLOSINGS = ["Kind regards, {w}", "Thanks, {w}", "Yours sincerely, {w}", "Best wishes, {w}", "Cheers, {w}", "Many thanks", "- {w}", "Thank you for your help.", "Bye, {w}", "{w}, {c}", "Warm regards\n{w}"]
NOISE = [
    "I am [writing|contacting you] [from {c}|on behalf of {w}|for my mother|for our club].", "[My|Our] [reference|file number|contract number] is {o}.", "[I have|We have] [used|had] this for {n} [years|months|weeks].",
    "You [can|may] [reach|call] me [on {d}|after {t}|at home].", "[Sorry|Apologies] for the [long text|many words|bother].", "I tried [it|that] [again|once more] on {d}.", "My [colleague|neighbour|sister] {w} [said|saw] the same.",
    "[We are|There are] {n} [people|of us].", "I [called|rang] {n} times [already|last month].", "[Have|I wish you] a [nice|lovely] [day|week].", "This [is about|concerns] [file|case|order] {o}.", "[It|This] [was|happened] on {d} [at {t}|].",
    "[Before that|Otherwise] [everything|all] was [fine|good].", "The [shop|office] is in {c}.", "[I am|We are] [new|not very technical|getting older|in a wheelchair|quite busy].", "[I have read|We studied] your [pages|brochure] [twice|].",
    "[Another|A] friend [uses|bought] [the same|one too].", "[Sent|Written] [from my phone|on the train].", "[What a day|Well|Anyway]...", "[Here is|This is] [my|the] [first|second] [message|mail] [to you|about it].",
]
OPENERS = ["I [wanted|would like] to [ask|know|say|report]:", "[Just|A] quick [question|note]:", "[The thing is|You see],", "[It seems|It looks like|I think|I am afraid]", "[My|Our] [problem|concern|question]:", "[As|Like] I [said|wrote],", "[Customer|Caller|Guest] [says|writes]:", "[So|Well|OK],", "[Honestly|Frankly],", "[Subject|Re]:"]
TAILS = [", [what|what now|what should I do|any idea|can you help]?", "[, and|, so] [I do not know what to do|we need your help|I am puzzled].", ", [please help|please|thanks].", ", [can you|could you] [look into that|help|explain]?", ", [again|as well|too|sadly|once more]."]
QUESTION = re.compile(r"^(how|when|what|which|where|who|is|are|can|do|does|did|may|why|will|should|until|could|has|have|from when|in which|since when|would|was|may)\b", re.I)


def capital(text: str) -> str:
    return text[:1].upper() + text[1:]


@dataclass
class Message:
    text: str
    topic: Topic
    product: str
    product_named: bool
    urgency: str = "none"
    facts: dict[str, str] = field(default_factory=dict)


def topic_sentence(topic: Topic, names: Names, slots: Slots) -> str:
    sentence = expand(names.pick(topic.patterns), names.rng, slots)
    if QUESTION.match(sentence):
        return capital(sentence) + ("?" if names.chance(0.85) else "")
    roll = names.rng.random()
    if roll < 0.14:
        return capital(f"{expand(names.pick(OPENERS), names.rng, slots)} {sentence}.")
    if roll < 0.28:
        return capital(sentence + expand(names.pick(TAILS), names.rng, slots))
    return capital(sentence) + names.pick([".", ".", ".", ".", "!", "", "..."])


def roughen(text: str, names: Names) -> str:
    """Real messages come without capitals, without points and with slips of the finger."""
    roll = names.rng.random()
    if roll < 0.07:
        return text.lower()
    if roll < 0.10:
        return re.sub(r"[.,!?]", "", text)
    if roll < 0.115:
        return text.upper()
    if roll < 0.18 and len(text) > 12:
        for _ in range(names.number(1, 2)):
            at = names.number(1, len(text) - 3)
            if text[at].isalpha() and text[at + 1].isalpha():
                text = names.pick([text[:at] + text[at + 1] + text[at] + text[at + 2:], text[:at] + text[at + 1:], text[:at] + text[at] + text[at:]])
    if roll > 0.9:
        text = text.replace(" do not ", " don't ").replace("I am ", "I'm ").replace(" cannot ", " can't ").replace(" is not ", " isn't ").replace("I have ", "I've ").replace("it is ", "it's ").replace("We are ", "We're ")
    return text


def fact(kind: str, names: Names) -> tuple[str, str]:
    """A value and a sentence that carries it."""
    make = {"order": names.code, "name": names.person, "city": lambda: names.pick(CITIES), "amount": names.amount, "date": names.date, "email": names.email, "phone": names.phone, "quantity": lambda: str(names.number(2, 400)), "company": lambda: names.invented() + names.pick([" Ltd", " Inc", " GmbH", " AG", " & Sons", ""])}
    value = make[kind]()
    frames = {
        "order": ["My order is {v}.", "Order number {v}.", "(ref {v})", "The case has number {v}.", "See {v}.", "{v} is the reference.", "It runs under {v}."],
        "name": ["My name is {v}.", "Regards, {v}", "This is {v} speaking.", "{v} here.", "Signed: {v}", "You spoke to me, {v}."],
        "city": ["We live in {v}.", "I am based in {v}.", "Our office is in {v}.", "Greetings from {v}.", "It is for our branch in {v}."],
        "amount": ["The sum is {v}.", "It is about {v}.", "They asked for {v}.", "We are talking about {v} here.", "Altogether {v}."],
        "date": ["It happened on {v}.", "Since {v}.", "The date was {v}.", "I wrote on {v}.", "It dates from {v}."],
        "email": ["Write to {v}.", "My address is {v}.", "You find me at {v}.", "Mail: {v}"],
        "phone": ["Call {v}.", "My number: {v}", "Phone {v}.", "I can be reached at {v}."],
        "quantity": ["We have {v} of them.", "It affects {v} people.", "There are {v} pieces.", "All {v} units, in fact."],
        "company": ["I write for {v}.", "Our company is {v}.", "{v} is the customer.", "We at {v} wonder."],
    }[kind]
    return value, names.pick(frames).replace("{v}", value)


def write(names: Names, topics: list[Topic], urgency: str = "none", fact_kinds: list[str] | None = None, name_product: bool = False, length: int | None = None) -> Message:
    topic = topics[int(names.rng.random() * len(topics))]
    product = names.product() if name_product or names.chance(0.5) else names.thing()
    slots = names.slots(product)
    sentences = [topic_sentence(topic, names, slots)]
    extra = names.pick_weighted([(0, 0.5), (1, 0.35), (2, 0.15)]) if length is None else length
    if urgency != "none":
        cue = capital(expand(names.pick(URGENCY[urgency]), names.rng, names.slots(product)))
        sentences.append(cue + names.pick([".", ".", "!", "." if urgency != "high" else "!!"]))
    message = Message("", topic, product, False, urgency)
    for kind in fact_kinds or []:
        value, sentence = fact(kind, names)
        message.facts[kind] = value
        sentences.append(sentence)
    for _ in range(extra):
        sentences.append(capital(expand(names.pick(NOISE), names.rng, names.slots(product))))
    if name_product and not slots.product_used:
        sentences.append(names.pick(["It concerns {p}.", "The product is {p}.", "I own {p}.", "{p} is what I use.", "We run {p}.", "Model: {p}", "I mean {p}."]).replace("{p}", product))
        slots.product_used = True
    if name_product and names.chance(0.12):
        other = names.product()
        sentences.append(names.pick([f"Before it I had {other}.", f"{other} never made trouble.", f"My {other} is all right, though.", f"We also own {other}."]))
    if names.chance(0.55):
        names.rng.shuffle(sentences)
    if names.chance(0.35):
        sentences.insert(0, expand(names.pick(GREETINGS), names.rng, names.slots(product)))
    if names.chance(0.3):
        sentences.append(expand(names.pick(CLOSINGS), names.rng, names.slots(product)))
    message.product_named = slots.product_used
    text = names.pick([" ", " ", " ", " ", "\n"]).join(sentences)
    message.text = text if fact_kinds or name_product else roughen(text, names)
    return message


def short(names: Names, topic: Topic) -> str:
    """One sentence on a topic, as in a chat window."""
    product = names.product() if names.chance(0.3) else names.thing()
    return roughen(topic_sentence(topic, names, names.slots(product)), names)
