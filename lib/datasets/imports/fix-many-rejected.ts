import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { changeRecord } from "./change-record";
import type { fixManyInput, fixManyOutcomeSchema } from "./schemas";
import { lockRejected, readWaiting, settleRejected, toSourceRow } from "./settle-rejected";
import { toRejectedRow } from "./to-rejected-row";
import { requireSettled, whichRejected } from "./which-rejected";

const rowsPerStep = 500;

/** One change for many rows. Some at a time, each of these together with the counts: whatever stops it, what is done is right. */
export async function fixManyRejected(
  caller: Caller,
  importId: string,
  { change, ...which }: z.infer<typeof fixManyInput>,
): Promise<z.infer<typeof fixManyOutcomeSchema>> {
  const source = await requireSettled(caller, importId);
  const where = whichRejected(importId, which);
  const sum = { added: 0, repeated: 0 };
  for await (const stored of readWaiting(where, rowsPerStep)) {
    const changed = new Map(
      stored.map(toRejectedRow).flatMap((row) => {
        const record = changeRecord(row, change);
        return record ? [[row.id, toSourceRow(row, record)] as const] : [];
      }),
    );
    await db.$transaction(
      async (tx) => {
        const mine = await lockRejected(tx, importId, [...changed.keys()]);
        const rows = mine.flatMap((id) => changed.get(id) ?? []);
        if (rows.length === 0) return;
        const { added, repeated } = await settleRejected(tx, caller, source, rows, change.type === "keep");
        sum.added += added;
        sum.repeated += repeated;
      },
      { timeout: 60_000, maxWait: 30_000 },
    );
  }
  return { ...sum, remaining: await db.rejectedRow.count({ where }) };
}
