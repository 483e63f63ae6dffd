import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getTrainer } from "@/lib/trainers/get-trainer";
import type { BaseModel } from "@/lib/trainers/schemas";
import { spokenName } from "@/lib/trainers/spoken-name";
import type { Trainer } from "@/lib/trainers/trainer";

interface Chosen {
  trainer: Trainer;
  trainerName: string;
  baseModel: BaseModel;
}

/** The trainer and the base model that a recipe names, as the trainer describes it now. */
export async function getRunTrainer({ trainerId, baseModel: wanted }: { trainerId: string; baseModel: string }): Promise<Chosen> {
  const row = await db.trainer.findUnique({ where: { id: trainerId } });
  if (!row) throw new AppError("not_found", "There is no such trainer. Choose one from the list of trainers.");
  const trainer = getTrainer(row);
  const baseModel = (await trainer.listBaseModels()).find(({ id }) => id === wanted);
  if (!baseModel) throw new AppError("invalid", `${spokenName(row)} has no base model “${wanted}”. Choose one that it has.`);
  return { trainer, trainerName: spokenName(row), baseModel };
}
