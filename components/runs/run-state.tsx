import { StateMark } from "@/components/ui/state-mark";
import type { Run } from "@/lib/runs/schemas";
import { runState } from "./run-words";

export function RunState({ run }: { run: Pick<Run, "status" | "isStalled" | "isCancelling" | "step"> }) {
  const { state, word } = runState(run);
  return <StateMark state={state}>{word}</StateMark>;
}
