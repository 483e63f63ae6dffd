import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type PageQuery, parseNumberCursor } from "@/lib/http/page";
import { getImport } from "./get-import";
import { rejectedPageSchema } from "./schemas";

/** The fix-it list of an import, in the file's order. */
export async function listRejected(
  caller: Caller,
  importId: string,
  { cursor, limit }: PageQuery,
): Promise<z.infer<typeof rejectedPageSchema>> {
  await getImport(caller, importId);
  const rows = await db.rejectedRow.findMany({
    where: { importId, rowNumber: { gt: parseNumberCursor(cursor) ?? 0 } },
    orderBy: { rowNumber: "asc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit);
  return rejectedPageSchema.parse({ items, nextCursor: rows.length > limit ? String(items.at(-1)?.rowNumber) : null });
}
