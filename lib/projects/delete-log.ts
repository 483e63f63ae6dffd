import { db } from "@/lib/db/client";

const rowsPerStep = 5_000;

/**
 * Empties the log of a deployment that is about to go, in steps: millions of rows in the transaction that takes the deployment itself would hold
 * up every gateway that delivers to it, and run into the transaction's limit. What comes in meanwhile goes with the deployment.
 */
export async function deleteLog(deploymentId: string): Promise<void> {
  for (let deleted = rowsPerStep; deleted === rowsPerStep; )
    deleted = await db.$executeRaw`
      delete from "RequestLog" where id in (
        select id from "RequestLog" where "deploymentId" = ${deploymentId} order by id limit ${rowsPerStep})`;
}
