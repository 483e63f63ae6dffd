import { knownRetirement } from "./known-retirements";
import type { BaseModel, TrainerKind } from "./schemas";
import type { Trainer } from "./trainer";

/** What a provider announced and does not say through its API, it says here. What its API says counts for more. */
export function withKnownDates(trainer: Trainer, kind: TrainerKind): Trainer {
  const dated = (model: BaseModel): BaseModel => {
    const known = knownRetirement(kind, model.id);
    const { retiresOn, lastTrainingOn } = model;
    return { ...model, retiresOn: retiresOn ?? known?.stopsOn ?? null, lastTrainingOn: lastTrainingOn ?? known?.lastTrainingOn ?? null };
  };
  return { ...trainer, listBaseModels: async () => (await trainer.listBaseModels()).map(dated) };
}
