import { describe, expect, test } from "vitest";
import { casesNeeded } from "@/lib/statistics/cases-needed";
import { mcnemar } from "@/lib/statistics/mcnemar";
import { estimateDifference } from "@/lib/statistics/paired-difference";
import { toVerdict } from "./verdict";

const v1 = { kind: "fine_tune", name: "v1" } as const;
const v2 = { kind: "fine_tune", name: "v2" } as const;
const prompting = { kind: "baseline", name: "Prompting, Hone tiny" } as const;

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
  return toVerdict({ candidate, baseline, difference: estimateDifference(differences), pValue, casesNeeded: casesNeeded(differences) });
}

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
