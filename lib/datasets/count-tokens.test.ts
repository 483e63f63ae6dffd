import { countTokens as countWhole } from "gpt-tokenizer/encoding/o200k_base";
import { expect, test } from "vitest";
import { randomFrom } from "@/bench/chat-rows";
import { countTokens, tokensIn } from "./count-tokens";

const whole = (text: string) => countWhole(text, { disallowedSpecial: new Set() });

test("a conversation counts its texts, its tools and four tokens for every message", () => {
  const messages = [
    { role: "user" as const, content: "Where is my order?" },
    { role: "assistant" as const, content: "On its way." },
  ];
  expect(countTokens({ messages, tools: null, rejected: null })).toBe(4 + whole("Where is my order?") + 4 + whole("On its way."));
});

test.each([
  "",
  " ",
  "word",
  " leading and trailing ",
  "two  spaces, and   three",
  "it's we'RE they'll ' s",
  "price: $ 12.50 (1 234 567 €)  \n\n next\r\n line \t tab ",
  "a/ \n/ b // c",
  "<|endoftext|> is text, <|im_start|> too",
  "non-breaking\u00a0space, \u2003em \u3000ideographic \ufeff mark \u200b zero",
  "Ünïcödé wörter über Straße, naïve café",
  "日本語 の テキスト 。 中文 测试",
  "emoji 😀 👩‍👩‍👧 flags 🇩🇪 x",
  "e\u0301 combining \u0301 alone",
  "\ud800 lone surrogate \udc00",
  "12,500.75 #574702 a1b22 3rd 10:30 2026-11-29 5² ²5 1\n22\t333  4444",
  'camelCase HTTPServer_id `code();` {"a": [1, 2]}',
])("%j has the tokens that it has as a whole", (text) => {
  expect(tokensIn(text)).toBe(whole(text));
});

test("any text has the tokens that it has as a whole", () => {
  const random = randomFrom(7);
  const parts = [
    " ",
    " ",
    " ",
    "  ",
    "\n",
    "\t",
    "\u00a0",
    "\ufeff",
    "a",
    "Wort",
    "THE",
    "é",
    "語",
    "😀",
    "7",
    "12345",
    "³",
    "٣",
    "  9",
    ".",
    "/",
    "'s",
    "'",
    "$",
    "-",
    "_",
    "<|",
    "|>",
    "\u0301",
  ];
  for (let round = 0; round < 5_000; round++) {
    let text = "";
    for (let left = 1 + Math.floor(random() * 24); left > 0; left--) text += parts[Math.floor(random() * parts.length)];
    expect({ text, tokens: tokensIn(text) }).toEqual({ text, tokens: whole(text) });
  }
});

test("numbers of up to three digits are one token", () => {
  for (const digits of [1, 2, 3])
    for (let number = 0; number < 10 ** digits; number++) expect(whole(String(number).padStart(digits, "0"))).toBe(1);
});
