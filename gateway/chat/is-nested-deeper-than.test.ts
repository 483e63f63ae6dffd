import { expect, test } from "vitest";
import { readChatRequest } from "./chat-request";
import { isNestedDeeperThan } from "./is-nested-deeper-than";

const lists = (levels: number) => `${"[".repeat(levels)}${"]".repeat(levels)}`;
const objects = (levels: number) => `${'{"a":'.repeat(levels)}1${"}".repeat(levels)}`;

test.each([
  ["lists", lists(200), false],
  ["one list more", lists(201), true],
  ["objects", objects(200), false],
  ["one object more", objects(201), true],
  ["both in turn", `${'[{"a":'.repeat(101)}1${"}]".repeat(101)}`, true],
  ["many beside each other", JSON.stringify(Array.from({ length: 500 }, () => [{}])), false],
  ["brackets in a string", JSON.stringify({ a: `\\"${"[{".repeat(500)}"` }), false],
  ["levels behind such a string", `{"a":"\\\\","b":"\\"]]]","c":${lists(200)}}`, true],
])("levels are counted: %s", (_, text, isDeeper) => {
  JSON.parse(text);
  expect(isNestedDeeperThan(200, text)).toBe(isDeeper);
});

test("a request that is nested too deeply is refused in words", () => {
  const body = (tools: string) => `{"model":"support","messages":[{"role":"user","content":"Where?"}],"tools":${tools}}`;
  expect(readChatRequest(body(lists(100))).read.model).toBe("support");
  expect(() => readChatRequest(body(lists(100_000)))).toThrow(expect.objectContaining({ status: 400, code: "nested_too_deeply" }));
});
