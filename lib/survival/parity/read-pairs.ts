import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { GoldenRecord } from "../records/schemas";
import { scoreAnswer } from "./score-answer";
import { similarity } from "./similarity";

const answerSchema = z.object({ text: z.string(), latencyMs: z.number(), tokens: z.number() });

const rowsSchema = z.array(
  z.object({
    position: z.number(),
    prompt: messagesSchema,
    target: z.string().nullable(),
    /** Cases of the same group come from one source. */
    groupKey: z.string().nullable(),
    before: answerSchema,
    /** Null where the new model was asked and gave none; `failure` says why. */
    after: answerSchema.nullable(),
    failure: z.string().nullable(),
  }),
);

type Row = z.infer<typeof rowsSchema>[number];
export type AskedPair = Awaited<ReturnType<typeof toPair>>;

/** Every case that the old model answered and the new one was asked, graded where there is something to grade against. */
export async function readPairs(before: GoldenRecord, after: GoldenRecord): Promise<AskedPair[]> {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      select c.position, c.prompt, c.target, c."groupKey",
        json_build_object('text', b.answer, 'latencyMs', b."latencyMs", 'tokens', b."completionTokens") as before,
        case when a.position is not null then
          json_build_object('text', a.answer, 'latencyMs', a."latencyMs", 'tokens', a."completionTokens") end as after,
        case when a.position is null then f.reason end as failure
      from "GoldenCase" c
      join "GoldenAnswer" b on b."recordId" = ${before.id} and b.position = c.position
      left join "GoldenAnswer" a on a."recordId" = ${after.id} and a.position = c.position
      left join "GoldenFailure" f on f."recordId" = ${after.id} and f.position = c.position
      where c."recordId" = ${before.replayOfId ?? before.id} and (a.position is not null or f.position is not null) order by c.position`,
  );
  return Promise.all(rows.map((row) => toPair(before, row)));
}

/** Who was asked and gave no answer was wrong: leaving the case out would make a model that refuses what is hard look better. */
async function toPair({ graders }: GoldenRecord, row: Row) {
  const { before, after, failure } = row;
  const beforeScore = await scoreAnswer(graders, { ...row, answer: before.text });
  const afterScore = after
    ? await scoreAnswer(graders, { ...row, answer: after.text })
    : beforeScore && { grader: beforeScore.grader, score: 0, reason: failure };
  return { ...row, beforeScore, afterScore, similarity: after ? similarity(before.text, after.text) : 0 };
}
