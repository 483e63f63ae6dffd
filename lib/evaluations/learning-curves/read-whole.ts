import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { AppError } from "@/lib/errors";
import { getEvaluation } from "../get-evaluation";
import type { Evaluation } from "../schemas";

const include = { datasetVersion: { select: { trainCount: true } } } satisfies Prisma.RunInclude;
export type WholeRun = Prisma.RunGetPayload<{ include: typeof include }>;

interface Whole {
  evaluation: Evaluation;
  /** The run on all rows; null where there is none that could be repeated on parts of them. */
  run: WholeRun | null;
  /** Why not, in words. */
  reason: string | null;
}

/** The model in question and the run that made it, as the end of its learning curve. */
export async function readWhole(caller: Caller, evaluationId: string): Promise<Whole> {
  const { projectId } = caller;
  const evaluation = await getEvaluation(caller, evaluationId);
  const { id, name } = evaluation.modelVersion;
  const { run, trainerModel } = await db.modelVersion.findFirstOrThrow({ where: { id, projectId }, include: { run: { include } } });
  const none = (reason: string): Whole => ({ evaluation, run: null, reason });
  if (!run) return none(`${name} was not trained here, so there is nothing to repeat with fewer examples.`);
  if (trainerModel !== run.fineTunedModel)
    return none(`${name} is a saved point from within run ${run.number}. Ask for the model that its training ended with.`);
  if (run.trainPercent < 100)
    return none(`Run ${run.number} learned from ${run.trainPercent}% of the examples. Ask for a model that learned from all of them.`);
  return { evaluation, run, reason: null };
}

export async function requireWhole(caller: Caller, evaluationId: string): Promise<{ evaluation: Evaluation; run: WholeRun }> {
  const { evaluation, run, reason } = await readWhole(caller, evaluationId);
  if (!run) throw new AppError("invalid", reason ?? "There is nothing to repeat with fewer examples.");
  return { evaluation, run };
}
