import type { ModelVersionKind, Prisma } from "@/lib/db/generated/client";
import { lockNumbers } from "./lock-numbers";
import type { Approach, ApproachSettings } from "./schemas";

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
  /** Of a baseline; left out, it is one of prompting alone. */
  name?: string;
  approach?: Approach;
  settings?: ApproachSettings;
  settingsHash?: string;
  shownVersionId?: string | null;
}

export interface RegisteredModel {
  id: string;
  number: number;
  name: string;
}

/** Once for each model and prompt, however often it is called: whoever comes second gets what is there. */
export async function registerModelVersion(tx: Prisma.TransactionClient, { baseLabel, ...input }: Registration): Promise<RegisteredModel> {
  const { projectId, trainerId, trainerModel, systemPrompt = "", settingsHash = "" } = input;
  await lockNumbers(tx, projectId);
  const select = { id: true, number: true, name: true } as const;
  const key = { projectId, trainerId, trainerModel, systemPrompt, settingsHash };
  const where = { projectId_trainerId_trainerModel_systemPrompt_settingsHash: key };
  const known = await tx.modelVersion.findUnique({ where, select });
  if (known) return known;
  if (input.kind === "baseline") {
    const name = await freeName(tx, projectId, input.name ?? `Prompting, ${baseLabel ?? input.baseModel}`);
    return tx.modelVersion.create({ data: { ...input, name, systemPrompt, number: 0 }, select });
  }
  const newest = await tx.modelVersion.aggregate({ where: { projectId, kind: { not: "baseline" } }, _max: { number: true } });
  const number = (newest._max.number ?? 0) + 1;
  return tx.modelVersion.create({ data: { ...input, systemPrompt, number, name: `v${number}` }, select });
}

/** Two instructions to one model would have one name, and nobody could tell them apart in a table. */
async function freeName(tx: Prisma.TransactionClient, projectId: string, name: string): Promise<string> {
  const taken = new Set(
    (await tx.modelVersion.findMany({ where: { projectId, name: { startsWith: name } }, select: { name: true } })).map((one) => one.name),
  );
  let free = name;
  for (let number = 2; taken.has(free); number++) free = `${name} (${number})`;
  return free;
}
