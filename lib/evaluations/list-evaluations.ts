import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Evaluation } from "./schemas";
import { evaluationInclude, toEvaluations } from "./to-evaluation";

/** More than a project evaluates in years; a list that long is not read. */
const most = 500;

/** Newest first. */
export async function listEvaluations({ projectId }: Caller): Promise<Evaluation[]> {
  const rows = await db.evaluation.findMany({
    where: { projectId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: evaluationInclude,
  });
  return toEvaluations(rows);
}
