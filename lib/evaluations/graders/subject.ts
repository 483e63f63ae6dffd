import type { Message, ToolCall } from "@/lib/datasets/schemas";

/** Everything that a grader may look at. */
export interface Subject {
  prompt: Message[];
  /** Empty, without calls beside it: nobody has said what the right answer is. */
  target: string;
  targetCalls: ToolCall[];
  answer: string;
  calls: ToolCall[];
  latencyMs: number;
  answerTokens: number;
  /** Null where nobody has entered a price for the model. */
  costUsd: number | null;
}

export const hasTarget = ({ target, targetCalls }: Pick<Subject, "target" | "targetCalls">) =>
  target.trim() !== "" || targetCalls.length > 0;
