import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { getDeploymentRow } from "../get-deployment";
import { armNames } from "./arm-names";
import { type ExperimentList, experimentListSchema } from "./schemas";

/** Of one deployment, newest first; without their figures. */
export async function listExperiments(caller: Caller, deploymentId: string): Promise<ExperimentList> {
  await getDeploymentRow(caller, deploymentId);
  const [rows, variants] = await Promise.all([
    db.experiment.findMany({ where: { deploymentId, projectId: caller.projectId }, orderBy: { number: "desc" }, take: 200 }),
    db.variant.findMany({ where: { deploymentId }, select: { id: true, number: true, modelVersion: { select: { name: true } } } }),
  ]);
  return experimentListSchema.parse(rows.map((row) => ({ ...row, ...armNames(variants, row) })));
}
