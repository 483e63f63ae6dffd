import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { applyChange } from "../change-traffic";
import { getDeployment } from "../get-deployment";
import type { Deployment } from "../schemas";
import { getParityCheck } from "./get-parity-check";
import { openDeployment } from "./open-deployment";
import { type OverrideParityInput, overrideParityInput } from "./schemas";

/** A lead lets a variant through that its check stopped, and says why: that stands in the history with their name. */
export async function overrideParity(
  caller: Caller,
  deploymentId: string,
  variantId: string,
  given: OverrideParityInput,
): Promise<Deployment> {
  const { routingVersion, checkId, reason } = overrideParityInput.parse(given);
  const check = await getParityCheck(caller, deploymentId, variantId);
  if (check?.id !== checkId) throw new AppError("conflict", "This variant has been checked again. Look at what was found now.");
  const variant = await db.variant.findUniqueOrThrow({ where: { id: variantId }, include: { modelVersion: { select: { name: true } } } });
  await applyChange(caller, deploymentId, {
    kind: "overridden",
    routingVersion,
    reason: `${variant.modelVersion.name}: ${reason}`,
    decide: (before) => before,
    alongside: async (tx) => {
      const { count } = await tx.parityCheck.updateMany({
        where: { id: checkId, status: { in: ["stopped", "failed"] }, overriddenAt: null },
        data: { overrideReason: reason, overriddenById: caller.userId, overriddenAt: new Date() },
      });
      if (count === 0) throw new AppError("conflict", "Nothing stops this variant, so nothing has to be overridden.");
    },
  });
  await openDeployment(caller, variant);
  return getDeployment(caller, deploymentId);
}
