import type { Caller } from "@/lib/accounts/caller";
import { planRun, type RunInput } from "./plan-run";
import { type RunEstimate, runEstimateSchema } from "./schemas";

export async function estimateRun(caller: Caller, input: RunInput): Promise<RunEstimate> {
  const { estimate, problems, hints, passed } = await planRun(caller, input);
  return runEstimateSchema.parse({ estimate, problems: problems.map(({ problem }) => problem), hints, passed });
}
