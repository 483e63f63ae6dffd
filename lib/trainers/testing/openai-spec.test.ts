import { expect, test } from "vitest";
import { isSpecPresent, loadSpec, toJsonSchema } from "./openai-spec";

test("nullable becomes a choice between the schema and null, at any depth", () => {
  expect(toJsonSchema({ properties: { a: { $ref: "#/components/schemas/A", nullable: true } } })).toEqual({
    properties: { a: { anyOf: [{ $ref: "#/$defs/A" }, { type: "null" }] } },
  });
});

test("a limit excluded by a flag becomes an exclusive limit", () => {
  expect(toJsonSchema({ minimum: 0, exclusiveMinimum: true })).toEqual({ exclusiveMinimum: 0 });
});

test.skipIf(!isSpecPresent)("the validators tell right from wrong (needs OpenAI's specification beside the repository)", () => {
  const validate = loadSpec(["ErrorResponse"]).get("ErrorResponse");
  expect(validate?.({ error: { message: "m", type: "t", param: null, code: null } })).toBe(true);
  expect(validate?.({ error: { message: "m", type: "t", param: null } })).toBe(false);
});
