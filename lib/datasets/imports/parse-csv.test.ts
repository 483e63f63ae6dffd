import { beforeEach, describe, expect, test, vi } from "vitest";
import { csvParser } from "./parse-csv";
import { parseCsvRecords } from "./parse-csv-records";
import { mostCharacters } from "./source-row";

/** The real one, which tells how much it was given to read. */
vi.mock("./parse-csv-records", async (load) => {
  const real = await load<typeof import("./parse-csv-records")>();
  return { ...real, parseCsvRecords: vi.fn(real.parseCsvRecords) };
});
beforeEach(() => void vi.mocked(parseCsvRecords).mockClear());
const bytesRead = () => vi.mocked(parseCsvRecords).mock.calls.reduce((sum, [bytes]) => sum + bytes.length, 0);

function parse(text: string, pieces = 1) {
  const parser = csvParser();
  const size = Math.ceil(text.length / pieces) || 1;
  const rows = [];
  for (let start = 0; start < text.length; start += size) rows.push(...parser.push(text.slice(start, start + size)));
  return [...rows, ...parser.end()];
}

const records = (text: string, pieces?: number) =>
  parse(text, pieces).map(({ rowNumber, record, problem }) => [rowNumber, problem ? problem.problem.slice(0, 20) : record]);

describe("CSV", () => {
  test("rows are numbered as in a spreadsheet, however the network cuts the file", () => {
    const text = 'text,label\r\n"a, ""quoted""\r\nline",x\r\n\r\nplain,y\r\n';
    const expected = [
      [2, { text: 'a, "quoted"\r\nline', label: "x" }],
      [4, { text: "plain", label: "y" }],
    ];
    for (const pieces of [1, 2, 7, text.length]) expect(records(text, pieces)).toEqual(expected);
  });

  test.each([";", "\t", ",", "|"])("finds the separator %j by the header", (separator) => {
    expect(records(`a${separator}b\n1${separator}2`)).toEqual([[2, { a: "1", b: "2" }]]);
  });

  test("the apostrophe in front of what a spreadsheet would run is a mark in an export of Hone, and a letter everywhere else", () => {
    expect(records("system,prompt,answer,tags,split\n'=1+1,''-5,'tis,=2,train\n")).toEqual([
      [2, { system: "=1+1", prompt: "'-5", answer: "'tis", tags: "=2", split: "train" }],
    ]);
    expect(records("messages,tools,tags,split\n[],,'@a,test\n")).toEqual([[2, { messages: "[]", tools: "", tags: "@a", split: "test" }]]);
    expect(records("prompt,answer\n'--force' skips the check,'=x\n")).toEqual([
      [2, { prompt: "'--force' skips the check", answer: "'=x" }],
    ]);
  });

  test("a first line that says the separator is heard", () => {
    expect(records("sep=;\na,b;c\n1;2\n")).toEqual([[3, { "a,b": "1", c: "2" }]]);
    expect(records('"sep=|"\na|c\n1|2\n')).toEqual([[3, { a: "1", c: "2" }]]);
  });

  test("the last row needs no line end, and a single column is a table too", () => {
    expect(records("a\n1\n2")).toEqual([
      [2, { a: "1" }],
      [3, { a: "2" }],
    ]);
  });

  test("columns with the same or no name can still be told apart", () => {
    expect(records("text,text,,label\na,b,c,d")).toEqual([[2, { text: "a", "text (2)": "b", "column 3": "c", label: "d" }]]);
  });

  test("a quote that is never closed costs its row, not the rest of the file", () => {
    expect(records('a,b\n"open,1\nnext,2\nlast,3\n')).toEqual([
      [2, "The quote that opens"],
      [3, { a: "next", b: "2" }],
      [4, { a: "last", b: "3" }],
    ]);
  });

  test("such a quote costs one row too when another quote comes later, and when the file comes in pieces", () => {
    const text = 'a,b\n"open,1\nnext,2\n"x ""y""",3\n"open again,4\r\nlast,5';
    for (const pieces of [1, 3, text.length])
      expect(records(text, pieces)).toEqual([
        [2, "The quote that opens"],
        [3, { a: "next", b: "2" }],
        [4, { a: 'x "y"', b: "3" }],
        [5, "The quote that opens"],
        [6, { a: "last", b: "5" }],
      ]);
  });

  test("a row waits for its closing quote for a million characters, not for the rest of the file", () => {
    const parser = csvParser();
    const lines = `${"x".repeat(99)},1\n`.repeat(mostCharacters / 1_000);
    const counts = ['a,b\n"open,1\n', ...Array<string>(12).fill(lines)].map((text) => parser.push(text).length);
    expect(counts).toEqual([...Array<number>(10).fill(0), 10_001, 1_000, 1_000]);
  });

  test("a quote inside a field without quotes is text", () => {
    expect(records('a,b\na 5" disk,1\nsay "yes","x\ny"\n"p",2\n')).toEqual([
      [2, { a: 'a 5" disk', b: "1" }],
      [3, { a: 'say "yes"', b: "x\ny" }],
      [4, { a: "p", b: "2" }],
    ]);
    expect(records('a,b\na 5" disk,"x"y\nnext,2\n')).toEqual([
      [2, "A quote stands in th"],
      [3, { a: "next", b: "2" }],
    ]);
  });

  test("rows end with the line, also where nothing follows a carriage return", () => {
    expect(records('a\r\n"x\r\ny"\r\n"z"\r')).toEqual([
      [2, { a: "x\r\ny" }],
      [3, { a: "z" }],
    ]);
  });

  test("a million characters are allowed in every script, one more is not", () => {
    const row = (length: number) => `a\n"${"я".repeat(length - 2)}"\n`;
    expect(parse(row(mostCharacters))[0]?.record?.a).toHaveLength(mostCharacters - 2);
    expect(records(row(mostCharacters + 1))).toEqual([[2, "This row is longer t"]]);
    expect(records(`${row(4 * mostCharacters)}fine\n`)).toEqual([
      [2, "This row is longer t"],
      [3, { a: "fine" }],
    ]);
  });

  test("text behind a closing quote and surplus fields are rejected with their row", () => {
    expect(records('a,b\n"x"y,1\np,q,r\ns,t,\n')).toEqual([
      [2, "Text follows a closi"],
      [3, "This row has 3 field"],
      [4, { a: "s", b: "t" }],
    ]);
  });

  test("a row with fewer fields has no value for the rest", () => {
    expect(parse("a,b\nx\n")[0]?.record).toEqual({ a: "x", b: undefined });
  });

  test("a row of many megabytes is left out, held by nobody, and the next one is read", () => {
    const parser = csvParser();
    const rows = [...parser.push("a,b\n"), ...parser.push('"'.concat("x".repeat(100)))];
    for (let piece = 0; piece < 30; piece++) rows.push(...parser.push("x".repeat(mostCharacters / 10)));
    rows.push(...parser.push("\nfine,1\n"), ...parser.end());
    expect(rows.map(({ rowNumber, record, problem }) => [rowNumber, problem ? problem.problem.slice(0, 22) : record])).toEqual([
      [2, "This row is longer tha"],
      [3, { a: "fine", b: "1" }],
    ]);
    expect(rows[0]?.raw.length).toBeLessThan(3_000);
  });

  test("the cells of a row with too many are kept, so that it can be mended", () => {
    expect(parse("a,b\np,q,r\n")).toMatchObject([{ record: { a: "p", b: "q", "column 3": "r" }, problem: { kind: "long_row" } }]);
  });

  test("a file may have no header, and another separator", () => {
    const parser = csvParser({ delimiter: "|", hasHeader: false });
    expect([...parser.push("a|b\n"), ...parser.push("c|d"), ...parser.end()]).toMatchObject([
      { rowNumber: 1, record: { "column 1": "a", "column 2": "b" } },
      { rowNumber: 2, record: { "column 1": "c", "column 2": "d" } },
    ]);
  });

  test.each([
    ["as ragged as", "short,1"],
    ["as ragged as", '"short, quoted",1'],
    ["with the one column", "some words"],
  ])("reads 100,000 rows %s %s once, however the file is cut", (_, row) => {
    const text = `${row.includes(",") ? "a,b,c,d" : "text"}\n${`${row}\n`.repeat(100_000)}`;
    for (const pieces of [1, 50]) {
      vi.mocked(parseCsvRecords).mockClear();
      expect(parse(text, pieces)).toHaveLength(100_000);
      expect(bytesRead()).toBe(text.length);
    }
  });
});
