import { describe, expect, test } from "vitest";
import { casesNeeded } from "./cases-needed";
import { clusteredInterval, clusteredMean, clusteredPValue } from "./clustered";
import { countSources, effectiveSources, type FromSource, tallyGroups } from "./group-tally";
import { toHistogram } from "./histogram";
import { estimateMean } from "./mean-interval";
import { estimateDifference } from "./paired-difference";
import { pairedPValue } from "./paired-p-value";
import { createRandom } from "./random";

const valuesOf = (groups: number[][]): FromSource[] =>
  groups.flatMap((values, index) => values.map((value) => ({ source: String(index), value })));
const tallyOf = (groups: number[][]) => tallyGroups(valuesOf(groups));
const histogramOf = (values: readonly FromSource[]) => toHistogram(values.map(({ value }) => ({ value, count: 1 })));

const ofOneSize = [
  [1, 1, 1, 0],
  [0, 0, 1, 0],
  [1, 1, 1, 1],
  [0, 0, 0, 0],
  [1, 0, 1, 1],
];
const ofManySizes = [[1, 1, 1, 1, 1, 0], [0, 0], [1], [0, 1, 0], [0.5, 0.25]];

describe("published formulas", () => {
  test("sources of one size: the standard error that inspect_ai gives", () => {
    const { mean, standardError, degreesOfFreedom } = clusteredMean(tallyOf(ofOneSize));
    expect(mean).toBeCloseTo(0.55, 12);
    expect(standardError).toBeCloseTo(0.183_711_730_7, 9);
    expect(degreesOfFreedom).toBe(4);
  });

  test("each case its own source: the standard error of a mean", () => {
    const alone = [1, 0, 0, 1, 1, 0.5].map((value) => ({ source: null, value }));
    const variance = [1, 0, 0, 1, 1, 0.5].reduce((sum, value) => sum + (value - 3.5 / 6) ** 2, 0) / 5;
    expect(clusteredMean(tallyGroups(alone)).standardError).toBeCloseTo(Math.sqrt(variance / 6), 12);
  });

  test("sources of many sizes: the jackknife that leaves out one source at a time", () => {
    const all = ofManySizes.flat();
    const meanOf = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
    const squares = ofManySizes.map((_, left) => (meanOf(ofManySizes.filter((_, at) => at !== left).flat()) - meanOf(all)) ** 2);
    const { standardError, degreesOfFreedom } = clusteredMean(tallyOf(ofManySizes));
    expect(standardError).toBeCloseTo(Math.sqrt((squares.reduce((sum, value) => sum + value, 0) * 4) / 5), 12);
    expect(standardError).toBeCloseTo(0.215_796_458_2, 9);
    expect(degreesOfFreedom).toBeCloseTo(14 ** 2 / (36 + 4 + 1 + 9 + 4) - 1, 12);
  });

  test("Student's t with as many degrees of freedom", () => {
    const mean = clusteredMean(tallyOf(ofOneSize));
    const [low, high] = clusteredInterval(mean);
    // Quantile of Student's t, 4 degrees of freedom, 97.5%: 2.776445.
    expect(low).toBeCloseTo(0.55 - 2.776_445_105_2 * mean.standardError, 8);
    expect(high).toBeCloseTo(0.55 + 2.776_445_105_2 * mean.standardError, 8);
    expect(clusteredPValue({ mean: 2.776_445_105_2, standardError: 1, degreesOfFreedom: 4 })).toBeCloseTo(0.05, 9);
  });
});

describe("sources", () => {
  test("are counted whatever the order of their cases", () => {
    const values = valuesOf(ofManySizes);
    expect(tallyGroups([...values].reverse())).toEqual(tallyGroups(values));
    expect(countSources(tallyGroups(values))).toBe(5);
  });

  test("one that dwarfs the others counts for little more than one", () => {
    const tally = tallyOf([Array<number>(1_000).fill(1), ...Array.from({ length: 20 }, () => [0])]);
    expect(effectiveSources(tally)).toBeLessThan(1.1);
  });

  test("a single one says nothing about others", () => {
    const tally = tallyOf([[1, 1, 0]]);
    expect(clusteredInterval(clusteredMean(tally))).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
    expect(clusteredPValue(clusteredMean(tally))).toBe(1);
    expect(estimateMean(histogramOf(valuesOf([[1, 1, 0]])), tally).ci95).toEqual([0, 1]);
  });

  test("never make anybody surer", () => {
    // Every source holds one gain and one loss: they cancel out within it.
    const values = valuesOf(Array.from({ length: 40 }, () => [1, -1]));
    const [differences, groups] = [histogramOf(values), tallyGroups(values)];
    expect(estimateDifference(differences, groups).ci95).toEqual(estimateDifference(differences).ci95);
    expect(pairedPValue(differences, groups)).toBe(pairedPValue(differences));
  });

  test("that are all alike count as one case each", () => {
    const values = valuesOf(Array.from({ length: 30 }, () => Array<number>(20).fill(1)));
    const [scores, groups] = [histogramOf(values), tallyGroups(values)];
    expect(estimateMean(scores, groups).ci95[0]).toBeCloseTo(estimateMean([{ value: 1, count: 30 }]).ci95[0], 12);
    expect(estimateDifference(scores, groups).ci95[0]).toBeCloseTo(estimateDifference([{ value: 1, count: 30 }]).ci95[0], 9);
  });

  test("of ten cases that say the same need ten times as many", () => {
    const leaning = Array.from({ length: 40 }, (_, index) => Array<number>(10).fill(index < 6 ? 1 : index < 10 ? -1 : 0));
    const values = valuesOf(leaning);
    const alone = casesNeeded(histogramOf(values)) ?? 0;
    const together = casesNeeded(histogramOf(values), tallyGroups(values)) ?? 0;
    expect(together / alone).toBeGreaterThan(9.5);
    expect(together / alone).toBeLessThan(10.5);
  });
});

/** Two equal models: how a source leans changes from source to source, and there is nothing in it on the whole. */
function drawEqualModels(sources: number, random: () => number, sizeOf: () => number): FromSource[] {
  return Array.from({ length: sources }, (_, source) => {
    const leaning = random();
    const draw = () => (random() >= 0.3 ? 0 : random() < leaning * leaning * (3 - 2 * leaning) ? 1 : -1);
    return Array.from({ length: sizeOf() }, () => ({ source: String(source), value: draw() }));
  }).flat();
}

describe("two equal models on cases that hang together", () => {
  test.each([
    ["ten sources of ten cases", 10, () => () => 10],
    ["forty sources of ten cases", 40, () => () => 10],
    ["sixty sources, some of one case and some of forty", 60, (random: () => number) => () => Math.max(1, Math.ceil(40 * random() ** 4))],
  ])("%s: told apart at most as often as promised", (_, sources, sizes) => {
    const random = createRandom(sources);
    const sizeOf = sizes(random);
    const trials = 2_000;
    let [together, apart, covered] = [0, 0, 0];
    for (let trial = 0; trial < trials; trial++) {
      const values = drawEqualModels(sources, random, sizeOf);
      const [differences, groups] = [histogramOf(values), tallyGroups(values)];
      together += Number(pairedPValue(differences, groups) < 0.05);
      apart += Number(pairedPValue(differences) < 0.05);
      const [low, high] = clusteredInterval(clusteredMean(groups));
      covered += Number(low <= 0 && 0 <= high);
    }
    // Two standard errors of the simulation above 5%.
    expect(together / trials).toBeLessThan(0.06);
    expect(covered / trials).toBeGreaterThan(0.94);
    // Counted one by one, the same cases cry wolf three times as often and more.
    expect(apart / trials).toBeGreaterThan(0.13);
  });
});
