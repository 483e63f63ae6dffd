import "@/lib/testing/clone-database";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createDataset } from "../create-dataset";
import { createExample } from "../examples/create-example";
import { splitPointOf } from "../fingerprint";
import { drawSubset } from "./draw-subset";
import { freezeVersion } from "./freeze-version";
import { readSubsetRows } from "./read-subset-rows";
import { readVersionRows } from "./read-version-rows";
import type { DatasetVersion } from "./schemas";

const count = 60;
let caller: Caller;
let version: DatasetVersion;
/** Of every row of the train split: its place, and the key of what it must stay with. */
let learnable: { position: number; key: string }[];

/** Three rows of one customer each; every tenth row is nearly the same as the first of all, and shares its key. */
beforeAll(async () => {
  caller = await createCaller();
  const { id: datasetId } = await createDataset(caller, { name: "Messages" });
  for (let index = 0; index < count; index++) {
    const messages = [
      { role: "user" as const, content: `Question ${index}` },
      { role: "assistant" as const, content: `Answer ${index}` },
    ];
    const { id } = await createExample(caller, datasetId, { messages });
    const groupKey = `customer ${Math.floor(index / 3)}`;
    await db.example.update({ where: { id }, data: { groupKey, splitKey: index % 10 === 0 ? "customer 0" : groupKey } });
  }
  // Every fourth customer is tested on, whatever the hash would say.
  await db.$executeRaw`update "Example" set "pinnedSplit" = (case when "splitKey" ~ '[37]$' then 'test' else 'train' end)::"Split" where "datasetId" = ${datasetId}`;
  version = await freezeVersion(caller, datasetId, { ratios: { train: 0.8, validation: 0, test: 0.2 }, include: "unrejected" });
  learnable = await db.$queryRaw`
    select row.position, example."splitKey" as key from "DatasetVersionExample" row
      join "ExampleRevision" revision on revision.id = row."revisionId" join "Example" example on example.id = revision."exampleId"
    where row."versionId" = ${version.id} and row.split = 'train' order by row.position`;
}, 60_000);

/** The rule once more, row by row. */
function expected(percent: number, seed: number): number[] {
  const keys = [...new Set(learnable.map(({ key }) => key))].sort((one, other) => splitPointOf(seed, one) - splitPointOf(seed, other));
  const taken = new Set<string>();
  let rows = 0;
  for (const key of keys) {
    if (rows >= (learnable.length * percent) / 100) break;
    taken.add(key);
    rows += learnable.filter((row) => row.key === key).length;
  }
  return learnable.filter(({ key }) => taken.has(key)).map(({ position }) => position);
}

test("groups are taken whole, in the order of a seeded hash, until there are enough", async () => {
  for (const seed of [1, 7])
    for (const percent of [1, 25, 50, 99]) expect(await drawSubset(version.id, { percent, seed })).toEqual(expected(percent, seed));
  expect(await drawSubset(version.id, { percent: 25, seed: 7 })).not.toEqual(await drawSubset(version.id, { percent: 25, seed: 1 }));
});

test("a smaller share is a part of a larger one, all is all, and nothing of the test split is ever drawn", async () => {
  const shares = await Promise.all([10, 25, 50, 100].map((percent) => drawSubset(version.id, { percent, seed: 3 })));
  for (const [index, smaller] of shares.slice(0, -1).entries()) {
    const larger = shares[index + 1] ?? [];
    expect(larger).toEqual(expect.arrayContaining(smaller));
    expect(larger.length).toBeGreaterThan(smaller.length);
  }
  expect(shares.at(-1)).toEqual(learnable.map(({ position }) => position));
  expect(version.testCount).toBeGreaterThan(0);
});

test("what is read is the frozen text of exactly these rows, whatever becomes of the examples", async () => {
  const rule = { percent: 50, seed: 3 };
  const drawn = new Set(await drawSubset(version.id, rule));
  const wanted = [];
  for await (const row of readVersionRows(version.id, "train")) if (drawn.has(row.position)) wanted.push(row);
  await db.example.updateMany({ where: { datasetId: version.datasetId }, data: { deletedAt: new Date() } });
  const read = [];
  for await (const row of readSubsetRows(version.id, rule)) read.push(row);
  expect(read).toEqual(wanted);
});
