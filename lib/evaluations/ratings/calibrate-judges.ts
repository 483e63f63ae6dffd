import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { fewestForVerdict, wordFor } from "@/lib/datasets/reviews/agreement-verdict";
import { db } from "@/lib/db/client";
import { formatCount } from "@/lib/format";
import { rankCorrelation } from "@/lib/statistics/rank-correlation";
import { type AgreementEstimate, weightedKappa } from "@/lib/statistics/weighted-kappa";
import { getBenchmark } from "../benchmarks/get-benchmark";
import type { Grader, HumanGrader, JudgeGrader } from "../graders/schemas";
import { type Calibration, calibrationSchema } from "./schemas";

const pairsSchema = z.array(z.object({ human: z.number(), judge: z.number(), count: z.number() }));
type Pairs = z.infer<typeof pairsSchema>;

/** Of every judge of a benchmark: how far it and people mean the same, on the answers that both have graded. */
export async function calibrateJudges(caller: Caller, benchmarkId: string): Promise<Calibration[]> {
  const { id, graders } = await getBenchmark(caller, benchmarkId);
  const judges = graders.filter((grader): grader is JudgeGrader => grader.kind === "judge");
  return Promise.all(
    judges.map(async (judge) => {
      const human = humanFor(judge, graders);
      const pairs = human ? await readPairs(id, human.key, judge.key) : [];
      return calibrationSchema.parse(calibrate(judge, human, pairs));
    }),
  );
}

/** One on the judge's own scale, if there is one. */
function humanFor(judge: JudgeGrader, graders: readonly Grader[]): HumanGrader | null {
  const humans = graders.filter((grader): grader is HumanGrader => grader.kind === "human");
  return humans.find(({ scale }) => scale === judge.mode) ?? humans[0] ?? null;
}

async function readPairs(benchmarkId: string, human: string, judge: string): Promise<Pairs> {
  const rows = await db.$queryRaw`
    select (r.scores -> ${human}::text ->> 'score')::float8 as human, (r.scores -> ${judge}::text ->> 'score')::float8 as judge, count(*)::int as count
    from "EvaluationResult" r join "Evaluation" e on e.id = r."evaluationId"
    where e."benchmarkId" = ${benchmarkId} and r.scores -> ${human}::text ->> 'score' is not null and r.scores -> ${judge}::text ->> 'score' is not null
    group by 1, 2`;
  return pairsSchema.parse(rows);
}

export function calibrate(
  judge: Pick<JudgeGrader, "key" | "mode">,
  human: Pick<HumanGrader, "key" | "scale"> | null,
  pairs: Pairs,
): Calibration {
  const answerCount = pairs.reduce((sum, { count }) => sum + count, 0);
  const table = human && human.scale === judge.mode ? toTable(pairs, human.scale) : null;
  const kappa = table && weightedKappa(table.counts, judge.mode === "one_to_five" ? "quadratic" : "none");
  const correlation = rankCorrelation(
    pairs.flatMap(({ human: given, judge: said, count }) => Array.from({ length: count }, () => [given, said] as const)),
  );
  return {
    judge: judge.key,
    human: human?.key ?? null,
    answerCount,
    kappa,
    correlation,
    table,
    verdict: verdictOf(human !== null, answerCount, kappa, correlation),
  };
}

/** Where people differ, their mean goes to the nearest step. */
function toTable(pairs: Pairs, scale: HumanGrader["scale"]): NonNullable<Calibration["table"]> {
  const labels = scale === "one_to_five" ? ["1", "2", "3", "4", "5"] : ["failed", "passed"];
  const counts = labels.map(() => labels.map(() => 0));
  for (const { human, judge, count } of pairs) {
    const row = counts[Math.round(human * (labels.length - 1))];
    const column = Math.round(judge * (labels.length - 1));
    if (row) row[column] = (row[column] ?? 0) + count;
  }
  return { labels, counts };
}

function verdictOf(isRated: boolean, answerCount: number, kappa: AgreementEstimate | null, correlation: AgreementEstimate | null): string {
  if (!isRated)
    return "Nobody rates these answers, so nothing says whether the judge is right. Add a grader that is rated by people, and rate some.";
  if (answerCount === 0) return "Nobody has rated an answer that the judge graded yet, so nothing says whether the judge is right.";
  if (answerCount < fewestForVerdict)
    return `Only ${formatCount(answerCount, "answer")} graded by the judge and by people. From ${fewestForVerdict} on, something can be said.`;
  if (kappa) {
    const [low, high] = [wordFor(kappa.low), wordFor(kappa.high)];
    const reach = low === high ? `is ${low}` : `lies between ${low} and ${high}`;
    const advice = kappa.high <= 0.6 ? " Do not decide by this judge: make its rubric clearer, or choose another model." : "";
    return `The judge's agreement with people ${reach}.${advice}`;
  }
  if (correlation) return "People and the judge grade on different scales, so only the order of answers can be compared.";
  return "One side gave one and the same judgement every time, so agreement cannot be told from habit.";
}
