import type { Caller } from "@/lib/accounts/caller";
import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import { getTrainer } from "./get-trainer";
import { type TrainerInfo, trainerSchema } from "./schemas";
import { TrainerFailure } from "./trainer-failure";

/** Trainers belong to the workspace: whoever may see a project may see what could train for it. */
export async function listTrainers(_caller: Caller): Promise<TrainerInfo[]> {
  return [await describe(await ensureCpuTrainer())];
}

async function describe(row: TrainerRow): Promise<TrainerInfo> {
  const trainer = getTrainer(row);
  const known = { id: row.id, kind: row.kind, name: row.name, canPause: trainer.canPause };
  try {
    return trainerSchema.parse({ ...known, reachable: true, problem: null, baseModels: await trainer.listBaseModels() });
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    return trainerSchema.parse({ ...known, reachable: false, problem: error.message, baseModels: [] });
  }
}
