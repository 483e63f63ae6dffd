import type { Caller } from "@/lib/accounts/caller";
import { AppError } from "@/lib/errors";
import { changeTraffic } from "./change-traffic";
import { type Deployment, type PromoteInput, promoteInput, type Traffic } from "./schemas";
import { sendEverybodyTo } from "./send-everybody-to";

/** All traffic to one variant. The fallback stays, unless it is the one that is promoted: nobody stands in for themselves. */
export async function promoteVariant(caller: Caller, deploymentId: string, given: PromoteInput): Promise<Deployment> {
  const { routingVersion, reason, variantId } = promoteInput.parse(given);
  const decide = (before: Traffic) => {
    if (!before.some((one) => one.variantId === variantId)) throw new AppError("not_found", "This deployment has no such variant.");
    return sendEverybodyTo(variantId)(before);
  };
  return changeTraffic(caller, deploymentId, { kind: "promoted", routingVersion, reason, decide });
}
