import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type Benchmark, benchmarkSchema } from "../schemas";

export async function getBenchmark({ projectId }: Caller, benchmarkId: string): Promise<Benchmark> {
  const row = await db.benchmark.findFirst({ where: { id: benchmarkId, projectId } });
  if (!row) throw new AppError("not_found", "There is no such benchmark in this project. Look at the list of benchmarks.");
  return benchmarkSchema.parse(row);
}
