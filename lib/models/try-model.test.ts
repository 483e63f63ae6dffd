import { chatTrainer } from "@/lib/testing/chat-trainer";
import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { registerModelVersion } from "./register-model-version";
import { tryModel } from "./try-model";

const question = { role: "user" as const, content: "Where is my card?" };

async function createWorld() {
  const caller = await createCaller("expert");
  const { id: trainerId } = await ensureCpuTrainer();
  const base = { projectId: caller.projectId, trainerId, baseModel: "hone-tiny", trainerModel: "ft:a", systemPrompt: "Be brief." };
  const model = await db.$transaction((tx) => registerModelVersion(tx, { ...base, kind: "fine_tune" }));
  return { caller, modelVersionId: model.id };
}

test("a model answers the whole conversation, as it is asked everywhere, at a price", async () => {
  const { caller, modelVersionId } = await createWorld();
  chatTrainer.reply = () => "On its way.";
  const turns = [question, { role: "assistant" as const, content: "Which one?" }, { role: "user" as const, content: "The blue one." }];
  expect(await tryModel(caller, modelVersionId, { messages: turns })).toMatchObject({
    text: "On its way.",
    costUsd: 0,
    completionTokens: 3,
  });
  expect(chatTrainer.asked.at(-1)).toMatchObject({ model: "ft:a", messages: [{ role: "system", content: "Be brief." }, ...turns] });
});

test("what does not end with a question is refused, an empty answer is said, and a stranger finds no model", async () => {
  const { caller, modelVersionId } = await createWorld();
  const answered = [question, { role: "assistant" as const, content: "Soon." }];
  await expect(tryModel(caller, modelVersionId, { messages: answered })).rejects.toThrow("Ask something last.");
  chatTrainer.reply = () => " ";
  await expect(tryModel(caller, modelVersionId, { messages: [question] })).rejects.toMatchObject({ code: "upstream" });
  await expect(tryModel(await createCaller("lead"), modelVersionId, { messages: [question] })).rejects.toMatchObject({ code: "not_found" });
});
