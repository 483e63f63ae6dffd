import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { addVariant } from "@/lib/deployments/add-variant";
import { createDeployment } from "@/lib/deployments/create-deployment";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { createCaller } from "@/lib/testing/factories";
import { sealCredentials } from "@/lib/trainers/seal-credentials";

export const upstreamKey = "sk-the-house-pays-with-this";

/** A trainer at an address of a test, as a lead would connect it. */
export async function connectTrainer(baseUrl: string, kind: "openai" | "openai_compatible" | "azure" = "openai") {
  const id = randomUUID();
  const secret = process.env.HONE_SECRET ?? "";
  const prices = { "gpt-tiny": { training: null, input: 1_000, output: 10_000 } };
  return db.trainer.create({
    data: { id, kind, name: `Provider ${id}`, baseUrl, credentials: sealCredentials(secret, id, { apiKey: upstreamKey }), prices },
  });
}

export async function createModel({ projectId }: Caller, trainerId: string, trainerModel = "ft:gpt-tiny:1", systemPrompt = "") {
  return db.$transaction((tx) =>
    registerModelVersion(tx, { projectId, kind: "fine_tune", trainerId, baseModel: "gpt-tiny", trainerModel, systemPrompt }),
  );
}

/** A deployment on a provider, and a key for it. */
export async function createGatewayWorld(baseUrl: string, { systemPrompt = "", kind = "openai" as const } = {}) {
  const caller = await createCaller("lead");
  const trainer = await connectTrainer(baseUrl, kind);
  const model = await createModel(caller, trainer.id, "ft:gpt-tiny:1", systemPrompt);
  const name = `support-${randomUUID().slice(0, 8)}`;
  const deployment = await createDeployment(caller, { name, variant: { modelVersionId: model.id } });
  const { key, id: keyId } = await createGatewayKey(caller, { name: "shop" });
  const add = async (trainerId: string, trainerModel: string, input: { systemPrompt?: string; parameters?: Record<string, number> } = {}) =>
    addVariant(caller, deployment.id, { modelVersionId: (await createModel(caller, trainerId, trainerModel)).id, ...input });
  return { caller, trainer, name, deployment, variantId: deployment.variants[0]?.id ?? "", key, keyId, add };
}
