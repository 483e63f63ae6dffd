import { z } from "zod";
import { parseJsonObject } from "../../parse-json-object";
import { notGraded } from "../not-graded";
import type { Score } from "../schemas";
import type { Subject } from "../subject";
import { runInSandbox } from "./run-in-sandbox";

const outputSchema = z.union([
  z.object({ problem: z.string() }),
  // A number that is none becomes null in JSON; the function then said nothing about the case either.
  z.object({ score: z.number().nullable(), reason: z.string() }),
]);

/** The score that a function of the team comes to. Whatever it does, the worst outcome is a case that is not graded. */
export async function gradeCode(source: string, { prompt, target, answer, calls, latencyMs }: Subject): Promise<Score> {
  const output = await runInSandbox(source, JSON.stringify({ prompt, target, answer, toolCalls: calls, latencyMs }));
  const said = outputSchema.safeParse(parseJsonObject(output));
  if (!said.success) return notGraded("The code answered with something that is no score.");
  if ("problem" in said.data) return notGraded(said.data.problem);
  const { score, reason } = said.data;
  if (score === null) return notGraded(reason || "The code gave no score.");
  if (score < 0 || score > 1) return notGraded(`The code gave ${score}. A score lies between 0 and 1.`);
  return { score, reason: reason || `The code gave ${Math.round(score * 1000) / 1000}.` };
}
