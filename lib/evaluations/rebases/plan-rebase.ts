import type { Caller } from "@/lib/accounts/caller";
import { planRun } from "@/lib/runs/plan-run";
import { prepareRebase } from "./prepare-rebase";
import { type PlanRebaseInput, type RebasePlan, rebasePlanSchema } from "./schemas";

/** What the newer base model changes in the recipe, what it costs, and what stands in the way. */
export async function planRebase(caller: Caller, input: PlanRebaseInput): Promise<RebasePlan> {
  const { mapped, runInput } = await prepareRebase(caller, input);
  const { version, estimate, problems } = await planRun(caller, runInput);
  const untested =
    version.testCount === 0
      ? [
          `Version ${version.number} of ${version.datasetName} keeps no test cases, so nothing could be compared. Choose a version with some.`,
        ]
      : [];
  return rebasePlanSchema.parse({
    mapped,
    datasetVersion: version,
    estimate,
    problems: [...mapped.problems, ...untested, ...problems.map(({ problem }) => problem)],
  });
}
