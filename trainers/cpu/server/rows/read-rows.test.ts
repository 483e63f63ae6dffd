import { mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { readRows } from "./read-rows";

let folder = "";
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "hone-rows-"));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const good = JSON.stringify({
  messages: [
    { role: "user", content: "é?" },
    { role: "assistant", content: "ja" },
  ],
});

async function read(content: string | Buffer) {
  const file = path.join(folder, "rows.jsonl");
  await writeFile(file, content);
  return readRows(file);
}

async function refusal(line: string | Buffer) {
  const { invalid } = await read(Buffer.concat([Buffer.from(`${good}\n`), Buffer.from(line), Buffer.from(`\n${good}\n`)]));
  expect(invalid.map(({ row }) => row)).toEqual([2]);
  return invalid[0]?.message;
}

test("rows are numbered by line, blank lines included, with or without a last line break", async () => {
  const rows = await read(`${good}\r\n\r\n${good}\n${good}`);
  expect(rows.lines).toEqual([1, 3, 4]);
  expect(rows.invalid).toEqual([]);
  expect(rows.examples[0]?.messages[0]?.content).toBe("é?");
});

test("a byte order mark is skipped", async () => {
  expect((await read(`\uFEFF${good}\n`)).lines).toEqual([1]);
});

test("a letter that lies across two chunks arrives whole", async () => {
  const content = "é".repeat(100_000);
  const rows = await read(
    JSON.stringify({
      messages: [
        { role: "user", content },
        { role: "assistant", content: "x" },
      ],
    }),
  );
  expect(rows.examples[0]?.messages[0]?.content).toBe(content);
});

test.each([
  ["broken JSON", '{"messages": [', "is not valid JSON"],
  ["a list", "[]", "the row must be an object"],
  ["no messages", "{}", "messages is missing"],
  ["one message", '{"messages":[{"role":"assistant","content":"x"}]}', "at least a question and an answer"],
  [
    "an unknown role",
    '{"messages":[{"role":"human","content":"x"},{"role":"assistant","content":"x"}]}',
    "messages[0].role must be one of",
  ],
  ["a missing text", '{"messages":[{"role":"user"},{"role":"assistant","content":"x"}]}', "messages[0].content is missing"],
  [
    "no answer at the end",
    '{"messages":[{"role":"assistant","content":"x"},{"role":"user","content":"x"}]}',
    "must end with the assistant's answer",
  ],
  ["a weight of 2", '{"messages":[{"role":"user","content":"x"},{"role":"assistant","content":"x","weight":2}]}', "weight must be 0 or 1"],
  ["Latin-1", Buffer.from([0x22, 0xe9, 0x22]), "is not UTF-8"],
  ["UTF-16", Buffer.from('{"a":1}', "utf16le"), "NUL bytes"],
])("%s is refused with its row number", async (_, line, message) => {
  expect(await refusal(line)).toContain(message);
});

test("a line without end is refused without being kept in memory", async () => {
  expect(await refusal("x".repeat(17 * 1024 * 1024))).toBe("is longer than 16 MB");
});

test("text parts and the developer role are read as what they mean", async () => {
  const { examples } = await read(
    JSON.stringify({
      messages: [
        {
          role: "developer",
          content: [
            { type: "text", text: "a" },
            { type: "text", text: "b" },
          ],
        },
        { role: "assistant", content: "c" },
      ],
    }),
  );
  expect(examples[0]?.messages[0]).toEqual({ role: "system", content: "ab" });
});
