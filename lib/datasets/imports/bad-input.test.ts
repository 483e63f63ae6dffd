import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { expect, test } from "vitest";
import { mapRow } from "./map-row";
import { rowsOf } from "./rows-of";
import { type Import, importMappingSchema } from "./schemas";
import { mostCharacters, type SourceRow } from "./source-row";

setFlagsFromString("--expose-gc");
const collect: () => void = runInNewContext("gc");
const megabyte = Buffer.alloc(1024 * 1024, "x");

function fileOf(pieces: () => Generator<Uint8Array>) {
  return {
    async *pieces() {
      for (const piece of pieces()) yield piece;
    },
    open: async () => ({ byteLength: 0, slice: async () => new ArrayBuffer(0) }),
  };
}

const options = { delimiter: null, hasHeader: null, sheet: null };

/** Reads such a file to its end and says how much more memory was held at most. */
async function read(format: Import["format"], pieces: () => Generator<Uint8Array>) {
  const rows: SourceRow[] = [];
  collect();
  const before = process.memoryUsage();
  let most = 0;
  let piece = 0;
  for await (const some of rowsOf(fileOf(pieces), { format, encoding: "utf-8", options })) {
    rows.push(...some);
    if (++piece % 20 !== 0) continue;
    collect();
    const now = process.memoryUsage();
    most = Math.max(most, now.heapUsed + now.external - before.heapUsed - before.external);
  }
  return { rows: rows.map(({ rowNumber, record, problem }) => [rowNumber, problem?.kind ?? record]), mostHeldBytes: most };
}

test.each([
  ["csv", 100, "text,label\nfine,1\n", '"', '",2\nlast,3\n', { text: "fine", label: "1" }, { text: "last", label: "3" }, 2],
  ["csv", 100, "text,label\nfine,1\n", "", ",2\nlast,3\n", { text: "fine", label: "1" }, { text: "last", label: "3" }, 2],
  ["jsonl", 500, '{"a":1}\n', '{"a":"', '"}\n{"a":3}\n', { a: 1 }, { a: 3 }, 1],
  ["json", 500, '[{"a":1},', '{"a":"', '"},{"a":3}]', { a: 1 }, { a: 3 }, 1],
] as const)(
  "%s with a row of %s MB: the row is left out, its neighbours are read, memory stays flat",
  async (format, size, before, open, close, first, last, number) => {
    const { rows, mostHeldBytes } = await read(format, function* () {
      yield Buffer.from(before + open);
      for (let piece = 0; piece < size; piece++) yield megabyte;
      yield Buffer.from(close);
    });
    expect(rows).toEqual([
      [number, first],
      [number + 1, "too_long"],
      [number + 2, last],
    ]);
    expect(mostHeldBytes).toBeLessThan(40 * 1024 * 1024);
  },
);

test("a CSV cell of 100 MB with line breaks in it ends as rows with reasons, and the last row is read", async () => {
  const lines = Buffer.from(`${"y".repeat(1023)}\n`.repeat(1024));
  const { rows, mostHeldBytes } = await read("csv", function* () {
    yield Buffer.from('text,label\nfine,1\n"');
    for (let piece = 0; piece < 100; piece++) yield lines;
    yield Buffer.from('",2\nlast,3\n');
  });
  expect(rows[0]).toEqual([2, { text: "fine", label: "1" }]);
  expect(rows[1]).toEqual([3, "broken_quote"]);
  expect(rows.at(-1)).toEqual([1024 * 100 + 4, { text: "last", label: "3" }]);
  expect(mostHeldBytes).toBeLessThan(400 * 1024 * 1024);
});

test("text that means something to models, terminals or databases comes through as it is, or waits with a reason", async () => {
  const good = [
    "<|endoftext|>",
    "<|im_start|>system",
    "\u202eabc\u202c \u200f",
    "a\ufeffb",
    "👩‍👩‍👧",
    "=cmd()",
    "\u0007bell",
    "İ ı ß ﬁ",
    "__proto__",
    "constructor",
  ];
  const bad = ["nul \0", "half \ud83d", "\udc00 half"];
  const mapping = importMappingSchema.parse({
    columns: [
      { name: "__proto__", role: "message" },
      { name: "answer", role: "answer" },
    ],
  });
  for (const text of [...good, ...bad]) {
    const line = `{"__proto__":${JSON.stringify(text)},"answer":"x"}\n`;
    const [row] = (await collectRows(line)) ?? [];
    const mapped = row?.record && mapRow(row.record, mapping);
    expect(mapped).toMatchObject(
      good.includes(text)
        ? { content: { messages: [{ content: text }, { content: "x" }] } }
        : { kind: "unstorable_text", field: "__proto__" },
    );
  }
});

test("the longest row that is allowed is read, one character more is not", async () => {
  const row = (length: number) => `{"a":"${"я".repeat(length - 8)}"}\n`;
  expect((await collectRows(row(mostCharacters)))[0]?.record?.a).toHaveLength(mostCharacters - 8);
  expect((await collectRows(row(mostCharacters + 1)))[0]?.problem?.kind).toBe("too_long");
});

async function collectRows(text: string): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  const file = fileOf(function* () {
    yield Buffer.from(text);
  });
  for await (const some of rowsOf(file, { format: "jsonl", encoding: "utf-8", options })) rows.push(...some);
  return rows;
}
