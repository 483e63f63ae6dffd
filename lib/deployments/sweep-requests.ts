import { db } from "@/lib/db/client";
import { requestIdFloor } from "./request-id";

const rowsPerStep = 5_000;
const mostSteps = 20;
const dayMs = 24 * 60 * 60 * 1000;

/** Deletes what is older than its deployment keeps. In steps, so that nobody waits for it; what is left is done next time. */
export async function sweepRequests(now = Date.now()): Promise<void> {
  const deployments = await db.deployment.findMany({ select: { id: true, logDays: true } });
  for (const { id, logDays } of deployments) {
    const floor = requestIdFloor(now - logDays * dayMs);
    for (let step = 0; step < mostSteps; step++) {
      const deleted = await db.$executeRaw`
        delete from "RequestLog" where id in (
          select id from "RequestLog" where "deploymentId" = ${id} and id < ${floor} order by id limit ${rowsPerStep})`;
      if (deleted < rowsPerStep) break;
    }
    await db.shadowAnswer.deleteMany({ where: { deploymentId: id, id: { lt: floor } } });
  }
}
