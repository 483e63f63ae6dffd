import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

const casesSchema = z.array(z.object({ id: z.string(), position: z.number(), prompt: messagesSchema, target: z.string() }));
export type MissingCase = z.infer<typeof casesSchema>[number];

const pageCases = 256;

/** Cases that this evaluation has no answer to, in order, a page at a time. */
export async function* readMissingCases(evaluationId: string, benchmarkId: string): AsyncGenerator<MissingCase, undefined> {
  for (let after = 0; ; ) {
    const page = casesSchema.parse(
      await db.$queryRaw`
        select id, position, prompt, target from "BenchmarkCase" c
        where "benchmarkId" = ${benchmarkId} and position > ${after}
          and not exists (select 1 from "EvaluationResult" r where r."evaluationId" = ${evaluationId} and r."caseId" = c.id)
        order by position limit ${pageCases}`,
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageCases) return;
    after = last.position;
  }
}
