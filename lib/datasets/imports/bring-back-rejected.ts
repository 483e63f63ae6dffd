import type { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { bringBackInput, bringBackOutcomeSchema } from "./schemas";
import { requireSettled } from "./which-rejected";

/** Rows that were left out wait again. */
export async function bringBackRejected(
  caller: Caller,
  importId: string,
  { rowIds }: z.infer<typeof bringBackInput>,
): Promise<z.infer<typeof bringBackOutcomeSchema>> {
  await requireSettled(caller, importId);
  return db.$transaction(async (tx) => {
    const { count } = await tx.rejectedRow.updateMany({
      where: { importId, id: { in: rowIds }, leftOutAt: { not: null } },
      data: { leftOutAt: null },
    });
    await tx.import.update({
      where: { id: importId },
      data: { rejectedCount: { increment: count }, leftOutCount: { decrement: count } },
      select: { id: true },
    });
    return { broughtBack: count };
  });
}
