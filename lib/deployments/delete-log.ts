import { db } from "@/lib/db/client";

const rowsPerStep = 5_000;

/**
 * Empties the log of deployments that are about to go, in steps: millions of rows in the transaction that takes the deployment itself would
 * hold up every gateway that delivers to it, and run into the transaction's limit. What comes in meanwhile goes with the deployment.
 */
export async function deleteLog(deploymentIds: readonly string[]): Promise<void> {
  for (const id of deploymentIds) {
    for (let deleted = rowsPerStep; deleted === rowsPerStep; )
      deleted = await db.$executeRaw`
        delete from "RequestLog" where id in (select id from "RequestLog" where "deploymentId" = ${id} order by id limit ${rowsPerStep})`;
  }
}
