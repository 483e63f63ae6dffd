import { expect, test } from "vitest";
import { makeSampleMessages } from "./support-triage";

const messages = makeSampleMessages(1_000, 1);

test("messages are all different, short, filled in, and name the product of their answer", () => {
  expect(new Set(messages.map(({ message }) => message)).size).toBe(1_000);
  for (const { message, answer } of messages) {
    expect(message).toContain(answer.product);
    expect(message).not.toMatch(/[{}[\]|]|undefined|\s\s/);
    expect(message.length).toBeLessThan(320);
  }
});

test("every category and urgency comes up about equally often", () => {
  for (const [field, kinds] of [
    ["category", 6],
    ["urgency", 3],
  ] as const) {
    const counts = new Map<string, number>();
    for (const { answer } of messages) counts.set(answer[field], (counts.get(answer[field]) ?? 0) + 1);
    expect(counts.size).toBe(kinds);
    for (const count of counts.values()) expect(count).toBeGreaterThan((1_000 / kinds) * 0.75);
  }
});

test("the seed decides", () => {
  expect(makeSampleMessages(20, 1)).toEqual(messages.slice(0, 20));
  expect(makeSampleMessages(20, 2)).not.toEqual(messages.slice(0, 20));
});
