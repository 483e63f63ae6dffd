import { expect, test } from "vitest";
import { emptyCondition, emptyRule, previewOf, ruleOf } from "./rule-draft";

test("what is typed becomes a rule, with what belongs to its conditions and nothing besides", () => {
  const conditions = [
    { ...emptyCondition(0), kind: "said" as const, name: "resolved", said: "outcome" as const, value: "1" },
    { ...emptyCondition(1), kind: "judge_below" as const, percent: "40" },
    { ...emptyCondition(2), kind: "text" as const, words: " sorry " },
  ];
  expect(ruleOf({ name: " Unresolved ", conditions, into: "benchmark b1", perDay: "5" })).toEqual({
    rule: {
      name: "Unresolved",
      conditions: [
        { kind: "said", said: "outcome", name: "resolved", is: "below", value: 1 },
        { kind: "judge_below", below: 0.4 },
        { kind: "text", place: "answer", contains: "sorry" },
      ],
      into: { kind: "benchmark", benchmarkId: "b1" },
      perDay: 5,
    },
  });
});

test("it says what is missing, and tries what is whole", () => {
  const rule = { ...emptyRule, name: "Disliked", into: "dataset d1" };
  expect(ruleOf(rule)).toHaveProperty("rule");
  expect(ruleOf({ ...rule, into: "" })).toEqual({ problem: "Choose where it goes." });
  expect(ruleOf({ ...rule, name: " " })).toEqual({ problem: "Name the rule after what it collects." });
  expect(ruleOf({ ...rule, perDay: "0" })).toHaveProperty("problem");
  const broken = { ...rule, conditions: [{ ...emptyCondition(0), kind: "pattern" as const, words: "(" }] };
  expect(ruleOf(broken)).toEqual({ problem: expect.stringContaining("The pattern cannot be used") });
  expect(previewOf(broken)).toBeNull();
  expect(previewOf({ ...rule, into: "" })).toEqual({ conditions: [{ kind: "thumb_down" }] });
});
