import { z } from "zod";
import { messagesSchema } from "@/lib/datasets/schemas";
import { db } from "@/lib/db/client";

const rowsSchema = z.array(z.object({ position: z.number(), prompt: messagesSchema }));
export type UnaskedCase = z.infer<typeof rowsSchema>[number];

const pageCases = 100;

/** Cases without an answer and without a reason why there is none, in order, a page at a time. A replay asks the cases that it replays. */
export async function* readUnasked(recordId: string, casesOf: string): AsyncGenerator<UnaskedCase, undefined> {
  for (let after = 0; ; ) {
    const page = rowsSchema.parse(
      await db.$queryRaw`
        select position, prompt from "GoldenCase" c where c."recordId" = ${casesOf} and c.position > ${after}
          and not exists (select 1 from "GoldenAnswer" a where a."recordId" = ${recordId} and a.position = c.position)
          and not exists (select 1 from "GoldenFailure" f where f."recordId" = ${recordId} and f.position = c.position)
        order by position limit ${pageCases}`,
    );
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < pageCases) return;
    after = last.position;
  }
}
