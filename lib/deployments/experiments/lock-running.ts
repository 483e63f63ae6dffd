import type { Query } from "@/lib/db/client";

export interface RunningExperiment {
  id: string;
  deploymentId: string;
  controlId: string;
  treatmentId: string;
  countedSince: Date;
  countedVersion: number;
  /** `judgePlanSchema` */
  judge: unknown;
}

/** Until the transaction ends, nobody else adds to them: sums of squares need to know what stood there before. */
export function lockRunning(query: Query, deploymentIds: string[]): Promise<RunningExperiment[]> {
  return query<RunningExperiment>(
    `select id, "deploymentId", "controlId", "treatmentId", "countedSince" at time zone 'UTC' as "countedSince", "countedVersion", judge
     from "Experiment" where status = 'running' and "deploymentId" = any($1) order by id for update`,
    [deploymentIds],
  );
}
