import { StateMark } from "@/components/ui/state-mark";
import { runState } from "./run-words";

export function RunState({ run }: { run: Parameters<typeof runState>[0] }) {
  const { state, word } = runState(run);
  return <StateMark state={state}>{word}</StateMark>;
}
