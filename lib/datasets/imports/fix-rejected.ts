import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { readRawRow } from "./read-raw-row";
import type { fixRowInput, fixRowOutcomeSchema } from "./schemas";
import { lockRejected, settleRejected } from "./settle-rejected";
import { toRejectedRow } from "./to-rejected-row";
import { requireSettled } from "./which-rejected";

/** One row, mended by hand: it goes in as an example at its place in the file, or says what is still wrong. */
export async function fixRejected(
  caller: Caller,
  importId: string,
  rowId: string,
  input: z.infer<typeof fixRowInput>,
): Promise<z.infer<typeof fixRowOutcomeSchema>> {
  const source = await requireSettled(caller, importId);
  return db.$transaction(async (tx) => {
    const [mine] = await lockRejected(tx, importId, [rowId]);
    if (mine === undefined)
      throw new AppError("not_found", "This row waits no longer: it was fixed or left out already, perhaps by somebody else.");
    const { rowNumber, raw } = await tx.rejectedRow.findUniqueOrThrow({ where: { id: rowId } });
    const mended = "raw" in input ? readRawRow(source, rowNumber, input.raw) : { rowNumber, raw, record: input.record };
    const keepDamaged = "keepDamaged" in input && input.keepDamaged;
    const { added, rejectedIds } = await settleRejected(tx, caller, source, [{ ...mended, id: rowId }], keepDamaged);
    if (!rejectedIds.has(rowId)) return { outcome: added > 0 ? ("added" as const) : ("repeated" as const), row: null };
    return { outcome: "rejected" as const, row: toRejectedRow(await tx.rejectedRow.findUniqueOrThrow({ where: { id: rowId } })) };
  });
}
