import { describe, expect, test, vi } from "vitest";
import { readJsonRow } from "./json-row";
import { jsonParser } from "./parse-json";
import { mostCharacters } from "./source-row";
import { splitBroken } from "./split-broken-json";

/** The real ones, which tell how much they were given to read. */
vi.mock("./json-row", async (load) => {
  const real = await load<typeof import("./json-row")>();
  return { ...real, readJsonRow: vi.fn(real.readJsonRow) };
});
vi.mock("./split-broken-json", async (load) => {
  const real = await load<typeof import("./split-broken-json")>();
  return { ...real, splitBroken: vi.fn(real.splitBroken) };
});

function parse(text: string, pieces = 1) {
  const parser = jsonParser();
  const size = Math.ceil(text.length / pieces) || 1;
  const rows = [];
  for (let start = 0; start < text.length; start += size) rows.push(...parser.push(text.slice(start, start + size)));
  return [...rows, ...parser.end()];
}

const told = (text: string, pieces?: number) =>
  parse(text, pieces).map(({ rowNumber, record, problem }) => [rowNumber, problem ? problem.kind : record]);

const entries = [{ a: 'x, [y] {z} "q" \\' }, { a: "" }, { a: { b: [1, [2]] } }];
const rows = entries.map((entry, index) => [index + 1, entry]);

describe("JSON", () => {
  test.each([
    ["a list", JSON.stringify(entries)],
    ["a list in lines", JSON.stringify(entries, null, 2)],
    ["an object that holds a list", JSON.stringify({ version: 1, names: ["x"], meta: { c: [{ d: 1 }] }, data: entries, after: { e: 1 } })],
    ["objects one after the other", entries.map((entry) => JSON.stringify(entry, null, 2)).join("\n")],
    ["with a byte order mark", `\ufeff${JSON.stringify(entries)}`],
  ])("%s is read entry by entry, however it is cut", (_, text) => {
    for (const pieces of [1, 2, 7, text.length]) expect(told(text, pieces)).toEqual(rows);
  });

  test("of several lists in an object the longest holds the rows", () => {
    expect(told(JSON.stringify({ features: [{ name: "a" }], rows: [{ a: 1 }, { a: 2 }] }))).toEqual([
      [1, { a: 1 }],
      [2, { a: 2 }],
    ]);
  });

  test("one object that is a conversation is one row", () => {
    const one = { messages: [{ role: "user", content: "x" }] };
    expect(told(JSON.stringify(one, null, 2))).toEqual([[1, one]]);
  });

  test.each([
    ["no value", '[{"a":1},{"a":},{"a":3}]'],
    ["a quote that is never closed", '[{"a":1},{"a":"x},{"a":3}]'],
    ["such a quote in lines", '[\n{"a":1},\n{"a":"x},\n{"a":3}\n]'],
    ["a brace too few", '[{"a":1},{"a":{"b":1},{"a":3}]'],
    ["a brace too many", '[{"a":1},{"a":}},{"a":3}]'],
    ["a bracket too many", '[{"a":1},{"a":[1]]},{"a":3}]'],
  ])("%s costs its entry, not the rest of the file", (_, text) => {
    for (const pieces of [1, text.length])
      expect(told(text, pieces)).toEqual([
        [1, { a: 1 }],
        [2, "broken_json"],
        [3, { a: 3 }],
      ]);
  });

  test("a list that is cut off keeps what was whole and says what was not", () => {
    expect(parse('[{"a":1},{"a":"tw')).toMatchObject([
      { record: { a: 1 } },
      { rowNumber: 2, raw: '{"a":"tw', problem: { kind: "broken_json", problem: expect.stringContaining("ends in the middle") } },
    ]);
  });

  test("entries that are no objects are told apart", () => {
    expect(told('[1, "x, y", null, {"a":1}, ["p","q"], [{"role":"user","content":"x"}]]')).toEqual([
      [1, "not_an_object"],
      [2, "not_an_object"],
      [3, "not_an_object"],
      [4, { a: 1 }],
      [5, { "column 1": "p", "column 2": "q" }],
      [6, { messages: [{ role: "user", content: "x" }] }],
    ]);
  });

  test("an entry of many megabytes is left out, held by nobody, and the next one is read", () => {
    const parser = jsonParser();
    const rows = parser.push('[{"a":1},{"a":"');
    for (let piece = 0; piece < 300; piece++) rows.push(...parser.push("x".repeat(mostCharacters / 10)));
    rows.push(...parser.push('"},{"a":3}]'), ...parser.end());
    expect(rows.map(({ rowNumber, record, problem }) => [rowNumber, problem?.kind ?? record])).toEqual([
      [1, { a: 1 }],
      [2, "too_long"],
      [3, { a: 3 }],
    ]);
    expect(rows[1]?.raw.length).toBeLessThan(3_000);
  });

  test("a quote that is never closed in a long file costs one entry, and the file is not read again and again", () => {
    const many = Array.from({ length: 50_000 }, (_, index) => `{"a":"row ${index}"}`);
    many[10] = '{"a":"open}';
    const text = `[${many.join(",")}]`;
    vi.mocked(readJsonRow).mockClear();
    vi.mocked(splitBroken).mockClear();
    const read = parse(text, 7);
    expect(read.filter(({ problem }) => problem)).toHaveLength(1);
    expect(read).toHaveLength(50_000);
    const lettersOf = (calls: [text: string, ...rest: unknown[]][]) => calls.reduce((sum, [given]) => sum + given.length, 0);
    expect(lettersOf(vi.mocked(readJsonRow).mock.calls)).toBeLessThan(2 * text.length);
    expect(lettersOf(vi.mocked(splitBroken).mock.calls)).toBeLessThan(2 * text.length);
  });
});
