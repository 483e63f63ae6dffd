import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import type { GoldenRecord } from "../records/schemas";
import { scoreAnswer } from "./score-answer";
import { similarity } from "./similarity";

const rowsSchema = z.array(
  z.object({
    position: z.number(),
    prompt: messagesSchema,
    target: z.string().nullable(),
    beforeText: z.string(),
    beforeMs: z.number(),
    beforeTokens: z.number(),
    afterText: z.string(),
    afterMs: z.number(),
    afterTokens: z.number(),
  }),
);

export type AnsweredPair = Awaited<ReturnType<typeof readPairs>>[number];

/** Every case that both answered, graded where there is something to grade against. */
export async function readPairs(before: GoldenRecord, after: GoldenRecord) {
  const rows = rowsSchema.parse(
    await db.$queryRaw`
      select c.position, c.prompt, c.target, b.answer as "beforeText", b."latencyMs" as "beforeMs", b."completionTokens" as "beforeTokens",
        a.answer as "afterText", a."latencyMs" as "afterMs", a."completionTokens" as "afterTokens"
      from "GoldenCase" c
      join "GoldenAnswer" b on b."recordId" = ${before.id} and b.position = c.position
      join "GoldenAnswer" a on a."recordId" = ${after.id} and a.position = c.position
      where c."recordId" = ${before.replayOfId ?? before.id} order by c.position`,
  );
  return Promise.all(
    rows.map(async (row) => ({
      ...row,
      beforeScore: await scoreAnswer(before.graders, { ...row, answer: row.beforeText }),
      afterScore: await scoreAnswer(before.graders, { ...row, answer: row.afterText }),
      similarity: similarity(row.beforeText, row.afterText),
    })),
  );
}
