import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type BenchmarkCase, benchmarkCaseSchema } from "../benchmarks/schemas";

export async function getCase({ projectId }: Caller, benchmarkId: string, caseId: string): Promise<BenchmarkCase> {
  const row = await db.benchmarkCase.findFirst({ where: { id: caseId, benchmarkId, benchmark: { projectId } } });
  if (!row) throw new AppError("not_found", "There is no such case in this benchmark. Look at its list of cases.");
  return benchmarkCaseSchema.parse(row);
}
