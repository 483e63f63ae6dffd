import type { Evaluation as EvaluationRow } from "@/lib/db/generated/client";
import { isFinished } from "@/lib/runs/transitions";
import { type EstimateWithInterval, type Evaluation, estimatesSchema } from "../schemas";
import { modelOf, type Part, type Parts } from "./read-parts";
import type { WholeRun } from "./read-whole";
import type { CurvePoint } from "./schemas";

const unlaunched: Record<string, string> = { refused: "Its trainer did not take it", cancelled: "It was stopped before it began" };
const again = "Train what is missing again.";

/** How far one of the smaller points is, and where it failed what happened and what to do. */
export function partPoint({ percent, run, member }: Part, sweep: Parts["sweep"], grader: string): CurvePoint {
  const nothing = { percent, reason: null, trainCount: null, run: null, evaluation: null, score: null };
  if (!run && !member) return { ...nothing, state: "missing" };
  if (!run) {
    if (member?.state === "waiting") return { ...nothing, state: "waiting", reason: null };
    return {
      ...nothing,
      state: "failed",
      reason: `${unlaunched[member?.state ?? ""] ?? "It was not launched"}${member?.reason ? `: ${member.reason}` : "."} ${again}`,
    };
  }
  const model = modelOf(run);
  const evaluation = model?.evaluations[0] ?? null;
  const score = evaluation ? scoreOf(estimatesSchema.nullable().parse(evaluation.scores)?.[grader]) : null;
  const point = {
    ...nothing,
    trainCount: run.subsetCount,
    run,
    evaluation: evaluation && model && { ...evaluation, modelName: model.name },
    score,
  };
  if (!isFinished(run.status)) {
    const waits = run.status === "awaiting_approval" ? "It became dearer than its plan said, and waits for a lead on its own page." : null;
    return { ...point, state: waits ? "waiting" : "training", reason: waits ?? (sweep?.problem || null) };
  }
  if (run.status !== "succeeded") return { ...point, state: "failed", reason: `${endWords(run)} ${again}` };
  return { ...point, ...measuredState(evaluation, score) };
}

export function wholePoint(run: WholeRun, evaluation: Evaluation, grader: string): CurvePoint {
  const score = scoreOf(evaluation.scores?.[grader]);
  const row = { ...evaluation, failureMessage: evaluation.failure?.message ?? null, failureAction: evaluation.failure?.action ?? null };
  return {
    percent: 100,
    trainCount: run.datasetVersion.trainCount,
    run,
    evaluation: { ...evaluation, modelName: evaluation.modelVersion.name },
    score,
    ...measuredState(row, score),
  };
}

/** Nothing that could be graded is no score. */
const scoreOf = (score: EstimateWithInterval | undefined) => (score && score.n > 0 ? score : null);

type Measured = Pick<EvaluationRow, "status" | "failureMessage" | "failureAction">;

function measuredState(evaluation: Measured | null, score: EstimateWithInterval | null): Pick<CurvePoint, "state" | "reason"> {
  if (!evaluation) return { state: "unmeasured", reason: "It is trained, and was not put to these cases yet." };
  if (evaluation.status === "queued" || evaluation.status === "running") return { state: "measuring", reason: null };
  if (evaluation.status === "failed")
    return { state: "failed", reason: [evaluation.failureMessage, evaluation.failureAction].filter(Boolean).join(" ") };
  return score
    ? { state: "measured", reason: null }
    : { state: "failed", reason: "None of its answers could be graded. The evaluation says why, case by case." };
}

function endWords({ number, status, failureMessage, failureAction }: NonNullable<Part["run"]>): string {
  if (status === "cancelled") return `Run ${number} was stopped.`;
  if (status === "lost") return `The trainer no longer knows run ${number}.`;
  return `Run ${number} failed: ${[failureMessage, failureAction].filter(Boolean).join(" ")}`;
}
