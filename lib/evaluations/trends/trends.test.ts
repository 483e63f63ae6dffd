import "@/lib/testing/clone-database";
import { beforeAll, describe, expect, test } from "vitest";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { setStage } from "@/lib/models/stages/set-stage";
import { createCaller } from "@/lib/testing/factories";
import { createMeasuredWorld, type MeasuredWorld } from "@/lib/testing/measured-world";
import { ensureCpuTrainer } from "@/lib/trainers/ensure-cpu-trainer";
import { changeBenchmark } from "../benchmarks/change-benchmark";
import { getTrend } from "./get-trend";
import { newestBaselines, newestVersions } from "./pick-evaluations";

describe("the trend", () => {
  let world: MeasuredWorld;
  let second: { id: string };

  /** Two trained versions and two baselines on the first version of the benchmark, the newer one alone on the second. */
  beforeAll(async () => {
    world = await createMeasuredWorld({ count: 40, tagsOf: (index) => (index < 10 ? ["billing"] : ["login"]) });
    const { caller, benchmark, register, measure } = world;
    const prompt = await register("hone-tiny", "baseline");
    const shots = await register("hone-tiny-shots", "baseline");
    await db.modelVersion.update({ where: { id: shots.id }, data: { approach: "few_shot" } });
    const [first, next] = [await register("ft:1"), await register("ft:2")];
    // Measured in another order than they were made.
    await measure(next.id, (index) => (index < 10 ? 1 : 0));
    await measure(first.id, (index) => (index < 20 ? 1 : 0));
    await measure(prompt.id, (index) => (index < 4 ? 1 : 0));
    await measure(shots.id, (index) => (index < 8 ? 1 : 0));
    second = await changeBenchmark(caller, benchmark.id, {
      note: "Harder.",
      added: [{ prompt: [{ role: "user", content: "What now?" }], target: "Nothing." }],
    });
    await measure(next.id, (index) => (index < 30 ? 1 : 0), second.id);
    await setStage(caller, first.id, { stage: "staging", stageVersion: 1 });
  });

  test("scores of two versions of a benchmark are two lines, each in order of birth, with intervals, baselines and stages", async () => {
    const { caller, benchmark } = world;
    const trend = await getTrend(caller, {});
    expect(trend).toMatchObject({
      seriesId: benchmark.seriesId,
      grader: "exact",
      tag: null,
      graders: [{ key: "exact", label: "Right answers" }],
    });
    expect(trend.tags).toEqual([
      { tag: "login", caseCount: 30 },
      { tag: "billing", caseCount: 10 },
    ]);
    expect(
      trend.lines.map(({ benchmark: { version }, points }) => [
        version,
        points.map(({ modelVersion, score }) => [modelVersion.name, score.value]),
      ]),
    ).toEqual([
      [
        1,
        [
          ["v1", 0.5],
          ["v2", 0.25],
        ],
      ],
      [2, [["v2", 30 / 41]]],
    ]);
    expect(trend.lines[0]?.baselines.map(({ modelVersion, score }) => [modelVersion.approach, score.value])).toEqual([
      ["prompt", 0.1],
      ["few_shot", 0.2],
    ]);
    expect(trend.lines[0]?.points.map(({ modelVersion }) => modelVersion.stage)).toEqual(["staging", "candidate"]);
    // Wilson's interval for 20 of 40, as published tables have it.
    expect(trend.lines[0]?.points[0]?.score.ci95[0]).toBeCloseTo(0.352, 3);
    expect(trend.lines[0]?.points[0]?.score.ci95[1]).toBeCloseTo(0.648, 3);
    expect(trend.lines.every(({ isCut }) => !isCut)).toBe(true);
  });

  test("a tag counts its own cases alone", async () => {
    const { lines } = await getTrend(world.caller, { tag: "billing" });
    expect(lines[0]?.points.map(({ score }) => [score.value, score.n])).toEqual([
      [1, 10],
      [1, 10],
    ]);
    expect(await getTrend(world.caller, { tag: "nobody has this" })).toMatchObject({ lines: [] });
  });

  test("an unknown grader, an unknown benchmark and a stranger are told so", async () => {
    await expect(getTrend(world.caller, { grader: "taste" })).rejects.toMatchObject({ code: "invalid" });
    await expect(getTrend(world.caller, { seriesId: "none" })).rejects.toMatchObject({ code: "not_found" });
    const stranger = await createCaller();
    await expect(getTrend(stranger, { seriesId: world.benchmark.seriesId })).rejects.toMatchObject({ code: "not_found" });
    expect(await getTrend(stranger, {})).toMatchObject({ series: [], lines: [] });
  });
});

describe("with ten thousand evaluations", () => {
  const planOf = async (query: Prisma.Sql) => JSON.stringify(await db.$queryRaw(Prisma.sql`explain (format json) ${query}`));

  test("only the newest are read, along their index", async () => {
    const { projectId } = await createCaller();
    const { id: trainerId } = await ensureCpuTrainer();
    await db.$executeRaw`
      insert into "ModelVersion" (id, "projectId", kind, number, name, "trainerId", "baseModel", "trainerModel")
      select 'model' || n, ${projectId}, case when n <= 5 then 'baseline' else 'fine_tune' end::"ModelVersionKind", greatest(0, n - 5), 'v' || n, ${trainerId}, 'base', 'ft:' || n
      from generate_series(1, 1000) n`;
    await db.$executeRaw`
      insert into "Benchmark" (id, "projectId", "seriesId", version, name, number, graders, "caseCount")
      select 'bench' || n, ${projectId}, 'series', n, 'Many', n, '[{"key":"exact","kind":"exact"}]', 100 from generate_series(1, 10) n`;
    await db.$executeRaw`
      insert into "Evaluation" (id, "projectId", "modelVersionId", "benchmarkId", status, "caseCount", scores, "createdAt")
      select 'e' || b || '-' || m, ${projectId}, 'model' || m, 'bench' || b, 'succeeded', 100,
        '{"exact":{"value":0.5,"ci95":[0.4,0.6],"ci50":[0.45,0.55],"n":100}}', now() - make_interval(mins => 1000 - m)
      from generate_series(1, 10) b, generate_series(1, 1000) m`;
    await db.$executeRaw`analyze "Evaluation", "ModelVersion", "Benchmark"`;

    const benchmarks = ["bench10", "bench9", "bench8", "bench7", "bench6", "bench5"];
    const versions = await planOf(newestVersions(benchmarks, 41));
    expect(versions).toContain("Evaluation_benchmarkId_createdAt_idx");
    expect(versions).not.toMatch(/"Seq Scan"[^}]*"Relation Name":"Evaluation"/);
    const baselines = await planOf(
      newestBaselines(
        projectId,
        benchmarks.map((benchmarkId) => ({ benchmarkId, baseModel: "base" })),
      ),
    );
    expect(baselines).not.toMatch(/"Seq Scan"[^}]*"Relation Name":"Evaluation"/);

    const { lines } = await getTrend({ userId: "", projectId, role: "viewer" }, {});
    expect(lines.map(({ points, baselines: ones, isCut }) => [points.length, ones.length, isCut])).toEqual(
      benchmarks.map(() => [40, 1, true]),
    );
    expect(lines.at(-1)?.points.at(-1)?.modelVersion.name).toBe("v1000");
  });
});
