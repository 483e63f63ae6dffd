import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { enqueueLeakCheck, leakCheckKey } from "./enqueue-leak-check";

/** At a time, so that the versions of years do not all come at once. */
const mostAtOnce = 20;

/** Finds versions that nobody has looked at, because they are older than the check or because their job was lost. */
export async function sweepLeakChecks(): Promise<void> {
  const rows = await db.$queryRaw<
    { id: string }[]
  >`select id from "DatasetVersion" where leaks is null order by "createdAt" desc limit ${mostAtOnce}`;
  for (const { id } of rows) {
    await db.$transaction(async (tx) => {
      if (!(await isEnqueued(tx, leakCheckKey(id)))) await enqueueLeakCheck(tx, id);
    });
  }
}
