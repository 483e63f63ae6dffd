import { expect, test } from "vitest";
import { guessMapping } from "./guess-mapping";

test.each([
  [{ messages: [] }, { shape: "messages", prompt: "messages" }],
  [
    { prompt: "a", completion: "b" },
    { shape: "columns", prompt: "prompt", answer: "completion" },
  ],
  [
    { id: 1, Text: "a long text", Label: "b" },
    { prompt: "Text", answer: "Label" },
  ],
  [
    { question: "a", answer: "b", system_prompt: "c", thread_id: "d" },
    { prompt: "question", answer: "answer", system: "system_prompt", group: "thread_id" },
  ],
  [
    { kurz: "ja", lang: "ein langer Satz, den jemand schrieb" },
    { prompt: "lang", answer: "kurz" },
  ],
  [
    { category: "x", message: "y" },
    { prompt: "message", answer: "category" },
  ],
  [{ text: "only one" }, { prompt: "text", answer: null }],
])("%j", (record, expected) => {
  expect(guessMapping([record]).mapping).toMatchObject(expected);
});

test("says why, and says what is missing", () => {
  expect(guessMapping([{ text: "a", label: "b" }]).reason).toContain("by their names");
  expect(guessMapping([{ text: "a" }]).reason).toContain("one column only");
  expect(guessMapping([]).mapping.answer).toBeNull();
});
