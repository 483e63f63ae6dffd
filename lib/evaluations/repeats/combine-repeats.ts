import { formatNumber } from "@/lib/format";
import type { Completion } from "@/lib/trainers/trainer";
import { headlineOf } from "../graders/headline-of";
import type { Grader, Score, Scores } from "../graders/schemas";

/** One answer of several to the same case, graded. */
export interface GradedAnswer {
  answer: string;
  calls: NonNullable<Completion["toolCalls"]>;
  scores: Scores;
  score: number | null;
  latencyMs: number;
  promptTokens: number;
  completionTokens: number;
  costUsd: number | null;
}

/** Several answers are one case: means of what they scored and took, and the first of them to show. */
export function combineRepeats(graders: readonly Grader[], answers: readonly [GradedAnswer, ...GradedAnswer[]]): GradedAnswer {
  const [first] = answers;
  if (answers.length === 1) return first;
  const scores = Object.fromEntries(graders.map(({ key }) => [key, combineScores(answers.flatMap((one) => one.scores[key] ?? []))]));
  const meanOf = (read: (answer: GradedAnswer) => number) => answers.reduce((sum, one) => sum + read(one), 0) / answers.length;
  return {
    ...first,
    scores,
    score: headlineOf([...graders], scores),
    latencyMs: Math.round(meanOf(({ latencyMs }) => latencyMs)),
    promptTokens: Math.round(meanOf(({ promptTokens }) => promptTokens)),
    completionTokens: Math.round(meanOf(({ completionTokens }) => completionTokens)),
    costUsd: answers.some(({ costUsd }) => costUsd === null) ? null : meanOf(({ costUsd }) => costUsd ?? 0),
  };
}

/** The mean of those that could be graded, and what grading all of them took. */
function combineScores(given: readonly Score[]): Score {
  const known = given.flatMap(({ score }) => score ?? []);
  const tokens = given.reduce((sum, score) => sum + (score.tokens ?? 0), 0);
  const costUsd = given.some((score) => (score.tokens ?? 0) > 0 && score.costUsd == null)
    ? null
    : given.reduce((sum, score) => sum + (score.costUsd ?? 0), 0);
  const paid = tokens > 0 ? { tokens, costUsd } : {};
  if (known.length === 0) return { score: null, reason: given[0]?.reason ?? "", ...paid };
  const mean = known.reduce((sum, score) => sum + score, 0) / known.length;
  const isSame = known.every((score) => score === known[0]);
  const each = known.map((score) => formatNumber(score, Number.isInteger(score) ? 0 : 2)).join(", ");
  const reason = isSame ? (given.find(({ score }) => score !== null)?.reason ?? "") : `Mean of ${known.length} answers: ${each}.`;
  return { score: isSame ? (known[0] ?? mean) : mean, reason, ...paid };
}
