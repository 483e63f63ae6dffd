import { expect, test } from "vitest";
import { answerFields } from "./answer-fields";

test("short fields stand before the long one", () => {
  const reply = "Sorry about that. Your bill should stop on 3 November, and we have asked billing.";
  expect(answerFields(JSON.stringify({ reply, queue: "moving", urgent: true }))).toEqual({
    short: [
      { name: "queue", value: "moving" },
      { name: "urgent", value: "true" },
    ],
    long: [{ name: "reply", value: reply }],
  });
});

test.each([
  "refund",
  "{not json",
  "[1, 2]",
  "{}",
  '"text"',
  JSON.stringify(Object.fromEntries(Array.from({ length: 13 }, (_, n) => [n, n]))),
])("%.20s is a text", (answer) => {
  expect(answerFields(answer)).toBeNull();
});
