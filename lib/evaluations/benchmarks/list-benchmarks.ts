import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type Benchmark, benchmarkSchema } from "../schemas";

/** Newest first. */
export async function listBenchmarks({ projectId }: Caller): Promise<Benchmark[]> {
  const rows = await db.benchmark.findMany({ where: { projectId }, orderBy: { number: "desc" } });
  return rows.map((row) => benchmarkSchema.parse(row));
}
