import { z } from "zod";
import { messagesSchema, toolCallSchema, toolsSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";
import { Prisma } from "@/lib/db/generated/client";
import { askedOrder } from "./asked-order";

const answerSchema = z.object({
  text: z.string(),
  toolCalls: z.array(toolCallSchema),
  latencyMs: z.number(),
  promptTokens: z.number(),
  completionTokens: z.number(),
  /** Nobody asks of a stored answer why it ended. */
  finishReason: z.null().default(null),
});

const casesSchema = z.array(
  z.object({
    id: z.string(),
    position: z.number(),
    prompt: messagesSchema,
    target: z.string(),
    tools: toolsSchema.nullable(),
    targetCalls: z
      .array(toolCallSchema)
      .nullable()
      .transform((calls) => calls ?? []),
    /** What this model said to the same words before, by the number of the answer. */
    known: z
      .array(answerSchema.extend({ repeat: z.number() }))
      .nullable()
      .transform((answers) => answers ?? []),
  }),
);
export type MissingCase = z.infer<typeof casesSchema>[number];

interface Asking {
  evaluationId: string;
  benchmarkId: string;
  modelVersionId: string;
  /** An answer as long as it was allowed to be may have been cut off: it is asked for again. */
  maxTokens: number;
  /** Answers to every case. */
  repeats: number;
}

const pageCases = 256;

/** Cases that this evaluation has no answer to, in `askedOrder`, a page at a time. */
export async function* readMissingCases({
  evaluationId,
  benchmarkId,
  modelVersionId,
  maxTokens,
  repeats,
}: Asking): AsyncGenerator<MissingCase, undefined> {
  // Most models are new to every question; looking for what they said before would then cost more than asking them.
  const others = await db.evaluation.findMany({
    where: { modelVersionId, ...(repeats === 1 ? { id: { not: evaluationId }, doneCount: { gt: 0 } } : { results: { some: {} } }) },
    select: { id: true },
  });
  const known = answersOf(
    others.map(({ id }) => id),
    maxTokens,
    repeats,
  );
  const ids = await readMissingIds(evaluationId, benchmarkId, repeats);
  for (let from = 0; from < ids.length; from += pageCases) {
    const page = ids.slice(from, from + pageCases);
    yield* casesSchema.parse(
      await db.$queryRaw`
        select c.id, c.position, c.prompt, c.target, c.tools, c."targetCalls", ${known} as known
        from unnest(${page}::text[]) with ordinality wanted(id, place) join "BenchmarkCase" c on c.id = wanted.id order by wanted.place`,
    );
  }
}

async function readMissingIds(evaluationId: string, benchmarkId: string, repeats: number): Promise<string[]> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    select c.id from "BenchmarkCase" c
    where c."benchmarkId" = ${benchmarkId}
      and not exists (select 1 from "EvaluationResult" r where r."evaluationId" = ${evaluationId} and r."caseId" = c.id and r."repeatCount" >= ${repeats})
    order by ${askedOrder}`;
  return rows.map(({ id }) => id);
}

/** What the same model said to the same words in other evaluations, and in this one before more answers were wanted. */
function answersOf(evaluationIds: readonly string[], maxTokens: number, repeats: number): Prisma.Sql {
  if (evaluationIds.length === 0) return Prisma.sql`null::json`;
  const ids = [...evaluationIds];
  const isWhole = (answer: string) => Prisma.sql`${Prisma.raw(answer)}."completionTokens" between 1 and ${maxTokens - 1}`;
  const isSame = Prisma.sql`same."askedHash" = c."askedHash" and c."askedHash" <> ''`;
  const first = Prisma.sql`
    select 0 as repeat, r.answer, r.calls, r."latencyMs", r."promptTokens", r."completionTokens"
    from "BenchmarkCase" same join "EvaluationResult" r on r."caseId" = same.id and r."evaluationId" = any(${ids}::text[])
    where ${isSame} and ${isWhole("r")}`;
  const all = Prisma.sql`${first} union all
    select a.repeat, a.answer, a.calls, a."latencyMs", a."promptTokens", a."completionTokens"
    from "BenchmarkCase" same join "RepeatedAnswer" a on a."caseId" = same.id and a."evaluationId" = any(${ids}::text[])
    where ${isSame} and ${isWhole("a")} and a.repeat between 1 and ${repeats - 1}`;
  return Prisma.sql`(
    select json_agg(json_build_object('repeat', k.repeat, 'text', k.answer, 'toolCalls', coalesce(k.calls, '[]'), 'latencyMs', k."latencyMs",
      'promptTokens', k."promptTokens", 'completionTokens', k."completionTokens"))
    from (select distinct on (f.repeat) f.* from (${repeats === 1 ? Prisma.sql`${first} limit 1` : all}) f order by f.repeat) k)`;
}
