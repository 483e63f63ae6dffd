import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { cancelRun } from "./cancel-run";
import { createDraft } from "./create-draft";
import { createRun } from "./create-run";
import { deleteDraft } from "./delete-draft";
import { getRun } from "./get-run";
import { listRunsInput } from "./list/schemas";
import { listRunEvents } from "./list-run-events";
import { listRuns } from "./list-runs";
import { createRunInput } from "./schemas";
import { updateDraft } from "./update-draft";

let caller: Caller;
let version: DatasetVersion;
let trainerId: string;
let baseModel: string;

beforeAll(async () => {
  caller = await createCaller();
  version = await createFrozenVersion(caller);
  const trainer = await ensureCpuTrainer();
  trainerId = trainer.id;
  baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
});

const input = (change: object = {}) => createRunInput.parse({ datasetVersionId: version.id, trainerId, baseModel, ...change });

test("a draft is listed as it was saved, changed, and started once; then it is the run", async () => {
  const draft = await createDraft(caller, input({ hyperparameters: { epochs: 3 } }));
  expect(draft).toMatchObject({ status: "draft", number: 1, hyperparameters: { epochs: 3 } });
  expect((await listRuns(caller, listRunsInput.parse({}))).items).toMatchObject([{ id: draft.id, status: "draft" }]);
  const changed = await updateDraft(caller, draft.id, input({ hyperparameters: { epochs: 5, contextLength: 64 } }));
  expect(changed).toMatchObject({ id: draft.id, hyperparameters: { epochs: 5 } });

  const run = await createRun(caller, { ...input({ hyperparameters: { epochs: 5, contextLength: 64 } }), draftId: draft.id });
  expect(run).toMatchObject({ status: "preflight", number: 1 });
  expect((await listRuns(caller, listRunsInput.parse({}))).items).toMatchObject([{ id: run.id }]);
  await expect(updateDraft(caller, draft.id, input())).rejects.toMatchObject({ code: "not_found" });
  await expect(createRun(caller, { ...input(), draftId: draft.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(updateDraft(caller, run.id, input())).rejects.toMatchObject({ code: "conflict" });
  await expect(deleteDraft(caller, run.id)).rejects.toMatchObject({ code: "conflict" });
});

test("a draft may hold what a run may not, and goes without a trace", async () => {
  const draft = await createDraft(caller, input({ baseModel: "gpt-9" }));
  expect(draft.baseModel).toBe("gpt-9");
  await deleteDraft(caller, draft.id);
  expect(await db.run.count({ where: { id: draft.id } })).toBe(0);
});

test("a draft that is cancelled is cancelled at once: nobody has it yet who would have to stop", async () => {
  const draft = await createDraft(caller, input());
  expect(await cancelRun(caller, draft.id)).toMatchObject({ status: "cancelled", isCancelling: false });
  expect((await listRunEvents(caller, draft.id)).items.at(-1)?.message).toBe("Cancelled while it was a draft.");
  await expect(createRun(caller, { ...input(), draftId: draft.id })).rejects.toMatchObject({ code: "conflict" });
  await expect(cancelRun(caller, draft.id)).rejects.toMatchObject({ code: "conflict" });
});

test("a stranger neither saves on our examples nor finds our draft", async () => {
  const stranger = await createCaller();
  const draft = await createDraft(caller, input());
  await expect(createDraft(stranger, input())).rejects.toMatchObject({ code: "not_found" });
  await expect(updateDraft(stranger, draft.id, input())).rejects.toMatchObject({ code: "not_found" });
  await expect(deleteDraft(stranger, draft.id)).rejects.toMatchObject({ code: "not_found" });
  expect((await getRun(caller, draft.id)).status).toBe("draft");
});
