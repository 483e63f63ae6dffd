import type { Caller } from "@/lib/accounts/caller";
import { fewestForVerdict } from "@/lib/datasets/reviews/agreement-verdict";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { graderName } from "@/lib/evaluations/graders/grader-words";
import { calibrateJudges } from "@/lib/evaluations/ratings/calibrate-judges";
import { formatCount, formatNumber } from "@/lib/format";
import type { ExperimentRow } from "../get-experiment-row";
import { type JudgePlan, type Judging, judgePlanSchema } from "../schemas";

/** Of why answers have no mark, the newest tell. */
const mostReasons = 1_000;

interface Counts {
  marked: number;
  waiting: number;
  unmarked: number;
  tokens: number;
  costUsd: number;
  unpriced: number;
  unmarkedReason: string | null;
}

/** How far a test's judge has come, what it took, and whether it can be believed; null where there is none. */
export async function readJudging(caller: Caller, { id, judge }: Pick<ExperimentRow, "id" | "judge">): Promise<Judging | null> {
  if (judge === null) return null;
  const plan = judgePlanSchema.parse(judge);
  const [counts] = await db.$queryRaw<Counts[]>`
    select coalesce(sum(marked), 0)::int as marked, coalesce(sum(unmarked), 0)::int as unmarked, coalesce(sum(tokens), 0)::float as tokens,
      coalesce(sum("costUsd"), 0)::float as "costUsd", coalesce(sum(unpriced), 0)::int as unpriced,
      (select count(*)::int from "ExperimentMark" where "experimentId" = ${id} and "settledAt" is null) as waiting,
      (select mode() within group (order by reason) from (
        select reason from "ExperimentMark" where "experimentId" = ${id} and "settledAt" is not null and score is null
        order by "requestId" desc limit ${mostReasons}
      ) newest) as "unmarkedReason"
    from "ExperimentMarkDay" where "experimentId" = ${id}`;
  if (!counts) throw new Error("A count over nothing is a row too.");
  const { benchmarkId, share, perDay, grader } = plan;
  return { ...counts, name: graderName(grader), benchmarkId, share, perDay, ...(await readCalibration(caller, plan)) };
}

async function readCalibration(caller: Caller, { benchmarkId, grader }: JudgePlan) {
  const known = await calibrateJudges(caller, benchmarkId).catch((error: unknown) => {
    // The benchmark may be gone; the test goes on.
    if (error instanceof AppError) return [];
    throw error;
  });
  const found = known.find(({ judge }) => judge === grader.key);
  if (!found) return { isCalibrated: false, calibration: "Not calibrated yet: its benchmark does not hold this judge any more." };
  const { answerCount, kappa, verdict } = found;
  if (answerCount < fewestForVerdict || !kappa) return { isCalibrated: false, calibration: `Not calibrated yet. ${verdict}` };
  const figures = `κ ${formatNumber(kappa.value, 2)}, 95% interval ${formatNumber(kappa.low, 2)} to ${formatNumber(kappa.high, 2)}`;
  return { isCalibrated: true, calibration: `${verdict} ${figures}, from ${formatCount(answerCount, "answer")} that people rated too.` };
}
