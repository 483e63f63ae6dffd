import { agoWords } from "@/components/layout/ago-words";
import { StateMark } from "@/components/ui/state-mark";
import type { Connection } from "@/lib/trainers/schemas";

type AnswerMarkProps = { trainer: Pick<Connection, "checkedAt" | "problem">; isAsking: boolean; now: Date };

/** Whether it answered, and how long ago it was asked. */
export function AnswerMark({ trainer: { checkedAt, problem }, isAsking, now }: AnswerMarkProps) {
  if (!checkedAt) return <StateMark state={isAsking ? "running" : "open"}>{isAsking ? "Being asked" : "Not asked yet"}</StateMark>;
  return (
    <>
      <StateMark state={problem ? "failed" : "live"}>{problem ? "Does not answer" : "Answers"}</StateMark>
      <span className="hint num block">asked {agoWords(checkedAt, now)}</span>
    </>
  );
}
