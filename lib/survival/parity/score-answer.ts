import type { Message } from "@/lib/datasets/schemas";
import { grade } from "@/lib/evaluations/graders/grade";
import type { Grader, GraderKind } from "@/lib/evaluations/graders/schemas";

export interface Scored {
  grader: string;
  score: number;
  reason: string | null;
}

interface Answered {
  prompt: Message[];
  target: string | null;
  answer: string;
}

/** What needs neither people nor another model: a report on the same record must come out the same next year. */
const alone: readonly GraderKind[] = [
  "exact",
  "contains",
  "regex",
  "label",
  "json_valid",
  "json_schema",
  "json_fields",
  "numeric",
  "similarity",
];

const context = { projectId: "", signal: new AbortController().signal };

/** By the first grader that can decide by itself; null where there is none, or nothing to hold the answer against. */
export async function scoreAnswer(graders: readonly Grader[] | null, { prompt, target, answer }: Answered): Promise<Scored | null> {
  const grader = graders?.find(({ kind }) => alone.includes(kind));
  if (!grader || target === null) return null;
  const subject = { prompt, target, targetCalls: [], answer, calls: [], latencyMs: 0, answerTokens: 0, costUsd: null };
  const scored = (await grade([grader], { subject, ratings: [], context }))[grader.key];
  return scored && scored.score !== null ? { grader: grader.key, score: scored.score, reason: scored.reason } : null;
}
