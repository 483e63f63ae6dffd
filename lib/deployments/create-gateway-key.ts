import type { Caller } from "@/lib/accounts/caller";
import { hashToken, newToken } from "@/lib/accounts/tokens";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { type CreateGatewayKeyInput, createGatewayKeyInput, type NewGatewayKey, newGatewayKeySchema } from "./schemas";
import { gatewayKeyInclude, toGatewayKey } from "./to-gateway-key";

const hintLength = 12;

/** The answer is the only time that the key is shown; afterwards only its hash is known. */
export async function createGatewayKey(caller: Caller, given: CreateGatewayKeyInput): Promise<NewGatewayKey> {
  const { deploymentIds, ...input } = createGatewayKeyInput.parse(given);
  const { projectId, userId } = caller;
  const known = await db.deployment.count({ where: { id: { in: deploymentIds }, projectId } });
  if (known !== new Set(deploymentIds).size)
    throw new AppError("not_found", "One of these deployments is not in this project. Load the page again and choose once more.");
  if (input.expiresAt && input.expiresAt.getTime() <= Date.now()) {
    const problem = "This day is over. Choose one that is still to come.";
    throw new AppError("invalid", problem, [{ field: "expiresAt", problem }]);
  }
  const key = `hone_gw_${newToken()}`;
  const scopes = { create: [...new Set(deploymentIds)].map((deploymentId) => ({ deploymentId })) };
  const opensAll = deploymentIds.length === 0;
  const data = { ...input, projectId, createdById: userId, keyHash: hashToken(key), hint: key.slice(0, hintLength), opensAll, scopes };
  const row = await db.gatewayKey.create({ data, include: gatewayKeyInclude() });
  return newGatewayKeySchema.parse({ ...toGatewayKey(row), key });
}
