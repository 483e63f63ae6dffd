import { AppError } from "@/lib/errors";
import type { ExportSource } from "./export-source";
import { planExport } from "./plan-export";
import { readExportRows } from "./read-export-rows";
import type { ExportFormat, Layout, Wanted } from "./schemas";
import { writeParquet } from "./write-parquet";
import { writeDelimited, writeLines, writeList } from "./write-text";
import { writeWorkbook } from "./write-workbook";

const files: Record<ExportFormat, { suffix: string; type: string }> = {
  chat: { suffix: ".jsonl", type: "application/jsonl" },
  prompt_completion: { suffix: " prompts.jsonl", type: "application/jsonl" },
  alpaca: { suffix: " alpaca.json", type: "application/json" },
  sharegpt: { suffix: " sharegpt.jsonl", type: "application/jsonl" },
  preference: { suffix: " pairs.jsonl", type: "application/jsonl" },
  json: { suffix: ".json", type: "application/json" },
  csv: { suffix: ".csv", type: "text/csv; charset=utf-8" },
  tsv: { suffix: ".tsv", type: "text/tab-separated-values; charset=utf-8" },
  xlsx: { suffix: ".xlsx", type: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
  parquet: { suffix: ".parquet", type: "application/vnd.apache.parquet" },
};

/** A file that is written while it is sent. Whoever stops the download stops the reading. */
export async function exportFile(source: ExportSource, { format, leaveOut, formulas }: Wanted): Promise<Response> {
  const { layout, formats } = await planExport(source);
  const plan = formats.find((one) => one.format === format);
  if (!plan || plan.problem) throw new AppError("invalid", plan?.problem ?? "This format is unknown.");
  if (plan.leftOut.length > 0 && leaveOut === "false") {
    const words = plan.leftOut.map(({ count, reason }) => `${count} ${reason}`).join("; ");
    throw new AppError(
      "invalid",
      `This format cannot hold all of these examples: ${words}. Choose another format, or export without them (leaveOut=true).`,
      [{ field: "format", problem: words }],
    );
  }
  const chunks = write(format, layout, formulas === "guarded", readExportRows(source, format, layout));
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(typeof value === "string" ? encoder.encode(value) : value);
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  const { suffix, type } = files[format];
  const name = `${source.name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ").trim()}${suffix}`;
  return new Response(body, {
    headers: { "content-type": type, "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}` },
  });
}

type Pages = ReturnType<typeof readExportRows>;

function write(format: ExportFormat, layout: Layout, isGuarded: boolean, pages: Pages): AsyncGenerator<string | Uint8Array> {
  switch (format) {
    case "json":
    case "alpaca":
      return writeList(format, pages);
    case "csv":
      return writeDelimited({ delimiter: ",", layout, isGuarded }, pages);
    case "tsv":
      return writeDelimited({ delimiter: "\t", layout, isGuarded }, pages);
    case "xlsx":
      return writeWorkbook(layout, pages);
    case "parquet":
      return writeParquet(layout, pages);
    default:
      return writeLines(format, pages);
  }
}
