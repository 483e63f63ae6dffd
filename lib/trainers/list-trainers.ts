import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Trainer as TrainerRow } from "@/lib/db/generated/client";
import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import { capabilitiesOf, getTrainer } from "./get-trainer";
import { type TrainerInfo, trainerSchema } from "./schemas";
import { TrainerFailure } from "./trainer-failure";

/** Trainers belong to the workspace: whoever may see a project may see what could train for it. All are asked at once. */
export async function listTrainers(_caller: Caller): Promise<TrainerInfo[]> {
  await ensureCpuTrainer();
  const rows = await db.trainer.findMany({ orderBy: [{ createdAt: "asc" }, { id: "asc" }] });
  return Promise.all(rows.map(describe));
}

async function describe(row: TrainerRow): Promise<TrainerInfo> {
  const known = { id: row.id, kind: row.kind, name: row.name, capabilities: capabilitiesOf(row.kind) };
  try {
    return trainerSchema.parse({ ...known, reachable: true, problem: null, baseModels: await getTrainer(row).listBaseModels() });
  } catch (error) {
    if (!(error instanceof TrainerFailure)) throw error;
    return trainerSchema.parse({ ...known, reachable: false, problem: error.message, baseModels: [] });
  }
}
