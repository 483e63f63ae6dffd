import { storableText } from "@/lib/datasets/imports/storable";
import type { GradingContext } from "./call-model";
import { gradeCode } from "./code/grade-code";
import { gradeContains } from "./contains";
import { gradeEmbedding } from "./embedding";
import { gradeExact } from "./exact";
import { gradeByHumans, type Rating } from "./human";
import { gradeJsonFields } from "./json-fields";
import { gradeJsonSchema } from "./json-schema";
import { gradeJsonValid } from "./json-valid";
import { gradeByJudge } from "./judge/grade-by-judge";
import { gradeLabel } from "./label";
import { gradeLimit } from "./limit";
import { noTarget, notGraded } from "./not-graded";
import { gradeNumeric } from "./numeric";
import { gradeRegex } from "./regex";
import type { Grader, GraderKind, GraderOf, Score, Scores } from "./schemas";
import { gradeSimilarity } from "./similarity";
import { hasTarget, type Subject } from "./subject";
import { gradeToolCalls } from "./tool-calls";
import { gradeWeighted } from "./weighted";

interface Task {
  subject: Subject;
  ratings: readonly Rating[];
  context: GradingContext;
}

type Plain = Exclude<GraderKind, "weighted">;
type Grade<K extends Plain> = (grader: GraderOf<K>, task: Task) => Score | Promise<Score>;

const grades: { [K in Plain]: Grade<K> } = {
  exact: (grader, { subject }) => gradeExact(subject.target, subject.answer, grader),
  contains: (grader, { subject }) => gradeContains(subject.target, subject.answer, grader),
  regex: (grader, { subject }) => gradeRegex(subject.answer, grader),
  label: (grader, { subject }) => gradeLabel(subject.target, subject.answer, grader),
  json_valid: (grader, { subject }) => gradeJsonValid(subject.answer, grader),
  json_schema: (grader, { subject }) => gradeJsonSchema(subject.answer, grader),
  json_fields: (grader, { subject }) => gradeJsonFields(subject.target, subject.answer, grader.fields),
  numeric: (grader, { subject }) => gradeNumeric(subject.target, subject.answer, grader),
  similarity: (grader, { subject }) => gradeSimilarity(subject.target, subject.answer, grader),
  embedding: (grader, { subject, context }) => gradeEmbedding(context, subject.target, subject.answer, grader),
  tool_calls: (grader, { subject }) => gradeToolCalls(subject.targetCalls, subject.calls, grader),
  limit: (grader, { subject }) => gradeLimit(subject, grader),
  code: (grader, { subject }) => gradeCode(grader.source, subject),
  judge: (grader, { subject, context }) => gradeByJudge(context, grader, subject),
  human: (grader, { ratings }) => gradeByHumans(grader, ratings),
};

/** Every grader's score with its reason. What cannot be graded says so; nothing becomes a zero by accident. */
export async function grade(graders: readonly Grader[], task: Task): Promise<Scores> {
  const scores: Scores = {};
  const plain = graders.flatMap((grader) =>
    grader.kind === "weighted" ? [] : [gradeOne(grader, task).then((score) => ({ key: grader.key, score }))],
  );
  for (const { key, score } of await Promise.all(plain)) scores[key] = score;
  for (const grader of graders) if (grader.kind === "weighted") scores[grader.key] = gradeWeighted(grader, scores);
  return scores;
}

async function gradeOne(grader: Exclude<Grader, { kind: "weighted" }>, task: Task): Promise<Score> {
  try {
    if (needsTarget(grader) && !hasTarget(task.subject)) return noTarget;
    const score = await gradeOf(grader.kind)(grader, task);
    // Reasons quote what models and people's own code say, and one that cannot be stored would take the answers beside it along.
    return { ...score, reason: storableText(score.reason) };
  } catch (error) {
    if (task.context.signal.aborted) throw error;
    console.error(`The grader “${grader.key}” failed.`, error);
    return notGraded("Hone could not grade this case because of a fault of its own. The log of the worker says more.");
  }
}

/** The compiler cannot follow that a grader's own kind leads to what grades it. */
function gradeOf(kind: Plain) {
  return grades[kind] as (grader: Grader, task: Task) => Score | Promise<Score>;
}

function needsTarget(grader: Grader): boolean {
  if (grader.kind === "contains") return !grader.wanted || grader.wanted.length === 0;
  return ["exact", "label", "json_fields", "numeric", "similarity", "embedding", "tool_calls"].includes(grader.kind);
}
