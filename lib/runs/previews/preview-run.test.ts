import "@/lib/testing/clone-database";
import "@/lib/testing/cpu-trainer";
import { beforeAll, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import type { DatasetVersion } from "@/lib/datasets/versions/schemas";
import { db } from "@/lib/db/client";
import { cpuTrainer } from "@/lib/testing/cpu-trainer";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { getTrainer } from "@/lib/trainers/get-trainer";
import { createRun } from "../create-run";
import { estimateRun } from "../estimate-run";
import { createRunInput } from "../schemas";
import { packFigures } from "./figures";
import { measureVersion } from "./measure-version";
import { previewRows } from "./preview-rows";
import { previewRun } from "./preview-run";
import { previewRowsInput } from "./schemas";

let caller: Caller;
let version: DatasetVersion;
let trainerId: string;
let baseModel: string;

const longRows = 4;
const limit = 64;

beforeAll(async () => {
  caller = await createCaller();
  version = await createFrozenVersion(caller, {
    ratios: { train: 1, validation: 0, test: 0 },
    // A quarter of a thousand letters is more than 64 tokens, and so is the question alone of the first.
    write: (index) => {
      if (index === 0) return { prompt: `Order 0 ${"word ".repeat(80)}`, answer: "red" };
      if (index < longRows) return { prompt: `Order ${index}`, answer: `${index} ${"again ".repeat(100)}` };
      return { prompt: `Order ${index}`, answer: "red" };
    },
  });
  const trainer = await ensureCpuTrainer();
  trainerId = trainer.id;
  baseModel = (await getTrainer(trainer).listBaseModels())[0]?.id ?? "";
});

const input = (contextLength: number | "auto" = limit, change: object = {}) =>
  createRunInput.parse({ datasetVersionId: version.id, trainerId, baseModel, hyperparameters: { contextLength }, ...change });

test("what is too long is counted, listed and mended by a longer context", async () => {
  const preview = await previewRun(caller, input());
  expect(preview).toMatchObject({ state: "done", contextLength: limit, overlong: "refused", template: { isExact: true } });
  expect(preview.summary).toMatchObject({
    rowCount: 40,
    all: { count: 40 },
    cut: { count: longRows },
    answerLost: { count: 1 },
    nothingToLearn: { count: 0 },
    refused: { count: 0 },
  });
  const short = await estimateRun(caller, input());
  const [blocking] = short.findings;
  expect(short).toMatchObject({
    estimate: null,
    counting: null,
    problems: [expect.stringContaining("4 examples are longer than 64 tokens")],
  });
  expect(blocking).toMatchObject({ state: "failed", about: "cut", rowCount: longRows, rows: preview.summary?.cut.rows });
  await expect(createRun(caller, input())).rejects.toThrow("Raise the context length");

  const room = blocking?.fix?.contextLength ?? 0;
  expect(room).toBeGreaterThanOrEqual(preview.summary?.longest ?? Number.POSITIVE_INFINITY);
  const raised = await estimateRun(caller, input(room));
  expect(raised.problems).toEqual([]);
  expect(raised.findings[0]?.state).not.toBe("failed");
  expect(raised.estimate?.tokens[0]).toBeGreaterThan(0);
});

test("a chosen example shows what is learned, and where it would be cut", async () => {
  const [row = 0] = (await previewRun(caller, input())).summary?.answerLost.rows ?? [];
  const asked = previewRowsInput.parse({ ...input(), rows: [row], contextLength: limit });
  const [shown] = await previewRows(caller, asked);
  expect(shown).toMatchObject({ row, problem: null });
  expect(shown?.spans.map(({ kind }) => kind)).toEqual(expect.arrayContaining(["read", "cut"]));
  expect(shown?.spans.some(({ kind }) => kind === "learned")).toBe(false);
  const [whole] = await previewRows(caller, { ...asked, contextLength: null });
  expect(whole?.spans.filter(({ kind }) => kind === "learned").map(({ text }) => text)).toEqual([expect.stringContaining("red")]);
});

test("an example is counted once, whoever asks how often, at whichever context length", async () => {
  await Promise.all([previewRun(caller, input()), previewRun(caller, input(128)), estimateRun(caller, input())]);
  const measurements = await db.measurement.findMany({
    where: { datasetVersionId: version.id, systemPrompt: "" },
    include: { chunks: true },
  });
  expect(measurements).toMatchObject([{ status: "done", measuredCount: 40, chunks: [{ problems: [] }] }]);
  // An instruction makes every example longer.
  const instructed = await previewRun(caller, input(limit, { systemPrompt: "Answer with one word." }));
  expect(instructed.summary?.median).toBeGreaterThan((await previewRun(caller, input())).summary?.median ?? 0);
});

test("counting goes on behind what is counted, and a second worker stores nothing twice", async () => {
  const { id, ...done } = await db.measurement.findFirstOrThrow({ where: { datasetVersionId: version.id, systemPrompt: "" } });
  const { trainerId: at, projectId, datasetVersionId, split, template } = done;
  const half = await db.measurement.create({
    data: {
      ...{ trainerId: at, projectId, datasetVersionId, split, baseModel, systemPrompt: "" },
      template: template ?? {},
      key: "half",
      rowCount: 40,
      measuredCount: 10,
    },
  });
  const rows = await db.datasetVersionExample.findMany({ where: { versionId: version.id }, orderBy: { position: "asc" }, take: 10 });
  const preview = { tokens: 5, learnedTokens: 1, firstLearned: 4, problem: null, spans: [] };
  const figures = packFigures(rows.map(({ position }) => ({ position, preview })));
  const empty = { bytes: 0, toolCount: 0, pairCount: 0, pairTokens: 0, problems: [] };
  await db.measurementChunk.create({ data: { measurementId: half.id, lastRow: rows.at(-1)?.position ?? 0, figures, ...empty } });
  await Promise.all([measureVersion({ measurementId: half.id }), measureVersion({ measurementId: half.id })]);
  const after = await db.measurement.findUniqueOrThrow({ where: { id: half.id }, include: { chunks: { orderBy: { lastRow: "asc" } } } });
  expect(after).toMatchObject({ status: "done", measuredCount: 40 });
  expect(after.chunks.map((chunk) => chunk.figures.length)).toEqual([10 * 16, 30 * 16]);
  expect(id).not.toBe(half.id);
});

test("a template that changes on the way is noticed, and nothing is mixed", async () => {
  const {
    template: _,
    id: __,
    key: ___,
    ...known
  } = await db.measurement.findFirstOrThrow({ where: { datasetVersionId: version.id, systemPrompt: "" } });
  const template = { name: baseModel, hash: "before", isExact: true, note: "" };
  const stale = await db.measurement.create({ data: { ...known, template, key: "stale", status: "measuring", measuredCount: 0 } });
  await expect(measureVersion({ measurementId: stale.id })).rejects.toThrow("changed while the examples were counted");
  expect(await db.measurement.findUniqueOrThrow({ where: { id: stale.id }, include: { chunks: true } })).toMatchObject({
    status: "failed",
    failure: expect.stringContaining("counted anew"),
    chunks: [],
  });
});

test("to a stranger, neither the figures nor an example exists", async () => {
  const stranger = await createCaller();
  await expect(previewRun(stranger, input())).rejects.toMatchObject({ code: "not_found" });
  await expect(previewRows(stranger, previewRowsInput.parse({ ...input(), rows: [1] }))).rejects.toMatchObject({ code: "not_found" });
  // A number of another version's example is no way in.
  const theirs = await createFrozenVersion(stranger, { count: 20, ratios: { train: 1, validation: 0, test: 0 } });
  expect(await previewRows(stranger, previewRowsInput.parse({ ...input(), datasetVersionId: theirs.id, rows: [9_999] }))).toEqual([]);
});

test("while the trainer is down, the page learns it in words, and the figures are there once it answers", async () => {
  await cpuTrainer.kill();
  await expect(previewRun(caller, input(limit, { systemPrompt: "New." }))).rejects.toMatchObject({
    code: "upstream",
    message: expect.stringContaining("does not answer"),
  });
  await cpuTrainer.start();
  expect(await previewRun(caller, input(limit, { systemPrompt: "New." }))).toMatchObject({ state: "done" });
});
