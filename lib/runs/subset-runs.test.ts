import "@/lib/testing/clone-database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { drawSubset } from "@/lib/datasets/versions/draw-subset";
import { readVersionRows } from "@/lib/datasets/versions/read-version-rows";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createProviderWorld, type ProviderWorld } from "@/lib/testing/provider-world";
import { createDraft } from "./create-draft";
import { downloadSentFile } from "./download-sent-file";
import { estimateRun } from "./estimate-run";
import { getSent } from "./get-sent";
import { previewRun } from "./previews/preview-run";
import { restartRun } from "./restart-run";
import { createRunInput, type Run } from "./schemas";
import { approveRun } from "./spending/approve-run";

let world: ProviderWorld;
let version: DatasetVersion;
let whole: Run;
const part = { trainPercent: 50, subsetSeed: 7 };
const rule = { percent: 50, seed: 7 };

beforeAll(async () => {
  world = await createProviderWorld("openai");
  version = await createFrozenVersion(world.caller, { name: "Orders", count: 80, ratios: { train: 0.7, validation: 0.1, test: 0.2 } });
  whole = await create();
}, 60_000);
afterAll(() => world.server.close());

const create = (change: object = {}) => world.create({ datasetVersionId: version.id, ...change });
const inputOf = ({ datasetVersion, trainer, baseModel }: Run, change: object = {}) =>
  createRunInput.parse({ datasetVersionId: datasetVersion.id, trainerId: trainer.id, baseModel, ...change });

test("the file that is sent has exactly the rows that were drawn; what it is checked on stays whole", async () => {
  const { server, submit, caller } = world;
  const drawn = await drawSubset(version.id, rule);
  const run = await create(part);
  expect(run).toMatchObject({ ...part, trainCount: drawn.length });
  expect(drawn.length).toBeLessThan(version.trainCount);
  for (const { id } of [whole, run]) await submit(id);
  const wanted: string[] = [];
  for await (const { position, messages } of readVersionRows(version.id, "train"))
    if (drawn.includes(position)) wanted.push(JSON.stringify({ messages }));
  const { files } = await getSent(caller, run.id);
  const [train, validation] = files;
  expect(
    server.state.files
      .get(train?.fileId ?? "")
      ?.text.trim()
      .split("\n"),
  ).toEqual(wanted);
  expect(train?.rows).toBe(drawn.length);
  const ofWhole = (await getSent(caller, whole.id)).files;
  expect(train?.name).not.toBe(ofWhole[0]?.name);
  expect(validation).toEqual(ofWhole[1]);
  expect(await (await downloadSentFile(caller, run.id, "train")).text()).toBe(`${wanted.join("\n")}\n`);
});

test("handed over twice, and started over, it is the same rows", async () => {
  const { server, submit, caller } = world;
  const run = await create({ ...part, systemPrompt: "Name the colour." });
  server.fail({ on: /^POST .*\/jobs$/, how: { status: 500, message: "A hiccup." } });
  await submit(run.id).catch(() => {});
  await submit(run.id);
  const [train] = (await getSent(caller, run.id)).files;
  await db.run.update({ where: { id: run.id }, data: { status: "failed", finishedAt: new Date() } });
  const again = await restartRun(caller, run.id);
  expect(again).toMatchObject(part);
  await submit(again.id);
  expect((await getSent(caller, again.id)).files[0]).toEqual(train);
  const other = await create({ ...part, subsetSeed: 8, systemPrompt: "Name the colour." });
  await submit(other.id);
  expect((await getSent(caller, other.id)).files[0]?.sha256).not.toBe(train?.sha256);
});

test("estimate and preview are of these rows alone, and the check says which", async () => {
  const { caller } = world;
  const [all, some] = [await estimateRun(caller, inputOf(whole)), await estimateRun(caller, inputOf(whole, part))];
  const drawn = await drawSubset(version.id, rule);
  expect(some.passed).toContain(`It learns from ${drawn.length} examples, 50% of ${version.trainCount}, drawn with seed 7.`);
  expect(all.passed.join()).not.toContain("drawn with seed");
  const preview = await previewRun(caller, inputOf(whole, part));
  expect(preview.summary?.rowCount).toBe(drawn.length);
  expect(some.estimate?.usd?.[1]).toBeLessThan(all.estimate?.usd?.[1] ?? 0);
  const few = await estimateRun(caller, inputOf(whole, { trainPercent: 1 }));
  expect(few.problems).toEqual([expect.stringContaining("Let it learn from a larger share")]);
});

test("a draft and a run that waits for an approval keep their share", async () => {
  const { caller } = world;
  expect(await createDraft(caller, inputOf(whole, part))).toMatchObject({ ...part, trainCount: null, status: "draft" });
  const run = await create(part);
  await db.run.update({ where: { id: run.id }, data: { status: "awaiting_approval" } });
  const approved = await approveRun(caller, run.id, { usd: run.likelyUsd?.[1] ?? null });
  expect(approved).toMatchObject({ ...part, likelyUsd: run.likelyUsd });
});
