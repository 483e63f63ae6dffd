import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { readArguments } from "./read-arguments";
import { readFile } from "./read-file";

const folder = mkdtempSync(join(tmpdir(), "demo-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

const wanted = (file: string, limit: number | null = null) => ({
  file,
  input: "text",
  target: "label",
  limit,
  method: "lora" as const,
  json: false,
});
const linesOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim().split("\n");

test("what is missing or makes no sense is said with how to call it", () => {
  expect(() => readArguments(["--input", "a", "--target", "b"])).toThrow("--data is missing. Call it like this:");
  expect(() => readArguments(["--data", "f", "--input", "a", "--target", "b", "--limit", "many"])).toThrow("--limit is many");
  expect(() => readArguments(["--data", "f", "--input", "a", "--target", "b", "--method", "dpo"])).toThrow("--method is dpo");
  expect(() => readArguments(["--fast"])).toThrow("Unknown option '--fast'");
  expect(readArguments(["--data", "f", "--input", "a", "--target", "b", "--limit", "5", "--json"])).toMatchObject({ limit: 5, json: true });
});

test("a file that is absent, empty, a folder or something else is named before anything starts", () => {
  expect(() => readFile(wanted(join(folder, "none.csv")))).toThrow("There is no file");
  expect(() => readFile(wanted(folder))).toThrow("is a folder");
  expect(() => readFile(wanted(write("empty.csv", "")))).toThrow("is empty");
  expect(() => readFile(wanted(write("book.xlsx", "PK\u0003\u0004")))).toThrow("CSV and JSONL only");
  expect(() => readFile(wanted(write("other.csv", "question,label\nhi,a\n")))).toThrow("no column called “text”. It has: question, label.");
});

test("without a limit the file goes as it is; with one, the same rows go every time, from all over the file", () => {
  const rows = Array.from({ length: 100 }, (_, index) => `row ${index},label ${Math.floor(index / 10)}`);
  const file = write("rows.csv", `text,label\n${rows.join("\n")}\n`);
  expect(linesOf(readFile(wanted(file)).bytes)).toHaveLength(101);
  const limited = readFile(wanted(file, 20));
  expect(limited.name).toBe("rows-20.jsonl");
  expect(readFile(wanted(file, 20)).bytes).toEqual(limited.bytes);
  const picked: { text: string; label: string }[] = linesOf(limited.bytes).map((line) => JSON.parse(line));
  expect(picked).toHaveLength(20);
  expect(new Set(picked.map(({ label }) => label)).size).toBeGreaterThan(5);
});
