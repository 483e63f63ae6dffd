import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { compareEvaluations } from "../compare-evaluations";
import { listDecisions } from "./list-decisions";
import { type Decision, decidedOnSchema, type RecordDecisionInput, recordDecisionInput } from "./schemas";

/** What a lead decided, why, and what was known at that moment. Deciding again adds to it; nothing is taken back. */
export async function recordDecision(caller: Caller, given: RecordDecisionInput): Promise<Decision> {
  const { choice, reason, baselineId, candidateId } = recordDecisionInput.parse(given);
  const { baseline, candidate, grader, verdict, difference } = await compareEvaluations(caller, { baselineId, candidateId });
  const decidedOn = decidedOnSchema.parse({
    ...verdict,
    baseline: baseline.modelVersion.name,
    candidate: candidate.modelVersion.name,
    grader,
    difference,
  });
  const { id } = await db.decision.create({
    data: { projectId: caller.projectId, baselineId, candidateId, choice, reason, decidedOn, decidedById: caller.userId },
    select: { id: true },
  });
  const [decision] = await listDecisions(caller, { baselineId, candidateId }, id);
  if (!decision) throw new Error("A decision was lost while it was read.");
  return decision;
}
