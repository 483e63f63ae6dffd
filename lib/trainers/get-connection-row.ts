import { db } from "@/lib/db/client";
import type { Trainer } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";

/** A trainer that somebody connected; the one that starts with Hone has nothing that could be set up. */
export async function getConnectionRow(trainerId: string): Promise<Trainer> {
  const row = await db.trainer.findUnique({ where: { id: trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. It may have been disconnected; look at the list of trainers.");
  if (row.kind === "cpu")
    throw new AppError("invalid", `The ${row.name} starts with Hone and is set up by it, so there is nothing to change.`);
  return row;
}
