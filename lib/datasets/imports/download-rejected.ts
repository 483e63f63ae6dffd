import type { Caller } from "@/lib/accounts/caller";
import { getImport } from "./get-import";
import { listRejected } from "./list-rejected";

/** The rejected rows as a CSV with a reason beside each, to be mended and imported again. */
export async function downloadRejected(caller: Caller, importId: string): Promise<Response> {
  const { fileName } = await getImport(caller, importId);
  const name = `${fileName.replace(/\.[^.]*$/, "")} - rejected rows.csv`;
  const encoder = new TextEncoder();
  const rows = lines(caller, importId);
  const body = new ReadableStream<Uint8Array>({
    async pull(controller) {
      const { done, value } = await rows.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename*=UTF-8''${encodeURIComponent(name)}`,
    },
  });
}

async function* lines(caller: Caller, importId: string): AsyncGenerator<string> {
  // With a byte order mark, or a spreadsheet reads the letters wrongly.
  yield "\ufeffrow,field,reason,content\r\n";
  for (let cursor: string | undefined; ; ) {
    const page = await listRejected(caller, importId, { cursor, limit: 200 });
    yield page.items
      .map(({ rowNumber, field, problem, raw }) => `${[String(rowNumber), field, problem, raw].map(toField).join(",")}\r\n`)
      .join("");
    if (!page.nextCursor) return;
    cursor = page.nextCursor;
  }
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front. */
function toField(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}
