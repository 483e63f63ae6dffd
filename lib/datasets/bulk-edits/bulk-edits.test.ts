import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { checkJobKey } from "@/lib/datasets/checks/enqueue-check";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { listExamples } from "@/lib/datasets/examples/list-examples";
import { updateExample } from "@/lib/datasets/examples/update-example";
import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { createCaller, createPerson } from "@/lib/testing/factories";
import { editExamples } from "./edit-examples";
import { listBulkEdits } from "./list-bulk-edits";
import { type BulkEditInput, bulkEditInput } from "./schemas";
import { undoBulkEdit } from "./undo-bulk-edit";

const conversation = (question: string, answer: string) => ({
  messages: [
    { role: "user" as const, content: question },
    { role: "assistant" as const, content: answer },
  ],
});

/** Six examples, the first four about moving house. */
async function createWorld(role: Caller["role"] = "lead") {
  const caller = await createCaller(role);
  const { id: datasetId } = await createDataset(caller, { name: "Customer messages" });
  const ids: string[] = [];
  for (let index = 0; index < 6; index++) {
    const { id } = await createExample(
      caller,
      datasetId,
      conversation(`Message ${index}: ${index < 4 ? "I move house" : "my bill"}`, `Dear Sir, ${index}`),
    );
    ids.push(id);
  }
  const edit = (target: BulkEditInput["target"], change: BulkEditInput["change"], by = caller) =>
    editExamples(by, datasetId, bulkEditInput.parse({ target, change }));
  const rows = () => db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" } });
  return { caller, datasetId, ids, edit, rows };
}

const forgetChecks = (datasetId: string) => db.$queryRaw`select graphile_worker.remove_job(${checkJobKey(datasetId)})::text`;

const moving = { filter: { search: "move house" } };

describe("a change to many examples", () => {
  test("reaches what matches a filter but a few, and is taken back as if it had never been", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    await edit({ ids: [ids[1] ?? ""] }, { type: "tag", add: ["late", "moving"] });
    const before = await rows();
    const done = await edit({ ...moving, exceptIds: [ids[0] ?? ""] }, { type: "tag", add: ["moving", "house"], remove: ["late"] });
    expect(done).toMatchObject({ matchedCount: 3, changedCount: 3, skipped: [] });
    expect((await rows()).map(({ tags }) => tags)).toEqual([[], ["moving", "house"], ["moving", "house"], ["moving", "house"], [], []]);

    expect(await undoBulkEdit(caller, datasetId, done.id)).toMatchObject({ restoredCount: 3, keptCount: 0 });
    expect((await rows()).map(({ tags }) => tags)).toEqual(before.map(({ tags }) => tags));
    await expect(undoBulkEdit(caller, datasetId, done.id)).rejects.toMatchObject({ code: "conflict" });
    expect((await listBulkEdits(caller, datasetId)).map(({ changedCount, undoneAt }) => [changedCount, undoneAt !== null])).toEqual([
      [3, true],
      [1, false],
    ]);
  });

  test("leaves what is like that already, and says what may not go that way", async () => {
    const { ids, edit, rows } = await createWorld();
    const [first = "", second = ""] = ids;
    await edit({ ids: [first, second] }, { type: "state", state: "approved" });
    const again = await edit({ ids: [first, second] }, { type: "state", state: "approved" });
    expect(again).toMatchObject({ changedCount: 0, skipped: [] });
    const drafted = await edit({ ids }, { type: "state", state: "draft" });
    expect(drafted.changedCount).toBe(0);
    expect(drafted.skipped).toEqual([{ count: 2, reason: "they are approved already. Send them to review first." }]);
    expect((await rows()).map(({ state }) => state)).toEqual(["approved", "approved", "draft", "draft", "draft", "draft"]);
  });

  test("an answer that a model wrote counts as a person's once it is approved, and as the model's again when that is undone", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    await db.example.update({ where: { id: ids[0] }, data: { isMachineWritten: true, state: "in_review" } });
    const { id } = await edit({ ids }, { type: "state", state: "approved" });
    expect((await rows())[0]).toMatchObject({ state: "approved", isMachineWritten: false });
    await undoBulkEdit(caller, datasetId, id);
    expect((await rows())[0]).toMatchObject({ state: "in_review", isMachineWritten: true });
  });

  test("an expert does not settle past the other reviewers", async () => {
    const { datasetId, ids, edit } = await createWorld("expert");
    await db.dataset.update({ where: { id: datasetId }, data: { reviewersPerExample: 2 } });
    await expect(edit({ ids }, { type: "state", state: "approved" })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("assigning a draft has it in review; nobody outside the project is asked", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    const colleague = await createPerson();
    await expect(edit({ ids }, { type: "assign", userId: colleague.userId })).rejects.toMatchObject({ code: "invalid" });
    await db.projectMember.create({ data: { projectId: caller.projectId, userId: colleague.userId, role: "expert" } });
    const { id } = await edit(moving, { type: "assign", userId: colleague.userId });
    expect((await rows()).map(({ state, assigneeId }) => [state, assigneeId === colleague.userId])).toEqual([
      ...Array.from({ length: 4 }, () => ["in_review", true]),
      ["draft", false],
      ["draft", false],
    ]);
    await undoBulkEdit(caller, datasetId, id);
    expect((await rows()).every(({ state, assigneeId }) => state === "draft" && assigneeId === null)).toBe(true);
    expect(ids).toHaveLength(6);
  });

  test("pins to a split, and deletes; both can be taken back", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    const pinned = await edit(moving, { type: "pin", split: "test" });
    expect((await rows()).filter(({ pinnedSplit }) => pinnedSplit === "test")).toHaveLength(4);
    const deleted = await edit({ ids: ids.slice(3) }, { type: "delete" });
    expect((await listExamples(caller, datasetId, {})).items).toHaveLength(3);
    expect(await undoBulkEdit(caller, datasetId, deleted.id)).toMatchObject({ restoredCount: 3, keptCount: 0 });
    expect((await listExamples(caller, datasetId, {})).items).toHaveLength(6);
    await undoBulkEdit(caller, datasetId, pinned.id);
    expect((await rows()).every(({ pinnedSplit }) => pinnedSplit === null)).toBe(true);
  });

  test("what somebody changed since stays as they left it", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    const [first = "", second = ""] = ids;
    const { id } = await edit({ ids }, { type: "tag", add: ["moving"] });
    await edit({ ids: [first] }, { type: "tag", add: ["late"] });
    await deleteExample(caller, second);
    expect(await undoBulkEdit(caller, datasetId, id)).toMatchObject({ restoredCount: 4, keptCount: 2 });
    expect((await rows()).map(({ tags }) => tags)).toEqual([["moving", "late"], ["moving"], [], [], [], []]);
  });

  test("a change of the text is a revision of each, an answer that would be empty stays, and undoing is a revision too", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    const [first = "", second = ""] = ids;
    await updateExample(caller, second, { revision: 1, ...conversation("Who is it?", "Dear Sir,") });
    const done = await edit(
      { ids: ids.slice(0, 3) },
      { type: "replace", find: "dear sir,", replacement: "", matchCase: false, where: "answer" },
    );
    expect(done).toMatchObject({ changedCount: 2 });
    expect(done.skipped).toMatchObject([{ count: 1, reason: expect.stringContaining("empty") }]);
    expect((await rows()).slice(0, 2).map(({ answerText, revision }) => [answerText.trim(), revision])).toEqual([
      ["0", 2],
      ["Dear Sir,", 2],
    ]);
    expect(await db.exampleRevision.findFirst({ where: { exampleId: first, number: 2 } })).toMatchObject({ origin: "bulk" });
    expect(await undoBulkEdit(caller, datasetId, done.id)).toMatchObject({ restoredCount: 2, keptCount: 0 });
    expect((await rows())[0]).toMatchObject({ answerText: "Dear Sir, 0", revision: 3 });
  });

  test("what a change of the text makes wrong is told at once, and the whole dataset is looked at; taking it back does both again", async () => {
    const { caller, datasetId, ids, edit, rows } = await createWorld();
    const first = ids.slice(0, 2);
    await forgetChecks(datasetId);
    const done = await edit(
      { ids: first },
      { type: "replace", find: "I move house", replacement: "I am ada@lovelace.org", where: "prompt" },
    );
    expect((await rows()).slice(0, 3).map(({ issueKinds }) => issueKinds)).toEqual([["personal_data"], ["personal_data"], []]);
    expect(await db.exampleIssue.findMany({ where: { datasetId } })).toMatchObject([
      { kind: "personal_data", revision: 2 },
      { kind: "personal_data", revision: 2 },
    ]);
    expect(await isEnqueued(db, checkJobKey(datasetId))).toBe(true);

    await forgetChecks(datasetId);
    await undoBulkEdit(caller, datasetId, done.id);
    expect((await rows()).flatMap(({ issueKinds }) => issueKinds)).toEqual([]);
    expect(await isEnqueued(db, checkJobKey(datasetId))).toBe(true);
  });

  test("an instruction is put before every conversation, and replaced, not doubled", async () => {
    const { ids, edit, rows } = await createWorld();
    await edit({ ids: ids.slice(0, 2) }, { type: "instruction", text: "Be brief." });
    const second = await edit({ ids: ids.slice(0, 2) }, { type: "instruction", text: "Be kind." });
    expect(second.changedCount).toBe(2);
    expect((await rows())[0]?.messages).toMatchObject([{ role: "system", content: "Be kind." }, { role: "user" }, { role: "assistant" }]);
    const out = await edit({ ids }, { type: "instruction", text: "" });
    expect(out).toMatchObject({ changedCount: 2, skipped: [{ count: 4 }] });
  });

  test("what the checks mended is not taken back here", async () => {
    const { caller, datasetId } = await createWorld();
    const { id } = await db.bulkEdit.create({ data: { datasetId, change: { type: "merge" }, exampleCount: 1 } });
    expect(await listBulkEdits(caller, datasetId)).toEqual([]);
    await expect(undoBulkEdit(caller, datasetId, id)).rejects.toMatchObject({ code: "not_found" });
    expect(await db.bulkEdit.findUnique({ where: { id } })).toMatchObject({ undoneAt: null });
  });

  test("a stranger reaches nothing, whether by name, by filter or by undo", async () => {
    const { datasetId, ids, edit, rows } = await createWorld();
    const other = await createWorld();
    const foreign = await other.edit({ ids }, { type: "delete" });
    expect(foreign).toMatchObject({ matchedCount: 0, changedCount: 0 });
    await expect(edit({ ids }, { type: "delete" }, other.caller)).rejects.toMatchObject({ code: "not_found" });
    const { id } = await edit({ ids }, { type: "tag", add: ["mine"] });
    await expect(undoBulkEdit(other.caller, datasetId, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(undoBulkEdit(other.caller, other.datasetId, id)).rejects.toMatchObject({ code: "not_found" });
    await expect(listBulkEdits(other.caller, datasetId)).rejects.toMatchObject({ code: "not_found" });
    expect((await rows()).every(({ deletedAt, tags }) => deletedAt === null && tags[0] === "mine")).toBe(true);
  });
});
