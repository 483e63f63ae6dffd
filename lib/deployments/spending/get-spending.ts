import type { Caller } from "@/lib/accounts/caller";
import { getDeploymentRow } from "../get-deployment";
import { readSpending } from "./read-spending";
import type { Spending } from "./schemas";

/** What a deployment costs: answers by the token, endpoints by the day. */
export async function getSpending(caller: Caller, deploymentId: string): Promise<Spending> {
  const { id } = await getDeploymentRow(caller, deploymentId);
  const [read] = await readSpending(caller.projectId, id);
  if (!read) throw new Error("A deployment that was there a moment ago is gone.");
  return read.spending;
}
