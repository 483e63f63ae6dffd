import { expect, test } from "vitest";
import { fieldChoices } from "./field-choices";

const format = {
  type: "object",
  $defs: { level: { enum: ["low", "high"] } },
  properties: {
    queue: { type: "string", enum: ["billing", "login", "billing"] },
    level: { $ref: "#/$defs/level" },
    grade: { enum: [1, "1", null, ""] },
    urgent: { type: "boolean" },
    paid: { type: ["boolean", "null"] },
    reply: { type: "string" },
    parts: { enum: [["a"], ["b"]] },
  },
};
const labels = (key: string, value: unknown) => fieldChoices(format, key, value)?.map(({ label }) => label) ?? null;

test("a field whose values the format lists offers them, each once", () => {
  expect(labels("queue", "login")).toEqual(["billing", "login"]);
  expect(labels("level", "low")).toEqual(["low", "high"]);
});

test("values are told apart by what they are in JSON", () => {
  expect(fieldChoices(format, "grade", 1)?.map(({ value, label }) => [value, label])).toEqual([
    ["1", "1"],
    ['"1"', "1"],
    ["null", "None"],
    ['""', "Empty"],
  ]);
});

test("yes or no is a choice, with a format and without one", () => {
  expect(labels("urgent", false)).toEqual(["Yes", "No"]);
  expect(labels("paid", null)).toEqual(["Yes", "No", "None"]);
  expect(fieldChoices(null, "urgent", true)?.map(({ value }) => value)).toEqual(["true", "false"]);
});

test("what stands there stays to be seen when the format does not have it", () => {
  expect(fieldChoices(format, "queue", "moving")?.[0]).toEqual({ value: '"moving"', label: "moving", isAllowed: false });
  expect(labels("urgent", "yes")).toEqual(["yes", "Yes", "No"]);
});

test("anything else is typed", () => {
  expect(labels("reply", "Thanks")).toBeNull();
  expect(labels("parts", ["a"])).toBeNull();
  expect(labels("queue", { name: "billing" })).toBeNull();
  expect(labels("toString", "x")).toBeNull();
  expect(fieldChoices(null, "queue", "login")).toBeNull();
});
