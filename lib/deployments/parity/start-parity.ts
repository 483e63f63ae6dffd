import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { getParityCheck } from "./get-parity-check";
import { planParity } from "./plan-parity";
import type { ParityCheck } from "./schemas";

/** Checks a variant once more, say after somebody mended its endpoint. One that is under way is not begun twice. */
export async function startParity(caller: Caller, deploymentId: string, variantId: string): Promise<ParityCheck> {
  const known = await getParityCheck(caller, deploymentId, variantId);
  if (known?.status === "queued" || known?.status === "running") return known;
  await db.$transaction(async (tx) => {
    // Two who ask at once take turns.
    await tx.$queryRaw`select id from "Deployment" where id = ${deploymentId} for update`;
    const pending = await tx.parityCheck.count({ where: { variantId, status: { in: ["queued", "running"] } } });
    if (pending === 0) await planParity(tx, variantId);
  });
  const check = await getParityCheck(caller, deploymentId, variantId);
  if (!check) throw new AppError("not_found", "This deployment has no such variant.");
  return check;
}
