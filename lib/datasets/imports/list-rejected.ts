import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { parseNumberCursor } from "@/lib/http/page";
import { getImport } from "./get-import";
import type { ListRejectedInput, rejectedPageSchema } from "./schemas";
import { toRejectedRow } from "./to-rejected-row";
import { whichRejected } from "./which-rejected";

/** The fix-it list of an import, in the file's order. */
export async function listRejected(
  caller: Caller,
  importId: string,
  { kind, cursor, limit }: Pick<ListRejectedInput, "kind" | "cursor" | "limit">,
): Promise<z.infer<typeof rejectedPageSchema>> {
  await getImport(caller, importId);
  const rows = await db.rejectedRow.findMany({
    where: { ...whichRejected(importId, { kind }), rowNumber: { gt: parseNumberCursor(cursor) ?? 0 } },
    orderBy: { rowNumber: "asc" },
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map(toRejectedRow);
  return { items, nextCursor: rows.length > limit ? String(items.at(-1)?.rowNumber) : null };
}
