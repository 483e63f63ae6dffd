import type { Caller } from "@/lib/accounts/caller";
import { Prisma } from "@/lib/db/generated/client";
import type { ExampleFilter, ExampleSort } from "./example-filter";
import { behind, orderBy, type Place } from "./example-order";
import { exampleWhere } from "./example-where";
import type { SearchedDataset } from "./get-searched-dataset";
import { runPlanned } from "./run-planned";

/** Up to here everything is counted, beyond it is estimated. */
const mostRead = 20_000;

/** How many rows stand for one in an estimate; null where the dataset is small enough to be read. */
export function sampleShare(exampleCount: number): number | null {
  if (exampleCount <= mostRead) return null;
  return [4, 16, 64].find((share) => exampleCount / share <= mostRead) ?? 256;
}

interface Estimate {
  /** About how many examples match. */
  matches: number;
  /** A row in the wanted order before which a page of matches probably stands; null where there may be fewer. */
  end: Omit<Place, "id"> | null;
}

interface Wanted {
  filter: ExampleFilter;
  sort: ExampleSort;
  cursor: string | undefined;
  count: number;
}

/** From rows picked by chance; null where reading them all is as quick. */
export async function estimateMatches(
  caller: Caller,
  dataset: SearchedDataset,
  { filter, sort, cursor, count }: Wanted,
): Promise<Estimate | null> {
  const share = sampleShare(dataset.exampleCount);
  if (share === null) return null;
  // The match at which the page is probably full, and some more, because chance is uneven.
  const nth = Math.ceil((1.5 * count) / share) + 2;
  const [found] = await runPlanned<{ matches: number; position: bigint | null; tokenCount: number; updatedAt: Date }>(
    "collect",
    Prisma.sql`
      with sampled as materialized (
        select example.position, example."tokenCount", example."updatedAt" from "Example" example where ${exampleWhere(caller, dataset, filter, share)}
      ), ending as (
        select * from sampled example where ${behind(sort, cursor)} order by ${orderBy(sort)} offset ${nth - 1} limit 1
      )
      select (select count(*) from sampled)::int as matches, ending.* from (values (1)) as one left join ending on true`,
  );
  if (!found) return null;
  const { matches, position, tokenCount, updatedAt } = found;
  return { matches: matches * share, end: position === null ? null : { position, tokenCount, updatedAt } };
}
