import { expect, test } from "vitest";
import { readJsonText } from "./json-text";

const value = { queue: "moving", reply: "Bien sûr", items: [1, true, null], more: {} };

test.each([
  ["compact", JSON.stringify(value)],
  ["on lines", JSON.stringify(value, null, 2)],
  ["on lines with tabs", JSON.stringify(value, null, "\t")],
  ["as Python writes it", '{"queue": "moving", "reply": "Bien sûr", "items": [1, true, null], "more": {}}'],
  ["as Python writes it in ASCII", '{"queue": "moving", "reply": "Bien s\\u00fbr", "items": [1, true, null], "more": {}}'],
  ["with space around it", `\n ${JSON.stringify(value)}\n`],
])("JSON %s is written back as it was, and with another value in the same way", (_, text) => {
  const json = readJsonText(text);
  expect(json?.value).toEqual(value);
  expect(json?.write(value)).toBe(text);
  expect(json?.write({ ...value, queue: "billing" })).toBe(text.replace("moving", "billing"));
});

test.each(["plain words", "", '{"a": 1.0}', '{"a":1,"a":2}', '{ "a":1}', '{"2":1,"1":2}', '{"a":12345678901234567890}'])(
  "%s would not come back the same, so it is left as text",
  (text) => {
    expect(readJsonText(text)).toBeNull();
  },
);
