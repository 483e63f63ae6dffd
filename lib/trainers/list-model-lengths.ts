import { ensureCpuTrainer } from "./ensure-cpu-trainer";
import { getTrainer } from "./get-trainer";
import { TrainerFailure } from "./trainer-failure";

/** How much every model that can be tuned reads; null when the trainer cannot be asked. For background work, which has no caller. */
export async function listModelLengths(): Promise<{ label: string; contextLength: number }[] | null> {
  try {
    const models = await getTrainer(await ensureCpuTrainer()).listBaseModels();
    return models.flatMap(({ label, contextLength }) => (contextLength === null ? [] : [{ label, contextLength }]));
  } catch (error) {
    if (error instanceof TrainerFailure) return null;
    throw error;
  }
}
