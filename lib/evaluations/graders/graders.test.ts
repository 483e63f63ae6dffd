import { describe, expect, test } from "vitest";
import { gradeExact } from "./exact";
import { guessGraders } from "./guess-graders";
import { gradeJsonFields } from "./json-fields";

async function* stream(...targets: string[]) {
  yield* targets;
}

describe("exact", () => {
  test.each([
    ["refund", "refund", 1, "same as the target"],
    ["refund", "  refund\n", 1, "same as the target"],
    ["refund", "", 0, "answer is empty"],
    ["refund", "Refund", 0, "character 1"],
    ["a refund", "a  refund", 0, "character 3"],
    ["refund", "refund now", 0, "Goes on behind the target with “ now”"],
    ["refund now", "refund", 0, "“ now” is missing"],
    ["Great 😀", "Great 😁", 0, "“😁” instead of “😀”"],
    ["no", `no${"x".repeat(23)}😁 and more`, 0, `“${"x".repeat(23)}…”`],
  ])("%j answered %j", (target, answer, score, words) => {
    const result = gradeExact(target, answer);
    expect(result.score).toBe(score);
    expect(result.reason).toContain(words);
    expect(result.reason.isWellFormed()).toBe(true);
  });
});

describe("JSON fields", () => {
  const target = '{"category":"return","urgency":"low","product":"lamp"}';
  test.each([
    [target, 1, "All 3 fields are right."],
    ['{"product":"lamp", "urgency":"low", "category":"return"}', 1, "All 3 fields are right."],
    ['{"category":"return","urgency":"high"}', 1 / 3, "1 of 3 fields are right: urgency is “high” instead of “low”; product is missing."],
    ['{"category":"return","urgency":"low","product":"lamp","mood":"cross"}', 1, "All 3 fields are right; the target has no “mood”."],
    ['{"category":"return",', 0, "The answer is not a JSON object."],
    ['["return"]', 0, "The answer is not a JSON object."],
    ["null", 0, "The answer is not a JSON object."],
    [" ", 0, "The answer is empty."],
  ])("%s", (answer, score, reason) => {
    expect(gradeJsonFields(target, answer)).toEqual({ score, reason });
  });

  test("values are compared with their kind, nested ones whole", () => {
    expect(gradeJsonFields('{"n":1}', '{"n":"1"}').score).toBe(0);
    expect(gradeJsonFields('{"a":{"x":1,"y":[2]}}', '{"a":{"y":[2],"x":1}}').score).toBe(1);
  });

  test("a target that is no object says that it is the target's fault", () => {
    expect(gradeJsonFields("refund", '{"a":1}').reason).toContain("target itself");
  });
});

test("graders are guessed from the targets", async () => {
  expect((await guessGraders(stream('{"a":1}', '{"b":2}'))).map(({ key }) => key)).toEqual(["exact", "json_fields"]);
  expect((await guessGraders(stream('{"a":1}', "refund"))).map(({ key }) => key)).toEqual(["exact"]);
  expect((await guessGraders(stream())).map(({ key }) => key)).toEqual(["exact"]);
});

test("the project's preference orders them, as far as they suit", async () => {
  expect((await guessGraders(stream('{"a":1}'), ["json_fields", "judge"])).map(({ key }) => key)).toEqual(["json_fields", "exact"]);
  expect((await guessGraders(stream("refund"), ["json_fields"])).map(({ key }) => key)).toEqual(["exact"]);
});
