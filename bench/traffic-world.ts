import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { addVariant } from "@/lib/deployments/add-variant";
import { createDeployment } from "@/lib/deployments/create-deployment";
import { createGatewayKey } from "@/lib/deployments/create-gateway-key";
import { createExperiment } from "@/lib/deployments/experiments/create-experiment";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { createModel } from "@/lib/testing/deployment-world";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { marksPerDay, type Traffic } from "./fill-traffic";

const dayMs = 86_400_000;
export const days = 14;

/** A deployment whose A/B test began two weeks ago, with a judge and two guardrails, by the product's own verbs. */
export async function createTraffic(caller: Caller, name: string, size: Pick<Traffic, "requests" | "people">): Promise<Traffic> {
  const { id: trainerId } = await ensureCpuTrainer();
  const deployment = await createDeployment(caller, { name, variant: { modelVersionId: (await createModel(caller, `${name}-a`)).id } });
  const treatment = await addVariant(caller, deployment.id, { modelVersionId: (await createModel(caller, `${name}-b`)).id });
  const controlId = deployment.variants[0]?.id ?? "";
  const benchmark = await setUpBenchmark(caller, {
    from: "cases",
    name,
    cases: [{ prompt: [{ role: "user", content: "Hello?" }], target: "Hello." }],
    graders: [{ key: "tone", kind: "judge", name: "Tone", judges: [{ trainerId, model: "judge" }], rubric: "Kind.", mode: "pass_fail" }],
  });
  const { routingVersion } = await db.deployment.findUniqueOrThrow({ where: { id: deployment.id } });
  const { id: experimentId } = await createExperiment(caller, deployment.id, {
    routingVersion,
    controlId,
    treatmentId: treatment.id,
    metric: "thumb",
    minimumEffect: 0.01,
    guardrails: [
      { metric: "failed", limit: 0.05 },
      { metric: "latency", limit: 500 },
    ],
    judge: { benchmarkId: benchmark.id, grader: "tone", share: 1, perDay: marksPerDay },
    ramp: [0.5],
  });
  const to = Date.now();
  const from = to - days * dayMs;
  const since = new Date(from);
  await db.experiment.update({ where: { id: experimentId }, data: { countedSince: since, startedAt: since, stageAt: since } });
  const { id: keyId } = await createGatewayKey(caller, { name });
  return { deploymentId: deployment.id, experimentId, controlId, treatmentId: treatment.id, keyId, ...size, from, to };
}
