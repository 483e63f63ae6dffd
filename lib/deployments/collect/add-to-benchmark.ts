import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { changeBenchmark } from "@/lib/evaluations/benchmarks/change-benchmark";
import { getDeploymentRow } from "../get-deployment";
import { readLogged } from "./read-logged";
import { type AddToBenchmarkInput, addToBenchmarkInput } from "./schemas";

/** What went wrong in production is asked of every model from now on. A benchmark never changes, so this makes its next version. */
export async function addToBenchmark(caller: Caller, deploymentId: string, requestId: string, given: AddToBenchmarkInput) {
  const { benchmarkId, answer: named } = addToBenchmarkInput.parse(given);
  const { name } = await getDeploymentRow(caller, deploymentId);
  const { messages, tools, answer } = await readLogged(caller, deploymentId, requestId, named);
  if (tools || answer.tool_calls)
    throw new AppError(
      "invalid",
      "Cases that are written here have no tools. Add it to a dataset, and measure with that dataset's test split.",
    );
  const added = [{ prompt: messages, target: answer.content, tags: [`from ${name}`.slice(0, 50)] }];
  const { id, version } = await changeBenchmark(caller, benchmarkId, { added, note: `A case from ${name}.` });
  return { benchmarkId: id, version };
}
