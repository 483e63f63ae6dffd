import type { Caller } from "@/lib/accounts/caller";
import { requireGrader } from "../compare-evaluations";
import { getEvaluation } from "../get-evaluation";
import type { Evaluation } from "../schemas";
import { compareSteps } from "./compare-steps";
import { curveVerdict } from "./curve-verdict";
import { type Parts, readParts } from "./read-parts";
import { readWhole } from "./read-whole";
import { type CurvePoint, type LearningCurve, type LearningCurveQuery, learningCurveSchema } from "./schemas";
import { partPoint, wholePoint } from "./to-point";

/** What more data would bring: the model in question beside the same run on a quarter and on half of its examples, on the same cases. */
export async function getLearningCurve(caller: Caller, query: LearningCurveQuery): Promise<LearningCurve> {
  const { evaluation, run, reason } = await readWhole(caller, query.evaluationId);
  const { benchmark } = evaluation;
  const grader = requireGrader(evaluation, query.grader);
  const about = { evaluationId: evaluation.id, benchmark, grader, baseline: await readBaseline(caller, query, evaluation, grader) };
  if (!run)
    return learningCurveSchema.parse({
      ...about,
      ...{ state: "impossible", reason, sweep: null, points: [], steps: [], verdict: curveVerdict(null) },
    });
  const found = await readParts(run.id, benchmark.id);
  const points = [...found.parts.map((part) => partPoint(part, found.sweep, grader)), wholePoint(run, evaluation, grader)];
  const { steps, last } = await compareSteps(benchmark.id, points, grader);
  return learningCurveSchema.parse({
    ...about,
    state: stateOf(points.slice(0, -1), found),
    reason: null,
    sweep: found.sweep,
    points,
    steps,
    verdict: curveVerdict(last),
  });
}

function stateOf(parts: readonly CurvePoint[], { sweep }: Parts): LearningCurve["state"] {
  const has = (...states: CurvePoint["state"][]) => parts.some(({ state }) => states.includes(state));
  if (parts.every(({ state }) => state === "missing")) return "none";
  if (sweep?.status === "awaiting_approval") return "awaiting_approval";
  if (has("waiting", "training", "measuring")) return "running";
  return parts.every(({ state }) => state === "measured") ? "done" : "incomplete";
}

async function readBaseline(caller: Caller, { baselineId }: LearningCurveQuery, { benchmark }: Evaluation, grader: string) {
  if (!baselineId) return null;
  const baseline = await getEvaluation(caller, baselineId);
  const score = baseline.benchmark.id === benchmark.id ? baseline.scores?.[grader] : null;
  return score ? { evaluationId: baseline.id, name: baseline.modelVersion.name, score } : null;
}
