import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import type { Prisma } from "@/lib/db/generated/client";
import { type Decision, type DecisionsQuery, decisionSchema } from "./schemas";

const most = 200;

/** Newest first: of the project, or of what was held against each other. */
export function listDecisions({ projectId }: Caller, { baselineId, candidateId }: DecisionsQuery, id?: string): Promise<Decision[]> {
  return readDecisions({
    projectId,
    ...(baselineId ? { baselineId } : {}),
    ...(candidateId ? { candidateId } : {}),
    ...(id ? { id } : {}),
  });
}

export async function readDecisions(where: Prisma.DecisionWhereInput): Promise<Decision[]> {
  const rows = await db.decision.findMany({
    where,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: most,
    include: { decidedBy: { select: { name: true } } },
  });
  return z.array(decisionSchema).parse(rows.map(({ decidedBy, ...row }) => ({ ...row, by: decidedBy.name })));
}
