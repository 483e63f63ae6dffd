import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { graderName } from "../graders/grader-words";
import { gradersSchema } from "../graders/schemas";
import { pickGrader } from "../pick-grader";
import type { Evaluation } from "../schemas";
import { evaluationInclude, toEvaluations } from "../to-evaluation";
import { newestBaselines, newestVersions } from "./pick-evaluations";
import { readTaggedScores } from "./read-tagged-scores";
import { type Trend, type TrendLine, type TrendPoint, type TrendQuery, trendSchema } from "./schemas";

const mostSeries = 200;
const mostLines = 6;
const mostPoints = 40;
const mostTags = 50;

/** How the scores of one benchmark went from version to version. However much was measured, it reads a bounded part of it. */
export async function getTrend({ projectId }: Caller, query: TrendQuery): Promise<Trend> {
  const isMeasured = { evaluations: { some: { status: "succeeded" as const } } };
  const measured = await db.benchmark.findMany({
    where: { projectId, ...isMeasured },
    orderBy: { number: "desc" },
    take: mostSeries,
    select: { seriesId: true, name: true },
  });
  const series = [...new Map(measured.toReversed().map((one) => [one.seriesId, one])).values()].toReversed();
  const seriesId = query.seriesId ?? series[0]?.seriesId;
  const nothing = { series, seriesId: null, graders: [], grader: null, tags: [], tag: null, lines: [] };
  if (!seriesId) return trendSchema.parse(nothing);

  const benchmarks = await db.benchmark.findMany({
    where: { projectId, seriesId, ...isMeasured },
    orderBy: { version: "desc" },
    take: mostLines,
  });
  const [newest] = benchmarks;
  if (!newest) throw new AppError("not_found", "Nothing was measured on such a benchmark in this project.");
  const graders = gradersSchema.parse(newest.graders);
  const grader = pickGrader(graders, query.grader);
  const picked = await pick(
    projectId,
    benchmarks.map(({ id }) => id),
  );
  const read = async (evaluations: Evaluation[], benchmarkId: string) => {
    const scores = query.tag ? await readTaggedScores(benchmarkId, evaluations, grader, query.tag) : null;
    return evaluations.flatMap((evaluation) => toPoint(evaluation, scores ? scores.get(evaluation.id) : evaluation.scores?.[grader]));
  };
  const lines = await Promise.all(
    benchmarks.toReversed().map(async (benchmark): Promise<TrendLine> => {
      const { versions, baselines, isCut } = picked(benchmark.id);
      return {
        benchmark,
        points: (await read(versions, benchmark.id)).toSorted(byBirth),
        baselines: await read(baselines, benchmark.id),
        isCut,
      };
    }),
  );
  return trendSchema.parse({
    series,
    seriesId,
    graders: graders.map((one) => ({ key: one.key, label: graderName(one) })),
    grader,
    tags: await readTags(newest.id),
    tag: query.tag ?? null,
    lines: lines.filter(({ points, baselines }) => points.length + baselines.length > 0),
  });
}

const byBirth = ({ modelVersion: one }: TrendPoint, { modelVersion: other }: TrendPoint) =>
  one.createdAt.getTime() - other.createdAt.getTime() || one.number - other.number;

function toPoint({ id, modelVersion, leak }: Evaluation, score: TrendPoint["score"] | undefined): TrendPoint[] {
  return score && score.n > 0 ? [{ evaluationId: id, modelVersion, score, leak }] : [];
}

const versionsSchema = z.array(
  z.object({ benchmarkId: z.string(), id: z.string(), baseModel: z.string(), bornAt: z.date(), trainPercent: z.number() }),
);
const baselinesSchema = z.array(z.object({ benchmarkId: z.string(), id: z.string() }));

/** By benchmark: the evaluations that are drawn. */
async function pick(projectId: string, benchmarkIds: string[]) {
  const found = versionsSchema.parse(await db.$queryRaw(newestVersions(benchmarkIds, mostPoints + 1)));
  const allOn = (benchmarkId: string) => found.filter((one) => one.benchmarkId === benchmarkId);
  // What learned from a part of the rows is a trial, and no step on the way.
  const foundOn = new Map(benchmarkIds.map((id) => [id, allOn(id).filter(({ trainPercent }) => trainPercent === 100)]));
  const wanted = [...foundOn].map(([benchmarkId, versions]) => {
    const [tunedLast] = versions.toSorted((one, other) => other.bornAt.getTime() - one.bornAt.getTime());
    return { benchmarkId, baseModel: tunedLast?.baseModel ?? "" };
  });
  const baselines = baselinesSchema.parse(await db.$queryRaw(newestBaselines(projectId, wanted)));
  const ids = [...[...foundOn.values()].flatMap((versions) => versions.slice(0, mostPoints)), ...baselines].map(({ id }) => id);
  const evaluations = await toEvaluations(await db.evaluation.findMany({ where: { id: { in: ids } }, include: evaluationInclude }));
  return (benchmarkId: string) => {
    const own = evaluations.filter(({ benchmark }) => benchmark.id === benchmarkId);
    const isBaseline = ({ modelVersion }: Evaluation) => modelVersion.kind === "baseline";
    const isCut = allOn(benchmarkId).length > mostPoints;
    return { versions: own.filter((one) => !isBaseline(one)), baselines: own.filter(isBaseline), isCut };
  };
}

function readTags(benchmarkId: string) {
  return db.$queryRaw`
    select tag, count(*)::int as "caseCount" from "BenchmarkCase" c, unnest(c.tags) tag
    where c."benchmarkId" = ${benchmarkId} group by tag order by 2 desc, 1 limit ${mostTags}`;
}
