import "@/lib/testing/clone-database";
import { describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { createExample } from "@/lib/datasets/examples/create-example";
import { deleteExample } from "@/lib/datasets/examples/delete-example";
import { getExample } from "@/lib/datasets/examples/get-example";
import { labelExample } from "@/lib/datasets/examples/label-example";
import { listExamples } from "@/lib/datasets/examples/list-examples";
import { updateExample } from "@/lib/datasets/examples/update-example";
import type { Message, Split } from "@/lib/datasets/schemas";
import { freezeVersion } from "@/lib/datasets/versions/freeze-version";
import { getFreezePreview } from "@/lib/datasets/versions/get-freeze-preview";
import { db } from "@/lib/db/client";
import { isEnqueued } from "@/lib/jobs/is-enqueued";
import { createCaller } from "@/lib/testing/factories";
import { checkDataset } from "./check-dataset";
import { checkJobKey } from "./enqueue-check";
import { recheckDataset } from "./recheck-dataset";
import { datasetHealthSchema } from "./schemas";

const signal = new AbortController().signal;
const models = [{ label: "Small", contextLength: 60 }];
const check = (datasetId: string) => checkDataset({ datasetId }, { signal }, async () => models);
const says = (question: string, answer: string, system?: string): Message[] => [
  ...(system ? [{ role: "system" as const, content: system }] : []),
  { role: "user", content: question },
  { role: "assistant", content: answer },
];

async function createWorld(...conversations: Message[][]) {
  const caller = await createCaller("lead");
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  const ids: string[] = [];
  for (const messages of conversations) ids.push((await createExample(caller, datasetId, { messages })).id);
  return { caller, datasetId, ids };
}

const kindsOf = async (caller: Caller, ids: string[]) => Promise.all(ids.map(async (id) => (await getExample(caller, id)).issueKinds));
const splitKeys = async (ids: string[]) => {
  const rows = await db.example.findMany({ where: { id: { in: ids } }, select: { id: true, splitKey: true, splitPoint: true } });
  return ids.map((id) => rows.find((row) => row.id === id));
};

const parcel = "My parcel has not arrived although it was sent two weeks ago, what can I do now?";
const nearly = "My parcel has not arrived although it was sent three weeks ago, what can I do now?";
const answer = "We are sorry. We have asked the carrier and will write to you tomorrow.";

describe("one example", () => {
  test("is checked when it is written, and again when it is edited", async () => {
    const { caller, datasetId, ids } = await createWorld(says("I am ada@lovelace.org, where is it?", " soon"));
    const [id = ""] = ids;
    expect(await kindsOf(caller, ids)).toEqual([["personal_data", "untrimmed"]]);
    await updateExample(caller, id, { revision: 1, messages: says("Where is it? +44 20 7946 0018", "soon") });
    expect(await kindsOf(caller, ids)).toEqual([["personal_data"]]);
    expect(await db.exampleIssue.findMany({ where: { datasetId } })).toMatchObject([{ kind: "personal_data", key: "phone", revision: 2 }]);
    await updateExample(caller, id, { revision: 2, messages: says("Where is it?", "soon") });
    expect(await kindsOf(caller, ids)).toEqual([[]]);
    const jobs = await db.$queryRaw<unknown[]>`select key from graphile_worker.jobs where key = ${`datasets.check:${datasetId}`}`;
    expect(jobs).toHaveLength(1);
  });

  test("keeps what a person ignored", async () => {
    const { caller, ids } = await createWorld(says("I am ada@lovelace.org", "yes"));
    await db.exampleIssue.updateMany({ where: { exampleId: ids[0] }, data: { ignoredAt: new Date(), ignoredById: caller.userId } });
    await updateExample(caller, ids[0] ?? "", { revision: 1, messages: says("I am still ada@lovelace.org", "yes") });
    expect(await kindsOf(caller, ids)).toEqual([[]]);
    expect(await db.exampleIssue.count({ where: { exampleId: ids[0] } })).toBe(1);
  });

  test("is held against the project's answer format, also when that comes later", async () => {
    const { caller, datasetId, ids } = await createWorld(says("Refund?", '{"topic":"billing"}'), says("Hello?", "greeting"));
    expect(await kindsOf(caller, ids)).toEqual([[], []]);
    const answerSchema = { type: "object", required: ["topic"] };
    await db.project.update({ where: { id: caller.projectId }, data: { answerSchema } });
    await recheckDataset({ datasetId }, { signal });
    await recheckDataset({ datasetId }, { signal });
    expect(await kindsOf(caller, ids)).toEqual([[], ["schema_mismatch"]]);
    await updateExample(caller, ids[1] ?? "", { revision: 1, messages: says("Hello?", '{"topic":"greeting"}') });
    expect(await kindsOf(caller, ids)).toEqual([[], []]);
  });

  test("from before there were lengths gets one", async () => {
    const { datasetId, ids } = await createWorld(says("Refund?", "billing"));
    await db.example.updateMany({ where: { id: ids[0] }, data: { tokenCount: 0 } });
    await check(datasetId);
    const jobs = await db.$queryRaw<unknown[]>`select key from graphile_worker.jobs where key = ${`datasets.recheck:${datasetId}`}`;
    expect(jobs).toHaveLength(1);
    await recheckDataset({ datasetId }, { signal });
    expect((await db.example.findUniqueOrThrow({ where: { id: ids[0] ?? "" } })).tokenCount).toBeGreaterThan(5);
  });
});

describe("near-duplicates", () => {
  test("are told on the newer one, with the older one and how alike they are", async () => {
    const { caller, datasetId, ids } = await createWorld(
      says(parcel, answer),
      says("Can I change my address?", "Yes."),
      says(nearly, answer),
    );
    await check(datasetId);
    expect(await kindsOf(caller, ids)).toEqual([[], [], ["near_duplicate"]]);
    const [issue] = await db.exampleIssue.findMany({ where: { datasetId, kind: "near_duplicate" } });
    expect(issue).toMatchObject({ exampleId: ids[2], key: ids[0], detail: { otherId: ids[0], similarity: expect.closeTo(0.95, 1) } });
  });

  test("go when one of them is edited or deleted, and checking twice changes nothing", async () => {
    const { caller, datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer));
    await check(datasetId);
    const before = await db.exampleIssue.findMany({ where: { datasetId } });
    await check(datasetId);
    expect(await db.exampleIssue.findMany({ where: { datasetId } })).toEqual(before);
    await deleteExample(caller, ids[0] ?? "");
    await check(datasetId);
    expect(await kindsOf(caller, ids.slice(1))).toEqual([[]]);
  });

  test("are written down examples first, as an edit does it, so that no edit and no check wait for each other in a circle", async () => {
    const { caller, datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer));
    await check(datasetId);
    await deleteExample(caller, ids[0] ?? "");
    const checking = await db.$transaction(async (tx) => {
      await tx.$queryRaw`select id from "Example" where id = ${ids[1]} for update`;
      const checked = check(datasetId);
      const waiting = () => db.$queryRaw`select pid from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`;
      await expect.poll(waiting).toHaveLength(1);
      await tx.$queryRaw`select id from "ExampleIssue" where "exampleId" = ${ids[1]} for update nowait`;
      return { checked };
    });
    await checking.checked;
    expect(await db.exampleIssue.count({ where: { datasetId } })).toBe(0);
  });

  test("that a person ignored stay ignored", async () => {
    const { caller, datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer));
    await check(datasetId);
    await db.exampleIssue.updateMany({ where: { datasetId }, data: { ignoredAt: new Date() } });
    await check(datasetId);
    expect(await db.exampleIssue.count({ where: { datasetId, ignoredAt: null } })).toBe(0);
    expect(await db.exampleIssue.count({ where: { datasetId } })).toBe(1);
    expect((await kindsOf(caller, ids))[0]).toEqual([]);
  });

  test("fall into one split with the oldest", async () => {
    const { datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer), says("Something else entirely?", "No."));
    const before = await splitKeys(ids);
    await check(datasetId);
    const after = await splitKeys(ids);
    expect(after[1]).toEqual({ ...before[0], id: ids[1] });
    expect([after[0], after[2]]).toEqual([before[0], before[2]]);
  });

  test("take the rest of their group with them", async () => {
    const { datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer), says("A wholly different question", "No."));
    const [, second] = await db.example.findMany({ where: { datasetId }, orderBy: { position: "asc" } });
    const group = { groupKey: second?.groupKey ?? "", splitKey: second?.groupKey ?? "" };
    await db.example.updateMany({ where: { id: ids[2] }, data: group });
    await check(datasetId);
    const [first, ...others] = await splitKeys(ids);
    expect(others.map((row) => row?.splitKey)).toEqual([first?.splitKey, first?.splitKey]);
    expect(others.map((row) => row?.splitPoint)).toEqual([first?.splitPoint, first?.splitPoint]);
  });

  test("follow one that is frozen already, however young it is; it never moves", async () => {
    const { caller, datasetId, ids } = await createWorld(says("Can I change my address?", "Yes."), says(nearly, answer));
    await freezeVersion(caller, datasetId, { ratios: { train: 1, validation: 0, test: 0 }, notes: "", include: "unrejected" });
    const [, frozen] = await splitKeys(ids);
    const newer = (await createExample(caller, datasetId, { messages: says(parcel, answer) })).id;
    // As if the frozen one had come last.
    await db.example.updateMany({ where: { id: ids[1] }, data: { position: 1_000_000 } });
    await check(datasetId);
    const [, still] = await splitKeys(ids);
    const [moved] = await splitKeys([newer]);
    expect(still).toEqual(frozen);
    expect(moved).toEqual({ ...frozen, id: newer });
  });

  test("stay united when what linked them is gone", async () => {
    const { caller, datasetId, ids } = await createWorld(says(parcel, answer), says(nearly, answer));
    await check(datasetId);
    const united = await splitKeys(ids);
    await deleteExample(caller, ids[0] ?? "");
    await check(datasetId);
    expect((await splitKeys(ids))[1]).toEqual(united[1]);
  });
});

describe("a split pinned by hand", () => {
  const pin = (caller: Caller, id: string | undefined, pinnedSplit: Split | null) => labelExample(caller, id ?? "", { pinnedSplit });
  const splitsOf = async (caller: Caller, ids: string[]) => Promise.all(ids.map(async (id) => (await getExample(caller, id)).split));
  /** Two that are nearly the same, and one that is not; chance gives all of them to training. */
  async function createPair() {
    const world = await createWorld(says(parcel, answer), says(nearly, answer), says("Can I change my address?", "Yes."));
    await db.dataset.update({ where: { id: world.datasetId }, data: { splitRatios: { train: 1, validation: 0, test: 0 } } });
    return world;
  }

  test("is followed by what is nearly the same, in lists and in versions, for as long as the pin is there", async () => {
    const { caller, datasetId, ids } = await createPair();
    await db.$queryRaw`select graphile_worker.remove_job(${checkJobKey(datasetId)})::text`;
    await pin(caller, ids[1], "test");
    expect(await isEnqueued(db, checkJobKey(datasetId))).toBe(true);
    await check(datasetId);
    await check(datasetId);
    expect(await splitsOf(caller, ids)).toEqual(["test", "test", "train"]);
    expect((await getExample(caller, ids[0] ?? "")).isSplitPinned).toBe(false);
    expect((await listExamples(caller, datasetId, { split: ["test"] })).items.map(({ id }) => id).sort()).toEqual(ids.slice(0, 2).sort());
    expect((await getFreezePreview(caller, datasetId)).unrejected.pinned).toEqual({ train: 0, validation: 0, test: 2 });

    await pin(caller, ids[1], null);
    await check(datasetId);
    expect(await splitsOf(caller, ids)).toEqual(["train", "train", "train"]);
    await pin(caller, ids[1], "test");
    await check(datasetId);
    expect(await freezeVersion(caller, datasetId, { include: "unrejected" })).toMatchObject({ trainCount: 1, testCount: 2 });
  });

  test("is followed within one group too, until they are no longer alike", async () => {
    const { caller, datasetId, ids } = await createPair();
    const [{ groupKey, splitKey, splitPoint } = { groupKey: "", splitKey: "", splitPoint: 0 }] = await db.example.findMany({
      where: { id: ids[0] },
    });
    await db.example.updateMany({ where: { id: ids[1] }, data: { groupKey, splitKey, splitPoint } });
    await pin(caller, ids[0], "test");
    await check(datasetId);
    expect(await splitsOf(caller, ids)).toEqual(["test", "test", "train"]);
    await updateExample(caller, ids[1] ?? "", { revision: 1, messages: says("When do you open on Sunday?", "Never.") });
    await check(datasetId);
    expect(await splitsOf(caller, ids)).toEqual(["test", "train", "train"]);
  });

  test("moves nobody where another pin contradicts it", async () => {
    const { caller, datasetId, ids } = await createPair();
    const third = await createExample(caller, datasetId, { messages: says(`${nearly} Please.`, answer) });
    await pin(caller, ids[0], "test");
    await pin(caller, ids[1], "validation");
    await check(datasetId);
    expect(await splitsOf(caller, [...ids, third.id])).toEqual(["test", "validation", "train", "train"]);
    await pin(caller, ids[1], "test");
    await check(datasetId);
    expect(await splitsOf(caller, [...ids, third.id])).toEqual(["test", "test", "train", "test"]);
  });

  test("does not move what is frozen, and what was frozen while it followed stays and is joined", async () => {
    const { caller, datasetId, ids } = await createPair();
    await freezeVersion(caller, datasetId, { include: "unrejected" });
    const third = await createExample(caller, datasetId, { messages: says(`${nearly} Please.`, answer) });
    await pin(caller, third.id, "test");
    await check(datasetId);
    expect(await splitsOf(caller, [...ids, third.id])).toEqual(["train", "train", "train", "test"]);

    const other = await createPair();
    await pin(other.caller, other.ids[1], "test");
    await check(other.datasetId);
    await freezeVersion(other.caller, other.datasetId, { include: "unrejected" });
    await pin(other.caller, other.ids[1], null);
    const late = await createExample(other.caller, other.datasetId, { messages: says(`${nearly} Please.`, answer) });
    await check(other.datasetId);
    expect(await splitsOf(other.caller, [other.ids[0] ?? "", late.id])).toEqual(["test", "test"]);
  });
});

describe("the whole dataset", () => {
  test("exact repeats are told on all but the oldest", async () => {
    const { caller, datasetId, ids } = await createWorld(says("Refund please", "billing"), says("x", "y"), says("z", "w"));
    const [first] = await db.example.findMany({ where: { id: ids[0] } });
    // Two edits can make two examples the same.
    for (const id of ids.slice(1)) {
      const { promptText, answerText, contentHash, messages } = { ...first, messages: says("Refund please", "billing") };
      await db.example.update({ where: { id }, data: { promptText, answerText, contentHash, messages } });
    }
    await check(datasetId);
    expect(await kindsOf(caller, ids)).toEqual([[], ["exact_duplicate"], ["exact_duplicate"]]);
  });

  test("different answers to the same question contradict each other, under the same instruction only", async () => {
    const { caller, datasetId, ids } = await createWorld(
      says("Can I get my money back?", "yes"),
      says("can i get my money back", "no"),
      says("Can I get my money back?", "maybe", "You work for another shop."),
      says("Where are you?", '{"a":1,"b":2}'),
      says("Where are YOU?", '{"b":2,"a":1}'),
    );
    await check(datasetId);
    const kinds = await kindsOf(caller, ids);
    expect(kinds.slice(0, 3)).toEqual([["contradiction"], ["contradiction"], expect.not.arrayContaining(["contradiction"])]);
    expect(kinds.slice(3).flat()).not.toContain("contradiction");
    expect(await db.exampleIssue.findMany({ where: { datasetId, kind: "contradiction" } })).toMatchObject([
      { key: ids[0], detail: { words: "2 examples ask this and give 2 different answers." } },
      { key: ids[0] },
    ]);
    const keys = (await splitKeys(ids)).map((row) => row?.splitKey);
    expect(keys[1]).toBe(keys[0]);
  });

  test("few in another language, rare labels and long conversations are told, and counted", async () => {
    const questions = ["Where is the parcel that I ordered", "How do I cancel the order that I made", "When will you open the shop again"];
    const english = Array.from({ length: 120 }, (_, index) =>
      says(`${questions[index % 3]} on day ${index} of the ${["old", "new", "last"][index % 3]} year?`, index % 2 ? "delivery" : "cancel"),
    );
    const { caller, datasetId, ids } = await createWorld(
      ...english,
      says("Wo bleibt eigentlich mein Paket, ich warte schon seit drei Wochen darauf?", "delivery"),
      says("I would like to speak with the manager of this place right now", "complaint"),
      says(`Please read this: ${"and then it broke again ".repeat(20)}`, "delivery"),
    );
    await check(datasetId);
    const [german, rare, long] = await kindsOf(caller, ids.slice(120));
    expect(german).toContain("minority_language");
    expect(rare).toContain("rare_label");
    expect(long).toContain("too_long");
    const others = (await kindsOf(caller, ids.slice(0, 120))).flat();
    expect(others.filter((kind) => ["minority_language", "rare_label", "too_long"].includes(kind))).toEqual([]);
    const { health, checkedAt } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } });
    const { report, progress } = datasetHealthSchema.parse(health);
    expect(progress).toBeNull();
    expect(checkedAt).not.toBeNull();
    expect(report).toMatchObject({ exampleCount: 123, models, states: [{ label: "draft", count: 123 }] });
    expect(report?.languages.map(({ label }) => label)).toEqual(["en", "de"]);
    expect(report?.labels).toMatchObject([
      { field: null, distinct: 3, values: [{ count: 62 }, { label: "cancel", count: 60 }, { label: "complaint", count: 1 }] },
    ]);
    expect(report?.lengths.reduce((sum, { count }) => sum + count, 0)).toBe(123);
  });

  test("labels are found in the fields of answers in JSON too", async () => {
    const { caller, datasetId, ids } = await createWorld(
      ...Array.from({ length: 110 }, (_, index) =>
        says(`Message number ${index}`, JSON.stringify({ topic: index % 2 ? "a" : "b", note: `n${index}` })),
      ),
      says("Another message", JSON.stringify({ topic: "c", note: "x" })),
    );
    await check(datasetId);
    const { health } = await db.dataset.findUniqueOrThrow({ where: { id: datasetId } });
    expect(datasetHealthSchema.parse(health).report?.labels).toMatchObject([{ field: "topic", distinct: 3 }]);
    expect((await kindsOf(caller, ids.slice(110)))[0]).toContain("rare_label");
  });

  test("that is gone, or empty, is no trouble; one that is stopped writes nothing", async () => {
    await check("unknown");
    const { datasetId } = await createWorld();
    await check(datasetId);
    expect((await db.dataset.findUniqueOrThrow({ where: { id: datasetId } })).health).toMatchObject({ report: { exampleCount: 0 } });
    const world = await createWorld(says(parcel, answer), says(nearly, answer));
    const stopped = AbortSignal.abort(new Error("The worker stops."));
    await expect(checkDataset({ datasetId: world.datasetId }, { signal: stopped }, async () => models)).rejects.toThrow("stops");
    expect(await db.exampleIssue.count({ where: { datasetId: world.datasetId } })).toBe(0);
  });
});
