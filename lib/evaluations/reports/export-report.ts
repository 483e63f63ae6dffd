import type { Caller } from "@/lib/accounts/caller";
import { env } from "@/lib/env";
import { documentResponse } from "./document-response";
import { getReport } from "./get-report";
import { reportDocument } from "./report-document";
import type { ExportReportQuery } from "./schemas";

/** The report as a file that stands by itself: for a ticket, a wiki, a board. */
export async function exportReport(caller: Caller, { format, ...query }: ExportReportQuery): Promise<Response> {
  const report = await getReport(caller, query);
  const { candidate, baseline } = report.comparison;
  return documentResponse(reportDocument(report), format, `${candidate.modelVersion.name} or ${baseline.modelVersion.name}`, env.url);
}
