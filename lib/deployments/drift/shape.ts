import { z } from "zod";
import { detectLanguage } from "@/lib/datasets/checks/detect-language";
import { tokensIn } from "@/lib/datasets/count-tokens";
import { lengthStep } from "./length-steps";
import { refuses } from "./refuses";

const counts = z.record(z.string(), z.number());

/** What a day's questions and answers were like, as counts of people: of each, the first request. */
export const shapeSchema = z.object({
  people: z.number(),
  /** Step of `lengthStep` → people. */
  questionLengths: counts,
  answerLengths: counts,
  languages: counts,
  /** Short answers of one line, by what they say. */
  labels: counts,
  endings: counts,
});
export type Shape = z.infer<typeof shapeSchema>;

export interface Exchanged {
  question: string;
  answer: string;
  outcome: string;
  format: string | null;
}

/** Longer texts are measured by their beginning: a token count of a book says no more than that it is long. */
const mostMeasured = 20_000;
const longestLabel = 40;
const mostLabels = 50;

export function shapeOf(exchanges: readonly Exchanged[]): Shape {
  const shape: Shape = { people: exchanges.length, questionLengths: {}, answerLengths: {}, languages: {}, labels: {}, endings: {} };
  for (const { question, answer, outcome, format } of exchanges) {
    add(shape.questionLengths, String(lengthStep(tokensIn(question.slice(0, mostMeasured)))));
    const language = detectLanguage(question);
    if (language) add(shape.languages, language);
    const isBroken = outcome === "format_failed" || format === "invalid";
    if (outcome !== "ok" && !isBroken) continue;
    add(shape.endings, isBroken ? "broken" : refuses(answer) ? "refused" : "answered");
    add(shape.answerLengths, String(lengthStep(tokensIn(answer.slice(0, mostMeasured)))));
    const label = answer.trim();
    if (label !== "" && label.length <= longestLabel && !label.includes("\n")) add(shape.labels, label);
  }
  shape.labels = Object.fromEntries(
    Object.entries(shape.labels)
      .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
      .slice(0, mostLabels),
  );
  return shape;
}

function add(into: Record<string, number>, key: string): void {
  into[key] = (into[key] ?? 0) + 1;
}

/** Several days as one. */
export function addShapes(shapes: readonly Shape[]): Shape {
  const sum = (of: (shape: Shape) => Record<string, number>) => {
    const all: Record<string, number> = {};
    for (const shape of shapes) for (const [key, count] of Object.entries(of(shape))) all[key] = (all[key] ?? 0) + count;
    return all;
  };
  return {
    people: shapes.reduce((total, { people }) => total + people, 0),
    questionLengths: sum((shape) => shape.questionLengths),
    answerLengths: sum((shape) => shape.answerLengths),
    languages: sum((shape) => shape.languages),
    labels: sum((shape) => shape.labels),
    endings: sum((shape) => shape.endings),
  };
}
