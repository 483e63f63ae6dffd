import { describe, expect, test } from "vitest";
import { FoldedText } from "./fold-text";
import { bandsOf, nearThreshold, signatureLength, signatureOf, signText, similarityOf } from "./min-hash";
import { NearPairs } from "./near-pairs";
import { jaccardOf, shinglesOf } from "./shingles";

/** The same numbers every time. */
function randomFrom(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    return (state >>> 0) / 2 ** 32;
  };
}

const vocabulary = Array.from({ length: 600 }, (_, index) => {
  const random = randomFrom(index * 7919 + 1);
  return Array.from({ length: 3 + Math.floor(random() * 7) }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join("");
});
const sentence = (random: () => number, words: number) =>
  Array.from({ length: words }, () => vocabulary[Math.floor(random() * vocabulary.length)] ?? "").join(" ");
const change = (text: string, share: number, random: () => number) =>
  text
    .split(" ")
    .map((word) => (random() < share ? (vocabulary[Math.floor(random() * vocabulary.length)] ?? "") : word))
    .join(" ");

const similarity = (one: string, other: string) => jaccardOf(shinglesOf(one), shinglesOf(other));

describe("similarity", () => {
  test("is that of the sets, counted by hand", () => {
    // abcde bcdef | bcdef cdefg: one of three.
    expect(similarity("abcdef", "bcdefg")).toBeCloseTo(1 / 3);
    expect(similarity("abc", "abc")).toBe(1);
    expect(similarity("abc", "abd")).toBe(0);
    expect(similarity("", "")).toBe(0);
  });

  test("takes no notice of case, punctuation and white space, in any script", () => {
    expect(similarity("Where is   my parcel?!", "where is my PARCEL")).toBe(1);
    expect(similarity("ΠΟΎ είναι το δέμα μου;", "πού είναι το δέμα μου")).toBe(1);
    expect(similarity("我的包裹在哪里?请帮忙", "我的包裹在哪里 请帮忙")).toBe(1);
  });

  test("is estimated by signatures to within a few hundredths", () => {
    const random = randomFrom(3);
    let worst = 0;
    let sum = 0;
    for (let pair = 0; pair < 200; pair++) {
      const text = sentence(random, 20 + Math.floor(random() * 200));
      const other = change(text, random() * 0.3, random);
      const error = Math.abs(similarityOf(signatureOf(text), signatureOf(other)) - similarity(text, other));
      worst = Math.max(worst, error);
      sum += error;
    }
    expect(sum / 200).toBeLessThan(0.04);
    expect(worst).toBeLessThan(0.2);
  });

  test("of text that nothing was written in is none", () => {
    expect(similarityOf(signatureOf("?!"), signatureOf(""))).toBe(0);
  });

  test("the same text has the same bands; another one has none of them", () => {
    const random = randomFrom(11);
    const text = sentence(random, 40);
    expect(bandsOf(signatureOf(text))).toEqual(bandsOf(signatureOf(`  ${text.toUpperCase()}!`)));
    const other = new Set(bandsOf(signatureOf(sentence(random, 40))));
    expect(bandsOf(signatureOf(text)).some((band) => other.has(band))).toBe(false);
  });
});

async function findPairs(texts: string[]): Promise<Set<number>> {
  const pairs = new NearPairs(texts.length);
  const folded = new FoldedText();
  const signature = new Uint32Array(signatureLength);
  for (const text of texts) {
    folded.clear();
    folded.add(text);
    signText(folded, signature);
    pairs.add(signature, folded.length > 0);
  }
  await pairs.meet();
  const found = new Set<number>();
  const sets = texts.map(shinglesOf);
  const none = new Int32Array();
  for (let row = 0; row < texts.length; row++)
    if (pairs.partnersOf(row).some((partner) => jaccardOf(sets[row] ?? none, sets[partner] ?? none) >= nearThreshold)) found.add(row);
  return found;
}

/** Every text against every older one. */
function bruteForce(texts: string[]): Set<number> {
  const sets = texts.map(shinglesOf);
  const none = new Int32Array();
  const found = new Set<number>();
  for (let row = 1; row < texts.length; row++)
    for (let older = 0; older < row; older++)
      if (jaccardOf(sets[row] ?? none, sets[older] ?? none) >= nearThreshold) {
        found.add(row);
        break;
      }
  return found;
}

describe("against every text compared with every other", () => {
  test.each([
    ["short", 6, 12, 0.12],
    ["long", 80, 200, 0.08],
  ])("%s texts: nearly all copies are found, and nothing that is none", async (_, shortest, longest, changed) => {
    const random = randomFrom(shortest);
    const texts: string[] = [];
    for (let index = 0; index < 1_200; index++) {
      const source = texts[Math.floor(random() * texts.length)];
      const isCopy = source !== undefined && random() < 0.3;
      texts.push(
        isCopy ? change(source, random() * changed, random) : sentence(random, shortest + Math.floor(random() * (longest - shortest))),
      );
    }
    const expected = bruteForce(texts);
    const found = await findPairs(texts);
    expect(expected.size).toBeGreaterThan(100);
    // What was found is verified, so precision is 1 by construction; this sees that it stays so.
    expect([...found].filter((row) => !expected.has(row))).toEqual([]);
    expect(found.size / expected.size).toBeGreaterThan(0.97);
  });

  test("texts from one mould, where only the subject differs, do not hide a copy that follows", async () => {
    const mould = "Dear customer service team, I am writing to you today because of the following thing, which I do not understand:";
    const texts = Array.from(
      { length: 800 },
      (_, index) => `${mould} ${sentence(randomFrom(Math.floor(index / 2) + 1), 4)}${index % 2 ? " thanks" : ""}`,
    );
    const expected = bruteForce(texts);
    const found = await findPairs(texts);
    const copies = [...found].filter((row) => row % 2 === 1);
    expect(copies).toHaveLength(400);
    expect([...found].filter((row) => !expected.has(row))).toEqual([]);
  });
});

test("few short texts that have nothing in common are compared at all", async () => {
  const random = randomFrom(17);
  const pairs = new NearPairs(2_000);
  for (let row = 0; row < 2_000; row++) pairs.add(signatureOf(sentence(random, 2)), true);
  await pairs.meet();
  const compared = Array.from({ length: 2_000 }, (_, row) => row).filter((row) => pairs.hasPartners(row));
  expect(compared.length).toBeLessThan(200);
});
