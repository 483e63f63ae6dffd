import { Progress } from "@/components/ui/progress";
import type { StateName } from "@/components/ui/state-icon";
import { StateMark } from "@/components/ui/state-mark";
import type { Evaluation } from "@/lib/evaluations/schemas";
import { formatNumber } from "@/lib/format";

const states: Record<Evaluation["status"], { state: StateName; word: string }> = {
  queued: { state: "waiting", word: "Queued" },
  running: { state: "running", word: "Answering" },
  succeeded: { state: "done", word: "Done" },
  stopped: { state: "attention", word: "Stopped" },
  failed: { state: "failed", word: "Failed" },
};
const settled = { state: "done", word: "Settled" } as const;

export function EvaluationState({ evaluation }: { evaluation: Evaluation }) {
  const { status, stopReason, settledCount, caseCount } = evaluation;
  const { state, word } = stopReason === "settled" ? settled : states[status];
  const doneCount = settledCount !== null && stopReason === "settled" ? settledCount : evaluation.doneCount;
  return (
    <>
      <StateMark state={state}>
        {status === "running" || status === "stopped" ? `${word}, ${formatNumber(doneCount)} of ${formatNumber(caseCount)}` : word}
      </StateMark>
      {status === "running" && <Progress className="mt-1.5 w-40" label="Cases answered" value={doneCount} max={caseCount} />}
    </>
  );
}
