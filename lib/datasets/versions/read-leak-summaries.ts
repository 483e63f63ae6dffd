import { db } from "@/lib/db/client";
import { type LeakSummary, leakSummarySchema } from "./schemas";

/** The counts of several versions, without the texts that were found: those are many. */
export async function readLeakSummaries(versionIds: readonly string[]): Promise<Map<string, LeakSummary>> {
  if (versionIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ id: string; leaks: unknown }[]>`
    select id, jsonb_build_object('checkedAt', leaks -> 'checkedAt', 'test', (leaks -> 'test') - 'pairs', 'validation', (leaks -> 'validation') - 'pairs',
      'benchmarks', coalesce((select jsonb_agg(benchmark - 'pairs') from jsonb_array_elements(leaks -> 'benchmarks') benchmark), '[]')) as leaks
    from "DatasetVersion" where id = any(${[...new Set(versionIds)]}::text[]) and leaks is not null`;
  return new Map(rows.map(({ id, leaks }) => [id, leakSummarySchema.parse(leaks)]));
}
