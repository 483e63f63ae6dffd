import type { Caller } from "@/lib/accounts/caller";
import { readDrift } from "./drift/read-drift";
import { qualityAlarms } from "./quality/quality-alarms";
import { readQuality } from "./quality/read-quality";
import { readSpending } from "./spending/read-spending";
import type { DeploymentAlarms } from "./spending/schemas";

/** Of all deployments of the project: what got worse, what became different, and what costs too much. */
export async function listAlarms({ projectId }: Caller): Promise<DeploymentAlarms> {
  const [all, quality, drift] = await Promise.all([readSpending(projectId), readQuality(projectId), readDrift(projectId)]);
  return all.flatMap(({ id, name, spending }) => {
    const own = quality.get(id);
    const alarms = [...(own ? qualityAlarms(own) : []), ...(drift.get(id) ?? []), ...spending.alarms];
    return alarms.map((alarm) => ({ ...alarm, deploymentId: id, deployment: name }));
  });
}
