import { z } from "zod";
import { messagesSchema, toolCallSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { Rating } from "./human";
import type { Subject } from "./subject";

const calls = z
  .array(toolCallSchema)
  .nullable()
  .transform((given) => given ?? []);
const rowsSchema = z.array(
  z.object({
    caseId: z.string(),
    position: z.number(),
    prompt: messagesSchema,
    target: z.string(),
    targetCalls: calls,
    answer: z.string(),
    calls,
    latencyMs: z.number(),
    answerTokens: z.number(),
    costUsd: z.number().nullable(),
    ratings: z.array(z.object({ grader: z.string(), value: z.number() })),
  }),
);

export interface StoredSubject {
  caseId: string;
  position: number;
  subject: Subject;
  ratings: Rating[];
}

/** Stored answers of an evaluation with their cases and what people gave them, in order of the cases. */
export async function readSubjects(evaluationId: string, after: number, limit: number): Promise<StoredSubject[]> {
  const rows = await db.$queryRaw`
    select r."caseId", c.position, c.prompt, c.target, c."targetCalls", r.answer, r.calls, r."latencyMs",
      r."completionTokens" as "answerTokens", r."costUsd", coalesce((
        select json_agg(json_build_object('grader', rating.grader, 'value', rating.value)) from "HumanRating" rating where rating."answerId" = r."answerId"
      ), '[]') as ratings
    from "EvaluationResult" r join "BenchmarkCase" c on c.id = r."caseId"
    where r."evaluationId" = ${evaluationId} and c.position > ${after} order by c.position limit ${limit}`;
  return rowsSchema.parse(rows).map(({ caseId, position, ratings, ...subject }) => ({ caseId, position, ratings, subject }));
}
