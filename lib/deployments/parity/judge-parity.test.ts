import { describe, expect, test } from "vitest";
import { judgeParity, type ParityFacts, refusedAnswer } from "./judge-parity";

type Case = ParityFacts["cases"][number];

const [one, two] = ["The parcel is in the shop.", "Nobody knows what became of it."];
const answered = (change: Partial<Case> = {}): Case => ({ first: one, again: one, served: one, servedModel: "ft:1", ...change });
const times = (count: number, change: Partial<Case> = {}) => Array.from({ length: count }, () => answered(change));

const judge = (change: Partial<ParityFacts>) =>
  judgeParity({
    name: "v5",
    baseModel: "tiny",
    asked: "ft:1",
    trainerModel: "ft:1",
    trainedPrompt: "Be brief.",
    servedPrompt: "Be brief.",
    parameters: [],
    hasRecord: false,
    cases: times(16),
    ...change,
  });
const kinds = (change: Partial<ParityFacts>) => judge(change).findings.map(({ kind }) => kind);

test("the same answers pass, with both shares and their intervals", () => {
  const verdict = judge({});
  expect(verdict.findings).toEqual([]);
  expect(verdict.sentence).toBe("v5 gives the trainer’s answers by the gateway’s way: 16 of 16.");
  // Wilson's interval of 16 of 16.
  expect(verdict.same.ci95[0]).toBeCloseTo(0.806, 3);
  expect(verdict.detail).toContain("in 100% of 16 questions (95% interval 81 to 100)");
});

test("answers that are alike to a comma are the same", () => {
  const long = "Your parcel was brought to the shop at the corner on Monday, and it waits there for a week.";
  expect(kinds({ cases: times(16, { first: long, again: long, served: long.replace("Monday,", "Monday") }) })).toEqual([]);
});

describe("answers that differ", () => {
  test("stop it when the trainer agrees with itself and chance cannot explain them", () => {
    const verdict = judge({ cases: [...times(13), ...times(3, { served: two })], parameters: ["max_tokens"] });
    expect(verdict.findings.map(({ kind }) => kind)).toEqual(["answers"]);
    expect(verdict.sentence).toContain("in 3 of 16 questions");
    expect(verdict.findings[0]?.advice).toContain("max_tokens");
  });

  test("pass, with the figure, while they are too few to tell from chance", () => {
    const verdict = judge({ cases: [...times(14), ...times(2, { served: two })] });
    expect(verdict.findings).toEqual([]);
    expect(verdict.sentence).toContain("in 14 of 16; the others differ no more than chance can explain");
  });

  test("pass where the trainer differs from itself as often", () => {
    const noisy = [...times(4, { served: two }), ...times(4, { again: two }), ...times(4, { first: two }), ...times(4)];
    expect(kinds({ cases: noisy })).toEqual([]);
    expect(judge({ cases: noisy }).itself.value).toBe(0.5);
  });

  test("from what was recorded stop it too, although both ways agree today", () => {
    const cases = [...times(10), ...times(6, { again: two, served: two })];
    expect(kinds({ cases, hasRecord: true })).toEqual(["record"]);
    expect(kinds({ cases })).toEqual([]);
  });
});

describe("what can be told without comparing answers", () => {
  test("another instruction than it was trained with", () => {
    const { findings } = judge({ servedPrompt: "" });
    expect(findings[0]).toMatchObject({
      kind: "instruction",
      sentence: expect.stringContaining("“Be brief.” and would be asked with none"),
    });
    expect(kinds({ servedPrompt: "Be rude.", trainedPrompt: null })).toEqual([]);
  });

  test("an endpoint that says it is another model, or the base model without the adapter", () => {
    expect(kinds({ cases: times(16, { servedModel: "someone-else" }) })).toEqual(["model"]);
    expect(kinds({ asked: "tiny-ft", trainerModel: "tiny-ft", cases: times(16, { servedModel: "tiny" }) })).toEqual(["model"]);
    expect(kinds({ cases: times(16, { servedModel: "ft:1-2026-11-29" }) })).toEqual([]);
    expect(kinds({ asked: "my-deployment", cases: times(16, { servedModel: "ft:1" }) })).toEqual([]);
    expect(kinds({ cases: times(16, { servedModel: null }) })).toEqual([]);
  });

  test("requests that are refused by the gateway's way alone", () => {
    expect(kinds({ cases: [...times(15), answered({ served: refusedAnswer })] })).toEqual(["refused"]);
    expect(kinds({ cases: [...times(15), answered({ first: refusedAnswer, again: refusedAnswer, served: refusedAnswer })] })).toEqual([]);
  });
});
