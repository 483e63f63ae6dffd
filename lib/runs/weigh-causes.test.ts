import { expect, test } from "vitest";
import { type Evidence, weighCauses } from "./weigh-causes";

const seen: Evidence = { kind: "provider", passedCheck: true, steps: 812, keyWorked: true, lookedWithoutGap: true, sameElsewhere: 0 };
const verdicts = (change: Partial<Evidence>) =>
  Object.fromEntries(weighCauses({ ...seen, ...change }).map(({ kind, verdict }) => [kind, verdict]));

test("with everything seen, all other causes are ruled out", () => {
  expect(verdicts({})).toEqual({
    provider: "cause",
    your_data: "ruled_out",
    your_account: "ruled_out",
    hone: "ruled_out",
    unknown: "unlikely",
  });
});

test("what was not seen is not ruled out", () => {
  expect(verdicts({ steps: 0 })).toMatchObject({ your_data: "unlikely", your_account: "unlikely", hone: "unlikely" });
  expect(verdicts({ passedCheck: false, keyWorked: false })).toMatchObject({ your_data: "possible", your_account: "possible" });
  expect(verdicts({ kind: "your_data", sameElsewhere: 2 })).toMatchObject({ your_data: "cause", provider: "possible" });
});

test("an unknown cause leaves the others open", () => {
  expect(verdicts({ kind: "unknown" })).toEqual({
    unknown: "cause",
    your_data: "possible",
    your_account: "unlikely",
    provider: "possible",
    hone: "possible",
  });
});
