import { describe, expect, test } from "vitest";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { eachAlone, type GroupTally } from "@/lib/statistics/group-tally";
import { toHistogram } from "@/lib/statistics/histogram";
import { mcnemar } from "@/lib/statistics/mcnemar";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { pairedPValue } from "@/lib/statistics/paired-p-value";
import { toVerdict } from "./verdict";

const v1 = { kind: "fine_tune", approach: "prompt", name: "v1" } as const;
const v2 = { kind: "fine_tune", approach: "prompt", name: "v2" } as const;
const prompting = { kind: "baseline", approach: "prompt", name: "Prompting, Hone tiny" } as const;

function judge(
  gained: number,
  lost: number,
  same: number,
  candidate: typeof v1 | typeof prompting = v1,
  baseline: typeof v2 | typeof prompting = prompting,
) {
  const differences = [
    { value: 1, count: gained },
    { value: -1, count: lost },
    { value: 0, count: same },
  ];
  const pValue = mcnemar(lost, gained);
  const groups = eachAlone(differences);
  return toVerdict({
    candidate,
    baseline,
    difference: estimateDifference(differences),
    groups,
    pValue,
    casesNeeded: casesNeeded(differences),
  });
}

/** Sources of ten cases each, all of which say the same: how many of them gained, lost and stayed. */
function judgeSources(gained: number, lost: number, same: number) {
  const groups: GroupTally = [
    { size: 10, sum: 10, count: gained },
    { size: 10, sum: -10, count: lost },
    { size: 10, sum: 0, count: same },
  ].filter(({ count }) => count > 0);
  const differences = toHistogram(groups.map(({ size, sum, count }) => ({ value: sum / size, count: size * count })));
  const [difference, pValue] = [estimateDifference(differences, groups), pairedPValue(differences, groups)];
  return toVerdict({ candidate: v1, baseline: v2, difference, groups, pValue, casesNeeded: casesNeeded(differences, groups) });
}

describe("cases that share sources", () => {
  test("count together: what is clear for 300 cases is not for their 30 sources", () => {
    expect(judge(60, 30, 210).outcome).toBe("better");
    const { outcome, sentence, detail } = judgeSources(6, 3, 21);
    expect(outcome).toBe("cannot_tell");
    expect(sentence).toMatch(/About [\d,]+ cases would tell\.$/);
    expect(detail).toContain("Cases from the same source are counted together (300 cases from 30 sources).");
  });

  test("tell what they can carry", () => {
    const { outcome, sentence, detail } = judgeSources(20, 2, 8);
    expect(outcome).toBe("better");
    expect(sentence).toMatch(/^v1 is better than v2: \+60 points, 95% interval \+3\d to \+8\d, 300 cases\.$/);
    expect(detail).toContain("(300 cases from 30 sources)");
  });

  test("are refused where the sources are few", () => {
    expect(judgeSources(9, 0, 0)).toMatchObject({
      outcome: "refused",
      sentence: "90 cases from 9 sources are too few to say which is better.",
      detail: expect.stringContaining("a verdict takes 10 sources of about one size, or more."),
    });
    expect(judgeSources(10, 0, 0).outcome).toBe("better");
  });

  test("are refused where one source outweighs the others", () => {
    const groups: GroupTally = [
      { size: 500, sum: 500, count: 1 },
      { size: 1, sum: 1, count: 40 },
    ];
    const differences = [{ value: 1, count: 540 }];
    const evidence = { candidate: v1, baseline: v2, difference: estimateDifference(differences, groups), groups };
    expect(toVerdict({ ...evidence, pValue: 0, casesNeeded: null }).sentence).toBe(
      "540 cases, most of them from a few of 41 sources, are too few to say which is better.",
    );
  });
});

describe("the verdict", () => {
  test("better", () => {
    expect(judge(95, 0, 5)).toMatchObject({
      outcome: "better",
      sentence: "v1 is better than prompting: +95 points, 95% interval +88 to +98, 100 cases.",
    });
  });

  test("worse, the other way round", () => {
    expect(judge(0, 95, 5, prompting, v2).sentence).toBe("Prompting is worse than v2: −95 points, 95% interval −98 to −88, 100 cases.");
  });

  test("a small but certain difference keeps a digit", () => {
    const { outcome, sentence } = judge(180, 100, 7_720);
    expect(outcome).toBe("better");
    expect(sentence).toMatch(/\+1\.0 point, 95% interval \+0\.\d to \+1\.\d, 8,000 cases\./);
  });

  test("cannot tell, with how many cases would", () => {
    const { outcome, sentence, detail } = judge(8, 5, 87, v1, v2);
    expect(outcome).toBe("cannot_tell");
    expect(sentence).toBe("Cannot be told apart from v2 yet. About 1,200 cases would tell.");
    expect(detail).toContain("+3.0 points, 95% interval −4.");
  });

  test("five cases gained and none lost are still chance for McNemar's test", () => {
    expect(judge(5, 0, 95).outcome).toBe("cannot_tell");
    expect(judge(6, 0, 94).outcome).toBe("better");
  });

  test("no case differs", () => {
    expect(judge(0, 0, 100).sentence).toBe("Cannot be told apart from prompting yet. So far they score the same.");
  });

  test("fewer than thirty cases decide nothing, however clear they look", () => {
    expect(judge(29, 0, 0)).toMatchObject({ outcome: "refused", sentence: "29 cases are too few to say which is better." });
    expect(judge(30, 0, 0).outcome).toBe("better");
  });

  test("nobody is called significant", () => {
    for (const verdict of [judge(95, 0, 5), judge(8, 5, 87), judge(3, 0, 1)]) expect(JSON.stringify(verdict)).not.toMatch(/signific/i);
  });
});
