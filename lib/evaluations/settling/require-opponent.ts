import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";

interface Wanted {
  projectId: string;
  benchmarkId: string;
  modelVersionId: string;
  againstId: string;
}

/** Only what has its answers to the same cases can settle anything. */
export async function requireOpponent({ projectId, benchmarkId, modelVersionId, againstId }: Wanted): Promise<void> {
  const against = await db.evaluation.findFirst({ where: { id: againstId, projectId } });
  if (!against)
    throw new AppError("not_found", "There is no such evaluation in this project to hold it against. Choose one from the list.");
  if (against.benchmarkId !== benchmarkId)
    throw new AppError("invalid", "The evaluation to hold it against used other cases. Choose one on the same benchmark.");
  if (against.modelVersionId === modelVersionId)
    throw new AppError("invalid", "A model cannot be held against itself. Choose the evaluation of another one.");
  if (against.status !== "succeeded" && against.status !== "stopped")
    throw new AppError("conflict", "The evaluation to hold it against has no answers yet. Start this one once that is done.");
}
