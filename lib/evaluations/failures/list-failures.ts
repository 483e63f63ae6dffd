import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { requireGrader, requireSameCases } from "../compare-evaluations";
import { getEvaluation } from "../get-evaluation";
import { findFailures } from "./find-failures";
import { type Failures, type FailuresQuery, failuresQuery, failuresSchema } from "./schemas";

/** What the wrong answers of an evaluation have in common. */
export async function listFailures(caller: Caller, given: FailuresQuery): Promise<Failures> {
  const { candidateId, baselineId, grader, show } = failuresQuery.parse(given);
  const candidate = await getEvaluation(caller, candidateId);
  const baseline = baselineId ? await getEvaluation(caller, baselineId) : null;
  if (baseline) requireSameCases(baseline, candidate);
  if (!baseline && show !== "wrong")
    throw new AppError("invalid", "Nothing got worse without something to compare with. Choose a second evaluation as the baseline.");
  const found = await findFailures({
    benchmarkId: candidate.benchmark.id,
    candidateId,
    baselineId: baseline?.id ?? null,
    grader: requireGrader(candidate, grader),
    show,
  });
  return failuresSchema.parse({
    ...found,
    clusters: found.clusters.map(({ caseIds, ...cluster }) => ({ ...cluster, caseCount: caseIds.length })),
  });
}
