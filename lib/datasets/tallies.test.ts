import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { createDataset } from "@/lib/datasets/create-dataset";
import { getDataset } from "@/lib/datasets/get-dataset";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createExample } from "./examples/create-example";
import { deleteExample } from "./examples/delete-example";
import { labelExample } from "./examples/label-example";
import { restoreExample } from "./examples/restore-example";

const messagesOf = (text: string) => [
  { role: "user" as const, content: text },
  { role: "assistant" as const, content: "ok" },
];

/** What the ledger says and what counting says, value by value. */
async function compare(datasetId: string) {
  const sums = await db.$queryRaw<{ key: string; count: number }[]>`
    select facet || ' ' || value as key, sum(count)::int as count from "ExampleTally" where "datasetId" = ${datasetId} group by 1 having sum(count) <> 0`;
  const counts = await db.$queryRaw<{ key: string; count: number }[]>`
    select facet || ' ' || value as key, count(*)::int as count from "Example"
    cross join lateral example_facets(state, tags, "issueKinds", "importId", "authorId", "assigneeId", "tokenCount")
    where "datasetId" = ${datasetId} and "deletedAt" is null group by 1`;
  const sorted = (rows: { key: string; count: number }[]) =>
    Object.fromEntries(rows.map(({ key, count }) => [key, count] as const).toSorted());
  return { sums: sorted(sums), counts: sorted(counts) };
}

async function insertMany(caller: Caller, datasetId: string, count: number, name: string) {
  await db.$executeRaw`
    insert into "Example" (id, "projectId", "datasetId", messages, "promptText", "answerText", "groupKey", "contentHash", "tokenCount", tags, "updatedAt")
    select ${name} || i, ${caller.projectId}, ${datasetId}, '[]', 'text', 'answer', 'g', ${name} || i, i * 61 % 2500, array['many', 'tag ' || i % 3, 'many'], now() from generate_series(1, ${count}::int) as i`;
}

test("the ledger of a dataset is right after imports, edits, deletions and restores at once, folded or not", async () => {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Busy" });
  const examples = [];
  for (let index = 0; index < 20; index++)
    examples.push(await createExample(caller, datasetId, { messages: messagesOf(`first ${index}`) }));
  const ids = examples.map(({ id }) => id);
  const results = await Promise.allSettled([
    ...Array.from({ length: 60 }, (_, round) => insertMany(caller, datasetId, 50, `batch ${round} `)),
    ...ids.slice(0, 10).flatMap((id) => [deleteExample(caller, id), restoreExample(caller, id), deleteExample(caller, id)]),
    ...ids.map((id, index) => labelExample(caller, id, { addTags: [`tag ${index % 4}`], pinnedSplit: "train" })),
    ...Array.from(
      { length: 10 },
      () =>
        // Row after row in one order, as whoever changes many does: two in different orders would wait for each other.
        db.$executeRaw`with chosen as (select id from "Example" where id like 'batch 1%' and "datasetId" = ${datasetId} order by id for update)
          update "Example" set state = case when state = 'draft' then 'approved' else 'draft' end::"ReviewState", "tokenCount" = ("tokenCount" + 450) % 2500 where id in (select id from chosen)`,
    ),
    ...Array.from({ length: 5 }, (_, round) => db.$executeRaw`delete from "Example" where id like ${`batch 2${round} %`}`),
  ]);
  // Somebody else was faster to delete it: the only thing that may be refused.
  for (const result of results) if (result.status === "rejected") expect(result.reason).toMatchObject({ code: "not_found" });
  const { sums, counts } = await compare(datasetId);
  expect(sums).toEqual(counts);
  expect((await getDataset(caller, datasetId)).exampleCount).toBe(await db.example.count({ where: { datasetId, deletedAt: null } }));
  // Each write leaves three entries and folds all there are at a chance of one in fifty.
  const entries = () => db.exampleTally.count({ where: { datasetId } });
  for (let round = 0; round < 1_000 && (round < 100 || (await entries()) > 200); round++)
    await db.$executeRaw`update "Example" set tags = array[${`turn ${round}`}] where id = ${ids[15]}`;
  expect(await entries()).toBeLessThanOrEqual(200);
  const after = await compare(datasetId);
  expect(after.sums).toEqual(after.counts);
});

test("no example stands in another project than its dataset", async () => {
  const [caller, stranger] = [await createCaller("expert"), await createCaller("expert")];
  const { id: datasetId } = await createDataset(caller, { name: "Mine" });
  await expect(insertMany(stranger, datasetId, 1, "theirs ")).rejects.toThrow(/Example_datasetId_projectId_fkey/);
});

test("a change that is rolled back leaves no trace, and a dataset takes its ledger along", async () => {
  const caller = await createCaller("expert");
  const { id: datasetId } = await createDataset(caller, { name: "Short" });
  await insertMany(caller, datasetId, 10, "kept ");
  const failing = db.$transaction(async (tx) => {
    await tx.$executeRaw`update "Example" set "deletedAt" = now() where "datasetId" = ${datasetId}`;
    throw new Error("stop");
  });
  await expect(failing).rejects.toThrow("stop");
  expect((await getDataset(caller, datasetId)).exampleCount).toBe(10);
  await db.dataset.delete({ where: { id: datasetId } });
  expect(await db.exampleTally.count({ where: { datasetId } })).toBe(0);
});
