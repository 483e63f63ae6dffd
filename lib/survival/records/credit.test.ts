import "@/lib/testing/clone-database";
import { afterEach, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { registerModelVersion } from "@/lib/models/register-model-version";
import { type AccountWorld, baseModel, createAccountWorld, trainingRows } from "../testing/account-world";
import { createRecord } from "./create-record";
import { getRecord } from "./get-record";
import { goOn } from "./go-on";
import { runRecord } from "./run-record";
import { createRecordInput, goOnInput } from "./schemas";

let world: AccountWorld;
afterEach(() => world.server.close());

test("credit that runs out in the middle ends a recording at once, in words; no case has failed, and it goes on once there is some", async () => {
  world = await createAccountWorld("openai", { [baseModel]: { training: 1, input: 2, output: 8 } });
  const { server, caller, trainerId } = world;
  const { fineTunedModel } = server.state.addPast("rows.jsonl", trainingRows(12), { model: baseModel, suffix: "colours" });
  const made = { kind: "imported" as const, trainerId, baseModel, trainerModel: fineTunedModel ?? "" };
  const model = await db.$transaction((tx) => registerModelVersion(tx, { projectId: caller.projectId, ...made }));
  const text = Array.from({ length: 40 }, (_, index) => `Order ${index}: the box is green.`).join("\n");
  const input = { modelVersionId: model.id, source: { kind: "prompts", text }, maxTokens: 20 };
  const { id } = await createRecord(caller, createRecordInput.parse(input));
  const run = () => runRecord({ recordId: id }, { isLast: false, signal: new AbortController().signal });
  let answers = 0;
  server.state.answer = () => {
    if (++answers === 10) server.fail({ on: /chat/, times: 20, how: { status: 402, message: "Your balance is 0." } });
    return "green";
  };
  await run();
  expect(await getRecord(caller, id)).toMatchObject({
    status: "failed",
    failedCount: 0,
    problem: expect.stringMatching(/credit.*Your balance is 0\. Add credit.*What is recorded is kept/),
  });
  await goOn(caller, id, goOnInput.parse({}));
  server.mend();
  await run();
  expect(await getRecord(caller, id)).toMatchObject({ status: "done", doneCount: 40, failedCount: 0 });
});
