import "@/lib/testing/clone-database";
import "@/lib/testing/chat-trainer";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { env } from "@/lib/env";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { updateProject } from "@/lib/projects/update-project";
import { getSpending } from "@/lib/runs/spending/get-spending";
import { chatTrainer } from "@/lib/testing/chat-trainer";
import { createMeasuredWorld } from "@/lib/testing/measured-world";
import { sealCredentials } from "@/lib/trainers/seal-credentials";
import { createEvaluation, ensureEvaluation } from "../create-evaluation";
import { getEvaluation } from "../get-evaluation";
import { runEvaluation } from "../run-evaluation";
import { continueEvaluation } from "./continue-evaluation";

/** The middle of this month, for as long as this takes: a budget would be renewed where one ends. */
beforeAll(() => {
  const now = new Date();
  vi.setSystemTime(Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 15, 12));
});
afterAll(() => void vi.useRealTimers());

const run = (evaluationId: string) => runEvaluation({ evaluationId }, { isLast: true, signal: new AbortController().signal });

/** 80 cases, a provider whose answers cost $0.10 each, and models of it that are likely to take $8 to $10 for all cases: one of them took $8. */
async function world() {
  const { caller, benchmark, register } = await createMeasuredWorld({ count: 80 });
  const trainer = await db.trainer.create({ data: { kind: "openai", name: caller.projectId, baseUrl: env.trainerUrl, prices } });
  await db.trainer.update({ where: { id: trainer.id }, data: { credentials: sealCredentials(env.secret, trainer.id, { apiKey: "key" }) } });
  const dear = async (trainerModel: string) => {
    const named = { trainerModel, baseModel: "base", baseLabel: "Base" };
    const model = { projectId: caller.projectId, kind: "fine_tune" as const, trainerId: trainer.id, ...named };
    return (await db.$transaction((tx) => registerModelVersion(tx, model))).id;
  };
  const benchmarkId = benchmark.id;
  chatTrainer.reply = () => "purple";
  const { id: measuredId } = await createEvaluation(caller, { modelVersionId: await dear("ft:first"), benchmarkId });
  await run(measuredId);
  return { caller, register, dear, benchmarkId, measuredId };
}
const prices = { base: { input: 10_000, output: 10_000 } };
const budget = (caller: Caller, budgetUsd: number) => updateProject({ ...caller, role: "owner" }, { budgetUsd });
const spent = async (caller: Caller) => (await getSpending(caller)).spentUsd;

test("answers count when they are paid for, also those of one that failed, and those that were there already do not", async () => {
  const { caller, measuredId } = await world();
  expect(await spent(caller)).toBeCloseTo(8, 9);
  await db.evaluation.update({ where: { id: measuredId }, data: { status: "failed", costUsd: null } });
  expect(await spent(caller)).toBeCloseTo(8, 9);
  // Its answers are worth $8 and all but ten were taken over.
  await db.evaluation.update({ where: { id: measuredId }, data: { status: "succeeded", costUsd: 8, spentUsd: 1 } });
  expect(await spent(caller)).toBeCloseTo(1, 9);
  const monthStart = Date.UTC(new Date().getUTCFullYear(), new Date().getUTCMonth());
  await db.evaluation.update({ where: { id: measuredId }, data: { createdAt: new Date(monthStart - 1) } });
  expect(await spent(caller)).toBe(0);
});

test("what does not fit is refused in the words of runs; within a ceiling that fits it starts, and counts at the most that it is likely to take", async () => {
  const { caller, dear, benchmarkId } = await world();
  await budget(caller, 17);
  const pair = { modelVersionId: await dear("ft:second"), benchmarkId };
  const words = "It may cost $6.80 to $10.00. The budget of this month is $17.00, and $9.00 of it are left.";
  await expect(createEvaluation(caller, pair)).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining(words) });
  expect(await db.evaluation.count({ where: pair })).toBe(0);
  const { id } = await createEvaluation(caller, { ...pair, ceilingUsd: 5 });
  expect(await spent(caller)).toBeCloseTo(13, 9);
  // It is not in its own way.
  expect(await createEvaluation(caller, { ...pair, ceilingUsd: 8.5 })).toMatchObject({ id, ceilingUsd: 8.5 });
  expect(await spent(caller)).toBeCloseTo(16.5, 9);
  await createEvaluation(caller, { ...pair, ceilingUsd: 5 });
  await run(id);
  expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", doneCount: 50 });
  expect(await spent(caller)).toBeCloseTo(13, 9);
  await budget(caller, 14);
  const more = (ceilingUsd: number) => continueEvaluation(caller, id, { ceilingUsd, ceilingTokens: null });
  await expect(more(20)).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("An owner of the project can raise it"),
  });
  expect(await more(5.5)).toMatchObject({ status: "queued", ceilingUsd: 5.5 });
});

test("whoever starts it, its ceiling is no higher than what is left", async () => {
  const { caller, dear, benchmarkId } = await world();
  await budget(caller, 20);
  const own = await createEvaluation(caller, { modelVersionId: await dear("ft:second"), benchmarkId, ceilingUsd: 100 });
  expect(own.ceilingUsd).toBeCloseTo(12, 9);
  const byItself = { projectId: caller.projectId, modelVersionId: await dear("ft:third"), benchmarkId };
  const { id } = await db.$transaction((tx) => ensureEvaluation(tx, byItself));
  expect((await getEvaluation(caller, id)).ceilingUsd).toBeCloseTo(2, 9);
});

test("with nothing left, what begins by itself asks nothing, and what costs nothing goes on as ever", async () => {
  const { caller, dear, register, benchmarkId } = await world();
  await budget(caller, 1);
  const byItself = { projectId: caller.projectId, modelVersionId: await dear("ft:second"), benchmarkId };
  const { id } = await db.$transaction((tx) => ensureEvaluation(tx, byItself));
  const asked = chatTrainer.asked.length;
  await run(id);
  expect(chatTrainer.asked).toHaveLength(asked);
  expect(await getEvaluation(caller, id)).toMatchObject({ status: "stopped", stopReason: "cost_ceiling", doneCount: 0, ceilingUsd: 0 });
  const free = await createEvaluation(caller, { modelVersionId: (await register("ft:free")).id, benchmarkId });
  expect(free.ceilingUsd).toBeNull();
  await run(free.id);
  expect((await getEvaluation(caller, free.id)).status).toBe("succeeded");
});

test("two at once cannot both take the last dollars", async () => {
  const { caller, dear, benchmarkId } = await world();
  await budget(caller, 25);
  const models = await Promise.all([dear("ft:second"), dear("ft:third"), dear("ft:fourth")]);
  const started = await Promise.allSettled(models.map((modelVersionId) => createEvaluation(caller, { modelVersionId, benchmarkId })));
  expect(started.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});
