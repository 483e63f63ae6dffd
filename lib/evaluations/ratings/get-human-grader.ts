import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { getBenchmark } from "../benchmarks/get-benchmark";
import type { HumanGrader } from "../graders/schemas";

export async function getHumanGrader(caller: Caller, benchmarkId: string, key: string): Promise<HumanGrader> {
  const { graders } = await getBenchmark(caller, benchmarkId);
  const grader = graders.find((one) => one.key === key);
  if (grader?.kind === "human") return grader;
  throw new AppError("not_found", "People do not rate by this grader. Choose one of the benchmark's that is rated by people.");
}
