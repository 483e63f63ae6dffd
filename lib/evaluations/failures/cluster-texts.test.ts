import { expect, test } from "vitest";
import { clusterTexts, wordsOf } from "./cluster-texts";

const texts = (subject: string, count: number) =>
  Array.from({ length: count }, (_, index) => `Case ${subject}${index}: what about my ${subject}?`);

test("texts about the same come together under the word that says what about", () => {
  const all = [...texts("refund", 12), ...texts("delivery", 8), ...texts("warranty", 6), "Something else entirely"];
  const clusters = clusterTexts(all);
  expect(clusters.map(({ words, members }) => [words[0], members.length])).toEqual([
    ["refund", 12],
    ["delivery", 8],
    ["warranty", 6],
  ]);
  expect(new Set(clusters[0]?.members.map((index) => all[index]?.includes("refund")))).toEqual(new Set([true]));
});

test("the same texts fall into the same groups, in whatever script they are written", () => {
  const all = [...texts("возврат", 5), ...texts("доставка", 5)];
  expect(clusterTexts(all)).toEqual(clusterTexts([...all]));
  expect(clusterTexts(all).map(({ words }) => words[0])).toEqual(["возврат", "доставка"]);
  expect([...wordsOf("Où est l’Été? a")]).toEqual(["où", "est", "été"]);
});

test("few texts, and texts with nothing in common, make no groups", () => {
  expect(clusterTexts(texts("refund", 5))).toEqual([]);
  expect(clusterTexts(Array.from({ length: 12 }, (_, index) => `only${index} here${index}`))).toEqual([]);
  expect(clusterTexts(Array.from({ length: 12 }, () => ""))).toEqual([]);
});
