import { expect, test } from "vitest";
import { draftOf, settingDifferences, takeNewerSettings } from "./settings-draft";

const opened = {
  answerSchema: null,
  formatMode: "enforce" as const,
  timeoutMs: 30_000,
  logSample: 0.07,
  logDays: 30,
  redactsPersonal: false,
};

test("a share is typed without the digits that computers add", () => {
  expect(draftOf(opened)).toMatchObject({ seconds: "30", sample: "7", days: "30", schema: "" });
});

test("what somebody else saved meanwhile is named with what it was and what it is", () => {
  const now = { ...opened, timeoutMs: 60_000, logDays: 1, redactsPersonal: true };
  expect(settingDifferences(opened, now)).toEqual([
    { label: "Waits for an answer to begin", was: "30 s", is: "60 s" },
    { label: "Keeps the log for", was: "30 days", is: "1 day" },
    { label: "Take personal data out of the log", was: "off", is: "on" },
  ]);
  expect(settingDifferences({ ...opened, answerSchema: { type: "object" } }, { ...opened, answerSchema: { type: "string" } })).toEqual([
    { label: "Format of the answers", was: "a JSON Schema", is: "another one" },
  ]);
});

test("a change of something else is none for this form", () => {
  expect(settingDifferences(opened, { ...opened })).toEqual([]);
});

test("the newer values take the place of what they are about, and what else was typed stays", () => {
  const typed = { ...draftOf(opened), seconds: "45", sample: "50" };
  expect(takeNewerSettings(typed, opened, { ...opened, timeoutMs: 60_000, logDays: 7 })).toEqual({
    ...draftOf(opened),
    seconds: "60",
    days: "7",
    sample: "50",
  });
});
