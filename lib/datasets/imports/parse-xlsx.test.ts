import { expect, test } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { byteFileOf } from "./byte-file";
import { guessSheet } from "./guess-sheet";
import { xlsxRows } from "./parse-xlsx";
import type { SourceRow } from "./source-row";
import { makeWorkbook, makeZip } from "./zip-fixtures";

async function read(bytes: Uint8Array, options: { sheet?: string; hasHeader?: boolean } = {}) {
  const rows: SourceRow[] = [];
  for await (const some of xlsxRows(byteFileOf(bytes), { sheet: options.sheet ?? null, hasHeader: options.hasHeader ?? null }))
    rows.push(...some);
  return rows.map(({ rowNumber, record, problem }) => [rowNumber, problem ? problem.kind : record]);
}

const text = (value: string) => `<c t="inlineStr"><is><t>${value}</t></is></c>`;
const row = (number: number, ...cells: string[]) => `<row r="${number}">${cells.join("")}</row>`;
const header = row(1, text("text"), text("label"));

test("a workbook as a library writes it: texts, numbers, booleans, dates, empty cells", async () => {
  const bytes = await writeExcelFile([
    [{ value: "text" }, { value: "count" }, { value: "isDone" }, { value: "day" }, { value: "moment" }],
    [
      { value: "Ünïcode & <tags>\nsecond line" },
      { value: 4.5 },
      { value: true },
      { value: new Date(Date.UTC(2026, 10, 3)), format: "dd/mm/yyyy" },
      null,
    ],
    [],
    [{ value: " spaces " }, null, { value: false }, null, { value: new Date(Date.UTC(2026, 10, 3, 9, 30)), format: "yyyy-mm-dd hh:mm" }],
  ]).toBuffer();
  expect(await read(bytes)).toEqual([
    [2, { text: "Ünïcode & <tags>\nsecond line", count: 4.5, isDone: true, day: "2026-11-03", moment: null }],
    [4, { text: " spaces ", count: null, isDone: false, day: null, moment: "2026-11-03T09:30:00" }],
  ]);
});

test("of a formula the saved result counts, whatever kind it is; a failed one and one without a result are empty", async () => {
  const rows = [
    header,
    row(2, '<c r="A2" t="str"><f>A1&amp;"x"</f><v>made up</v></c>', '<c r="B2"><f>1+1</f><v>2</v></c>'),
    row(3, '<c r="A3" t="e"><f>1/0</f><v>#DIV/0!</v></c>', '<c r="B3" t="b"><f>TRUE()</f><v>1</v></c>'),
    row(4, text("no result"), '<c r="B4"><f>SUM(A1:A9)</f></c>'),
  ];
  expect(await read(makeWorkbook([{ name: "a", rows: rows.join("") }]))).toEqual([
    [2, { text: "made up", label: 2 }],
    [3, { text: null, label: true }],
    [4, { text: "no result", label: null }],
  ]);
  const guess = await guessSheet(byteFileOf(makeWorkbook([{ name: "a", rows: rows.join("") }])), {});
  expect(guess.sheetReason).toContain("formulas whose results were never saved");
});

test("dates in a format of their own, from 1904, times alone; a number with a word behind it is none", async () => {
  const rows = [
    header,
    row(2, '<c s="1"><v>45964</v></c>', '<c s="2"><v>45964.5</v></c>'),
    row(3, '<c s="1"><v>0.25</v></c>', '<c s="3"><v>3</v></c>'),
  ].join("");
  expect(await read(makeWorkbook([{ name: "a", rows }]))).toEqual([
    [2, { text: "2025-11-03", label: "2025-11-03T12:00:00" }],
    [3, { text: "06:00:00", label: 3 }],
  ]);
  expect((await read(makeWorkbook([{ name: "a", rows }], { is1904: true })))[0]).toEqual([
    2,
    { text: "2029-11-04", label: "2029-11-04T12:00:00" },
  ]);
});

test("cells merged down a column mean all of their rows; cells merged across are no value for the columns they cover", async () => {
  const rows = [
    header,
    row(2, text("one"), text("x")),
    row(3, "", '<c r="B3"/>'),
    row(4, '<c r="A4" t="inlineStr"><is><t>two</t></is></c>'),
    row(5, text("a heading")),
  ];
  const behind = '<mergeCells count="2"><mergeCell ref="B2:B4"/><mergeCell ref="A5:B5"/></mergeCells>';
  expect(await read(makeWorkbook([{ name: "a", rows: rows.join(""), behind }]))).toEqual([
    [2, { text: "one", label: "x" }],
    [3, { text: null, label: "x" }],
    [4, { text: "two", label: "x" }],
    [5, { text: "a heading", label: null }],
  ]);
});

test("shared texts are put together from their runs, without how they are pronounced", async () => {
  const strings = [
    "text",
    "label",
    "<r><t>rich </t></r><r><rPr/><t>text</t></r>",
    "<t>東京</t><rPh sb='0' eb='2'><t>トウキョウ</t></rPh>",
    "line_x000D_end",
  ];
  const shared = (index: number) => `<c t="s"><v>${index}</v></c>`;
  const rows = [row(1, shared(0), shared(1)), row(2, shared(2), shared(3)), row(3, shared(4), shared(99))].join("");
  expect(await read(makeWorkbook([{ name: "a", rows }], { strings }))).toEqual([
    [2, { text: "rich text", label: "東京" }],
    [3, { text: "line\rend", label: null }],
  ]);
});

test("what stands above the header is left out, rows may have gaps and more cells than names", async () => {
  const rows = [
    row(2, text("Export of November")),
    row(4, text("text"), text("label")),
    row(6, text("a"), text("b"), text("c")),
    row(7, '<c r="B7" t="inlineStr"><is><t>d</t></is></c>'),
  ];
  const bytes = makeWorkbook([{ name: "a", rows: rows.join("") }]);
  expect(await read(bytes)).toEqual([
    [6, { text: "a", label: "b", "column 3": "c" }],
    [7, { text: null, label: "d" }],
  ]);
  expect((await guessSheet(byteFileOf(bytes), {})).headerReason).toContain("It is row 4");
  expect((await read(bytes, { hasHeader: false }))[0]).toEqual([
    2,
    { "column 1": "Export of November", "column 2": null, "column 3": null },
  ]);
});

test("of several sheets the largest that is not hidden is taken, or the one that is asked for", async () => {
  const many = Array.from({ length: 50 }, (_, index) => row(index + 2, text(`t${index}`), text("x"))).join("");
  const bytes = makeWorkbook([
    { name: "About", rows: row(1, text("about")) },
    { name: "Tickets", rows: header + many },
    { name: "Old", rows: header + many + many.replaceAll("t1", "t100"), isHidden: true },
  ]);
  const guess = await guessSheet(byteFileOf(bytes), {});
  expect(guess).toMatchObject({
    sheet: "Tickets",
    sheetReason: "“Tickets” is the largest of 3 sheets.",
    sheets: [{}, {}, { name: "Old", isHidden: true }],
  });
  expect(await read(bytes, { sheet: "Tickets" })).toHaveLength(50);
  expect(await read(bytes, { sheet: "About", hasHeader: false })).toEqual([[1, { "column 1": "about" }]]);
  await expect(read(bytes, { sheet: "None" })).rejects.toThrow("It has: About, Tickets, Old.");
});

test("a bomb is not opened, whether it says its size or lies about it", async () => {
  const files = { "_rels/.rels": "<a/>", "xl/workbook.xml": "" };
  const bomb = "x".repeat(100_000_000);
  await expect(read(makeZip({ ...files, "xl/workbook.xml": bomb }))).rejects.toThrow("unpacks to 95 MB");
  const liar = makeZip({ ...files, "xl/workbook.xml": bomb }, { "xl/workbook.xml": 1_000 });
  await expect(read(liar)).rejects.toThrow("damaged");
});

test("one cell of many megabytes ends the reading in words, and rows of a million characters are left out", async () => {
  const long = makeWorkbook([
    { name: "a", rows: [header, row(2, text("y".repeat(1_100_000)), text("x")), row(3, text("a"), text("b"))].join("") },
  ]);
  expect(await read(long)).toEqual([
    [2, "too_long"],
    [3, { text: "a", label: "b" }],
  ]);
  const noise = Array.from({ length: 2_000_000 }, (_, index) => (index * 7919).toString(36)).join("");
  const longer = makeWorkbook([{ name: "a", rows: [header, row(2, text(noise + noise), text("x"))].join("") }]);
  await expect(read(longer)).rejects.toThrow("more than 16 million characters");
});

test.each([
  ["a Word document", { "word/document.xml": "<a/>", "_rels/.rels": "<a/>" }, "Word document"],
  ["an OpenDocument sheet", { mimetype: "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<a/>" }, "OpenDocument"],
  ["any other archive", { "data.csv": "a,b" }, "zip archive. Unpack it"],
])("%s is told apart", async (_, files, words) => {
  await expect(read(makeZip(files))).rejects.toThrow(words);
});

test("a workbook that was cut off, or whose XML is broken, says so", async () => {
  const good = makeWorkbook([{ name: "a", rows: header }]);
  await expect(read(good.subarray(0, good.length / 2))).rejects.toThrow("damaged");
  await expect(read(makeWorkbook([{ name: "a", rows: `${header}<row r="2"><c></row>` }]))).rejects.toThrow("damaged");
  await expect(read(makeWorkbook([{ name: "a", rows: '<row r="99999999"/>' }]))).rejects.toThrow("damaged");
});
