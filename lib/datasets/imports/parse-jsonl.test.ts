import { expect, test } from "vitest";
import { jsonlParser } from "./parse-jsonl";
import { mostCharacters } from "./source-row";

function parse(...pieces: string[]) {
  const parser = jsonlParser();
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()];
}

test("a row's number is its line's; blank lines count and are no rows", () => {
  expect(parse('{"a":1}\r\n\n{"a', '":2}').map(({ rowNumber, record }) => [rowNumber, record])).toEqual([
    [1, { a: 1 }],
    [3, { a: 2 }],
  ]);
});

test.each([
  ["[1, 2]", "not an object"],
  ['"text"', "not an object"],
  ["{a: 1}", "not valid JSON"],
  ['{"a": "cut off', "ends in the middle"],
])("%s is rejected in words", (line, words) => {
  expect(parse(`${line}\n{"b":1}\n`)).toMatchObject([
    { rowNumber: 1, raw: line, problem: { problem: expect.stringContaining(words) } },
    { rowNumber: 2, record: { b: 1 } },
  ]);
});

test("a name that stands twice in an object is told, one that stands deeper or in a text is none", () => {
  const rows = parse('{"a":1,"b":{"a":2},"c":"\\"a\\":"}\n{"a":1,"a" :2}\n{"a\\"b":["a\\"b"]}\n');
  expect(rows.map(({ problem }) => problem?.field)).toEqual([undefined, "a", undefined]);
  expect(rows[1]).toMatchObject({ record: { a: 2 }, problem: { kind: "broken_json", problem: expect.stringContaining("“a” twice") } });
});

test("a line of many megabytes is left out once and held by nobody", () => {
  const parser = jsonlParser();
  const rows = parser.push('{"a":"');
  for (let piece = 0; piece < 30; piece++) rows.push(...parser.push("x".repeat(mostCharacters / 10)));
  rows.push(...parser.push('"}\n{"b":1}\n'), ...parser.end());
  expect(rows).toMatchObject([
    { rowNumber: 1, problem: { problem: expect.stringContaining("one million characters") } },
    { rowNumber: 2, record: { b: 1 } },
  ]);
  expect(rows[0]?.raw.length).toBeLessThan(3_000);
});

test("a line that is too long inside one piece is left out as well", () => {
  expect(parse(`{"a":"${"x".repeat(mostCharacters)}"}\n`)).toMatchObject([
    { problem: { problem: expect.stringContaining("one million") } },
  ]);
});
