import { expect, test } from "vitest";
import { casesForNoWorse } from "./cases-for-no-worse";
import { eachAlone } from "./group-tally";
import { createRandom } from "./random";
import { tangoInterval } from "./tango";

test("is what the formula says", () => {
  // σ² = 0.2 · 100/99, δ = 0, margin 0.1: 7.8489 · 0.20202 / 0.01 = 158.56
  const even = [
    { value: 1, count: 10 },
    { value: -1, count: 10 },
    { value: 0, count: 80 },
  ];
  expect(casesForNoWorse(even, 0.1)).toBe(159);
  expect(casesForNoWorse([{ value: 0, count: 50 }], 0.03)).toBe(125);
  expect(
    casesForNoWorse(
      [
        { value: -1, count: 4 },
        { value: 0, count: 96 },
      ],
      0.03,
    ),
  ).toBeNull();
  expect(casesForNoWorse([], 0.03)).toBeNull();
});

test("cases that share sources tell less each, so it takes as many times more of them", () => {
  const even = [
    { value: 1, count: 12 },
    { value: -1, count: 12 },
    { value: 0, count: 96 },
  ];
  // Twenty sources of six, each of which differs as a whole or not at all.
  const wholes = [
    { size: 6, sum: 6, count: 2 },
    { size: 6, sum: -6, count: 2 },
    { size: 6, sum: 0, count: 16 },
  ];
  const alone = casesForNoWorse(even, 0.1) ?? 0;
  expect(casesForNoWorse(even, 0.1, eachAlone(even))).toBe(alone);
  expect((casesForNoWorse(even, 0.1, wholes) ?? 0) / alone).toBeGreaterThan(5.5);
  const none = [{ value: 0, count: 120 }];
  expect(casesForNoWorse(none, 0.03, [{ size: 6, sum: 0, count: 20 }])).toBe(Math.ceil(6 * 124.207));
});

test("no case differs: with so many, Tango's interval keeps the margin, with one fewer it does not", () => {
  const n = casesForNoWorse([{ value: 0, count: 50 }], 0.03) ?? 0;
  expect(tangoInterval({ onlySecond: 0, onlyFirst: 0, n })[0]).toBeGreaterThan(-0.03);
  expect(tangoInterval({ onlySecond: 0, onlyFirst: 0, n: n - 1 })[0]).toBeLessThanOrEqual(-0.03);
});

test("shows it in eight of ten simulated reports", () => {
  const [discordant, margin, rounds] = [0.2, 0.08, 1_000];
  const n =
    casesForNoWorse(
      [
        { value: 1, count: 1_000 },
        { value: -1, count: 1_000 },
        { value: 0, count: 8_000 },
      ],
      margin,
    ) ?? 0;
  const random = createRandom(11);
  let shown = 0;
  for (let round = 0; round < rounds; round++) {
    let [onlySecond, onlyFirst] = [0, 0];
    for (let one = 0; one < n; one++) {
      const draw = random();
      if (draw < discordant / 2) onlySecond++;
      else if (draw < discordant) onlyFirst++;
    }
    if (tangoInterval({ onlySecond, onlyFirst, n })[0] > -margin) shown++;
  }
  expect(shown / rounds).toBeGreaterThan(0.76);
  expect(shown / rounds).toBeLessThan(0.84);
});
