import { describe, expect, test } from "vitest";
import type { ExampleContent, Message } from "@/lib/datasets/schemas";
import { families, familyOf } from "./families";
import { previewLocally } from "./preview-locally";

const provider = { learnsTools: true, overlong: "cut" as const, fileBytes: null, longestExample: () => null };
const talk = (...messages: Message[]): ExampleContent => ({ messages, tools: null, rejected: null });
const short = talk(
  { role: "system", content: "Be brief." },
  { role: "user", content: "Two apples?" },
  { role: "assistant", content: "Yes.", weight: 0 },
  { role: "user", content: "Thanks" },
  { role: "assistant", content: "Any time." },
);

async function preview(baseModel: string, row: ExampleContent, contextLength: number | null = null) {
  const answer = await previewLocally({ baseModel, contextLength, rows: [row], withSpans: true }, provider);
  const [first] = answer.rows;
  if (!first) throw new Error("nothing came back");
  return { ...answer, row: first, text: first.spans.map(({ text }) => text).join("") };
}

test.each([
  ["Qwen/Qwen3-8B", "qwen3"],
  ["Qwen/Qwen3-4B-Instruct-2507", "chatml"],
  ["Qwen/Qwen2.5-7B-Instruct", "chatml"],
  ["meta-llama/Llama-3.3-70B-Instruct", "llama-3.1"],
  ["accounts/fireworks/models/llama-v3p1-8b-instruct", "llama-3.1"],
  ["meta-llama/Meta-Llama-3-8B-Instruct", "llama-3"],
  ["openai/gpt-oss-20b", "gpt-oss"],
  ["google/gemma-3-4b-it", "gemma-3"],
  ["mistralai/Ministral-3B", "mistral-v7"],
])("%s is written as %s", (baseModel, name) => {
  expect(familyOf(baseModel)?.name).toBe(name);
});

test.each(["gpt-4.1-mini-2025-04-14", "acme/secret-7b", "google/gemma-4-31b"])("%s has no template that we know", async (baseModel) => {
  const { template, text } = await preview(baseModel, short);
  expect(template).toMatchObject({ name: null, isExact: false, note: expect.stringContaining("does not publish its template") });
  expect(text).toBe("system\nBe brief.\n\nuser\nTwo apples?\n\nassistant\nYes.\n\nuser\nThanks\n\nassistant\nAny time.");
});

describe.each(families.map((family) => [family.name, family] as const))("%s", (_, { name, source }) => {
  test("every word stands in it once and in order; only the answer that counts is learned, with the sign that ends it", async () => {
    const { row, text, template } = await preview(source, short);
    expect(template.name).toBe(name);
    expect(text.replaceAll("\n", " ")).toMatch(/Be brief\..*Two apples\?.*Yes\..*Thanks.*Any time\./);
    const learned = row.spans.filter(({ kind }) => kind === "learned").map((span) => span.text);
    expect(learned).toHaveLength(1);
    expect(learned[0]).toMatch(/Any time\.(<\|im_end\|>|<\|eot_id\|>|<\|return\|>|<end_of_turn>|<\/s>)$/);
    expect(row.learnedTokens).toBeGreaterThan(3);
    expect(row.learnedTokens).toBeLessThan(20);
    expect(text).not.toMatch(/[\uFDD0\uFDD1]/);
  });
});

test("ChatML is written as its publisher writes it", async () => {
  const { text, row } = await preview(
    "Qwen/Qwen2.5-7B-Instruct",
    talk({ role: "user", content: "Hi" }, { role: "assistant", content: "Ho" }),
  );
  expect(text).toBe("<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\nHo<|im_end|>\n");
  // A sign is one token, whatever letters it is written with.
  expect(row).toMatchObject({ learnedTokens: 2, problem: null });
});

test("what lies beyond the context is cut, at its token, and nothing of the text is lost", async () => {
  const uncut = await preview("Qwen/Qwen2.5-7B-Instruct", short);
  for (let contextLength = 1; contextLength < uncut.row.tokens; contextLength++) {
    const { row, text } = await preview("Qwen/Qwen2.5-7B-Instruct", short, contextLength);
    expect(text).toBe(uncut.text);
    expect(row.spans.filter(({ kind }) => kind === "cut").reduce((sum, { tokens }) => sum + tokens, 0)).toBe(
      uncut.row.tokens - contextLength,
    );
    expect(row.tokens).toBe(uncut.row.tokens);
  }
});

const ask: Message = { role: "user", content: "Is it late?" };
const tools: ExampleContent["tools"] = [{ type: "function", function: { name: "find_order" } }];
const call = (name: string, given = "{}"): Message => ({
  role: "assistant",
  content: "",
  tool_calls: [{ id: "c1", type: "function", function: { name, arguments: given } }],
});

test.each([
  [talk(ask), /last message is not the assistant/],
  [talk(ask, { role: "assistant", content: "  " }), /answer is empty/],
  [talk({ role: "assistant", content: "Yes." }), /Nobody asks/],
  [talk(ask, { role: "system", content: "Be brief." }, { role: "assistant", content: "Yes." }), /not the first message/],
  [talk({ ...ask, weight: 1 }, { role: "assistant", content: "Yes." }), /Only answers can be left out/],
  [{ ...talk(ask, call("lose_order")), tools }, /not among the tools/],
  [{ ...talk(ask, call("find_order", "{")), tools }, /no valid JSON/],
  [{ ...talk(ask, call("find_order"), ask, { role: "assistant", content: "Yes." }), tools }, /never answered/],
  [{ ...talk(ask, call("find_order")), tools: [{ type: "function", function: { name: "find order" } }] }, /name that is refused/],
] as [ExampleContent, RegExp][])("a row that the file rules refuse says which rule, %#", async (row, words) => {
  expect((await preview("gpt-4.1", row)).row.problem).toMatch(words);
});

test("a call is learned like an answer, and shown as it is sent", async () => {
  const { row, template } = await preview("Qwen/Qwen3-8B", { ...talk(ask, call("find_order", '{"id":7}')), tools });
  expect(row.problem).toBeNull();
  expect(row.spans.filter(({ kind }) => kind === "learned").map(({ text }) => text)).toEqual(['find_order({"id":7})']);
  expect(template.name).toBe("qwen3");
});
