import { stringify } from "csv-stringify/sync";
import writeExcelFile from "write-excel-file/node";
import type { Caller } from "@/lib/accounts/caller";
import { guard } from "@/lib/datasets/exports/guard";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getImport } from "./get-import";
import { markGuards, reasonColumns, toDownload } from "./rejected-columns";
import type { Import, ListRejectedInput } from "./schemas";
import { readWaiting } from "./settle-rejected";
import { toRejectedRow } from "./to-rejected-row";
import { whichRejected } from "./which-rejected";

const rowsPerPage = 500;
/** A workbook is made in memory. */
const mostWorkbookRows = 20_000;
/** What a cell of a workbook holds. */
const mostCellLetters = 32_767;

/** The rejected rows in the columns of their file, with a reason beside each, to be mended and imported again. */
export async function downloadRejected(
  caller: Caller,
  importId: string,
  { kind, format }: Pick<ListRejectedInput, "kind" | "format">,
): Promise<Response> {
  const found = await getImport(caller, importId);
  const name = `${found.fileName.replace(/\.[^.]*$/, "")} - rows to fix`;
  const columns = await columnsOf(found);
  const rows = readRows(found, columns, kind);
  return format === "xlsx" ? toWorkbook(name, columns, rows, found.rejectedCount) : toCsv(name, columns, rows);
}

async function* readRows({ id }: Import, columns: string[], kind: ListRejectedInput["kind"]): AsyncGenerator<string[][]> {
  for await (const rows of readWaiting(whichRejected(id, { kind }), rowsPerPage))
    yield rows.map((row) => toDownload(toRejectedRow(row), columns));
}

/** JSON has no header: then the columns are those of the rows that wait. */
async function columnsOf({ id, columns }: Import): Promise<string[]> {
  const found = await db.$queryRaw<{ name: string }[]>`
    select distinct name from (
      select record from "RejectedRow" where "importId" = ${id} and "leftOutAt" is null and record is not null order by "rowNumber" limit 5000
    ) as waiting cross join lateral jsonb_object_keys(record) as name`;
  const more = found.map(({ name }) => name).filter((name) => !columns.includes(name));
  return [...columns, ...more.sort()].filter((name) => !reasonColumns.some((reason) => reason === name));
}

function toCsv(name: string, columns: string[], rows: AsyncGenerator<string[][]>): Response {
  const encoder = new TextEncoder();
  const write = (lines: string[][]) =>
    encoder.encode(
      stringify(
        lines.map((line) => line.map(guard)),
        { record_delimiter: "\r\n", quoted_match: /[\r\n]/ },
      ),
    );
  // With a byte order mark, or a spreadsheet reads the letters wrongly.
  const head = [encoder.encode("\ufeff"), write([[...columns, ...reasonColumns]])];
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const part of head) controller.enqueue(part);
    },
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(write(value));
    },
    async cancel() {
      await rows.return(undefined);
    },
  });
  return new Response(body, { headers: downloadHeaders(`${name}.csv`, "text/csv; charset=utf-8") });
}

async function toWorkbook(name: string, columns: string[], rows: AsyncGenerator<string[][]>, count: number): Promise<Response> {
  if (count > mostWorkbookRows)
    throw new AppError("invalid", `That many rows (${count}) do not fit into a workbook. Download them as CSV; Excel opens that too.`);
  const data: string[][] = [[...columns, ...reasonColumns]];
  for await (const page of rows) data.push(...page.map((line) => line.map(markGuards)));
  requireUncut(data);
  const cells = data.map((line) => line.map((text) => ({ value: text, type: String })));
  const file = await writeExcelFile(cells, { sheet: "Rows to fix", stickyRowsCount: 1 }).toBuffer();
  const type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
  return new Response(new Uint8Array(file), { headers: downloadHeaders(`${name}.xlsx`, type) });
}

/** A text that was cut would come back as the row's own, and what stood behind it would be gone. */
function requireUncut(data: string[][]): void {
  const longest = data.flat().reduce((most, text) => Math.max(most, text.length), 0);
  if (longest > mostCellLetters)
    throw new AppError(
      "invalid",
      `A text in these rows has ${longest.toLocaleString("en-GB")} characters, and a cell of a workbook holds ${mostCellLetters.toLocaleString("en-GB")}: the rest would be lost. Download as CSV and change it with something else than Excel, which cuts there too, or mend these rows here.`,
    );
}

function downloadHeaders(fileName: string, type: string): HeadersInit {
  return { "content-type": type, "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(fileName)}` };
}
