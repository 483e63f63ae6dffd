"""The mixture: which kind of document comes how often."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import tasks_json
import tasks_records
import tasks_topics
from chat import Document, prose
from names import Names
from prose_sources import from_pages, jargon
from tasks_wordnet import WordNetTasks
from wordnet import WordNet

# Share of documents. Label names, keys and values are drawn afresh inside each of them.
SHARES = {
    "topic with options": 0.15, "several messages": 0.09, "topic in own words": 0.06, "department": 0.015, "related sentence": 0.01, "rephrase": 0.03,
    "urgency": 0.035, "urgency, several": 0.03, "sentiment": 0.025, "message to JSON": 0.13, "single value": 0.03, "letter": 0.05,
    "record": 0.03, "list": 0.03, "conversion": 0.01,
    "dictionary entry": 0.16, "dictionary classes": 0.06, "synonym": 0.012, "word and meaning": 0.012, "opposite": 0.004, "kind of thing": 0.012,
    "technical prose": 0.03, "jargon": 0.006,
}
SOURCES = ("wordnet", "dictd/jargon.dict.dz", "doc/sqlite3", "doc/postgresql-doc-15")


class Corpus:
    """`share` is the folder usr/share of the unpacked Debian packages."""

    def __init__(self, share: Path, seed: int) -> None:
        self.rng = random.Random(seed)
        names = Names(self.rng)
        wordnet, jargon_file, sqlite, postgresql = (share / s for s in SOURCES)
        net = WordNetTasks(WordNet(wordnet), names)
        technical = from_pages(sqlite) + from_pages(postgresql)
        slang = jargon(jargon_file)
        self.families: dict[str, Callable[[], Document]] = {
            "topic with options": lambda: tasks_topics.with_options(names), "several messages": lambda: tasks_topics.many_messages(names), "topic in own words": lambda: tasks_topics.free_topic(names),
            "department": lambda: tasks_topics.department(names), "related sentence": lambda: tasks_topics.related(names), "rephrase": lambda: tasks_topics.rephrase(names),
            "urgency": lambda: tasks_topics.urgency(names), "urgency, several": lambda: tasks_topics.urgency_pairs(names), "sentiment": lambda: tasks_topics.sentiment(names),
            "message to JSON": lambda: tasks_json.extraction(names), "single value": lambda: tasks_json.single_value(names), "letter": lambda: tasks_topics.letter(names),
            "record": lambda: tasks_records.record(names), "list": lambda: tasks_records.listing(names), "conversion": lambda: tasks_records.conversion(names),
            "dictionary entry": net.entry, "dictionary classes": net.classify, "synonym": net.synonym, "word and meaning": net.word_for, "opposite": net.opposite, "kind of thing": net.kind,
            "technical prose": lambda: prose(self.rng.choice(technical)), "jargon": lambda: prose(self.rng.choice(slang)),
        }

    def draw(self, families: list[str] | None = None) -> tuple[str, Document]:
        """By the shares of the mixture, or evenly from some families."""
        family = self.rng.choice(families) if families else self.rng.choices(list(SHARES), list(SHARES.values()))[0]
        return family, self.families[family]()
