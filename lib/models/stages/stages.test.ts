import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { POST } from "@/app/api/v1/projects/[projectId]/models/[modelVersionId]/stage/route";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller, createPerson, requestAs } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getModelVersion } from "../get-model-version";
import { listModelVersions } from "../list-model-versions";
import { registerModelVersion } from "../register-model-version";
import type { Serving } from "../schemas";
import { listStageChanges } from "./list-stage-changes";
import { servingProblem } from "./serving-problem";
import { setStage } from "./set-stage";

async function createModel({ projectId }: Caller, trainerModel = "ft:one") {
  const { id: trainerId } = await ensureCpuTrainer();
  const model = { projectId, kind: "fine_tune" as const, trainerId, baseModel: "hone-tiny", trainerModel };
  return db.$transaction((tx) => registerModelVersion(tx, model));
}

test("a lead moves a version, and who, why and from where stays; moving it back is one more entry", async () => {
  const caller = await createCaller("lead");
  const { id } = await createModel(caller);
  expect(await getModelVersion(caller, id)).toMatchObject({ stage: "candidate", stageVersion: 1, serves: [] });
  const moved = await setStage(caller, id, { stage: "staging", stageVersion: 1, reason: " It is better. " });
  expect(moved).toMatchObject({ stage: "staging", stageVersion: 2 });
  await setStage(caller, id, { stage: "candidate", stageVersion: 2 });
  expect(await listStageChanges(caller, id)).toMatchObject([
    { before: "staging", after: "candidate", stageVersion: 3, reason: "", by: "Ada" },
    { before: "candidate", after: "staging", stageVersion: 2, reason: "It is better.", by: "Ada" },
  ]);
  expect(await listModelVersions(caller)).toMatchObject([{ id, stage: "candidate", stageVersion: 3 }]);
});

test("of two who move a version at once exactly one does, and nothing is overwritten", async () => {
  const caller = await createCaller("lead");
  const { id } = await createModel(caller);
  const attempts = await Promise.allSettled([
    setStage(caller, id, { stage: "staging", stageVersion: 1 }),
    setStage(caller, id, { stage: "archived", stageVersion: 1 }),
  ]);
  expect(attempts.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await listStageChanges(caller, id)).toHaveLength(1);
  await expect(setStage(caller, id, { stage: "production", stageVersion: 1 })).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("after you opened it"),
  });
  await expect(setStage(caller, id, { stage: (await getModelVersion(caller, id)).stage, stageVersion: 2 })).rejects.toThrow("already");
});

test("a stranger finds no version, and an expert may not move one", async () => {
  const caller = await createCaller("expert");
  const { id } = await createModel(caller);
  const stranger = await createCaller("lead");
  await expect(setStage(stranger, id, { stage: "staging", stageVersion: 1 })).rejects.toMatchObject({ code: "not_found" });
  await expect(listStageChanges(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  await expect(getModelVersion(stranger, id)).rejects.toMatchObject({ code: "not_found" });
  const post = async (person: { userId: string }, body: object) => {
    const init = { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } };
    const params = Promise.resolve({ projectId: caller.projectId, modelVersionId: id });
    return (await POST(await requestAs(person, `/api/v1/projects/${caller.projectId}/models/${id}/stage`, init), { params })).status;
  };
  const body = { stage: "staging", stageVersion: 1 };
  expect(await post(caller, body)).toBe(403);
  expect(await post(await createPerson("viewer"), body)).toBe(404);
  await db.projectMember.updateMany({ where: { projectId: caller.projectId }, data: { role: "lead" } });
  expect(await post(caller, { stage: "best", stageVersion: 1 })).toBe(422);
  expect(await getModelVersion(caller, id)).toMatchObject({ stage: "candidate" });
  expect(await post(caller, body)).toBe(200);
});

test("what answers in production says so in words", () => {
  const serving = (change: Partial<Serving>): Serving => ({
    deployment: { id: "d", name: "support-bot" },
    share: 1,
    isFallback: false,
    isMain: true,
    ...change,
  });
  expect(servingProblem("v2", "staging", [])).toBeNull();
  expect(servingProblem("v2", "production", [serving({})])).toBeNull();
  expect(servingProblem("v2", "candidate", [serving({})])).toMatch(/^v2 serves support-bot, so it is in production\./);
  expect(servingProblem("v2", "candidate", [serving({ share: 0.1, isMain: false })])).toBeNull();
  expect(servingProblem("v2", "archived", [serving({ share: 0.125, isMain: false })])).toMatch(/^v2 answers 12\.50% of support-bot\./);
  expect(servingProblem("v2", "archived", [serving({ share: 0, isFallback: true, isMain: false })])).toMatch(
    /stands in for others at support-bot/,
  );
});
