import { db } from "@/lib/db/client";
import { breakEven, yearOf } from "./break-even";
import { type CostAssumptions, type CostSide, type YearlyCost, yearlyCostSchema } from "./schemas";

const dayMs = 86_400_000;
const week = 7;
const assumedAnswers = 1_000;

interface Way {
  modelVersionId: string;
  trainingUsd: number | null;
  usdPerThousand: number | null;
}

/** What each of two ways of answering costs in a year at the traffic of the project's own deployments. */
export async function readYearlyCost(
  projectId: string,
  ways: { candidate: Way; baseline: Way },
  assumed: CostAssumptions,
): Promise<YearlyCost> {
  const found = assumed.answersPerDay === undefined ? await readTraffic(projectId, Object.values(ways)) : null;
  const answersPerDay = assumed.answersPerDay ?? found ?? assumedAnswers;
  const side = async ({ modelVersionId, trainingUsd, usdPerThousand }: Way, hosting: number | undefined): Promise<CostSide> => {
    const priced = {
      trainingUsd: trainingUsd ?? 0,
      hostingUsdPerDay: hosting ?? (await readHosting(projectId, modelVersionId)),
      usdPerThousand,
    };
    return { ...priced, yearUsd: yearOf(priced, answersPerDay) };
  };
  const [candidate, baseline] = [await side(ways.candidate, assumed.candidateHosting), await side(ways.baseline, assumed.baselineHosting)];
  const trafficFrom = assumed.answersPerDay !== undefined ? "entered" : found === null ? "assumed" : "deployments";
  return yearlyCostSchema.parse({ answersPerDay, trafficFrom, candidate, baseline, breakEven: breakEven(candidate, baseline) });
}

/** A day's requests to the deployments that know one of the two, whoever of them answered; null where nobody asked in the last week. */
async function readTraffic(projectId: string, ways: readonly Way[]): Promise<number | null> {
  const modelVersionId = { in: ways.map((way) => way.modelVersionId) };
  const deployments = await db.deployment.findMany({
    where: { projectId, variants: { some: { modelVersionId } } },
    select: { id: true },
  });
  const since = new Date(Date.now() - week * dayMs);
  const { _sum, _min } = await db.requestHour.aggregate({
    where: { deploymentId: { in: deployments.map(({ id }) => id) }, hour: { gte: since } },
    _sum: { requests: true },
    _min: { hour: true },
  });
  if (!_sum.requests || !_min.hour) return null;
  // What is younger than a week has no empty days before it; a few hours are no day.
  const days = Math.max(1, (Date.now() - _min.hour.getTime()) / dayMs);
  return Math.round(_sum.requests / Math.min(week, days));
}

/** The dearest endpoint that somebody entered for it; 0 where nobody did. */
async function readHosting(projectId: string, modelVersionId: string): Promise<number> {
  const { _max } = await db.variant.aggregate({
    where: { modelVersionId, deployment: { projectId } },
    _max: { endpointUsdPerDay: true },
  });
  return _max.endpointUsdPerDay ?? 0;
}
