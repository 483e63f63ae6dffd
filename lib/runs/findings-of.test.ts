import { expect, test } from "vitest";
import { findingsOf } from "./findings-of";

const none = { caseCount: 0, exact: 0, near: 0 };
const clean = { checkedAt: new Date(), test: { caseCount: 312, exact: 0, near: 0 }, validation: none, benchmarks: [] };

test("says what difference the test cases can show, and that nothing of them was learned", () => {
  expect(findingsOf({ testCount: 312, validationCount: 20, leaks: clean })).toEqual({
    hints: [],
    passed: [
      "312 test cases can show a difference of 8 points or more, if one in five is answered differently.",
      "No example to learn from repeats a test, validation or benchmark case.",
    ],
  });
});

test("says where too few cases show anything, and what was not looked for", () => {
  expect(findingsOf({ testCount: 0, validationCount: 0, leaks: null })).toMatchObject({
    hints: [expect.stringContaining("nothing will be measured"), expect.stringContaining("overfitting stays unseen")],
    passed: [],
  });
  expect(findingsOf({ testCount: 12, validationCount: 3, leaks: null }).hints).toEqual([expect.stringContaining("Below 30 no verdict")]);
  expect(findingsOf({ testCount: 31, validationCount: 3, leaks: null }).hints).toEqual([
    expect.stringContaining("rarely show a difference"),
  ]);
});

test("says what of the cases stands in training too", () => {
  const benchmark = { benchmarkId: "b", number: 2, name: "Hard ones", caseCount: 50, exact: 1, near: 0 };
  const leaks = { ...clean, test: { caseCount: 312, exact: 3, near: 2 }, benchmarks: [benchmark] };
  const { hints, passed } = findingsOf({ testCount: 312, validationCount: 20, leaks });
  expect(hints).toEqual([
    "5 of 312 test cases stand in training too, word for word or nearly: a score on them will look better than it is.",
    "1 of 50 “Hard ones” cases stands in training too, word for word or nearly: a score on them will look better than it is.",
  ]);
  expect(passed).toHaveLength(1);
});
