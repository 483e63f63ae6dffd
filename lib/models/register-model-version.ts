import type { ModelVersionKind, Prisma } from "@/lib/db/generated/client";
import { lockNumbers } from "./lock-numbers";

interface Registration {
  projectId: string;
  kind: ModelVersionKind;
  trainerId: string;
  baseModel: string;
  /** What people call the base model. */
  baseLabel?: string;
  trainerModel: string;
  systemPrompt?: string;
  runId?: string | null;
  checkpointId?: string | null;
}

export interface RegisteredModel {
  id: string;
  number: number;
  name: string;
}

/** Once for each model and prompt, however often it is called: whoever comes second gets what is there. */
export async function registerModelVersion(tx: Prisma.TransactionClient, { baseLabel, ...input }: Registration): Promise<RegisteredModel> {
  const { projectId, trainerId, trainerModel, systemPrompt = "" } = input;
  await lockNumbers(tx, projectId);
  const select = { id: true, number: true, name: true } as const;
  const where = { projectId_trainerId_trainerModel_systemPrompt: { projectId, trainerId, trainerModel, systemPrompt } };
  const known = await tx.modelVersion.findUnique({ where, select });
  if (known) return known;
  if (input.kind === "baseline") {
    return tx.modelVersion.create({
      data: { ...input, systemPrompt, number: 0, name: `Prompting, ${baseLabel ?? input.baseModel}` },
      select,
    });
  }
  const newest = await tx.modelVersion.aggregate({ where: { projectId, kind: "fine_tune" }, _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  return tx.modelVersion.create({ data: { ...input, systemPrompt, number, name: `v${number}` }, select });
}
