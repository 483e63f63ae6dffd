import type { Caller } from "@/lib/accounts/caller";
import type { Dataset } from "@/lib/datasets/schemas";
import { Prisma } from "@/lib/db/generated/client";
import type { ExampleFilter } from "./example-filter";
import { exampleWhere, sampleWhere } from "./example-where";
import { runPlanned } from "./run-planned";

/** Up to here everything is counted, beyond it is estimated. */
const mostRead = 20_000;

/** How many rows stand for one in an estimate; null where the dataset is small enough to be read. */
export function sampleShare(exampleCount: number): number | null {
  if (exampleCount <= mostRead) return null;
  return [4, 16, 64].find((share) => exampleCount / share <= mostRead) ?? 256;
}

/** About how many examples the filter lets through; null where reading them all is as quick. */
export async function estimateMatches(caller: Caller, dataset: Dataset, filter: ExampleFilter): Promise<number | null> {
  const share = sampleShare(dataset.exampleCount);
  if (share === null) return null;
  const [found] = await runPlanned<{ count: number }>(
    "collect",
    Prisma.sql`select count(*)::int as count from "Example" example where ${exampleWhere(caller, dataset, filter)} and ${sampleWhere(dataset.id, share)}`,
  );
  return (found?.count ?? 0) * share;
}
