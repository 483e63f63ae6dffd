import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getBenchmark } from "@/lib/evaluations/benchmarks/get-benchmark";
import type { JudgePlan, JudgeSampleInput } from "../schemas";

/** The judge as it is now: a rubric that changes later would change what a mark means in the middle of a test. */
export async function chooseJudge(caller: Caller, { benchmarkId, grader: key, share, perDay }: JudgeSampleInput): Promise<JudgePlan> {
  const { graders } = await getBenchmark(caller, benchmarkId);
  const grader = graders.find((one) => one.key === key);
  if (grader?.kind !== "judge")
    throw new AppError("invalid", `This benchmark has no judge “${key}”. Choose one of its judges, or add one to it.`);
  if (grader.mode === "against_target")
    throw new AppError(
      "invalid",
      "This judge compares with a target, and answers of production have none. Choose one that gives points, or passed and failed.",
    );
  return { benchmarkId, grader, share, perDay };
}
