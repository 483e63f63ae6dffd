import { z } from "zod";
import type { Caller } from "@/lib/accounts/caller";
import { db } from "@/lib/db/client";
import { type Page, parseNumberCursor } from "@/lib/http/page";
import { getRecord } from "./get-record";
import { type GoldenRecord, type listAnswersInput, type RecordedAnswer, recordedAnswerSchema } from "./schemas";

/** What was asked and what was answered, in order. */
export async function listAnswers(
  caller: Caller,
  recordId: string,
  { cursor, limit, show }: z.infer<typeof listAnswersInput>,
): Promise<Page<RecordedAnswer> & { total: number }> {
  const record = await getRecord(caller, recordId);
  const rows = await readAnswers(record, parseNumberCursor(cursor) ?? 0, limit + 1, show === "failed");
  const items = rows.slice(0, limit);
  return {
    items,
    nextCursor: rows.length > limit ? String(items.at(-1)?.position) : null,
    total: show === "failed" ? record.failedCount : record.caseCount,
  };
}

const answerFields = z.object({
  text: z.string().nullable(),
  finishReason: z.string().nullable(),
  latencyMs: z.number().nullable(),
  promptTokens: z.number().nullable(),
  completionTokens: z.number().nullable(),
  at: z.date().nullable(),
});

export async function readAnswers(
  { id, replayOfId }: GoldenRecord,
  after: number,
  limit: number,
  onlyFailed: boolean,
): Promise<RecordedAnswer[]> {
  const rows = await db.$queryRaw<unknown[]>`
    select c.position, c.prompt, c.target, a.answer as text, a."finishReason", a."latencyMs", a."promptTokens", a."completionTokens", a.at, f.reason as failure
    from "GoldenCase" c
    left join "GoldenAnswer" a on a."recordId" = ${id} and a.position = c.position
    left join "GoldenFailure" f on f."recordId" = ${id} and f.position = c.position
    where c."recordId" = ${replayOfId ?? id} and c.position > ${after} and (not ${onlyFailed}::boolean or f.reason is not null)
    order by c.position limit ${limit}`;
  return rows.map((row) => {
    const answer = answerFields.parse(row);
    return recordedAnswerSchema.parse({ ...z.looseObject({}).parse(row), answer: answer.text === null ? null : answer });
  });
}
