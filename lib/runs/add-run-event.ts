import type { Prisma } from "@/lib/db/generated/client";
import { touchRun } from "./touch-run";

/** A line of Hone's own in the run's log; the trainer's lines come with its news. Belongs into a transaction. */
export async function addRunEvent(
  tx: Prisma.TransactionClient,
  runId: string,
  message: string,
  level: "info" | "warn" | "error" = "info",
): Promise<void> {
  await touchRun(tx, runId);
  await tx.runEvent.create({ data: { runId, level, message, at: new Date() } });
}
