import type { Prisma } from "@/lib/db/generated/client";

/** A line of Hone's own in the run's log; the trainer's lines come with its news. */
export async function addRunEvent(
  tx: Prisma.TransactionClient,
  runId: string,
  message: string,
  level: "info" | "warn" | "error" = "info",
): Promise<void> {
  await tx.runEvent.create({ data: { runId, level, message, at: new Date() } });
}
