import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getParity } from "./get-parity";
import { listParityCases } from "./list-parity-cases";
import { reportParts } from "./report-parts";
import type { exportParityInput } from "./schemas";
import { writeHtml, writeMarkdown } from "./write-report";

const shownCases = 20;

/** The report as a file that stands by itself: for a ticket, a wiki, a printer. */
export async function exportParity(caller: Caller, reportId: string, { format }: z.infer<typeof exportParityInput>): Promise<Response> {
  const report = await getParity(caller, reportId);
  if (!report.result) throw new AppError("conflict", `${report.after.model.name} has not answered yet. Export the report when it has.`);
  const { items } = await listParityCases(caller, reportId, { show: "differ", limit: shownCases });
  const parts = reportParts(report, report.result, items);
  const [text, type, suffix] =
    format === "html"
      ? [writeHtml(parts), "text/html; charset=utf-8", "html"]
      : [writeMarkdown(parts), "text/markdown; charset=utf-8", "md"];
  const name = `Parity of ${report.before.model.name} and ${report.after.model.name}.${suffix}`.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ");
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    // It holds what models wrote: nothing of it may run, wherever it is opened.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(text, { headers });
}
