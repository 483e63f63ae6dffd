import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

/** Trainers belong to the workspace, so there is no project to look in. */
export async function requireTrainer(trainerId: string): Promise<void> {
  const found = await db.trainer.findUnique({ where: { id: trainerId }, select: { id: true } });
  if (!found) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
}
