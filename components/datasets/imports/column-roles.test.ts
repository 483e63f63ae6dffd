import { expect, test } from "vitest";
import type { ImportMapping } from "@/lib/datasets/imports/schemas";
import { assignRole, roleOf } from "./column-roles";

const mapping: ImportMapping = { shape: "columns", system: null, prompt: "text", answer: "label", group: null, systemText: "" };

test("giving a role to another column takes it from the first", () => {
  const changed = assignRole(mapping, "reply", "answer");
  expect(changed.answer).toBe("reply");
  expect(roleOf(changed, "label")).toBe("none");
});

test("a column has one role at a time", () => {
  const changed = assignRole(mapping, "text", "answer");
  expect(changed).toMatchObject({ prompt: "", answer: "text" });
});

test("a whole conversation stands alone, and gives way to a message column again", () => {
  const whole = assignRole(mapping, "messages", "messages");
  expect(whole).toMatchObject({ shape: "messages", prompt: "messages", answer: null });
  expect(roleOf(whole, "messages")).toBe("messages");
  expect(assignRole(whole, "text", "prompt")).toMatchObject({ shape: "columns", prompt: "text" });
  expect(assignRole(whole, "label", "answer")).toMatchObject({ shape: "columns", prompt: "", answer: "label" });
});

test("a group keeps the shape as it is", () => {
  const whole = assignRole(mapping, "messages", "messages");
  expect(assignRole(whole, "customer", "group")).toMatchObject({ shape: "messages", prompt: "messages", group: "customer" });
});
