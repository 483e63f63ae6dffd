import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { setUpBenchmark } from "@/lib/evaluations/benchmarks/set-up-benchmark";
import { createEvaluation } from "@/lib/evaluations/create-evaluation";
import { finishEvaluation } from "@/lib/evaluations/finish-evaluation";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { createCaller } from "./factories";

interface Wanted {
  count: number;
  /** Of a case, counted from 0. */
  tagsOf?: (index: number) => string[];
  sourceOf?: (index: number) => string | null;
}

/** A benchmark of written cases, and a way to put a model on it that answers as a test says, without asking anybody. */
export async function createMeasuredWorld({ count, tagsOf = () => [], sourceOf = () => null }: Wanted) {
  const caller = await createCaller();
  const benchmark = await setUpBenchmark(caller, {
    from: "cases",
    name: "Questions",
    cases: Array.from({ length: count }, (_, index) => ({
      prompt: [{ role: "user" as const, content: `Question ${index}?` }],
      target: `Answer ${index}`,
      tags: tagsOf(index),
      groupKey: sourceOf(index),
    })),
    graders: [{ key: "exact", kind: "exact" }],
  });
  const register = async (name: string, kind: "baseline" | "fine_tune" = "fine_tune") => {
    const { id: trainerId } = await ensureCpuTrainer();
    const model = { projectId: caller.projectId, kind, trainerId, baseModel: "hone-tiny", baseLabel: "Hone tiny", trainerModel: name };
    return db.$transaction((tx) => registerModelVersion(tx, model));
  };
  const measure = async (modelVersionId: string, scoreOf: (index: number) => number | null, benchmarkId = benchmark.id) => {
    const { id: evaluationId } = await createEvaluation(caller, { modelVersionId, benchmarkId });
    const cases = await db.benchmarkCase.findMany({ where: { benchmarkId }, orderBy: { position: "asc" } });
    await db.evaluationResult.createMany({
      data: cases.map(({ id: caseId, target }, index) => {
        const score = scoreOf(index);
        return {
          evaluationId,
          caseId,
          answer: score === 1 ? target : `Not ${index}`,
          answerId: randomUUID(),
          scores: { exact: { score, reason: score === 1 ? "" : "Something else was wanted." } },
          score,
          latencyMs: 10,
          promptTokens: 10,
          completionTokens: 5,
        };
      }),
    });
    await db.evaluation.update({ where: { id: evaluationId }, data: { status: "running", doneCount: cases.length } });
    await finishEvaluation(evaluationId);
    return evaluationId;
  };
  return { caller, benchmark, register, measure };
}

export type MeasuredWorld = Awaited<ReturnType<typeof createMeasuredWorld>>;

/** A baseline and a fine-tune on the same cases. */
export async function measureBoth(
  { caller, register, measure }: MeasuredWorld,
  baseline: (index: number) => number | null,
  candidate: (index: number) => number | null,
): Promise<{ caller: Caller; baselineId: Evaluation["id"]; candidateId: Evaluation["id"] }> {
  const baselineId = await measure((await register("hone-tiny", "baseline")).id, baseline);
  const candidateId = await measure((await register(`ft:${randomUUID()}`)).id, candidate);
  return { caller, baselineId, candidateId };
}
