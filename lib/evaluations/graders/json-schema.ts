import { AppError } from "@/lib/errors";
import { answerCheck } from "@/lib/projects/answer-check";
import { notGraded } from "./not-graded";
import type { GraderOf, Score } from "./schemas";

/** Whether the answer has the shape that the schema asks for; a schema that is none grades nothing. */
export function gradeJsonSchema(answer: string, { schema }: Pick<GraderOf<"json_schema">, "schema">): Score {
  try {
    const problem = answer.trim() === "" ? "The answer is empty." : answerCheck(schema)(answer);
    return problem ? { score: 0, reason: problem } : { score: 1, reason: "Has the shape that the schema asks for." };
  } catch (error) {
    if (error instanceof AppError) return notGraded(error.message);
    throw error;
  }
}
