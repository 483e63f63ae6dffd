import "@/lib/testing/clone-database";
import { expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { createPassageIndex } from "./create-passage-index";
import { cutIntoPassages } from "./cut-into-passages";
import { findPassages } from "./find-passages";
import { indexPassages } from "./index-passages";
import { listPassageIndexes } from "./list-passage-indexes";
import { sweepPassageIndexes } from "./sweep-passage-indexes";

const attempt = { isLast: false, signal: new AbortController().signal };

async function indexOf(caller: Caller, ...texts: string[]): Promise<string> {
  const { id } = await createPassageIndex(caller, { name: "Handbook", documents: texts.map((text) => ({ title: "", text })) });
  await indexPassages({ passageIndexId: id }, attempt);
  return id;
}

test("passages are ordered as BM25 orders them", async () => {
  const caller = await createCaller();
  const texts = ["the cat sat on the mat", "the dog sat", "a cat and a dog and a cat", "birds fly over the house by the sea at night"];
  const id = await indexOf(caller, ...texts);
  const words = texts.map((text) => new Set(text.split(" ")));
  const mean = words.reduce((sum, { size }) => sum + size, 0) / words.length;
  const expected = (question: string) =>
    words
      .map((own, index) => {
        const score = question.split(" ").reduce((sum, word) => {
          const holding = words.filter((other) => other.has(word)).length;
          if (!own.has(word)) return sum;
          return (
            sum + Math.log(1 + (words.length - holding + 0.5) / (holding + 0.5)) * (2.2 / (1 + 1.2 * (0.25 + (0.75 * own.size) / mean)))
          );
        }, 0);
        return { position: index + 1, score };
      })
      .filter(({ score }) => score > 0)
      .sort((one, other) => other.score - one.score)
      .map(({ position }) => position);
  for (const question of ["cat", "dog sat", "night cat", "the house"])
    expect((await findPassages(id, question, 4)).map(({ position }) => position)).toEqual(expected(question));
  expect(await findPassages(id, "zebra", 4)).toEqual([]);
  expect(await findPassages(id, "cat", 1)).toHaveLength(1);
});

test("signs that mean something to a search engine are words like others", async () => {
  const id = await indexOf(await createCaller(), "Pay 'now' & later | never !", "quite another matter");
  for (const question of ["now & ! | ' :*", "\\ never", "<-> later", ""])
    await expect(findPassages(id, question, 3)).resolves.toBeDefined();
  expect((await findPassages(id, "is it never?", 3)).map(({ position }) => position)).toEqual([1]);
});

test("of a version the train split is looked through, once for all who ask", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const made = await Promise.all([1, 2, 3].map(() => createPassageIndex(caller, { datasetVersionId: version.id })));
  expect(new Set(made.map(({ id }) => id)).size).toBe(1);
  const id = made[0]?.id ?? "";
  await indexPassages({ passageIndexId: id }, attempt);
  // Asked for again, it is there.
  await indexPassages({ passageIndexId: id }, attempt);
  expect(await listPassageIndexes(caller)).toMatchObject([
    { name: "Customer messages, version 1", status: "ready", passageCount: version.trainCount },
  ]);
  const [found] = await findPassages(id, "the box is red", 1);
  expect(found?.messages?.at(-1)?.content).toBe("red");
});

test("a worker that dies leaves nothing half done, and a lost job is found", async () => {
  const caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const { id } = await createPassageIndex(caller, { datasetVersionId: version.id });
  await expect(indexPassages({ passageIndexId: id }, { isLast: false, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await db.passage.count({ where: { indexId: id } })).toBe(0);
  await db.$executeRaw`delete from graphile_worker._private_jobs`;
  await sweepPassageIndexes();
  await sweepPassageIndexes();
  expect(await db.$queryRaw<unknown[]>`select 1 from graphile_worker.jobs where key = ${`models.indexPassages:${id}`}`).toHaveLength(1);
  await expect(indexPassages({ passageIndexId: id }, { isLast: true, signal: AbortSignal.abort() })).rejects.toThrow();
  expect(await listPassageIndexes(caller)).toMatchObject([{ status: "failed", failureMessage: expect.stringContaining("Try again") }]);
  expect(await createPassageIndex(caller, { datasetVersionId: version.id })).toMatchObject({ id, status: "building" });
});

test("another project's version and documents do not exist", async () => {
  const [here, there] = [await createCaller(), await createCaller()];
  const version = await createFrozenVersion(there);
  await expect(createPassageIndex(here, { datasetVersionId: version.id })).rejects.toMatchObject({ code: "not_found" });
  await indexOf(there, "theirs");
  expect(await listPassageIndexes(here)).toEqual([]);
});

test("documents are cut where they breathe, and nothing of them is lost", () => {
  const sentence = "A sentence of some length that ends here. ";
  const text = `First.\r\n\r\nSecond.\n\n${sentence.repeat(60)}\n\n${"x".repeat(2_000)}\n\n`;
  const passages = cutIntoPassages(text);
  expect(passages[0]?.startsWith("First.\n\nSecond.")).toBe(true);
  for (const passage of passages) expect(passage.length).toBeLessThanOrEqual(900);
  expect(passages.join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
  expect(passages.filter((passage) => passage.endsWith("here.")).length).toBeGreaterThan(1);
  expect(cutIntoPassages(" \n\n ")).toEqual([]);
  expect(cutIntoPassages("😀".repeat(1_000)).join("")).toBe("😀".repeat(1_000));
});
