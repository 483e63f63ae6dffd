"""Permissively licensed English from Debian packages, cut into passages."""

from __future__ import annotations

import gzip
import html
import re
from pathlib import Path

from wordnet import UNWANTED

PASSAGE = 700  # characters


def strip_tags(page: str) -> str:
    page = re.sub(r"(?is)<(script|style|pre|table|head|svg)\b.*?</\1>", " ", page)
    page = re.sub(r"\s+", " ", page)
    page = re.sub(r"(?i)</(p|div|h\d|li|dd|dt|blockquote)>|<br ?/?>", "\n", page)
    return html.unescape(re.sub(r"<[^>]+>", "", page))


def passages(text: str) -> list[str]:
    """Whole sentences up to about PASSAGE characters; lines that are no prose are dropped."""
    found: list[str] = []
    current = ""
    for line in text.splitlines():
        line = " ".join(line.split())
        letters = sum(c.isalpha() or c == " " for c in line)
        if len(line) < 60 or letters < 0.86 * len(line) or UNWANTED.search(line) or "(c)" in line.lower():
            continue
        if len(current) + len(line) > PASSAGE:
            found.append(current)
            current = ""
        current = f"{current} {line}".strip()[: PASSAGE + 300]
    return [p.encode("ascii", "ignore").decode() for p in [*found, current] if len(p) > 80]


def from_pages(folder: Path) -> list[str]:
    found: list[str] = []
    for page in sorted(folder.rglob("*.html")):
        found += passages(strip_tags(page.read_text(encoding="utf-8", errors="ignore")))
    return list(dict.fromkeys(found))


def jargon(path: Path) -> list[str]:
    text = gzip.decompress(path.read_bytes()).decode("latin-1")
    entries = (" ".join(entry.split()) for entry in re.split(r"\n(?=\S)", re.sub(r"[^\x00-\x7f]", " ", text)))
    return [entry[:900] for entry in entries if len(entry) > 80 and not UNWANTED.search(entry)]
