import type { ReportDocument } from "./report-document";
import type { ExportReportQuery } from "./schemas";
import { writeHtml } from "./write-html";
import { writeMarkdown } from "./write-markdown";

/** A document as a file that stands by itself. */
export function documentResponse(document: ReportDocument, format: ExportReportQuery["format"], name: string, origin = ""): Response {
  const [text, type, suffix] =
    format === "html"
      ? [writeHtml(document, origin), "text/html; charset=utf-8", "html"]
      : [writeMarkdown(document, origin), "text/markdown; charset=utf-8", "md"];
  const headers = {
    "content-type": type,
    "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(`${fileName(name)}.${suffix}`)}`,
    // It holds what models wrote: nothing of it may run, wherever it is opened.
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
  };
  return new Response(text, { headers });
}

/** Without what a file system would read as a path. */
export const fileName = (name: string) => name.replace(/[\\/:*?"<>|\p{Cc}]/gu, " ");
