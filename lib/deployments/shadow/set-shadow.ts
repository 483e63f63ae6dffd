import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatPercent } from "@/lib/format";
import { changeTraffic } from "../change-traffic";
import type { Traffic } from "../schemas";
import { getShadow } from "./get-shadow";
import { type SetShadowInput, type Shadow, setShadowInput } from "./schemas";

/** What is asked the same beside what is served, and of how many requests; nobody gets its answers. */
export async function setShadow(caller: Caller, deploymentId: string, given: SetShadowInput): Promise<Shadow> {
  const { routingVersion, variantId, share } = setShadowInput.parse(given);
  const variant =
    variantId === null
      ? null
      : await db.variant.findFirst({
          where: { id: variantId, deploymentId, deployment: { projectId: caller.projectId } },
          include: { modelVersion: { select: { name: true } } },
        });
  if (variantId !== null && !variant) throw new AppError("not_found", "This deployment has no such variant.");
  const refuseServing = (before: Traffic) => {
    if (before.some((one) => one.variantId === variantId && one.ranges.length > 0))
      throw new AppError("conflict", "This variant answers people already. A shadow is for what nobody is answered by.");
    return before;
  };
  await changeTraffic(caller, deploymentId, {
    kind: "shadow",
    routingVersion,
    reason: variant
      ? `${variant.modelVersion.name} is asked beside ${formatPercent(share, 0)} of the requests.`
      : "Nothing is asked in the shadow any more.",
    settings: { shadowVariantId: variantId, ...(variantId === null ? {} : { shadowShare: share }) },
    decide: refuseServing,
  });
  return getShadow(caller, deploymentId);
}
