import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import type { Evaluation } from "./schemas";
import { evaluationInclude, toEvaluations } from "./to-evaluation";

export async function getEvaluation({ projectId }: Caller, evaluationId: string): Promise<Evaluation> {
  const row = await db.evaluation.findFirst({ where: { id: evaluationId, projectId }, include: evaluationInclude });
  if (!row) throw new AppError("not_found", "There is no such evaluation in this project. Look at the list of evaluations.");
  const [evaluation] = await toEvaluations([row]);
  if (!evaluation) throw new Error("An evaluation was lost while it was read.");
  return evaluation;
}
