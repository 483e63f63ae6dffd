import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { AppError } from "@/lib/errors";
import { formatCount, formatDuration, formatNumber, formatTime } from "@/lib/format";
import { spokenName } from "@/lib/trainers/spoken-name";
import { getRunRow } from "./get-run";
import { type Diagnosis, diagnosisSchema } from "./schemas";
import type { RunRow } from "./to-run";
import { weighCauses } from "./weigh-causes";

const weekMs = 7 * 24 * 60 * 60 * 1_000;
/** A worker that was away for longer may have missed something. */
const longGapMs = 120_000;

/** Why a failure is laid at somebody's door. Every fact is something that Hone saw itself; what it did not see is not said. */
export async function diagnoseRun(caller: Caller, runId: string): Promise<Diagnosis> {
  const run = await getRunRow(caller, runId);
  if (!run.failureKind) throw new AppError("conflict", "This run has not failed, so there is nothing to explain.");
  const sameElsewhere = await countSame(run);
  const answeredAt = await lastAnswer(run);
  const evidence = {
    kind: run.failureKind,
    // A run is created only once every row was read without an objection.
    passedCheck: true,
    steps: run.step,
    keyWorked: answeredAt !== null,
    lookedWithoutGap: run.polledAt !== null && run.longestGapMs < longGapMs,
    sameElsewhere,
  };
  const name = spokenName(run.trainer);
  const facts = [
    `All ${formatCount((run.subsetCount ?? run.datasetVersion.trainCount) + run.datasetVersion.validationCount, "example")} passed the check before the launch.`,
    ...(run.step > 0 ? [`${formatNumber(run.step)} ${run.step === 1 ? "step was" : "steps were"} taken with them without an error.`] : []),
    ...(answeredAt ? [`The key is valid: ${name} answered at ${formatTime(answeredAt)}, UTC.`] : []),
    ...(evidence.lookedWithoutGap
      ? [`Hone looked at it without a gap${run.longestGapMs > 0 ? `, every ${formatDuration(run.longestGapMs)} or sooner` : ""}.`]
      : []),
    ...(sameElsewhere > 0 ? [`The same error ended ${formatCount(sameElsewhere, "other run")} in this workspace within a week.`] : []),
  ];
  return diagnosisSchema.parse({ causes: weighCauses(evidence), facts, sameElsewhere });
}

/** Runs of other projects count without being shown. */
function countSame({ id, trainerId, failureMessage, finishedAt }: RunRow): Promise<number> {
  const around = finishedAt ?? new Date();
  const lately = { gte: new Date(around.getTime() - weekMs), lte: new Date(around.getTime() + weekMs) };
  return db.run.count({ where: { trainerId, finishedAt: lately, failureMessage, id: { not: id } } });
}

/** When the trainer last answered one of its runs with this key, at the end of this run or later. */
async function lastAnswer({ trainerId, trainerJobId, finishedAt, failureKind, polledAt }: RunRow): Promise<Date | null> {
  if (failureKind === "your_account") return null;
  const since = finishedAt ?? new Date();
  const later = await db.run.findFirst({
    where: { trainerId, polledAt: { gte: since }, trainerProblem: null },
    orderBy: { polledAt: "desc" },
    select: { polledAt: true },
  });
  return later?.polledAt ?? (trainerJobId ? polledAt : null);
}
