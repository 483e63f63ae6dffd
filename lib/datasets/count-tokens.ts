import { countTokens as count } from "gpt-tokenizer/encoding/o200k_base";
import type { ExampleContent, Message } from "./schemas";

/** Text that looks like a special token is text: examples may talk about `<|endoftext|>`. */
const asText = { disallowedSpecial: new Set<string>() };
/** What OpenAI's chat format adds to every message. */
const perMessage = 4;

/** Tokens of a whole conversation under o200k_base; for open models an estimate. Slow: a few million tokens a second. */
export function countTokens({ messages, tools, rejected }: ExampleContent): number {
  const spoken = [...messages, ...(rejected ?? [])].reduce((sum, message) => sum + perMessage + tokensOf(message), 0);
  return spoken + (tools ? tokensIn(JSON.stringify(tools)) : 0);
}

function tokensOf({ content, tool_calls }: Message): number {
  return tokensIn(content) + (tool_calls ? tokensIn(JSON.stringify(tool_calls)) : 0);
}

/**
 * Words that were counted before, each at the place that its hash says; a newer one takes the place of an older one.
 * None is longer: a slice of 13 letters or more would keep the whole text that it was cut from in memory.
 */
const longestKnown = 12;
const places = 1 << 15;
const knownWords = new Array<string>(places).fill("");
const knownCounts = new Uint8Array(places);
const space = 32;
const lastPlain = 126;

/**
 * Tokens of a text, a word at a time, because most words of a language come again and again. The same number as for the text as a whole:
 * no piece that o200k_base takes text apart into holds a space behind anything but white space, and none holds digits beside anything else.
 */
export function tokensIn(text: string): number {
  let tokens = 0;
  let start = 0;
  let hash = 0;
  let before = space;
  /** Where the digits begin that this word is made of, but for a space in front; -1 where it is another word. */
  let digitsFrom = -1;
  for (let at = 0; at < text.length; at++) {
    const letter = text.charCodeAt(at);
    const isPlain = letter >= space && letter <= lastPlain;
    if (isDigit(letter)) {
      if (before > space && before <= lastPlain && !isDigit(before)) {
        tokens += tokensOfWord(text, start, at, hash);
        start = at;
        hash = 0;
      }
      if (!isDigit(before) && (at === start || (at === start + 1 && before === space))) digitsFrom = at;
    } else if (digitsFrom >= 0) {
      if (isPlain) {
        tokens += tokensOfDigits(start, digitsFrom, at);
        start = at;
        hash = 0;
      }
      digitsFrom = -1;
    } else if (letter === space && before > space && before <= lastPlain) {
      // Beyond ASCII there is white space too; words are only cut where it is plain.
      tokens += tokensOfWord(text, start, at, hash);
      start = at;
      hash = 0;
    }
    hash = (Math.imul(hash, 31) + letter) | 0;
    before = letter;
  }
  return tokens + (digitsFrom >= 0 ? tokensOfDigits(start, digitsFrom, text.length) : tokensOfWord(text, start, text.length, hash));
}

function isDigit(letter: number): boolean {
  return letter >= 48 && letter <= 57;
}

/** Three digits from the left are one token each, and so are the rest of them and the space in front. */
function tokensOfDigits(from: number, digitsFrom: number, to: number): number {
  return digitsFrom - from + Math.ceil((to - digitsFrom) / 3);
}

function tokensOfWord(text: string, from: number, to: number, hash: number): number {
  if (to - from > longestKnown) return count(text.slice(from, to), asText);
  const place = (hash ^ (hash >>> 15)) & (places - 1);
  const known = knownWords[place] ?? "";
  if (known.length === to - from && text.startsWith(known, from)) return knownCounts[place] ?? 0;
  const word = text.slice(from, to);
  const tokens = count(word, asText);
  knownWords[place] = word;
  knownCounts[place] = tokens;
  return tokens;
}
