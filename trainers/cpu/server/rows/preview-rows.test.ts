import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { usableRows } from "../../engine/tokenized-examples";
import { encodeChat } from "../../formats/encode-chat";
import { openTokenizer } from "../../formats/tokenizer";
import { makeTinyModel } from "../../testing/make-tiny-model";
import { parseRow } from "./parse-row";
import { previewRows } from "./preview-rows";

let folder = "";
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "hone-preview-"));
  await makeTinyModel(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const conversation = {
  messages: [
    { role: "system", content: "Be brief." },
    { role: "user", content: "Zwei Äpfel? 🍏" },
    { role: "assistant", content: "Ja.", weight: 0 },
    { role: "user", content: "Danke" },
    { role: "assistant", content: "Gern 🍏." },
  ],
};
const whole = { contextLength: 1_000, withSpans: true };

function encoded(value: unknown) {
  const row = parseRow(value);
  if (typeof row === "string") throw new Error(row);
  const tokenizer = openTokenizer(folder);
  return { tokenizer, row, ...encodeChat(tokenizer, row) };
}

test("what is marked is what training learns, letter by letter, end token included", () => {
  const { tokenizer, row, ids, learned } = encoded(conversation);
  const [preview] = previewRows(folder, [conversation], whole).rows;
  const textOf = (kind: string) => preview?.spans.filter((span) => span.kind === kind).map(({ text }) => text);
  expect(preview?.spans.map(({ text }) => text).join("")).toBe(tokenizer.spell(ids));
  expect(textOf("learned")).toEqual(["Gern 🍏.<|end|>"]);
  expect(textOf("learned")?.join("")).toBe(tokenizer.spell(ids.filter((_, at) => learned[at])));
  const [trained] = usableRows(tokenizer, [row], 1_000);
  expect(preview).toMatchObject({
    tokens: trained?.ids.length,
    learnedTokens: trained?.learned.filter((flag) => flag === 1).length,
    firstLearned: trained?.learned.indexOf(1),
  });
});

test("a context cuts at its token, never within a letter, and loses nothing of the text", () => {
  const { tokenizer, ids } = encoded(conversation);
  // The apple is four tokens: every place within it is tried.
  for (let contextLength = ids.length - 10; contextLength < ids.length; contextLength++) {
    const [preview] = previewRows(folder, [conversation], { contextLength, withSpans: true }).rows;
    const spans = preview?.spans ?? [];
    expect(spans.map(({ text }) => text).join("")).toBe(tokenizer.spell(ids));
    expect(spans.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(ids.length);
    const cut = spans.filter(({ kind }) => kind === "cut");
    expect(cut.reduce((sum, { tokens }) => sum + tokens, 0)).toBe(ids.length - contextLength);
    expect(spans.map(({ text }) => text).join("|")).not.toContain("\uFFFD");
  }
});

test("a row without anything to learn, a broken one and one that the template refuses say so in their own place", () => {
  const silent = { messages: conversation.messages.slice(0, 3) };
  const { rows } = previewRows(folder, [silent, { messages: [] }, conversation], { contextLength: 1_000, withSpans: false });
  expect(rows[0]).toMatchObject({ learnedTokens: 0, problem: null, spans: [] });
  expect(rows[0]?.firstLearned).toBe(rows[0]?.tokens);
  expect(rows[1]).toMatchObject({ tokens: 0, problem: expect.stringContaining("at least a question and an answer") });
  expect(rows[2]?.learnedTokens).toBeGreaterThan(0);
});

test("another template is another hash and other marks", () => {
  const before = previewRows(folder, [conversation], whole);
  const template =
    "{% for m in messages %}{{ '[' + m.role + ']' + m.content + eos_token }}{% endfor %}{% if add_generation_prompt %}[assistant]{% endif %}";
  writeFileSync(join(folder, "chat_template.jinja"), template);
  const after = previewRows(folder, [conversation], whole);
  expect(after.templateHash).not.toBe(before.templateHash);
  expect(after.rows[0]?.spans[0]?.text).toContain("[user]Zwei");
  expect(after.rows[0]?.spans.filter(({ kind }) => kind === "learned").map(({ text }) => text)).toEqual(["Gern 🍏.<|end|>"]);
  rmSync(join(folder, "chat_template.jinja"));
});
