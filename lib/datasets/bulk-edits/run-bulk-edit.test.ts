import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import { checkJobKey } from "@/lib/datasets/checks/enqueue-check";
import { createDataset } from "@/lib/datasets/create-dataset";
import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { addExamples, askAndAnswer } from "@/lib/testing/add-examples";
import { endHeldConnections, heldName, holdAt, installDatabaseHolds, isHeld } from "@/lib/testing/database-holds";
import { createCaller } from "@/lib/testing/factories";
import { startProcess } from "@/lib/testing/start-process";
import { editExamples } from "./edit-examples";
import { bulkEditJobKey } from "./enqueue-bulk-edit";
import { listBulkEdits } from "./list-bulk-edits";
import { rowsPerStep } from "./rows-per-step";
import { runBulkEdit } from "./run-bulk-edit";
import { type BulkChange, bulkEditInput } from "./schemas";
import { sweepBulkEdits } from "./sweep-bulk-edits";
import { takeStep } from "./take-step";
import { undoBulkEdit } from "./undo-bulk-edit";

const attempt = { isLast: false, signal: new AbortController().signal };
const replaced: BulkChange = { type: "replace", find: "Dear Sir", replacement: "Hello", matchCase: true, where: "answer" };

/** Every tenth answer does not hold the text. */
async function createWorld(count: number) {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Large" });
  const answers = ["Good day", ...Array.from({ length: 9 }, (_, index) => `Dear Sir, ${index}`)];
  const ids = await addExamples(
    caller,
    datasetId,
    Array.from({ length: count }, (_, index) => askAndAnswer(`Message ${index}`, answers[index % 10] ?? "")),
  );
  const edit = (change: BulkChange) => editExamples(caller, datasetId, bulkEditInput.parse({ target: { filter: {} }, change }));
  const newest = async () => (await listBulkEdits(caller, datasetId))[0];
  const answered = (words: string) => db.example.count({ where: { datasetId, deletedAt: null, answerText: { startsWith: words } } });
  return { caller, datasetId, ids, edit, newest, answered };
}

const startWorker = () =>
  startProcess(
    ["--conditions=react-server", "--import", "tsx", "lib/worker.ts"],
    { DATABASE_URL: `${process.env.DATABASE_URL}?application_name=${heldName}` },
    /Ready for work/,
  );

test("many texts are changed in the background, also by workers that are killed at it, and taken back so", {
  timeout: 600_000,
}, async () => {
  const { caller, datasetId, edit, newest, answered } = await createWorld(4_000);
  const { id, status, changedCount } = await edit(replaced);
  expect([status, changedCount]).toEqual(["working", 0]);

  await installDatabaseHolds();
  for (const steps of [2, 5]) {
    const doneCount = steps * rowsPerStep(replaced);
    await holdAt(`edits behind example ${doneCount}`);
    const worker = await startWorker();
    await expect.poll(isHeld).toBe(true);
    await worker.kill("SIGKILL");
    await endHeldConnections();
    expect(await newest()).toMatchObject({ status: "working", doneCount });
  }
  const worker = await startWorker();
  await expect.poll(async () => (await newest())?.status, { timeout: 200_000, interval: 50 }).toBe("done");
  expect(await newest()).toMatchObject({
    matchedCount: 4_000,
    doneCount: 4_000,
    changedCount: 3_600,
    skipped: [{ count: 400, reason: "they do not hold it, or are like that already" }],
    finishedAt: expect.any(Date),
  });
  expect(await answered("Hello")).toBe(3_600);
  expect(await db.exampleRevision.count({ where: { example: { datasetId }, origin: "bulk" } })).toBe(3_600);

  expect(await undoBulkEdit(caller, datasetId, id)).toMatchObject({ status: "undoing" });
  await expect.poll(async () => (await newest())?.status, { timeout: 200_000, interval: 50 }).toBe("done");
  await worker.kill("SIGKILL");
  expect(await newest()).toMatchObject({ restoredCount: 3_600, undoneAt: expect.any(Date) });
  expect(await answered("Dear Sir")).toBe(3_600);
});

test("one of a dataset at a time: another is refused in words, and so is taking back what is at work", async () => {
  const { caller, datasetId, edit, newest, answered } = await createWorld(rowsPerStep(replaced) + 10);
  const { id } = await edit(replaced);
  const refused = { code: "conflict", message: expect.stringContaining("260 examples of this dataset is at work (0 are done)") };
  await expect(edit({ type: "tag", add: ["late"], remove: [] })).rejects.toMatchObject(refused);
  await expect(undoBulkEdit(caller, datasetId, id)).rejects.toMatchObject(refused);
  const stranger = await createWorld(1);
  expect(await stranger.edit({ type: "tag", add: ["late"], remove: [] })).toMatchObject({ status: "done", changedCount: 1 });

  // Two workers that were given the same job change nothing twice.
  await Promise.all([runBulkEdit({ bulkEditId: id }, attempt), runBulkEdit({ bulkEditId: id }, attempt)]);
  await runBulkEdit({ bulkEditId: id }, attempt);
  expect(await newest()).toMatchObject({ status: "done", doneCount: 260, changedCount: 234 });
  expect(await answered("Hello")).toBe(234);
  expect(await isEnqueued(db, checkJobKey(datasetId))).toBe(true);
  expect(await edit({ type: "tag", add: ["late"], remove: [] })).toMatchObject({ status: "done", changedCount: 260 });
});

test("what is begun and dropped is as it was; examples deleted before their turn are counted; what nobody carries on is found", async () => {
  const { caller, ids, edit, newest, answered } = await createWorld(rowsPerStep(replaced) + 10);
  const { id } = await edit(replaced);
  await deleteExample(caller, ids[1] ?? "");
  const killed = db.$transaction(async (tx) => {
    await takeStep(tx, id);
    throw new Error("The power is gone.");
  });
  await expect(killed).rejects.toThrow("power");
  expect(await newest()).toMatchObject({ doneCount: 0, changedCount: 0 });
  expect(await answered("Hello")).toBe(0);

  await db.$queryRaw`select graphile_worker.remove_job(${bulkEditJobKey(id)})::text`;
  await sweepBulkEdits();
  expect(await isEnqueued(db, bulkEditJobKey(id))).toBe(true);
  await runBulkEdit({ bulkEditId: id }, attempt);
  expect((await newest())?.skipped).toContainEqual({ count: 1, reason: "they were deleted meanwhile" });
  expect(await answered("Hello")).toBe(233);
});

test("one that fails for good says so, and what it had changed can be taken back", async () => {
  const { caller, datasetId, edit, newest, answered } = await createWorld(2 * rowsPerStep(replaced) + 10);
  const { id } = await edit(replaced);
  await db.$transaction((tx) => takeStep(tx, id));
  const changed = (await newest())?.changedCount ?? 0;
  expect(changed).toBeGreaterThan(0);
  // Nobody can read what another version of Hone asked for.
  await db.bulkEdit.update({ where: { id }, data: { actor: {} } });
  await expect(runBulkEdit({ bulkEditId: id }, attempt)).rejects.toThrow();
  expect(await newest()).toMatchObject({ status: "working" });
  await expect(runBulkEdit({ bulkEditId: id }, { ...attempt, isLast: true })).rejects.toThrow();
  expect(await newest()).toMatchObject({ status: "failed", failure: expect.stringContaining("take it back"), changedCount: changed });
  await undoBulkEdit(caller, datasetId, id);
  await runBulkEdit({ bulkEditId: id }, attempt);
  expect(await newest()).toMatchObject({ status: "done", restoredCount: changed });
  expect(await answered("Hello")).toBe(0);
});
