import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getEvaluation } from "../get-evaluation";
import { type Regrade, regradeSchema } from "./schemas";

/** The newest of an evaluation; null where it was graded only once. */
export async function findRegrade(caller: Caller, evaluationId: string): Promise<Regrade | null> {
  const { id, caseCount } = await getEvaluation(caller, evaluationId);
  const newest = await db.regrade.findFirst({ where: { evaluationId: id }, orderBy: [{ createdAt: "desc" }, { id: "desc" }] });
  return newest && regradeSchema.parse({ ...newest, caseCount });
}
