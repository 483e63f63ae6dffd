import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createDeployment } from "@/lib/deployments/create-deployment";
import type { RequestRecord } from "@/lib/deployments/request-record";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { createCaller } from "./factories";

let born = 0;

/** A project whose first model is deployed, and a way to make further ones. */
export async function createDeploymentWorld() {
  const caller = await createCaller("lead");
  const model = await createModel(caller);
  born += 1;
  const deployment = await createDeployment(caller, {
    name: `support-triage-${born}-${Date.now()}`,
    variant: { modelVersionId: model.id },
  });
  const variantId = deployment.variants[0]?.id ?? "";
  const record = (change: Partial<RequestRecord> = {}) => createRecord(caller.projectId, deployment.id, variantId, change);
  return { caller, model, deployment, variantId, record, createModel: (name?: string) => createModel(caller, name) };
}

export async function createModel({ projectId }: Caller, trainerModel = `ft:hone-tiny:${++born}`) {
  const { id: trainerId } = await ensureCpuTrainer();
  return db.$transaction((tx) =>
    registerModelVersion(tx, { projectId, kind: "fine_tune", trainerId, baseModel: "hone-tiny", trainerModel, systemPrompt: "Be brief." }),
  );
}

function createRecord(projectId: string, deploymentId: string, variantId: string, change: Partial<RequestRecord>): RequestRecord {
  return {
    type: "request",
    id: `req_${String(++born).padStart(9, "0")}`,
    projectId,
    deploymentId,
    variantId,
    servedVariantId: variantId,
    // Later than whatever a test changes: dealt by what stands now.
    routingVersion: 1_000,
    keyId: "a key",
    unit: "",
    unitSource: "none",
    at: Date.now(),
    outcome: "ok",
    status: 200,
    isStream: false,
    latencyMs: 20,
    firstByteMs: 19,
    attempts: 1,
    promptTokens: 10,
    completionTokens: 5,
    costUsd: 0.001,
    format: null,
    answeredModel: null,
    errorMessage: null,
    content: null,
    ...change,
  };
}
