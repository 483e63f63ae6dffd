import { expect, test } from "vitest";
import { knownRetirements } from "@/lib/trainers/known-retirements";
import { daysUntil, retirementOf } from "./retirement-of";

const seenAt = new Date("2026-11-28T10:00:00Z");
const openai = { kind: "openai" as const, trainerName: "OpenAI", baseModel: "gpt-4.1-2025-04-14" };

test("what the provider says wins, and what our list says otherwise is told beside it", () => {
  const asked = [
    { name: "gpt-4.1-2025-04-14", stopsOn: "2027-02-01", lastTrainingOn: null, seenAt },
    { name: "ft:gpt-4.1:acme", stopsOn: null, lastTrainingOn: null, seenAt },
  ];
  expect(retirementOf(openai, asked)).toEqual({
    stopsOn: "2027-02-01",
    lastTrainingOn: "2027-01-06",
    by: "provider",
    words: "OpenAI itself says so of gpt-4.1-2025-04-14.",
    asOf: seenAt,
    otherwise: expect.stringContaining("says 14 Jan 2027."),
  });
});

test("of a fine-tune and its base, the one that ends first decides", () => {
  const asked = ["2027-03-01", "2027-01-20"].map((stopsOn) => ({ name: stopsOn, stopsOn, lastTrainingOn: null, seenAt }));
  expect(retirementOf(openai, asked)).toMatchObject({ stopsOn: "2027-01-20", words: expect.stringContaining("2027-01-20") });
});

test.each([
  ["gpt-4.1-2025-04-14", "2027-01-14"],
  ["gpt-4.1-mini-2025-04-14", "2027-01-14"],
  ["gpt-4o-2024-11-20", "2027-01-14"],
  ["gpt-4o-mini-2024-07-18", "2027-01-14"],
  ["gpt-4.1-nano-2025-04-14", null],
  ["gpt-6-luna", null],
])("OpenAI's silence: %s ends on %s by our list, and none can be trained after 6 January", (baseModel, stopsOn) => {
  expect(retirementOf({ ...openai, baseModel }, [])).toMatchObject({ stopsOn, lastTrainingOn: "2027-01-06", by: "list" });
});

test("Azure's own day for training counts, its October stands in our list", () => {
  const azure = { kind: "azure" as const, trainerName: "Azure", baseModel: "gpt-4.1-2025-04-14" };
  const asked = [{ name: azure.baseModel, stopsOn: null, lastTrainingOn: "2027-04-14", seenAt }];
  expect(retirementOf(azure, asked)).toMatchObject({ stopsOn: "2027-10-01", lastTrainingOn: "2027-04-14", by: "list" });
});

test("one's own machines have no date, and of others nobody invents one", () => {
  expect(retirementOf({ kind: "cpu", trainerName: "CPU trainer", baseModel: "hone-tiny" }, [])).toMatchObject({
    by: "yours",
    stopsOn: null,
  });
  expect(retirementOf({ kind: "nebius", trainerName: "Nebius", baseModel: "Qwen/Qwen3-8B" }, [])).toMatchObject({
    by: "nobody",
    stopsOn: null,
  });
});

test("days are counted from midnight to midnight, whatever the hour", () => {
  expect(daysUntil("2027-01-14", new Date("2026-11-23T23:59:59Z"))).toBe(52);
  expect(daysUntil("2027-01-14", new Date("2027-01-14T12:00:00Z"))).toBe(0);
  expect(daysUntil("2027-01-14", new Date("2027-01-16T00:00:01Z"))).toBe(-2);
});

test("every entry of the list says who said it and when that was read", () => {
  for (const { source, readOn } of knownRetirements) {
    expect(source.length).toBeGreaterThan(20);
    expect(Number.isNaN(Date.parse(readOn))).toBe(false);
  }
});
