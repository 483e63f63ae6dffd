import { describe, expect, test } from "vitest";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { eachAlone, type GroupTally } from "@/lib/statistics/group-tally";
import { toHistogram } from "@/lib/statistics/histogram";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import { curveVerdict } from "./curve-verdict";

const counts = { fromCount: 480, toCount: 960 };

/** Cases that the model of all rows gained and lost against that of half of them. */
function last(gained: number, lost: number, same: number) {
  const differences = [
    { value: 1, count: gained },
    { value: -1, count: lost },
    { value: 0, count: same },
  ].filter(({ count }) => count > 0);
  const groups = eachAlone(differences);
  return {
    ...counts,
    difference: estimateDifference(differences, groups),
    groups,
    pValue: pairedPValue(differences, groups),
    casesNeeded: casesNeeded(differences, groups),
  };
}

describe("what the last doubling brought", () => {
  test("is a gain only where interval and test agree: McNemar 5 to 15 is .041, 10 to 20 with its correction .100", () => {
    const sure = last(15, 5, 180);
    expect(sure.pValue).toBeCloseTo(0.041389, 6);
    expect(curveVerdict(sure)).toMatchObject({
      outcome: "rising",
      sentence: expect.stringMatching(
        /^More data of the same kind is likely to help: the last doubling brought \+5\.0 points, between \+0\.\d and \+\d+\.\d\.$/,
      ),
      detail: expect.stringMatching(
        /^The last doubling, from 480 to 960 examples, brought \+5\.0 points, 95% interval .*\. Both answered the same 200 cases\./,
      ),
    });
    const unsure = last(20, 10, 170);
    expect(unsure.pValue).toBeCloseTo(0.100348, 6);
    expect(curveVerdict(unsure)).toMatchObject({
      outcome: "cannot_tell",
      sentence: expect.stringMatching(
        /^Cannot tell whether more data would help: the last doubling brought \+5\.0 points, between −0\.\d and \+\d+\.\d\.$/,
      ),
      projection: null,
    });
    expect(curveVerdict(unsure).detail).toMatch(/About [\d,]+ cases would tell\./);
  });

  test("is a loss where it surely is one", () => {
    expect(curveVerdict(last(5, 25, 170))).toMatchObject({
      outcome: "falling",
      sentence: expect.stringContaining("the last doubling made it worse by 10.0 points"),
      projection: null,
    });
  });

  test("is level only where the whole interval lies below what is worth having, never because nothing showed", () => {
    expect(curveVerdict(last(3, 3, 194)).outcome).toBe("cannot_tell");
    const level = curveVerdict(last(10, 10, 1_980));
    expect(level.outcome).toBe("levelled");
    expect(level.sentence).toMatch(
      /^More data of the same kind is unlikely to help much: the last doubling brought 0\.0 points, at most 0\.\d\.$/,
    );
    // All alike is no certainty either: of forty cases that did not differ nobody knows the next ones.
    expect(curveVerdict(last(0, 0, 40))).toMatchObject({
      outcome: "cannot_tell",
      detail: expect.stringContaining("They score the same so far."),
    });
  });

  test("is refused from too few cases or sources, and waits for what is not measured", () => {
    expect(curveVerdict(last(29, 0, 0))).toMatchObject({
      outcome: "refused",
      sentence: "29 cases are too few to say whether more data would help.",
    });
    expect(curveVerdict(null)).toMatchObject({ outcome: "waiting", projection: null });
  });

  test("counts cases of one source together", () => {
    const groups: GroupTally = [
      { size: 10, sum: 10, count: 6 },
      { size: 10, sum: -10, count: 3 },
      { size: 10, sum: 0, count: 21 },
    ];
    const differences = toHistogram(groups.map(({ size, sum, count }) => ({ value: sum / size, count: size * count })));
    const together = {
      ...counts,
      difference: estimateDifference(differences, groups),
      groups,
      pValue: pairedPValue(differences, groups),
      casesNeeded: casesNeeded(differences, groups),
    };
    expect(curveVerdict(last(60, 30, 210)).outcome).toBe("rising");
    expect(curveVerdict(together)).toMatchObject({
      outcome: "cannot_tell",
      detail: expect.stringContaining("(300 cases from 30 sources)"),
    });
  });

  test("carries no fitted curve: the next doubling is bounded by this one, and said to be a projection", () => {
    const { projection, detail } = curveVerdict(last(40, 10, 250));
    expect(projection).toMatch(
      /^A projection, not a measurement: .* from 960 to 1,920 examples brings at most \d+\.\d points\. No curve is fitted/,
    );
    expect(detail).toContain("Each point is one training");
  });
});
