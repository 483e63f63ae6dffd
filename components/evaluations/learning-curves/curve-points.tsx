import Link from "next/link";
import { Progress } from "@/components/ui/progress";
import type { StateName } from "@/components/ui/state-icon";
import { StateMark } from "@/components/ui/state-mark";
import type { CurvePoint, PointState } from "@/lib/evaluations/learning-curves/schemas";
import { formatNumber } from "@/lib/format";
import { routes } from "@/lib/routes";

const states: Record<PointState, { state: StateName; word: string }> = {
  missing: { state: "open", word: "Not trained yet" },
  waiting: { state: "waiting", word: "Waits for its turn" },
  training: { state: "running", word: "Trains" },
  unmeasured: { state: "attention", word: "Not measured on these cases" },
  measuring: { state: "running", word: "Answers the cases" },
  measured: { state: "done", word: "Measured" },
  failed: { state: "failed", word: "Failed" },
};

/** How far every point is, and where one failed why. */
export function CurvePoints({ projectId, points }: { projectId: string; points: readonly CurvePoint[] }) {
  return (
    <ol className="mt-4 divide-y border-y" aria-label="How far the parts are">
      {points.map((point) => (
        <li key={point.percent} className="grid gap-x-4 gap-y-1 py-2.5 sm:grid-cols-[11rem_minmax(0,1fr)]">
          <span className="num font-medium">
            {point.percent === 100 ? "All examples" : `${point.percent}% of the examples`}
            {point.run && (
              <Link className="link block font-normal text-xs" href={routes.run(projectId, point.run.id)}>
                run {point.run.number}
              </Link>
            )}
          </span>
          <div className="min-w-0">
            <StateMark state={states[point.state].state}>{states[point.state].word}</StateMark>
            <HowFar point={point} />
            {point.reason && <p className="mt-1 max-w-[80ch] text-on-surface-2 text-pretty">{point.reason}</p>}
          </div>
        </li>
      ))}
    </ol>
  );
}

function HowFar({ point: { state, run, evaluation } }: { point: CurvePoint }) {
  if (state === "training" && run?.totalSteps)
    return (
      <Bar
        label="Steps"
        words={`step ${formatNumber(run.step)} of ${formatNumber(run.totalSteps)}`}
        value={run.step}
        max={run.totalSteps}
      />
    );
  if (state === "measuring" && evaluation)
    return (
      <Bar
        label="Cases answered"
        words={`${formatNumber(evaluation.doneCount)} of ${formatNumber(evaluation.caseCount)} cases`}
        value={evaluation.doneCount}
        max={evaluation.caseCount}
      />
    );
  return null;
}

function Bar({ label, words, value, max }: { label: string; words: string; value: number; max: number }) {
  return (
    <>
      <span className="num ml-2 text-on-surface-3">{words}</span>
      <Progress className="mt-1.5 max-w-80" label={label} value={value} max={max} />
    </>
  );
}
