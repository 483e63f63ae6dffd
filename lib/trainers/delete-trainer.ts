import type { Person } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getConnectionRow } from "./get-connection-row";

/** Forgets the connection and its key. What was trained with it needs it to be called, so then it stays. */
export async function deleteTrainer(_person: Person, trainerId: string): Promise<void> {
  const { name } = await getConnectionRow(trainerId);
  try {
    await db.trainer.deleteMany({ where: { id: trainerId } });
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && error.code === "P2003")) throw error;
    const [runs, models] = await Promise.all([db.run.count({ where: { trainerId } }), db.modelVersion.count({ where: { trainerId } })]);
    const users = [count(runs, "run"), count(models, "model version")].filter(Boolean).join(" and ");
    throw new AppError(
      "conflict",
      `${name} cannot be disconnected: ${users} ${runs + models === 1 ? "needs" : "need"} it. To stop using it, replace its key with one that was revoked, or delete the projects that used it.`,
    );
  }
}

function count(number: number, word: string): string {
  return number === 0 ? "" : `${number} ${word}${number === 1 ? "" : "s"}`;
}
