import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { leaveOutInput, leaveOutOutcomeSchema } from "./schemas";
import { requireSettled, whichRejected } from "./which-rejected";

/** More than anybody takes back row by row. */
const mostIds = 5_000;

/** Rows that nobody wants to fix stay outside. They can be brought back. */
export async function leaveOutRejected(
  caller: Caller,
  importId: string,
  which: z.infer<typeof leaveOutInput>,
): Promise<z.infer<typeof leaveOutOutcomeSchema>> {
  await requireSettled(caller, importId);
  return db.$transaction(async (tx) => {
    const rows = await tx.rejectedRow.updateManyAndReturn({
      where: whichRejected(importId, which),
      data: { leftOutAt: new Date() },
      select: { id: true },
    });
    await tx.import.update({
      where: { id: importId },
      data: { rejectedCount: { decrement: rows.length }, leftOutCount: { increment: rows.length } },
      select: { id: true },
    });
    return { leftOut: rows.length, rowIds: rows.length > mostIds ? [] : rows.map(({ id }) => id) };
  });
}
