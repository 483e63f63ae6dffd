import { chatTrainer } from "@/lib/testing/chat-trainer";
import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { judgeExample } from "@/lib/datasets/reviews/judge-example";
import { undoJudgement } from "@/lib/datasets/reviews/undo-judgement";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { draftAnswer } from "./draft-answer";
import { registerModelVersion } from "./register-model-version";

const asks = (answer: string) => [
  { role: "user" as const, content: "Where is my card?" },
  { role: "assistant" as const, content: answer },
];

async function createWorld() {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const example = await createExample(caller, datasetId, { messages: asks("card arrival") });
  const { id: trainerId } = await ensureCpuTrainer();
  const base = { projectId: caller.projectId, trainerId, baseModel: "hone-tiny", trainerModel: "ft:a", systemPrompt: "Be brief." };
  const model = await db.$transaction((tx) => registerModelVersion(tx, { ...base, kind: "fine_tune" }));
  return { caller, exampleId: example.id, modelVersionId: model.id };
}

test("a model's draft is a revision of its own, marked as the machine's, and is not approved", async () => {
  const { caller, exampleId, modelVersionId } = await createWorld();
  await judgeExample(caller, exampleId, { revision: 1, state: "draft", decision: "approve" });
  chatTrainer.reply = () => "It is on its way.";
  expect(await draftAnswer(caller, exampleId, { modelVersionId, revision: 1 })).toMatchObject({
    revision: 2,
    answerText: "It is on its way.",
    isMachineWritten: true,
    state: "in_review",
  });
  expect(chatTrainer.asked).toEqual([
    expect.objectContaining({
      model: "ft:a",
      messages: [
        { role: "system", content: "Be brief." },
        { role: "user", content: "Where is my card?" },
      ],
    }),
  ]);
  expect(await db.exampleRevision.findFirst({ where: { exampleId, number: 2 } })).toMatchObject({ origin: "machine" });
});

test("whoever accepts or edits it makes it a person's; taking that back does not", async () => {
  const { caller, exampleId, modelVersionId } = await createWorld();
  chatTrainer.reply = () => "It is on its way.";
  await draftAnswer(caller, exampleId, { modelVersionId, revision: 1 });
  const accepted = await judgeExample(caller, exampleId, { revision: 2, state: "draft", decision: "approve" });
  expect(accepted.example).toMatchObject({ isMachineWritten: false, state: "approved" });
  expect(await undoJudgement(caller, exampleId)).toMatchObject({ isMachineWritten: true, state: "in_review" });
  expect(await updateExample(caller, exampleId, { revision: 2, messages: asks("Soon.") })).toMatchObject({ isMachineWritten: false });
});

test("what somebody saved while the model was thinking stays", async () => {
  const { caller, exampleId, modelVersionId } = await createWorld();
  chatTrainer.reply = async () => {
    await updateExample(caller, exampleId, { revision: 1, messages: asks("by post") });
    return "It is on its way.";
  };
  await expect(draftAnswer(caller, exampleId, { modelVersionId, revision: 1 })).rejects.toMatchObject({ code: "conflict" });
  expect(await db.example.findUnique({ where: { id: exampleId } })).toMatchObject({ answerText: "by post", isMachineWritten: false });
});

test("a model that does not answer, answers nothing, or is another project's changes nothing", async () => {
  const { caller, exampleId, modelVersionId } = await createWorld();
  await expect(draftAnswer(caller, exampleId, { modelVersionId, revision: 1 })).rejects.toMatchObject({ code: "upstream" });
  chatTrainer.reply = () => " ";
  await expect(draftAnswer(caller, exampleId, { modelVersionId, revision: 1 })).rejects.toThrow("answered nothing");
  const elsewhere = await createWorld();
  await expect(draftAnswer(caller, exampleId, { modelVersionId: elsewhere.modelVersionId, revision: 1 })).rejects.toMatchObject({
    code: "not_found",
  });
  await expect(draftAnswer(elsewhere.caller, exampleId, { modelVersionId, revision: 1 })).rejects.toMatchObject({ code: "not_found" });
  expect(await db.exampleRevision.count({ where: { exampleId } })).toBe(1);
});
