import { describe, expect, test } from "vitest";
import { emptyRecordForm, type RecordForm, readRecordForm } from "./record-form";

const empty = emptyRecordForm({ benchmarkId: "benchmark" }, "version");
const read = (typed: Partial<RecordForm>, from = empty) => readRecordForm("model", typed, from);

describe("the form of a golden record", () => {
  test("untouched, it can be started", () => {
    expect(read({})).toMatchObject({ input: { maxTokens: 1_024, temperature: 0 }, problems: {}, reason: undefined });
  });

  test("a field that was cleared says what to enter, as the button promises", () => {
    const cleared: [Partial<RecordForm>, keyof RecordForm, string][] = [
      [{ maxTokens: "" }, "maxTokens", "Enter how many tokens an answer may have."],
      [{ temperature: "" }, "temperature", "Enter a temperature; 0 gives the same answer again."],
      [{ kind: "sample", count: "" }, "count", "Enter how many prompts are drawn."],
      [{ kind: "sample", seed: " " }, "seed", "Enter a seed: any whole number."],
      [{ kind: "prompts", text: "" }, "text", "Paste at least one prompt."],
    ];
    for (const [typed, field, words] of cleared)
      expect(read(typed)).toMatchObject({ input: null, problems: { [field]: words }, reason: expect.stringContaining("It says what") });
  });

  test("a field that nobody touched yet says nothing; the button itself says what is missing", () => {
    expect(read({ kind: "prompts" })).toEqual({ input: null, problems: {}, reason: "Paste at least one prompt." });
    expect(read({ kind: "benchmark" }, { ...empty, cases: null })).toEqual({ input: null, problems: {}, reason: "Choose a benchmark." });
  });

  test("an optional budget may be cleared, and one that is no number may not stand", () => {
    expect(read({ budgetUsd: "" }).input).toMatchObject({ budgetUsd: null });
    expect(read({ budgetUsd: "0" }).problems).toEqual({ budgetUsd: "A budget is above 0." });
  });
});
