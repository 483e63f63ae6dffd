import { db } from "@/lib/db/client";
import type { GoldenRecord } from "../records/schemas";

/** Cases that the old model has no answer to: with nothing to hold a new answer against, they stay out. */
export async function readLeftOut({ id, replayOfId }: GoldenRecord): Promise<number[]> {
  const rows = await db.$queryRaw<{ position: number }[]>`
    select position from "GoldenCase" c where c."recordId" = ${replayOfId ?? id}
      and not exists (select 1 from "GoldenAnswer" a where a."recordId" = ${id} and a.position = c.position)
    order by position`;
  return rows.map(({ position }) => position);
}
