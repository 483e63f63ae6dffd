import "@/lib/testing/clone-database";
import { beforeAll, describe, expect, test } from "vitest";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { createCaller } from "@/lib/testing/factories";
import { createFrozenVersion } from "@/lib/testing/frozen-version";
import { hyperparametersSchema } from "@/lib/trainers/schemas";
import { compareRuns } from "./compare-runs";
import { keepPacked, packCurve } from "./pack-curve";
import { readCurves } from "./read-curves";
import { compareRunsInput, readCurvesInput } from "./schemas";

let caller: Caller;
let ids: string[];

beforeAll(async () => {
  caller = await createCaller();
  const version = await createFrozenVersion(caller);
  const trainer = await db.trainer.create({ data: { kind: "openai_compatible", name: "Box", baseUrl: "http://localhost:1" } });
  const shared = {
    projectId: caller.projectId,
    datasetVersionId: version.id,
    trainerId: trainer.id,
    baseModel: "tiny",
    method: "lora",
  } as const;
  ids = await Promise.all(
    [1, 2].map(async (number) => {
      const hyperparameters = hyperparametersSchema.parse({ epochs: number });
      const data = { ...shared, number, seed: 1, hyperparameters, status: "succeeded", step: 500, trainedTokens: 5_000 } as const;
      const run = await db.run.create({ data });
      await db.$executeRaw`insert into "RunMetric" ("runId", step, at, "trainLoss", "validLoss")
        select ${run.id}, step, timestamp '2026-11-29' + step * interval '2 seconds', ${number}::float8 / step,
          case when step % 100 = 0 then abs(step - 300) / 1000.0 + ${number}::float8 end
        from generate_series(1, 500) step`;
      return run.id;
    }),
  );
});

const ask = (query: object = {}) => readCurvesInput.parse({ runs: "2,1", measures: "trainLoss,validLoss", ...query });

describe("the curves of several runs", () => {
  test("are the same whether they are packed, half packed or not at all", async () => {
    const loose = await readCurves(caller, ask());
    expect(loose.runs.map(({ number }) => number)).toEqual([2, 1]);
    expect(loose.runs[1]?.lines.validLoss).toMatchObject({ at: [100, 200, 300, 400, 500], values: [1.2, 1.1, 1, 1.1, 1.2] });
    expect(loose).toMatchObject({ total: 500, isFinal: true });

    for (const id of ids) await packCurve(db, id);
    expect(await readCurves(caller, ask())).toEqual(loose);
    await db.runCurve.updateMany({ data: { position: 0 } });
    expect(await readCurves(caller, ask())).toEqual(loose);
  });

  test("a step that was trained again shows its later figure, packed before or not", async () => {
    const [first = ""] = ids;
    await packCurve(db, first);
    await db.runMetric.delete({ where: { runId_step: { runId: first, step: 50 } } });
    await db.runMetric.create({ data: { runId: first, step: 50, trainLoss: 77 } });
    const valueAt50 = async () => {
      const { runs } = await readCurves(caller, ask({ from: 49, to: 51 }));
      const line = runs.find(({ number }) => number === 1)?.lines.trainLoss;
      return line?.values[line.at.indexOf(50)];
    };
    expect(await valueAt50()).toBe(77);
    await packCurve(db, first);
    expect(await valueAt50()).toBe(77);
  });

  test("few new steps wait for the next packing, and a run's end waits for none", async () => {
    const [, second = ""] = ids;
    await packCurve(db, second);
    const packedTo = async () => (await db.runCurve.findUniqueOrThrow({ where: { runId: second } })).pointCount;
    await db.runMetric.create({ data: { runId: second, step: 501, trainLoss: 1 } });
    await keepPacked(db, second, false);
    expect(await packedTo()).toBe(500);
    await keepPacked(db, second, true);
    expect(await packedTo()).toBe(501);
  });

  test("a figure that no picture could show stops nothing", async () => {
    const [first = ""] = ids;
    await db.runMetric.delete({ where: { runId_step: { runId: first, step: 60 } } });
    await db.runMetric.create({ data: { runId: first, step: 60, trainLoss: 1e300, gradientNorm: 1e-300 } });
    await packCurve(db, first);
    const { runs } = await readCurves(caller, ask({ from: 59, to: 61 }));
    expect(runs.find(({ number }) => number === 1)?.lines.trainLoss?.at).not.toContain(60);
  });

  test("run over time or tokens, with a mean that says so by being there", async () => {
    const byTime = await readCurves(caller, ask({ by: "time", smoothing: "0.9" }));
    expect(byTime.total).toBe(998);
    expect(byTime.runs[0]?.lines.trainLoss?.mean?.at.length).toBeGreaterThan(0);
    const byTokens = await readCurves(caller, ask({ by: "tokens" }));
    expect(byTokens.runs[1]?.lines.validLoss?.at.at(-1)).toBe(5_000);
    expect(byTokens.runs[1]?.lines.validLoss?.mean).toBeNull();
  });

  test("a run of another project is not there, and the answer names it", async () => {
    const stranger = await createCaller();
    await expect(readCurves(stranger, ask())).rejects.toMatchObject({ code: "not_found" });
    await expect(readCurves(caller, ask({ runs: "1,99" }))).rejects.toThrow("There is no run 99");
    await expect(compareRuns(stranger, compareRunsInput.parse({ runs: "1" }))).rejects.toMatchObject({ code: "not_found" });
  });

  test("a question that makes no sense is refused in words", () => {
    const problem = (query: object) => readCurvesInput.safeParse({ runs: "1", ...query }).error?.issues[0]?.message;
    expect(problem({ from: "5", to: "5" })).toContain("ends before it begins");
    expect(problem({ runs: "" })).toContain("Name at least one run");
    expect([problem({ runs: "one" }), problem({ measures: "colour" }), problem({ columns: "0" })]).not.toContain(undefined);
  });
});

test("side by side: how each was set up, and what it came to", async () => {
  const rows = await compareRuns(caller, compareRunsInput.parse({ runs: "1,2,1" }));
  expect(rows.map(({ run }) => run.number)).toEqual([1, 2]);
  expect(rows[1]?.results.bestValidLoss).toEqual({ value: 2, step: 300 });
  expect(rows[1]?.results.validLoss).toEqual({ value: 2.2, step: 500 });
  expect(rows[1]?.results.bestValidAccuracy).toBeNull();
  expect(rows[0]?.run.hyperparameters.epochs).toBe(1);
});
