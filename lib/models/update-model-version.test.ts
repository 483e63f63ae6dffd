import { chatTrainer } from "@/lib/testing/chat-trainer";
import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { draftAnswer } from "./draft-answer";
import { registerModelVersion } from "./register-model-version";
import { updateModelVersionInput } from "./schemas";
import { updateModelVersion } from "./update-model-version";

async function createWorld() {
  const caller = await createCaller("lead");
  const { id: trainerId } = await ensureCpuTrainer();
  const model = { projectId: caller.projectId, trainerId, baseModel: "gpt", trainerModel: "gpt.ft-1", kind: "fine_tune" as const };
  const { id } = await db.$transaction((tx) => registerModelVersion(tx, model));
  return { caller, id };
}

test("a deployed model is asked under its deployment's name, and under its own once that is taken back", async () => {
  const { caller, id } = await createWorld();
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const messages = [
    { role: "user" as const, content: "Where is it?" },
    { role: "assistant" as const, content: "Here." },
  ];
  const example = await createExample(caller, datasetId, { messages });
  chatTrainer.reply = () => "On its way.";
  expect(await updateModelVersion(caller, id, { deploymentName: "support-v3" })).toMatchObject({ deploymentName: "support-v3" });
  await draftAnswer(caller, example.id, { modelVersionId: id, revision: 1 });
  await updateModelVersion(caller, id, { deploymentName: null });
  await draftAnswer(caller, example.id, { modelVersionId: id, revision: 2 });
  expect(chatTrainer.asked.map(({ model }) => model)).toEqual(["support-v3", "gpt.ft-1"]);
});

test("another project's model is not found, and a name of spaces is none", async () => {
  const { id } = await createWorld();
  await expect(updateModelVersion(await createCaller("lead"), id, { deploymentName: "mine" })).rejects.toMatchObject({ code: "not_found" });
  expect(updateModelVersionInput.safeParse({ deploymentName: "  " }).success).toBe(false);
  expect(updateModelVersionInput.parse({ deploymentName: " a " })).toEqual({ deploymentName: "a" });
});
